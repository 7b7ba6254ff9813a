import { type Color, COLORS } from '../chess/color.js';
import { resultOf } from '../chess/status.js';
import type { GameDetail } from '../games/game-view.js';
import type { ExportedGame } from './exported-game.js';
import { type FieldValue, GAME_FIELDS, isList } from './game-fields.js';
import type { TextFormat } from './text-format.js';

// Spreadsheets take a cell that begins like this for a formula, also behind a tab or a line break.
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r\n']/;

/** A column: its name, what it says, and where that comes from. Texts may be anything; the others are what they look like. */
export interface CsvColumn {
  name: string;
  about: string;
  read: (exported: ExportedGame) => FieldValue;
}

const column = (name: string, about: string, read: (game: GameDetail) => FieldValue): CsvColumn => ({
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

const PUBLISHED_FIELDS = new Set(
  'id rated created_at last_move_at plies status result winner moves opening_eco opening_name opening_ply'.split(' '),
);

/** One row a game. New columns are added at the end. */
export const CSV_COLUMNS: readonly CsvColumn[] = [
  ...PUBLISHED,
  ...GAME_FIELDS.filter(({ name }) => !PUBLISHED_FIELDS.has(name) && !/^(white|black)_(id|rating)$/.test(name)),
];

/** A table with a header line (RFC 4180). */
export const CSV_FORMAT: TextFormat = {
  extension: 'csv',
  version: 1,
  head: makeRow(CSV_COLUMNS.map(({ name }) => name)),
  make: (exported) => makeRow(CSV_COLUMNS.map(({ read }) => read(exported))),
};

function makeRow(cells: readonly FieldValue[]): string {
  return `${cells.map(makeCell).join(',')}\r\n`;
}

/**
 * A text that a spreadsheet would run gets a ' in front, and so does one that begins with ' itself: whoever reads it back
 * takes one ' off and has the text. Numbers are numbers, also negative ones.
 */
function makeCell(value: FieldValue): string {
  if (value === null || value === undefined) return '';
  if (isList(value)) return value.map((item) => item ?? '?').join(' ');
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
