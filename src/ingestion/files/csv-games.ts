import { parseGameId, parsePlayerId } from '../../chess/ids.js';
import { type ClockSetting, speedOf } from '../../chess/speed.js';
import type { Exactness, GameRecord, SideRecord } from '../../games/game-record.js';
import type { PlayerSighting } from '../../players/player-writer.js';
import { makeContentId } from './content-id.js';
import { CsvSplitter, hasOpenQuote, readCells } from './csv-rows.js';
import { BadRecordError } from './record-errors.js';
import { MoveChecker } from './move-checker.js';
import type { FileGame, GameReader, ReadOptions, Splitter } from './record-reader.js';

/** Columns of the published table of Lichess games; a mapping says what they are called elsewhere. */
export const CSV_COLUMNS = [
  'id',
  'rated',
  'created_at',
  'last_move_at',
  'turns',
  'victory_status',
  'winner',
  'increment_code',
  'white_id',
  'white_rating',
  'black_id',
  'black_rating',
  'moves',
  'opening_eco',
  'opening_name',
  'opening_ply',
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

const NEEDED: readonly CsvColumn[] = ['created_at', 'winner', 'white_id', 'black_id', 'moves'];
const COMMA = ','.charCodeAt(0);
const DELIMITERS = [',', ';', '\t'] as const;
const STATUSES: Readonly<Record<string, string>> = {
  mate: 'mate',
  resign: 'resign',
  outoftime: 'outoftime',
  draw: 'draw',
};
const YEAR_2001_MS = 1_000_000_000_000;
const YEAR_2100_MS = 4_102_444_800_000;

/** Where the columns of one table are. */
interface Table {
  delimiter: string;
  header: string[];
  place: ReadonlyMap<CsvColumn, number>;
}

/** Games as rows of a table with a header line. */
export class CsvGames implements GameReader {
  readonly splitter: Splitter;
  private table?: Table;
  private readonly checker?: MoveChecker;

  /** @param context what `context()` of the reader of the whole table said: then every piece is a row. */
  constructor(
    private readonly options: ReadOptions,
    context?: Record<string, unknown>,
  ) {
    if (options.checked) this.checker = new MoveChecker();
    if (context) this.table = this.makeTable(context.header as string[], context.delimiter as string);
    this.splitter = new CsvSplitter({
      delimiter: () => this.table?.delimiter.charCodeAt(0) ?? COMMA,
      onHeader: (row) => this.readHeader(Buffer.from(row).toString('utf8')),
    });
  }

  read(bytes: Uint8Array): FileGame {
    const { table } = this;
    if (!table) throw new Error('The table has no header');
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    if (hasOpenQuote(text, table.delimiter)) throw new BadRecordError('a quote is opened and never closed');
    const cells = readCells(text, table.delimiter);
    if (cells.length !== table.header.length) {
      throw new BadRecordError(`${cells.length} cells in a table of ${table.header.length} columns`);
    }
    const game = readRow(new Row(cells, table.place), this.options.fileId);
    this.checker?.check(game.record);
    return game;
  }

  context(): Record<string, unknown> | undefined {
    const { columns } = this.options;
    return this.table && { header: this.table.header, delimiter: this.table.delimiter, ...(columns && { columns }) };
  }

  private readHeader(row: string): void {
    const line = row.replace(/^\ufeff/, '');
    const delimiter = DELIMITERS.toSorted((a, b) => line.split(b).length - line.split(a).length)[0] ?? ',';
    this.table = this.makeTable(readCells(line, delimiter), delimiter);
  }

  private makeTable(header: string[], delimiter: string): Table {
    const names = header.map((name) => name.trim().toLowerCase());
    const place = new Map<CsvColumn, number>();
    for (const column of CSV_COLUMNS) {
      const wanted = (this.options.columns?.[column] ?? column).toLowerCase();
      const at = names.indexOf(wanted);
      if (at >= 0) place.set(column, at);
    }
    const missing = NEEDED.filter((column) => !place.has(column));
    if (missing.length > 0) {
      throw new BadTableError(
        `is a table without ${missing.join(', ')}; --columns says which of its columns are these`,
      );
    }
    return { delimiter, header, place };
  }
}

/** The table lacks columns; the message goes on after the name of the file. */
export class BadTableError extends Error {
  override readonly name = 'BadTableError';
}

/** Cells by what they mean; an empty cell is none. */
class Row {
  constructor(
    private readonly cells: readonly string[],
    private readonly place: ReadonlyMap<CsvColumn, number>,
  ) {}

  find(column: CsvColumn): string | undefined {
    const at = this.place.get(column);
    const cell = at === undefined ? undefined : this.cells[at]?.trim();
    if (cell?.includes('\u0000')) throw new BadRecordError(`${column} contains a NUL character`);
    return cell === '' ? undefined : cell;
  }

  get(column: CsvColumn): string {
    return this.find(column) ?? fail(`${column} is empty`);
  }

  findInteger(column: CsvColumn, max: number): number | undefined {
    const text = this.find(column);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (!Number.isInteger(value) || value < 0 || value > max)
      fail(`${column} is not a whole number up to ${max}: ${text}`);
    return value;
  }
}

function readRow(row: Row, fileId: number): FileGame {
  const created = readTime(row, 'created_at');
  const lastMove = row.find('last_move_at') === undefined ? created : readTime(row, 'last_move_at');
  const clock = readClock(row.find('increment_code'));
  const speed = speedOf(clock);
  const moves = (row.find('moves') ?? '').split(/\s+/).filter((san) => san !== '');
  const white = readSide(row, 'white');
  const black = readSide(row, 'black');
  const { winner, status } = readEnd(row);
  const exactness: Exactness = created.exact && lastMove.exact ? 1 : 0;
  const record: Omit<GameRecord, 'id'> = {
    rated: readFlag(row),
    variant: 'standard',
    speed,
    perf: speed,
    status,
    winner,
    createdAt: created.ms,
    lastMoveAt: Math.max(created.ms, lastMove.ms),
    sides: { white: white.side, black: black.side },
    clockInitialS: clock?.initial,
    clockIncrementS: clock?.increment,
    openingEco: row.find('opening_eco'),
    openingName: row.find('opening_eco') === undefined ? undefined : row.find('opening_name'),
    openingPly: row.findInteger('opening_ply', 1_000),
    moves: moves.join(' '),
    plies: moves.length,
    imported: false,
    exactness,
    fileId,
  };
  checkTurns(row, moves.length);
  const contentId = makeContentId({
    white: white.sighting.name,
    black: black.sighting.name,
    date: new Date(created.ms).toISOString().slice(0, 10).replaceAll('-', '.'),
    result: winner ?? status,
    variant: 'standard',
    moves: record.moves,
  });
  const id = readId(row);
  return { record: { ...record, id: id ?? contentId }, sightings: [white.sighting, black.sighting], contentId };
}

function readId(row: Row): GameRecord['id'] | undefined {
  const text = row.find('id');
  if (text === undefined) return undefined;
  return parseGameId(text) ?? fail(`id is not a game id of 8 letters and digits: ${text.slice(0, 20)}`);
}

/** Spreadsheets round the time to six digits and write it like 1.50421E+12. */
function readTime(row: Row, column: CsvColumn): { ms: number; exact: boolean } {
  const text = row.get(column);
  const number = Number(text);
  const ms = Number.isNaN(number) ? Date.parse(text) : Math.round(number);
  if (!(ms >= YEAR_2001_MS && ms <= YEAR_2100_MS)) fail(`${column} is no time in milliseconds: ${text.slice(0, 30)}`);
  return { ms, exact: !/e/i.test(text) || Number.isNaN(number) };
}

/** Minutes and seconds, such as 5+8. */
function readClock(text: string | undefined): ClockSetting | undefined {
  if (text === undefined || text === '-') return undefined;
  const match =
    /^(\d{1,3}(?:\.\d+)?)\+(\d{1,3})$/.exec(text) ?? fail(`increment_code is not like 5+8: ${text.slice(0, 20)}`);
  return { initial: Math.round(Number(match[1]) * 60), increment: Number(match[2]) };
}

function readSide(row: Row, color: 'white' | 'black'): { side: SideRecord; sighting: PlayerSighting } {
  const name = row.get(`${color}_id`);
  const id = parsePlayerId(name) ?? fail(`${color}_id is not a user name: ${name.slice(0, 40)}`);
  const rating = row.findInteger(`${color}_rating`, 10_000);
  return {
    side: { playerId: id, rating, provisional: false, berserk: false, blindfold: false },
    sighting: { id, name, patron: false },
  };
}

function readEnd(row: Row): { winner?: 'white' | 'black'; status: string } {
  const text = row.get('winner').toLowerCase();
  if (text !== 'white' && text !== 'black' && text !== 'draw')
    fail(`winner is not white, black or draw: ${text.slice(0, 20)}`);
  const winner = text === 'draw' ? undefined : text;
  const said = row.find('victory_status');
  const status =
    said === undefined ? undefined : (STATUSES[said] ?? fail(`victory_status is unknown: ${said.slice(0, 20)}`));
  return { winner, status: status ?? (winner ? 'unknownFinish' : 'draw') };
}

function readFlag(row: Row): boolean {
  const text = row.find('rated')?.toLowerCase();
  if (text === undefined || text === 'true' || text === '1') return text !== undefined;
  if (text === 'false' || text === '0') return false;
  return fail(`rated is neither true nor false: ${text.slice(0, 20)}`);
}

function checkTurns(row: Row, plies: number): void {
  const turns = row.findInteger('turns', 10_000);
  if (turns !== undefined && turns !== plies) fail(`turns says ${turns}, but there are ${plies} moves`);
}

function fail(message: string): never {
  throw new BadRecordError(message);
}
