import { COLORS } from '../chess/color.js';
import { resultOf } from '../chess/status.js';
import type { GameDetail, SideView } from '../games/game-view.js';
import type { ExportedGame } from './exported-game.js';

export type FieldType = 'VARCHAR' | 'BOOLEAN' | 'INTEGER' | 'REAL' | 'TIMESTAMP' | 'INTEGER[]';
type FieldList = readonly (number | null)[];
export type FieldValue = string | number | boolean | Date | FieldList | null | undefined;

export function isList(value: FieldValue): value is FieldList {
  return Array.isArray(value);
}

/** One fact of a game as a column of a table. */
export interface GameField {
  name: string;
  /** DuckDB's name of the type. */
  type: FieldType;
  about: string;
  read: (exported: ExportedGame) => FieldValue;
}

const field =
  (type: FieldType) =>
  (name: string, about: string, read: (game: GameDetail) => FieldValue): GameField => ({
    name,
    type,
    about,
    read: ({ game }) => read(game),
  });
const text = field('VARCHAR');
const flag = field('BOOLEAN');
const whole = field('INTEGER');
const time = field('TIMESTAMP');
const list = field('INTEGER[]');

const SIDE: readonly [kind: typeof text, name: string, about: string, read: (side: SideView) => FieldValue][] = [
  [text, 'id', 'Account', (side) => side.id],
  [text, 'name', 'Name of a side without account', (side) => (side.id === null ? side.name : null)],
  [text, 'title', 'Title of the account, as of the last sight', (side) => side.title],
  [whole, 'ai_level', 'Level of the computer', (side) => side.aiLevel],
  [whole, 'rating', 'Rating before the game', (side) => side.rating],
  [whole, 'rating_diff', 'Rating points won or lost', (side) => side.ratingDiff],
  [flag, 'provisional', 'Rating was provisional', (side) => side.provisional],
  [flag, 'berserk', 'Halved the own clock', (side) => side.berserk],
  [flag, 'blindfold', 'Played without seeing the pieces', (side) => side.blindfold],
  [text, 'team', 'Team played for', (side) => side.team],
  [whole, 'inaccuracies', 'By the evaluations that were asked for', (side) => side.analysis?.inaccuracies],
  [whole, 'mistakes', 'Likewise', (side) => side.analysis?.mistakes],
  [whole, 'blunders', 'Likewise', (side) => side.analysis?.blunders],
  [whole, 'acpl', 'Average centipawn loss, where Lichess says it', (side) => side.analysis?.acpl],
  [whole, 'accuracy', 'Per cent, where Lichess says it', (side) => side.analysis?.accuracy],
];

/** All columns of a game. New ones are added at the end. */
export const GAME_FIELDS: readonly GameField[] = [
  text('id', 'Id of the game', (g) => g.id),
  flag('rated', 'Counted for ratings', (g) => g.rated),
  text('variant', "Lichess's key of the variant", (g) => g.variant),
  text('speed', 'ultraBullet to correspondence', (g) => g.speed),
  text('perf', 'Rating category', (g) => g.perf),
  text('source', 'How the game came about', (g) => g.source),
  text('status', "Status in Lichess's words", (g) => g.status),
  text('winner', 'white or black', (g) => g.winner),
  text('result', 'white, black, draw, open, none or unknown', (g) => resultOf(g.status, g.winner ?? undefined)),
  time('created_at', 'Pairing, UTC', (g) => g.createdAt),
  time('last_move_at', 'Last move, UTC', (g) => g.lastMoveAt),
  ...COLORS.flatMap((color) =>
    SIDE.map(([kind, name, about, read]) => kind(`${color}_${name}`, about, (g) => read(g.players[color]))),
  ),
  whole('clock_initial_s', 'Clock at the start, seconds', (g) => g.clock?.initialS),
  whole('clock_increment_s', 'Seconds added a move', (g) => g.clock?.incrementS),
  whole('days_per_turn', 'Days a move in correspondence', (g) => g.daysPerTurn),
  text('initial_fen', 'Start position where it is not the usual one', (g) => g.initialFen),
  text('opening_eco', 'ECO code', (g) => g.opening?.eco),
  text('opening_name', 'Name of the opening', (g) => g.opening?.name),
  whole('opening_ply', 'Half-moves of the named line', (g) => g.opening?.ply),
  text('moves', 'SAN, parted by spaces', (g) => g.moves),
  whole('plies', 'Half-moves', (g) => g.plies),
  list('clocks_cs', 'Centiseconds left after each ply', (g) => g.clocksCs),
  list('evals_cp', 'Centipawns from White after each ply; none where it is a mate', (g) => scoresOf(g, 'eval')),
  list('evals_mate', 'Moves to mate after each ply, negative when Black mates', (g) => scoresOf(g, 'mate')),
  { name: 'annotator', type: 'VARCHAR', about: 'Whose evaluations they are', read: ({ annotator }) => annotator },
  text('arena_id', 'Arena', (g) => g.arena?.id),
  text('arena_name', 'Its name', (g) => g.arena?.name),
  text('swiss_id', 'Swiss tournament', (g) => g.swissId),
  whole('division_middle', 'Ply where the middlegame begins', (g) => g.division?.middle),
  whole('division_end', 'Ply where the endgame begins', (g) => g.division?.end),
  flag('imported', 'Imported by a user of Lichess, not played there', (g) => g.imported !== null),
  text('imported_date', 'Date such a game carries', (g) => g.imported?.date),
];

function scoresOf({ analysis }: GameDetail, key: 'eval' | 'mate'): (number | null)[] | undefined {
  return analysis?.map((entry) => (entry as { eval?: number; mate?: number })[key] ?? null);
}

/** Columns as a list for the documentation. */
export function describeColumns(columns: readonly { name: string; type?: FieldType; about: string }[]): string {
  return columns.map(({ name, type, about }) => `- \`${name}\`${type ? ` ${type}` : ''}: ${about}`).join('\n');
}
