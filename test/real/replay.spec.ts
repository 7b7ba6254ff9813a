// Every recorded game, outside the repository: SHARED_DATA=<folder> npm run test:real -- test/real/replay.spec.ts
// With CHESS_JS_SHARE=1 chess.js plays every game of standard chess as well.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Chess } from 'chess.js';
import { ChessopsReplay } from '../../src/chess/replay/chessops-replay.js';
import { openGame } from '../../src/chess/replay/open-game.js';
import type { Replay } from '../../src/chess/replay/replay.js';
import { IllegalMoveError } from '../../src/chess/replay/replay-errors.js';
import { StandardReplay } from '../../src/chess/replay/standard-replay.js';
import { StandardReplayer } from '../../src/chess/replay/standard-replayer.js';
import { standardSetup } from '../../src/chess/replay/standard-setup.js';
import { startPosition } from '../../src/chess/replay/start-position.js';
import type { Variant } from '../../src/chess/variant.js';

const FOLDERS = ['pgn-user', 'pgn-arena', 'pgn-monthly-dump', 'pgn-broadcast', 'ndjson', 'kaggle'];
/** chess.js plays some 200 games a second, so it sees one game of so many. */
const CHESS_JS_SHARE = Number(process.env.CHESS_JS_SHARE ?? 20);
/** A game whose variant was changed by hand, so that its moves do not fit. */
const KNOWN_ILLEGAL = ['HF73JWBj'];

interface RecordedGame {
  id: string;
  variant: Variant;
  initialFen: string | undefined;
  /** As the file has it, with comments and side lines. */
  movetext: string;
  sans: string[];
  /** The source tells pieces apart also where they need not be: it writes Rfe1 for Re1. */
  isVerbose?: boolean;
}

const VARIANTS: Record<string, Variant> = {
  Standard: 'standard',
  Chess960: 'chess960',
  Crazyhouse: 'crazyhouse',
  Antichess: 'antichess',
  Atomic: 'atomic',
  Horde: 'horde',
  'King of the Hill': 'kingOfTheHill',
  'Racing Kings': 'racingKings',
  'Three-check': 'threeCheck',
  'From Position': 'fromPosition',
};

function readText(path: string): string {
  if (path.endsWith('.gz')) return gunzipSync(readFileSync(path)).toString('utf8');
  if (!path.endsWith('.zst')) return readFileSync(path, 'utf8');
  const { status, stdout } = spawnSync('zstd', ['-dc', path], { maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`The program zstd is needed to read ${path}`);
  return stdout.toString('utf8');
}

function readPgn(text: string): RecordedGame[] {
  return text
    .replaceAll('\r', '')
    .split(/^(?=\[Event )/m)
    .filter((game) => game.startsWith('[Event '))
    .map((game) => {
      const [tagText = ''] = /^(?:\[.*\]\n|\n(?=\[))*/.exec(game) ?? [];
      const tags = new Map([...tagText.matchAll(/^\[(\w+) "(.*)"\]$/gm)].map(([, name, value]) => [name, value]));
      const variant = VARIANTS[tags.get('Variant') ?? 'Standard'];
      if (!variant) throw new Error(`An unknown variant: ${tags.get('Variant')}`);
      const movetext = game.slice(tagText.length);
      const id = (tags.get('Site') ?? '').split('/').at(-1) ?? '';
      return { id, variant, initialFen: tags.get('FEN'), movetext, sans: readSans(movetext) };
    });
}

/** Takes comments and side lines out, innermost first, then numbers, glyphs and the result. */
function readSans(movetext: string): string[] {
  let bare = movetext.replace(/\{[^}]*\}/g, ' ');
  while (/\([^()]*\)/.test(bare)) bare = bare.replace(/\([^()]*\)/g, ' ');
  return bare
    .replace(/\$\d+|\d+\.+|1-0|0-1|1\/2-1\/2|\*/g, ' ')
    .split(/\s+/)
    .map((token) => token.replace(/[!?]+$/, ''))
    .filter((token) => token !== '');
}

interface GameJson {
  id: string;
  variant: Variant;
  initialFen?: string;
  moves?: string;
}

function readNdjson(text: string): RecordedGame[] {
  return text.split('\n').flatMap((line) => {
    try {
      const { id, variant, initialFen, moves = '' } = JSON.parse(line) as GameJson;
      return [{ id, variant, initialFen, movetext: moves, sans: moves.split(' ').filter((san) => san !== '') }];
    } catch {
      return [];
    }
  });
}

/** The published table: the thirteenth column has the moves, and no column before it is quoted. */
function readCsv(text: string): RecordedGame[] {
  const [, ...rows] = text.trim().split('\n');
  return rows.map((row) => {
    const { 0: id = '', 12: moves = '' } = row.split(',');
    return { id, variant: 'standard', initialFen: undefined, movetext: moves, sans: moves.split(' '), isVerbose: true };
  });
}

function readGamesOf(folder: string, text: string): RecordedGame[] {
  if (folder === 'kaggle') return readCsv(text);
  return folder === 'ndjson' ? readNdjson(text) : readPgn(text);
}

function* readGames(): Generator<RecordedGame> {
  const root = process.env.SHARED_DATA;
  if (!root) throw new Error('Set SHARED_DATA to the folder with the recorded data');
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(root, folder))) {
      yield* readGamesOf(folder, readText(join(root, folder, name)));
    }
  }
}

const stateOf = (replay: Replay): string =>
  [
    replay.epd(),
    replay.key(),
    replay.turn,
    replay.ply,
    replay.halfmoves,
    Buffer.from(replay.board).toString('hex'),
  ].join();

/** A move without what tells its piece apart from others. */
const tellNothingApart = (san: string): string => san.replace(/^([NBRQ])[a-h]?[1-8]?(?=x?[a-h][1-8])/, '$1');

/** Where Lichess writes a move in another way than we do. */
const otherwise: string[] = [];

/** Plays a game with both implementations side by side. */
function compare(game: RecordedGame, seePosition: (key: string, epd: string) => void): Replay {
  const first = openGame(game);
  const second = new ChessopsReplay(game.variant, startPosition(game.variant, game.initialFen));
  for (const san of game.sans) {
    const move = first.play(san);
    const isSame = move.san === san || (game.isVerbose && tellNothingApart(move.san) === tellNothingApart(san));
    if (!isSame) otherwise.push(`${game.variant} ${game.id} ply ${move.ply}: ${move.san} for ${san}`);
    if (JSON.stringify(second.playUci(move.uci)) !== JSON.stringify(move))
      throw new Error(`${game.id}: ${san} differs`);
    if (stateOf(first) !== stateOf(second)) throw new Error(`${game.id}: ${stateOf(first)} is not ${stateOf(second)}`);
    seePosition(first.key(), `${first.epd()} ${rulesOf(game.variant)}`);
  }
  const ends = [first, second].map((end) => [
    end.isCheckmate(),
    end.isStalemate(),
    end.isInsufficientMaterial(),
    end.fen(),
  ]);
  expect(ends[0]).toEqual(ends[1]);
  return first;
}

const rulesOf = (variant: Variant): string =>
  variant === 'fromPosition' || variant === 'chess960' ? 'standard' : variant;

function replayBytes(game: RecordedGame): { plies: number; key: string } | undefined {
  const setup = standardSetup(startPosition(game.variant, game.initialFen));
  if (!setup) return undefined;
  const replayer = new StandardReplayer();
  replayer.position.set(setup);
  const bytes = Buffer.from(game.movetext);
  const plies = replayer.replayMovetext(bytes, 0, bytes.length);
  const half = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
  return { plies, key: half(replayer.position.keyHigh) + half(replayer.position.keyLow) };
}

function replayWithChessJs(game: RecordedGame, end: Replay): void {
  const chess = game.initialFen === undefined ? new Chess() : new Chess(game.initialFen);
  for (const san of game.sans) chess.move(san);
  // chess.js forgets neither what it was given nor what nobody can do: it keeps the counters of its own.
  expect(chess.fen()).toBe(end.fen());
  expect([chess.isCheckmate(), chess.isStalemate()]).toEqual([end.isCheckmate(), end.isStalemate()]);
}

/** 53 bits, enough to tell some millions of texts apart. */
function hash(text: string): number {
  let low = 0xdead_beef;
  let high = 0x41c6_ce57;
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x9e37_79b1);
    high = Math.imul(high ^ text.charCodeAt(i), 0x5f35_6495);
  }
  low = Math.imul(low ^ (high >>> 15), 0x85eb_ca6b);
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}

it('Every recorded game is the same to the replayer of our own, to chessops and to chess.js', () => {
  const counts = { games: 0, plies: 0, own: 0, chessJs: 0 };
  const byVariant: Record<string, number> = {};
  const illegal: string[] = [];
  const epdOf = new Map<string, number>();
  let clashes = 0;
  const seePosition = (key: string, epd: string): void => {
    const known = epdOf.get(key);
    const seen = hash(epd);
    if (known === undefined) epdOf.set(key, seen);
    else if (known !== seen) clashes++;
  };
  for (const game of readGames()) {
    counts.games++;
    byVariant[game.variant] = (byVariant[game.variant] ?? 0) + 1;
    try {
      const end = compare(game, seePosition);
      counts.plies += end.ply;
      if (!(end instanceof StandardReplay)) continue;
      counts.own++;
      expect(replayBytes(game)).toEqual({ plies: game.sans.length, key: end.key() });
      if (counts.games % CHESS_JS_SHARE !== 0) continue;
      counts.chessJs++;
      replayWithChessJs(game, end);
    } catch (error) {
      if (!(error instanceof IllegalMoveError)) throw error;
      illegal.push(game.id);
    }
  }
  process.stderr.write(`real replays: ${JSON.stringify({ ...counts, positions: epdOf.size, byVariant, illegal })}\n`);
  expect(illegal).toEqual(KNOWN_ILLEGAL);
  expect(otherwise).toEqual([]);
  expect(clashes).toBe(0);
  expect(new Set(epdOf.values()).size).toBe(epdOf.size);
}, 3_600_000);
