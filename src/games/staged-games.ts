import { makeCopyField } from '../database/copy-text.js';
import type { Tx } from '../database/database.service.js';
import { GAME_COLUMNS } from './game-columns.js';
import type { GameRecord } from './game-record.js';
import { makeAdopt, makeInsert, makeUpsert } from './game-upsert.js';

/** A game on its way through COPY. */
export interface StagedGame {
  record: GameRecord;
  /** Games of a batch with the same id have rounds of their own, from 0. */
  round: number;
  /** Set when the source does not keep the case of ids: the id to take when that of the record belongs to another game. */
  contentId?: string;
}

/** What became of a batch. */
export interface StagedOutcome {
  inserted: number;
  updated: number;
  unchanged: number;
}

const STAGED = 'staged_games';
const columns = [
  { name: 'round', type: 'integer' },
  { name: 'content_id', type: 'text' },
  ...GAME_COLUMNS.map(({ name, transport }) => ({ name, type: transport })),
];

const CREATE = `create temp table ${STAGED} (${columns.map(({ name, type }) => `${name} ${type}`).join(', ')}) on commit drop`;
const COPY = `copy ${STAGED} (${columns.map(({ name }) => name).join(', ')}) from stdin`;
const BATCH = `(select * from ${STAGED} where round = $2 order by id collate "C") batch`;
const MERGE = `with merged as (${makeUpsert(BATCH)})
select count(*) filter (where inserted)::integer as inserted, count(*) filter (where not inserted)::integer as updated
from merged`;
/** Looking out for conflicts costs a tenth of the time: where none can be, it is not done. */
const INSERT = makeInsert(BATCH);
const ANY_STORED = `select exists (select 1 from ${STAGED} batch where exists (
  select 1 from games where games.id = batch.id)) as stored`;
const ADOPT = makeAdopt(`(select * from ${STAGED} where round = $1) batch`);

// Old exports know only the day, and tables may round: the index on a player's games by time finds the few that may be it.
const NEAR = `interval '36 hours'`;
const SAME_GAME = (a: string, b: string): string => `lower(${a}.id) = lower(${b}.id)
  and ${a}.black_id is not distinct from ${b}.black_id
  and (starts_with(${a}.moves, ${b}.moves) or starts_with(${b}.moves, ${a}.moves))`;
const CREATED = `(timestamptz 'epoch' + batch.created_at * interval '1 millisecond')`;
/** Gives games whose source lost the case of ids the id of the stored game that has the same letters and is the same game. */
const RESOLVE = `update ${STAGED} batch set id = coalesce(
  (select games.id from games where games.white_id = batch.white_id
     and games.created_at between ${CREATED} - ${NEAR} and ${CREATED} + ${NEAR} and ${SAME_GAME('games', 'batch')}
   order by games.exactness desc, games.id limit 1),
  case when exists (select 1 from games where games.id = batch.id) then batch.content_id end,
  batch.id)
where round = $1 and content_id is not null`;

/** Two writers at the same time may have made two rows of one game: the one with the true id stays. */
const SETTLE = `with twins as (
  select inexact.id as id, twin.id as twin, inexact.file_ids from games inexact join games twin
    on twin.white_id = inexact.white_id and twin.created_at between inexact.created_at - ${NEAR} and inexact.created_at + ${NEAR}
      and ${SAME_GAME('twin', 'inexact')}
  where inexact.exactness <= 1 and inexact.last_run_id = $1 and twin.exactness > 1 and twin.id <> inexact.id
), kept as (
  update games set file_ids = games.file_ids || array(select unnest(twins.file_ids) except select unnest(games.file_ids))
  from twins where games.id = twins.twin
)
delete from games using twins where games.id = twins.id`;

/** The line of a game for COPY. */
export function makeStagedLine({ record, round, contentId }: StagedGame): string {
  let line = `${round}\t${makeCopyField(contentId ?? null)}`;
  for (const { read, transport } of GAME_COLUMNS) {
    const value = read(record);
    if (value === null) line += '\t\\N';
    else line += transport === 'text' || transport === 'boolean' ? `\t${makeCopyField(value)}` : `\t${value}`;
  }
  return line;
}

/** Place of the id in a staged line. */
const ID_FIELD = 2;

/** The id of the game in a staged line. */
export function readStagedId(line: string): string {
  return line.split('\t', ID_FIELD + 1)[ID_FIELD] ?? '';
}

/** How a batch is merged. */
export interface MergeOptions {
  runId: number;
  /** Rounds there are among its games. */
  rounds: number;
  /** The ids may lack their case. */
  resolve: boolean;
  /** Expect that others store the same games at the same time; otherwise the statement may fail by a key that is there. */
  careful?: boolean;
}

/**
 * Stores a batch that comes as lines for COPY, inside the caller's transaction. Its players must be stored already.
 * Rows are taken in the order of their ids, so that two writers mostly do not get in each other's way.
 */
export async function mergeStagedGames(
  tx: Tx,
  lines: Uint8Array,
  count: number,
  { runId, rounds, resolve, careful = false }: MergeOptions,
): Promise<StagedOutcome> {
  const outcome: StagedOutcome = { inserted: 0, updated: 0, unchanged: count };
  if (count === 0) return outcome;
  await tx.execute(CREATE);
  await tx.copyIn(COPY, lines);
  for (let round = 0; round < rounds; round++) {
    await tx.execute(resolve ? RESOLVE : ADOPT, [round]);
    if (!careful && rounds === 1 && !(await isAnyStored(tx))) {
      await tx.execute(INSERT, [runId, round]);
      return { inserted: count, updated: 0, unchanged: 0 };
    }
    const [row] = await tx.query<{ inserted: number; updated: number }>(MERGE, [runId, round]);
    if (!row) throw new Error('The merge says nothing');
    outcome.inserted += row.inserted;
    outcome.updated += row.updated;
    outcome.unchanged -= row.inserted + row.updated;
  }
  return outcome;
}

async function isAnyStored(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ stored: boolean }>(ANY_STORED);
  return row?.stored !== false;
}

/** Marks rejected records of staged games as resolved. */
export const STAGED_IDS = `select id from ${STAGED}`;

/** Makes one row of games that two writers stored at the same time, one of them under an id in lower case. */
export async function settleTwins(tx: Tx, runId: number): Promise<number> {
  return tx.execute(SETTLE, [runId]);
}
