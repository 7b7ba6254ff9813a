import { COPY_HEAD, COPY_TAIL, CopyRows } from '../database/copy-binary.js';
import { sliceLines } from '../database/copy-text.js';
import type { Tx } from '../database/database.service.js';
import { GAME_COLUMNS, type GameColumn } from './game-columns.js';
import type { GameRecord } from './game-record.js';
import { HAS_INEXACT, makeAdopt, makeUpsert } from './game-upsert.js';

/** Games of a batch as rows for a binary COPY, with what the rows do not say. */
export interface StagedGames {
  rows: Uint8Array;
  /** Places behind the rows, counted from the first. */
  ends: Uint32Array;
  ids: readonly string[];
  /** Games of a batch with the same id have rounds of their own, from 0. */
  rounds: Int32Array;
  /** Set when the source does not keep the case of ids: the ids to take when those of the games belong to others. */
  contentIds?: readonly string[];
}

/** What became of a batch. */
export interface StagedOutcome {
  inserted: number;
  updated: number;
  unchanged: number;
}

const STAGED = 'staged_games';
/** What a row of a binary COPY begins with. */
const FIELD_COUNT_BYTES = 2;
const RUN_COLUMNS = ['first_run_id', 'last_run_id'] as const;
const names = [...GAME_COLUMNS.map(({ name }) => name), ...RUN_COLUMNS];
const columns = names.join(', ');

// Of the very types of the table, since rows in binary go into both.
const CREATE = `create temp table ${STAGED} on commit drop as
  select 0::integer as round, null::text as content_id, ${columns} from games with no data`;
const COPY = `copy ${STAGED} (round, content_id, ${columns}) from stdin (format binary)`;
/** Where none of the games is stored, nothing is faster than this. */
const COPY_STRAIGHT = `copy games (${columns}) from stdin (format binary)`;
const LOOK = `select exists (select 1 from unnest($1::text[]) as batch(id) join games using (id)) as stored,
  ${HAS_INEXACT} as inexact`;
const BATCH = `(select * from ${STAGED} where round = $2 order by id collate "C") batch`;
const MERGE = `with merged as (${makeUpsert(BATCH)})
select count(*) filter (where inserted)::integer as inserted, count(*) filter (where not inserted)::integer as updated
from merged`;
const ADOPT = makeAdopt(`(select * from ${STAGED} where round = $1) batch`);

// Old exports know only the day, and tables may round: the index on a player's games by time finds the few that may be it.
const NEAR = `interval '36 hours'`;
const SAME_GAME = (a: string, b: string): string => `lower(${a}.id) = lower(${b}.id)
  and ${a}.black_id is not distinct from ${b}.black_id
  and (starts_with(${a}.moves, ${b}.moves) or starts_with(${b}.moves, ${a}.moves))`;
/** Gives games whose source lost the case of ids the id of the stored game that has the same letters and is the same game. */
const RESOLVE = `update ${STAGED} batch set id = coalesce(
  (select games.id from games where games.white_id = batch.white_id
     and games.created_at between batch.created_at - ${NEAR} and batch.created_at + ${NEAR} and ${SAME_GAME('games', 'batch')}
   order by games.exactness desc, games.id limit 1),
  case when exists (select 1 from games where games.id = batch.id) then batch.content_id end,
  batch.id)
where round = $1 and content_id is not null`;

/** Two writers at the same time may have made two rows of one game, one of them this run: the one with the true id stays. */
const SETTLE = `with twins as (
  select inexact.id as id, twin.id as twin, inexact.file_ids from games inexact join games twin
    on twin.white_id = inexact.white_id and twin.created_at between inexact.created_at - ${NEAR} and inexact.created_at + ${NEAR}
      and ${SAME_GAME('twin', 'inexact')}
  where inexact.exactness <= 1 and $1 in (inexact.last_run_id, twin.last_run_id)
    and twin.exactness > 1 and twin.id <> inexact.id
), kept as (
  update games set file_ids = games.file_ids || array(select unnest(twins.file_ids) except select unnest(games.file_ids))
  from twins where games.id = twins.twin
)
delete from games using twins where games.id = twins.id`;

type Value = ReturnType<GameColumn['read']>;
type Add = (rows: CopyRows, value: never) => void;
// Lists side by side and no object for each column: this is done for every game of a file.
const reads = GAME_COLUMNS.map(({ read }) => read);
const ADDERS: Readonly<Record<GameColumn['type'], Add>> = {
  text: (rows, value: string) => rows.addText(value),
  smallint: (rows, value: number) => rows.addSmallint(value),
  integer: (rows, value: number) => rows.addInteger(value),
  boolean: (rows, value: boolean) => rows.addBoolean(value),
  timestamptz: (rows, value: number) => rows.addTime(value),
  jsonb: (rows, value: string) => rows.addJsonb(value),
  'integer[]': (rows, value: readonly number[]) => rows.addIntegers(value),
};
const adders = GAME_COLUMNS.map(({ type }) => ADDERS[type] as (rows: CopyRows, value: NonNullable<Value>) => void);

/** @param memory where the rows go, as long as there is room; it must be nobody else's */
export function makeStagedRows(memory?: ArrayBuffer): CopyRows {
  return new CopyRows(names.length, memory);
}

/** Adds the row of a game. @throws RangeError for a number its column cannot have; then no row is added */
export function addStagedRow(rows: CopyRows, record: GameRecord, runId: number): void {
  rows.begin();
  for (let i = 0; i < reads.length; i++) {
    const value = (reads[i] as GameColumn['read'])(record);
    if (value === null) rows.addNull();
    else (adders[i] as (typeof adders)[number])(rows, value);
  }
  rows.addInteger(runId);
  rows.addInteger(runId);
  rows.end();
}

/**
 * Stores a batch inside the caller's transaction. Its players must be stored already. Where none of the games is known it
 * goes straight into the table, unless `careful` is set. Should one be there all the same, that fails by its key: others
 * stored it at the same time, or `assumeNew` was wrong, with which nobody looks. Otherwise rows are merged in the order of
 * their ids, so that two writers mostly do not get in each other's way.
 */
export async function mergeStagedGames(
  tx: Tx,
  games: StagedGames,
  { runId, careful = false, assumeNew = false }: { runId: number; careful?: boolean; assumeNew?: boolean },
): Promise<StagedOutcome> {
  const count = games.ends.length;
  if (count === 0) return { inserted: 0, updated: 0, unchanged: 0 };
  const rounds = Math.max(...games.rounds) + 1;
  if (!careful && rounds === 1 && !games.contentIds && (await areAllNew(tx, assumeNew ? [] : games.ids))) {
    await tx.copyIn(COPY_STRAIGHT, COPY_HEAD, games.rows, COPY_TAIL);
    return { inserted: count, updated: 0, unchanged: 0 };
  }
  await tx.execute(CREATE);
  await tx.copyIn(COPY, COPY_HEAD, withPrefixes(games), COPY_TAIL);
  const outcome: StagedOutcome = { inserted: 0, updated: 0, unchanged: count };
  for (let round = 0; round < rounds; round++) {
    await tx.execute(games.contentIds ? RESOLVE : ADOPT, [round]);
    const [row] = await tx.query<{ inserted: number; updated: number }>(MERGE, [runId, round]);
    if (!row) throw new Error('The merge says nothing');
    outcome.inserted += row.inserted;
    outcome.updated += row.updated;
    outcome.unchanged -= row.inserted + row.updated;
  }
  return outcome;
}

async function areAllNew(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const [found] = await tx.query<{ stored: boolean; inexact: boolean }>(LOOK, [ids]);
  return found !== undefined && !found.stored && !found.inexact;
}

/** The rows with their rounds and other ids before them. */
function withPrefixes({ rows, ends, rounds, contentIds }: StagedGames): Uint8Array {
  const parts: Uint8Array[] = [];
  const prefix = new CopyRows(names.length + 2);
  ends.forEach((end, i) => {
    prefix.begin();
    prefix.addInteger(rounds[i] ?? 0);
    const contentId = contentIds?.[i];
    if (contentId === undefined) prefix.addNull();
    else prefix.addText(contentId);
    prefix.end();
    parts.push(rows.subarray((i === 0 ? 0 : (ends[i - 1] as number)) + FIELD_COUNT_BYTES, end));
  });
  const prefixes = prefix.finish();
  return Buffer.concat(parts.flatMap((part, i) => [sliceLines(prefixes, i, i + 1), part]));
}

/**
 * Makes one row of games that two writers stored at the same time, one of them under an id in lower case.
 * @returns how many rows went
 */
export async function settleTwins(tx: Tx, runId: number): Promise<number> {
  return tx.execute(SETTLE, [runId]);
}
