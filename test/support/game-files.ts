import { spawnSync } from 'node:child_process';
import { makeAccount } from '../../src/rehearsal/generated-account.js';
import type { GameJson } from '../../src/rehearsal/lichess-json.js';
import { makePgn } from '../../src/rehearsal/pgn.js';
import type { Tool } from './needs.js';

/** Invented games with accounts on both sides, as files of every kind have them. */
export function makeGames(count: number, seed = 5): GameJson[] {
  const world = makeAccount({ seed, username: 'Archive_Rook', games: count * 2 });
  const games = world.games.map((game) => game.load());
  const isUsual = ({ players, clock }: GameJson): boolean =>
    players.white.user !== undefined && players.black.user !== undefined && clock !== undefined;
  return games.filter(isUsual).slice(0, count);
}

export function makeNdjson(games: readonly GameJson[]): string {
  return games.map((game) => `${JSON.stringify(game)}\n`).join('');
}

export function makePgnFile(games: readonly GameJson[]): string {
  return games.map((game) => makePgn(game, { tags: true, moves: true, opening: false })).join('');
}

const CSV_HEADER =
  'id,rated,created_at,last_move_at,turns,victory_status,winner,increment_code,white_id,white_rating,black_id,' +
  'black_rating,moves,opening_eco,opening_name,opening_ply';

/** The published table: no case of ids, no status but four, minutes as the clock. */
export function makeCsv(games: readonly GameJson[], options: { roundedTimes?: boolean } = {}): string {
  const rows = games.map((game) => {
    const { white, black } = game.players;
    const time = (ms: number): string => (options.roundedTimes ? ms.toExponential(5).toUpperCase() : `${ms}.0`);
    const status = ['mate', 'outoftime', 'draw'].includes(game.status) ? game.status : game.winner ? 'resign' : 'draw';
    const moves = game.moves ?? '';
    return [
      game.id.toLowerCase(),
      game.rated ? 'True' : 'False',
      time(game.createdAt),
      time(game.lastMoveAt),
      moves === '' ? 0 : moves.split(' ').length,
      status,
      game.winner ?? 'draw',
      `${(game.clock?.initial ?? 0) / 60}+${game.clock?.increment ?? 0}`,
      white.user?.id,
      white.rating,
      black.user?.id,
      black.rating,
      moves,
      'C20',
      '"King\'s Pawn Game, ""quoted"""',
      2,
    ].join(',');
  });
  return `${[CSV_HEADER, ...rows].join('\r\n')}\r\n`;
}

export const ZSTD: Tool = { isThere: spawnSync('zstd', ['--version']).status === 0, install: 'apt-get install zstd' };
export const BZIP2: Tool = { isThere: spawnSync('bzip2', ['--help']).status === 0, install: 'apt-get install bzip2' };

/** Packs bytes by a program of the system. */
export function pack(program: 'zstd' | 'bzip2', bytes: string | Uint8Array): Buffer {
  const { status, stdout, stderr } = spawnSync(program, ['-c'], { input: bytes, maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`${program}: ${stderr.toString()}`);
  return stdout;
}
