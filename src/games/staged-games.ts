import { makeCopyField } from '../database/copy-text.js';
import type { Tx } from '../database/database.service.js';
import { GAME_COLUMNS } from './game-columns.js';
import type { GameRecord } from './game-record.js';
import { HAS_INEXACT, makeAdopt, makeUpsert } from './game-upsert.js';

/** Games of a batch as lines for COPY, with what the lines do not say. */
export interface StagedGames {
  lines: Uint8Array;
  /** Places behind the lines, counted from the first. */
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
const RUN_COLUMNS = ['first_run_id', 'last_run_id'] as const;
const lineColumns = [
  ...GAME_COLUMNS.map(({ name, transport, store }) => ({ name, type: typeOf(transport, store) })),
  ...RUN_COLUMNS.map((name) => ({ name, type: 'integer' })),
];
const columns = [{ name: 'round', type: 'integer' }, { name: 'content_id', type: 'text' }, ...lineColumns];

/** Lines hold what is stored, not what is transported: they go straight into the table where they can. */
function typeOf(transport: string, store: string | undefined): string {
  if (transport === 'bigint') return 'timestamptz';
  return store?.replace('$::', '') ?? transport;
}

const CREATE = `create temp table ${STAGED} (${columns.map(({ name, type }) => `${name} ${type}`).join(', ')}) on commit drop`;
const COPY = `copy ${STAGED} (${columns.map(({ name }) => name).join(', ')}) from stdin`;
/** Where none of the games is stored, nothing is faster than this. */
const COPY_STRAIGHT = `copy games (${lineColumns.map(({ name }) => name).join(', ')}) from stdin`;
const LOOK = `select exists (select 1 from unnest($1::text[]) as batch(id) join games using (id)) as stored,
  ${HAS_INEXACT} as inexact`;
const BATCH = `(select * from ${STAGED} where round = $2 order by id collate "C") batch`;
const MERGE = `with merged as (${makeUpsert(BATCH, { stored: true })})
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

let lastMs = Number.NaN;
let lastTime = '';

/** A moment for COPY. Nearly every game of PGN has the same one twice, and spelling it out takes as long as ten columns. */
function makeTime(ms: number): string {
  if (ms === lastMs) return lastTime;
  lastMs = ms;
  lastTime = new Date(ms).toISOString();
  return lastTime;
}

/** The line of a game for COPY. */
export function makeStagedLine(record: GameRecord, runId: number): string {
  let line = '';
  for (const { read, transport } of GAME_COLUMNS) {
    const value = read(record);
    if (value === null) line += '\\N\t';
    else if (transport === 'bigint') line += `${makeTime(Number(value))}\t`;
    else line += transport === 'integer' ? `${value}\t` : `${makeCopyField(value)}\t`;
  }
  return `${line}${runId}\t${runId}`;
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
    await tx.copyIn(COPY_STRAIGHT, games.lines);
    return { inserted: count, updated: 0, unchanged: 0 };
  }
  await tx.execute(CREATE);
  await tx.copyIn(COPY, withPrefixes(games));
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

/** The lines with their rounds and other ids before them. */
function withPrefixes({ lines, ends, rounds, contentIds }: StagedGames): Uint8Array {
  const parts: Uint8Array[] = [];
  ends.forEach((end, i) => {
    parts.push(Buffer.from(`${rounds[i] ?? 0}\t${makeCopyField(contentIds?.[i] ?? null)}\t`));
    parts.push(lines.subarray(i === 0 ? 0 : ends[i - 1], end));
  });
  return Buffer.concat(parts);
}

/**
 * Makes one row of games that two writers stored at the same time, one of them under an id in lower case.
 * @returns how many rows went
 */
export async function settleTwins(tx: Tx, runId: number): Promise<number> {
  return tx.execute(SETTLE, [runId]);
}
