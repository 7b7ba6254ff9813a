import 'reflect-metadata';
import { getMetadataArgsStorage } from 'typeorm';
import type { GameId, PlayerId } from '../chess/ids.js';
import { RookeryNamingStrategy } from '../database/naming-strategy.js';
import { GAME_COLUMNS, type GameColumn } from './game-columns.js';
import { Game } from './game.entity.js';
import { API_OF_LICHESS, type GameRecord, type SideRecord } from './game-record.js';

/** Columns that tell how the row came about, filled by the writer or by the database. */
const OF_THE_ROW = ['first_run_id', 'last_run_id', 'stored_at', 'changed_at', 'vanished_at', 'analysed_with'];

const naming = new RookeryNamingStrategy();
const tableColumns = getMetadataArgsStorage()
  .columns.filter(({ target }) => target === Game)
  .map(({ propertyName, options }) => ({ ...options, name: naming.columnName(propertyName, options.name) }));
const findTableColumn = (name: string) => tableColumns.find((column) => column.name === name);

type Complete<T> = { [K in keyof T]-?: NonNullable<T[K]> };

function makeSide(name: string, first: number): Complete<SideRecord> {
  return {
    playerId: name as PlayerId,
    name: `${name}'s name`,
    aiLevel: first,
    rating: first + 1,
    ratingDiff: first + 2,
    provisional: true,
    berserk: true,
    blindfold: true,
    team: `${name}'s team`,
    inaccuracies: first + 3,
    mistakes: first + 4,
    blunders: first + 5,
    acpl: first + 6,
    accuracy: first + 7,
  };
}

/** A game with a value in every field; it does not compile when a field is missing. */
const COMPLETE: Complete<GameRecord> & { division: Complete<Complete<GameRecord>['division']> } = {
  id: 'rOOk0001' as GameId,
  rated: true,
  variant: 'a variant',
  speed: 'a speed',
  perf: 'a perf',
  status: 'a status',
  winner: 'white',
  source: 'a source',
  createdAt: 101,
  lastMoveAt: 102,
  sides: { white: makeSide('one', 200), black: makeSide('another', 300) },
  clockInitialS: 103,
  clockIncrementS: 104,
  daysPerTurn: 105,
  initialFen: 'a position',
  openingEco: 'an ECO code',
  openingName: 'an opening',
  openingPly: 106,
  moves: 'some moves',
  plies: 107,
  clocksCs: [108, 109],
  analysis: ['an evaluation'],
  division: { middle: 110, end: 111 },
  arenaId: 'an arena',
  arenaName: "an arena's name",
  swissId: 'a swiss',
  imported: true,
  importedDate: 'a date',
  extra: { new: 'field' },
  pgn: { tags: { Annotator: 'somebody' }, annotations: [{ ply: 1, nags: [1] }] },
  exactness: 2,
  fileId: 112,
};

/** A game as an aborted one between two computers would come: only what must be there. */
const SPARSE: GameRecord = {
  id: 'rOOk0002' as GameId,
  rated: false,
  variant: 'standard',
  speed: 'blitz',
  perf: 'blitz',
  status: 'aborted',
  createdAt: 1,
  lastMoveAt: 1,
  sides: {
    white: { provisional: false, berserk: false, blindfold: false },
    black: { provisional: false, berserk: false, blindfold: false },
  },
  moves: '',
  plies: 0,
  imported: false,
  exactness: 3,
  fileId: API_OF_LICHESS,
};

/** Paths of all values in a record, such as sides.white.rating. */
function listPaths(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const isRecord =
      typeof inner === 'object' && inner !== null && !Array.isArray(inner) && key !== 'extra' && key !== 'pgn';
    return isRecord ? listPaths(inner, `${prefix}${key}.`) : [`${prefix}${key}`];
  });
}

/** The record, noting down which of its values are read. */
function watch<T extends object>(value: T, seen: Set<string>, prefix = ''): T {
  return new Proxy(value, {
    get(target, key) {
      const inner: unknown = Reflect.get(target, key);
      const path = `${prefix}${String(key)}`;
      seen.add(path);
      const isRecord =
        typeof inner === 'object' && inner !== null && !Array.isArray(inner) && key !== 'extra' && key !== 'pgn';
      return isRecord ? watch(inner, seen, `${path}.`) : inner;
    },
  });
}

describe('the columns of a game', () => {
  it('are those of the table, once each, but for the ones about the row itself', () => {
    const names = [...GAME_COLUMNS.map(({ name }) => name), ...OF_THE_ROW];
    expect(names.toSorted()).toEqual(tableColumns.map(({ name }) => name).toSorted());
  });

  it('read every field of a record', () => {
    const seen = new Set<string>();
    for (const { read } of GAME_COLUMNS) read(watch(COMPLETE, seen));
    expect(listPaths(COMPLETE).filter((path) => !seen.has(path))).toEqual([]);
  });

  it('read each another value, so that none is stored twice or in the place of another', () => {
    const read = GAME_COLUMNS.filter(({ type }) => type !== 'boolean').map(({ name, read: of }) => ({
      name,
      value: of(COMPLETE),
    }));
    expect(read.filter(({ value }) => value === null)).toEqual([]);
    const others = (own: { name: string; value: unknown }) => read.filter(({ value }) => value === own.value);
    expect(read.filter((own) => others(own).length > 1)).toEqual([]);
  });

  it('are of the types the table has', () => {
    const typeOf = (column = findTableColumn('')): string => `${String(column?.type)}${column?.array ? '[]' : ''}`;
    const types = (columns: readonly { name: string; type: string }[]) => columns.map(({ name, type }) => [name, type]);
    expect(types(GAME_COLUMNS)).toEqual(GAME_COLUMNS.map(({ name }) => [name, typeOf(findTableColumn(name))]));
  });

  it('give the table a value where it wants one, however little a record has', () => {
    const empty = GAME_COLUMNS.filter(({ read }) => read(SPARSE) === null).map(({ name }) => name);
    expect(empty.filter((name) => findTableColumn(name)?.nullable !== true)).toEqual([]);
  });

  it('merge the stored and the new value of the same column', () => {
    const names = (row: string, { merge, name }: GameColumn): boolean =>
      new RegExp(`\\b${row}\\.${name}\\b`).test(merge);
    expect(GAME_COLUMNS.filter((column) => !names('games', column))).toEqual([]);
    expect(GAME_COLUMNS.filter((column) => !names('excluded', column)).map(({ name }) => name)).toEqual(['id']);
  });
});
