import { resultOf } from '../chess/status.js';
import type { LineOptions } from './export-query.js';
import type { GameJson } from './lichess-json.js';
import type { GameSideJson } from './world/world.js';

const RESULTS = { white: '1-0', black: '0-1', draw: '1/2-1/2', open: '*', none: '*', unknown: '*' } as const;

// lila: modules/game/src/main/PgnDump.scala.
const TERMINATIONS: Readonly<Record<string, string>> = {
  created: 'Unterminated',
  started: 'Unterminated',
  aborted: 'Abandoned',
  noStart: 'Abandoned',
  timeout: 'Time forfeit',
  outoftime: 'Time forfeit',
  cheat: 'Rules infraction',
  unknownFinish: 'Unknown',
  insufficientMaterialClaim: 'Insufficient material',
};

/** A plain PGN: headers and movetext, no comments. Games of a list are parted by two blank lines. */
export function makePgn(game: GameJson, options: Pick<LineOptions, 'tags' | 'moves' | 'opening'>): string {
  const result = RESULTS[resultOf(game.status, game.winner)];
  const tags = options.tags ? `${makeTags(game, result, options.opening)}\n\n` : '';
  const movetext = options.moves ? makeMovetext(game) : '';
  return `${tags}${movetext}${movetext && ' '}${result}\n\n\n`;
}

function makeTags(game: GameJson, result: string, opening: boolean): string {
  const { white, black } = game.players;
  const created = new Date(game.createdAt).toISOString();
  const tags: [string, string | undefined][] = [
    ['Event', `${game.rated ? 'rated' : 'casual'} ${game.perf} game`],
    ['Site', `https://lichess.org/${game.id}`],
    ['Date', created.slice(0, 10).replaceAll('-', '.')],
    ['Round', '-'],
    ['White', nameOf(white)],
    ['Black', nameOf(black)],
    ['Result', result],
    ['GameId', game.id],
    ['UTCDate', created.slice(0, 10).replaceAll('-', '.')],
    ['UTCTime', created.slice(11, 19)],
    ['WhiteElo', String(white.rating ?? '?')],
    ['BlackElo', String(black.rating ?? '?')],
    ['WhiteRatingDiff', signed(white.ratingDiff)],
    ['BlackRatingDiff', signed(black.ratingDiff)],
    ['WhiteTitle', white.user?.title],
    ['BlackTitle', black.user?.title],
    ['Variant', game.variant === 'standard' ? 'Standard' : game.variant],
    ['TimeControl', game.clock ? `${game.clock.initial}+${game.clock.increment}` : '-'],
    ['ECO', opening ? (game.opening?.eco ?? '?') : undefined],
    ['Opening', opening ? (game.opening?.name ?? '?') : undefined],
    ['Termination', TERMINATIONS[game.status] ?? 'Normal'],
    ['FEN', game.initialFen],
    ['SetUp', game.initialFen && '1'],
  ];
  return tags.flatMap(([name, value]) => (value ? [`[${name} "${value}"]`] : [])).join('\n');
}

function nameOf(side: GameSideJson): string {
  if (side.aiLevel !== undefined) return `lichess AI level ${side.aiLevel}`;
  return side.user?.name ?? side.name ?? 'Anonymous';
}

function signed(diff: number | undefined): string | undefined {
  return diff === undefined ? undefined : `${diff < 0 ? '' : '+'}${diff}`;
}

/** Numbers the plies; a game from a position may start with Black. */
function makeMovetext(game: GameJson): string {
  if (!game.moves) return '';
  const blackFirst = game.initialFen?.split(' ')[1] === 'b' ? 1 : 0;
  const plies = game.moves.split(' ').map((san, index) => {
    const ply = index + blackFirst;
    if (ply % 2 === 0) return `${ply / 2 + 1}. ${san}`;
    return index === 0 ? `${(ply + 1) / 2}... ${san}` : san;
  });
  return plies.join(' ');
}
