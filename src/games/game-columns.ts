import { COLORS, type Color } from '../chess/color.js';
import { OPEN_STATUSES } from '../chess/status.js';
import type { GameRecord, SideRecord } from './game-record.js';

export type GameColumnType = 'text' | 'smallint' | 'integer' | 'boolean' | 'timestamptz' | 'jsonb' | 'integer[]';

/** How a column comes from a record into its row, and what happens when the row is already there. */
export interface GameColumn {
  name: string;
  /** Type of the column in the table. */
  type: GameColumnType;
  /** Times are epoch milliseconds, JSON is text. */
  read: (game: GameRecord) => string | number | boolean | readonly number[] | null;
  /** New value on conflict; `games` is the row, `excluded` the record. */
  merge: string;
}

const OPEN = `(${OPEN_STATUSES.map((status) => `'${status}'`).join(', ')})`;
/** Ranks a record by how much its course of the game is worth: final before running, then exact, then long. */
const rank = (row: string): string => `(${row}.status not in ${OPEN}, ${row}.exactness, ${row}.plies)`;
/**
 * True when the record may replace the course of the game in the row: a final one that of a game being played, a more exact
 * one that of a coarser source, and otherwise like that of like that is not longer. (While it is played, taking moves back
 * makes it shorter in the end.)
 */
const IS_NEWER = `(${rank('excluded')} >= ${rank('games')})`;
/** True when the record knows details at least as well as the row. */
const IS_EXACT = 'excluded.exactness >= games.exactness';

/** Follows the course of the game: status, moves, result. */
const course = (name: string): string => `case when ${IS_NEWER} then excluded.${name} else games.${name} end`;
/** Detail that one source has and another lacks; never taken away. */
const detail = (name: string): string =>
  `case when ${IS_EXACT} then coalesce(excluded.${name}, games.${name}) else coalesce(games.${name}, excluded.${name}) end`;
/** Marks that are only ever present when true. */
const mark = (name: string): string => `(excluded.${name} or games.${name})`;
/** A name without the length of its line, as PGN has it, counts for less than one with it. */
const openingRank = (row: string): string =>
  `case when ${row}.opening_eco is null then -1 else coalesce(${row}.opening_ply, 0) end`;
/** Bulk exports name openings by a quick guess, single ones in full: the longer line wins. */
const opening = (name: string): string =>
  `case when ${openingRank('excluded')} > ${openingRank('games')} then excluded.${name} else games.${name} end`;
/** Clocks belong to their moves: those of a shorter list must not stay beside a longer one. */
const CLOCKS = `case when not ${IS_NEWER} then coalesce(games.clocks_cs, case when excluded.moves = games.moves then excluded.clocks_cs end)
  when excluded.clocks_cs is not null then excluded.clocks_cs
  when excluded.moves = games.moves then games.clocks_cs end`;
/**
 * The analysis with more entries wins; of equal ones the more exact, which has best moves too, and then the later, since
 * Lichess replaces them by deeper ones.
 */
const ANALYSIS = `case when (coalesce(jsonb_array_length(excluded.analysis), 0), ${IS_EXACT})
    >= (coalesce(jsonb_array_length(games.analysis), 0), true)
  then coalesce(excluded.analysis, games.analysis) else games.analysis end`;
/** Of two texts the one that says more; of equally long ones always the same, whichever came first. */
const PGN = `case when games.pgn is null
    or (length(excluded.pgn::text), excluded.pgn::text) > (length(games.pgn::text), games.pgn::text)
  then coalesce(excluded.pgn, games.pgn) else games.pgn end`;
const FILE_IDS = `case when games.file_ids @> excluded.file_ids then games.file_ids
  else games.file_ids || excluded.file_ids end`;

const text = (name: string, read: GameColumn['read'], merge = course(name)): GameColumn => ({
  name,
  type: 'text',
  read,
  merge,
});
const smallint = (name: string, read: GameColumn['read'], merge = detail(name)): GameColumn => ({
  name,
  type: 'smallint',
  read,
  merge,
});
const integer = (name: string, read: GameColumn['read']): GameColumn => ({
  name,
  type: 'integer',
  read,
  merge: detail(name),
});
const boolean = (name: string, read: GameColumn['read'], merge = mark(name)): GameColumn => ({
  name,
  type: 'boolean',
  read,
  merge,
});
const time = (name: string, read: (game: GameRecord) => number): GameColumn => ({
  name,
  type: 'timestamptz',
  read,
  merge: course(name),
});
const json = (name: string, read: (game: GameRecord) => unknown, merge = detail(name)): GameColumn => ({
  name,
  type: 'jsonb',
  read: (game) => {
    const value = read(game);
    return value === undefined ? null : JSON.stringify(value);
  },
  merge,
});
const integers = (name: string, read: GameColumn['read'], merge: string): GameColumn => ({
  name,
  type: 'integer[]',
  read,
  merge,
});

type SideValue = string | number | boolean | undefined;
// A function for each field: looking them up by name takes a multiple of the time.
const SIDE_COLUMNS: readonly (readonly [
  name: string,
  kind: 'text' | 'smallint' | 'integer' | 'mark',
  read: (side: SideRecord) => SideValue,
])[] = [
  ['id', 'text', (side) => side.playerId],
  ['name', 'text', (side) => side.name],
  ['team', 'text', (side) => side.team],
  ['ai_level', 'smallint', (side) => side.aiLevel],
  ['rating', 'smallint', (side) => side.rating],
  ['rating_diff', 'smallint', (side) => side.ratingDiff],
  ['inaccuracies', 'smallint', (side) => side.inaccuracies],
  ['mistakes', 'smallint', (side) => side.mistakes],
  ['blunders', 'smallint', (side) => side.blunders],
  ['acpl', 'integer', (side) => side.acpl],
  ['accuracy', 'smallint', (side) => side.accuracy],
  ['provisional', 'mark', (side) => side.provisional],
  ['berserk', 'mark', (side) => side.berserk],
  ['blindfold', 'mark', (side) => side.blindfold],
];

function sideColumns(color: Color): GameColumn[] {
  return SIDE_COLUMNS.map(([field, kind, read]) => {
    const name = `${color}_${field}`;
    const readSide: GameColumn['read'] =
      color === 'white' ? ({ sides }) => read(sides.white) ?? null : ({ sides }) => read(sides.black) ?? null;
    if (kind === 'text') return text(name, readSide, detail(name));
    if (kind === 'mark') return boolean(name, readSide);
    return kind === 'smallint' ? smallint(name, readSide) : integer(name, readSide);
  });
}

/** Every column a source fills, and what happens to it. The merge rules are design section 5. */
export const GAME_COLUMNS: readonly GameColumn[] = [
  text('id', (g) => g.id, 'games.id'),
  boolean('rated', (g) => g.rated, course('rated')),
  text('variant', (g) => g.variant),
  text('speed', (g) => g.speed),
  text('perf', (g) => g.perf),
  text('status', (g) => g.status),
  text('winner', (g) => g.winner ?? null),
  text('source', (g) => g.source ?? null, detail('source')),
  time('created_at', (g) => g.createdAt),
  time('last_move_at', (g) => g.lastMoveAt),
  ...COLORS.flatMap(sideColumns),
  integer('clock_initial_s', (g) => g.clockInitialS ?? null),
  integer('clock_increment_s', (g) => g.clockIncrementS ?? null),
  smallint('days_per_turn', (g) => g.daysPerTurn ?? null),
  text('initial_fen', (g) => g.initialFen ?? null, detail('initial_fen')),
  text('opening_eco', (g) => g.openingEco ?? null, opening('opening_eco')),
  text('opening_name', (g) => g.openingName ?? null, opening('opening_name')),
  smallint('opening_ply', (g) => g.openingPly ?? null, opening('opening_ply')),
  text('moves', (g) => g.moves),
  smallint('plies', (g) => g.plies, course('plies')),
  integers('clocks_cs', (g) => g.clocksCs ?? null, CLOCKS),
  json('analysis', (g) => g.analysis, ANALYSIS),
  boolean('division_known', (g) => g.division !== undefined),
  smallint('division_middle', (g) => g.division?.middle ?? null),
  smallint('division_end', (g) => g.division?.end ?? null),
  text('arena_id', (g) => g.arenaId ?? null, detail('arena_id')),
  text('arena_name', (g) => g.arenaName ?? null, detail('arena_name')),
  text('swiss_id', (g) => g.swissId ?? null, detail('swiss_id')),
  boolean('imported', (g) => g.imported),
  text('imported_date', (g) => g.importedDate ?? null, detail('imported_date')),
  json('extra', (g) => g.extra, `coalesce(games.extra || excluded.extra, excluded.extra, games.extra)`),
  json('pgn', (g) => g.pgn, PGN),
  smallint('exactness', (g) => g.exactness, course('exactness')),
  integers('file_ids', (g) => [g.fileId], FILE_IDS),
];
