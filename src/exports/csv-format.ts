import { type Color, COLORS } from '../chess/color.js';
import { resultOf } from '../chess/status.js';
import type { GameDetail, SideView } from '../games/game-view.js';
import type { ExportedGame } from './exported-game.js';
import type { TextFormat } from './text-format.js';

type Cell = string | number | boolean | Date | null | undefined;

// Spreadsheets take a cell that begins like this for a formula, also behind a tab or a line break.
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r\n']/;

/** A column: its name, what it says, and where that comes from. Texts may be anything; the others are what they look like. */
export interface CsvColumn {
  name: string;
  about: string;
  read: (exported: ExportedGame) => Cell;
}

const column = (name: string, about: string, read: (game: GameDetail) => Cell): CsvColumn => ({
  name,
  about,
  read: ({ game }) => read(game),
});

/** Columns of the table of Lichess games that was published once; they come first, under its names. */
const PUBLISHED: readonly CsvColumn[] = [
  column('id', 'Id of the game', (g) => g.id),
  column('rated', 'true or false', (g) => g.rated),
  column('created_at', 'Pairing, ISO 8601 in UTC with milliseconds', (g) => g.createdAt),
  column('last_move_at', 'Last move, likewise', (g) => g.lastMoveAt),
  column('turns', 'Half-moves', (g) => g.plies),
  column('victory_status', "Status in Lichess's words: mate, resign, outoftime, draw ...", (g) => g.status),
  column('winner', 'white, black or draw; empty when none of them', (g) => winnerOf(g)),
  column('increment_code', 'Minutes and seconds added a move, such as 5+8; empty without clock', (g) =>
    incrementCode(g),
  ),
  ...COLORS.flatMap((color) => [
    column(`${color}_id`, `Account of ${color} as spelled; its id is that in lower case`, (g) => accountOf(g, color)),
    column(`${color}_rating`, 'Rating before the game', (g) => g.players[color].rating),
  ]),
  column('moves', 'SAN, parted by spaces', (g) => g.moves),
  column('opening_eco', 'ECO code', (g) => g.opening?.eco),
  column('opening_name', 'Name of the opening', (g) => g.opening?.name),
  column('opening_ply', 'Half-moves of the named line', (g) => g.opening?.ply),
];

const SIDE: readonly [name: string, about: string, read: (side: SideView) => Cell][] = [
  ['name', 'Name of a side without account', (side) => (side.id === null ? side.name : null)],
  ['title', 'Title of the account, as of the last sight', (side) => side.title],
  ['ai_level', 'Level of the computer', (side) => side.aiLevel],
  ['rating_diff', 'Rating points won or lost', (side) => side.ratingDiff],
  ['provisional', 'Rating was provisional', (side) => side.provisional],
  ['berserk', 'Halved the own clock', (side) => side.berserk],
  ['blindfold', 'Played without seeing the pieces', (side) => side.blindfold],
  ['team', 'Team played for', (side) => side.team],
  ['inaccuracies', 'By the evaluations that were asked for', (side) => side.analysis?.inaccuracies],
  ['mistakes', 'Likewise', (side) => side.analysis?.mistakes],
  ['blunders', 'Likewise', (side) => side.analysis?.blunders],
  ['acpl', 'Average centipawn loss, where Lichess says it', (side) => side.analysis?.acpl],
  ['accuracy', 'Per cent, where Lichess says it', (side) => side.analysis?.accuracy],
];

/** One row a game. New columns are added at the end. */
export const CSV_COLUMNS: readonly CsvColumn[] = [
  ...PUBLISHED,
  column('variant', "Lichess's key of the variant", (g) => g.variant),
  column('speed', 'ultraBullet to correspondence', (g) => g.speed),
  column('perf', 'Rating category', (g) => g.perf),
  column('source', 'How the game came about', (g) => g.source),
  column('initial_fen', 'Start position where it is not the usual one', (g) => g.initialFen),
  column('clock_initial_s', 'Clock at the start, seconds', (g) => g.clock?.initialS),
  column('clock_increment_s', 'Seconds added a move', (g) => g.clock?.incrementS),
  column('days_per_turn', 'Days a move in correspondence', (g) => g.daysPerTurn),
  ...COLORS.flatMap((color) =>
    SIDE.map(([name, about, read]) => column(`${color}_${name}`, about, (g) => read(g.players[color]))),
  ),
  column('clocks_cs', 'Centiseconds left after each ply, parted by spaces', (g) => g.clocksCs?.join(' ')),
  column('evals', 'Evaluation after each ply: centipawns or # and moves to mate, from White; ? is none', (g) =>
    g.analysis?.map(makeEval).join(' '),
  ),
  { name: 'annotator', about: 'Whose evaluations they are', read: ({ annotator }) => annotator },
  column('arena_id', 'Arena', (g) => g.arena?.id),
  column('arena_name', 'Its name', (g) => g.arena?.name),
  column('swiss_id', 'Swiss tournament', (g) => g.swissId),
  column('division_middle', 'Ply where the middlegame begins', (g) => g.division?.middle),
  column('division_end', 'Ply where the endgame begins', (g) => g.division?.end),
  column('imported', 'Imported by a user of Lichess, not played there', (g) => g.imported !== null),
  column('imported_date', 'Date such a game carries', (g) => g.imported?.date),
];

/** A table with a header line (RFC 4180). */
export const CSV_FORMAT: TextFormat = {
  extension: 'csv',
  version: 1,
  head: makeRow(CSV_COLUMNS.map(({ name }) => name)),
  make: (exported) => makeRow(CSV_COLUMNS.map(({ read }) => read(exported))),
};

function makeRow(cells: readonly Cell[]): string {
  return `${cells.map(makeCell).join(',')}\r\n`;
}

/**
 * A text that a spreadsheet would run gets a ' in front, and so does one that begins with ' itself: whoever reads it back
 * takes one ' off and has the text. Numbers are numbers, also negative ones.
 */
function makeCell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value);
  const text = LOOKS_LIKE_FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function winnerOf({ status, winner }: GameDetail): string | undefined {
  const result = resultOf(status, winner ?? undefined);
  return result === 'white' || result === 'black' || result === 'draw' ? result : undefined;
}

function accountOf({ players }: GameDetail, color: Color): string | null {
  const { id, name } = players[color];
  return id === null ? null : (name ?? id);
}

function incrementCode({ clock }: GameDetail): string | undefined {
  return clock ? `${Number((clock.initialS / 60).toFixed(6))}+${clock.incrementS}` : undefined;
}

function makeEval(entry: unknown): string {
  const { eval: cp, mate } = entry as { eval?: number; mate?: number };
  if (typeof cp === 'number') return String(cp);
  return typeof mate === 'number' ? `#${mate}` : '?';
}

/** The columns as a table for the documentation. */
export function describeCsvColumns(): string {
  const rows = CSV_COLUMNS.map(({ name, about }) => `- \`${name}\`: ${about}`);
  return rows.join('\n');
}
