import { createHash } from 'node:crypto';
import type { Tx } from '../../database/database.service.js';
import {
  keepAliveOf,
  makeEnvelope,
  type NewJob,
  parseEnvelope,
  type TakenJob,
  type TransportOptions,
} from '../job-transport.js';
import type { Priority } from '../jobs.js';
import { BELL } from './job-bell.js';

const ADDED_AT_ONCE = 5_000;
const WEIGHT: Record<Priority, number> = { high: 2, normal: 1, low: 0 };

// Not insert() of pg-boss, which gives all jobs of a call one moment, so that ids decide, and ours are hashes. Here they
// are a microsecond apart. Rows are written in the order of their ids: two processes that add the same jobs wait for each
// other and never in a circle. The bell rings with the commit, for queues that have something new to start.
const ADD_JOBS = `with added as (
    insert into pgboss.job (name, id, data, priority, start_after, created_on, expire_in, retry_limit, policy)
    select name, id, data, priority, now() + "delayMs" * interval '1 ms',
      coalesce($2::timestamptz, now()) + place * interval '1 microsecond', $3::integer * interval '1 ms', $4, 'standard'
    from json_to_recordset($1::json) as job
      (name text, id uuid, data jsonb, priority integer, "delayMs" double precision, place integer)
    order by name, id
    on conflict do nothing
    returning name, start_after
  )
  select pg_notify('${BELL}', name) from (select distinct name from added where start_after <= now()) as queues`;

/** Adds jobs, in chunks; of one priority they start in the order given. */
export async function addJobs(
  database: Pick<Tx, 'query'>,
  jobs: readonly NewJob[],
  options: TransportOptions,
): Promise<void> {
  const rows = jobs.map((job, place) => ({
    name: job.queue,
    id: rowIdOf(job.id),
    data: { ...makeEnvelope(job), id: job.id, name: job.name },
    priority: WEIGHT[job.priority],
    delayMs: job.delayMs,
    place,
  }));
  const base = rows.length > ADDED_AT_ONCE ? await readClock(database) : null;
  for (let from = 0; from < rows.length; from += ADDED_AT_ONCE) {
    const chunk = JSON.stringify(rows.slice(from, from + ADDED_AT_ONCE));
    await database.query(ADD_JOBS, [chunk, base, keepAliveOf(options).leaseMs, options.maxStalls]);
  }
}

/** Places count from one moment for all chunks. As text: a Date of JavaScript knows no microseconds. */
async function readClock(database: Pick<Tx, 'query'>): Promise<string | null> {
  const [row] = await database.query<{ now: string }>('select now()::text as now');
  return row?.now ?? null;
}

/** Id and name stand beside the envelope: the columns hold a hash and the queue. */
export function parseRow(data: unknown, rowId: string): TakenJob {
  const { id, name } = (data ?? {}) as { id?: unknown; name?: unknown };
  return typeof id === 'string' ? parseEnvelope(data, id, name) : parseEnvelope(data, rowId, undefined);
}

/** A uuid that is always the same for one id, since that is what pg-boss keys by (RFC 9562, version 8). */
export function rowIdOf(id: string): string {
  const hex = createHash('sha256').update(id).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
