import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import type { AttemptError } from './job-failure.entity.js';
import type { FailureFilter, FailurePosition, FailureSummary, FailureView, ReplayFilter } from './failure-view.js';
import type { NewJob } from './job-transport.js';
import type { QueueName } from './jobs.js';

const ERRORS_KEPT = 10;
const SUMMARY = `queue, job_id as "jobId", name, state, attempts, message, first_failed_at as "firstFailedAt",
  last_failed_at as "lastFailedAt"`;
const COLUMNS = `${SUMMARY}, payload, errors`;
const POSITION = `(extract(epoch from last_failed_at) * 1000000)::bigint::text as "lastFailedUs"`;

/** SQL: the text of a parameter stands in the message or the id, or there is no text. */
const mentions = (text: string): string =>
  `(${text}::text is null or strpos(lower(message), lower(${text})) > 0 or strpos(lower(job_id), lower(${text})) > 0)`;

export interface FailedAttempt {
  queue: QueueName;
  jobId: string;
  name: string;
  payload: unknown;
  error: AttemptError;
  /** From how many failures on it is dead. */
  attempts: number;
}

/** Queries on jobs that failed. */
@Injectable()
export class JobFailuresRepository {
  constructor(private readonly database: Database) {}

  /** Notes a failed attempt. @returns how many there were, and whether that was the last one */
  async record(failed: FailedAttempt): Promise<{ attempts: number; dead: boolean }> {
    const [row] = await this.database.query<{ attempts: number; dead: boolean }>(
      `insert into job_failures as f (queue, job_id, name, payload, state, attempts, errors, message)
       values ($1, $2, $3, $4::jsonb, case when $6 <= 1 then 'dead' else 'retrying' end, 1, jsonb_build_array($5::jsonb), $7)
       on conflict (queue, job_id) do update set name = excluded.name, payload = excluded.payload, attempts = f.attempts + 1,
         state = case when f.attempts + 1 >= $6 then 'dead' else 'retrying' end, message = excluded.message,
         errors = case when jsonb_array_length(f.errors) < ${ERRORS_KEPT} then f.errors else f.errors - 0 end || excluded.errors,
         last_failed_at = now()
       returning attempts, state = 'dead' as dead`,
      [
        failed.queue,
        failed.jobId,
        failed.name,
        JSON.stringify(failed.payload ?? null),
        JSON.stringify(failed.error),
        failed.attempts,
        failed.error.chain[0]?.message ?? '',
      ],
    );
    if (!row) throw new Error(`The failure of ${failed.jobId} was not stored`);
    return row;
  }

  /** Forgets failures of a job that succeeded. */
  async forget(queue: QueueName, jobId: string): Promise<void> {
    await this.database.execute('delete from job_failures where queue = $1 and job_id = $2', [queue, jobId]);
  }

  /** Whether a job that failed is to be repeated. */
  async isRetrying(queue: QueueName, jobId: string): Promise<boolean> {
    const [row] = await this.list({ queue, jobId, state: 'retrying', limit: 1 });
    return row !== undefined;
  }

  /** Newest failure first. */
  async list(filter: FailureFilter): Promise<FailureView[]> {
    return this.select<FailureView>(COLUMNS, filter);
  }

  /** Newest failure first, each with its place in the list. */
  async listSummaries(filter: FailureFilter): Promise<(FailureSummary & FailurePosition)[]> {
    return this.select<FailureSummary & FailurePosition>(`${SUMMARY}, ${POSITION}`, filter);
  }

  private async select<Row>(columns: string, filter: FailureFilter): Promise<Row[]> {
    const { queue, jobId, state, name, search, before, limit } = filter;
    return this.database.query<Row>(
      `select ${columns} from job_failures
       where ($1::text is null or state = $1) and ($2::text is null or name = $2)
         and ($3::text is null or queue = $3) and ($4::text is null or job_id = $4)
         and ${mentions('$5')}
         and ($6::bigint is null
           or (last_failed_at, queue, job_id) < (timestamptz 'epoch' + $6 * interval '1 microsecond', $7, $8))
       order by last_failed_at desc, queue desc, job_id desc limit $9`,
      [state, name, queue, jobId, search, before?.lastFailedUs, before?.queue, before?.jobId, limit].map(
        (value) => value ?? null,
      ),
    );
  }

  /**
   * Takes dead letters out for a replay: they count from the start again. Of several who ask at once each gets others.
   * @param before only those that died until then (microseconds since 1970)
   */
  async revive(filter: ReplayFilter & { before: string; limit: number }): Promise<FailureView[]> {
    const { name, search, queue, jobId, before, limit } = filter;
    // Materialized: a subquery with "skip locked" that ran twice would take more than the limit.
    return this.database.query<FailureView>(
      `with picked as materialized (
         select queue as q, job_id as j from job_failures where state = 'dead'
           and last_failed_at <= timestamptz 'epoch' + $6::bigint * interval '1 microsecond'
           and ($1::text is null or name = $1)
           and ${mentions('$2')}
           and ($3::text is null or queue = $3) and ($4::text is null or job_id = $4)
         order by last_failed_at limit $5 for update skip locked)
       update job_failures set state = 'retrying', attempts = 0 from picked where queue = q and job_id = j
       returning ${COLUMNS}`,
      [...[name, search, queue, jobId].map((value) => value ?? null), limit, before],
    );
  }

  /**
   * Has `put` add the jobs that are to be repeated, those first that failed long ago. Their rows are held meanwhile: a
   * repeat that succeeds just now is forgotten before or after, so that no finished job is added again.
   */
  async repeat(limit: number, put: (jobs: NewJob[], tx: Tx) => Promise<void>): Promise<void> {
    await this.database.transaction(async (tx) => {
      const failures = await tx.query<FailureView>(
        `select ${COLUMNS} from job_failures where state = 'retrying' order by last_failed_at limit $1
         for update skip locked`,
        [limit],
      );
      await put(failures.map(toRepeat), tx);
    });
  }

  /** Microseconds since 1970 by the clock of the database. */
  async now(): Promise<string> {
    const [row] = await this.database.query<{ us: string }>(
      'select (extract(epoch from clock_timestamp()) * 1000000)::bigint::text as us',
    );
    return row?.us ?? '0';
  }

  /** A replay that could not be put into its queue stays what it was. */
  async putBack(failures: readonly FailureView[]): Promise<void> {
    await this.database.execute(
      `update job_failures f set state = 'dead', attempts = old.attempts
       from unnest($1::text[], $2::text[], $3::integer[]) as old (queue, job_id, attempts)
       where f.queue = old.queue and f.job_id = old.job_id and f.state = 'retrying' and f.attempts = 0`,
      [failures.map((f) => f.queue), failures.map((f) => f.jobId), failures.map((f) => f.errors.length)],
    );
  }

  async countDead(): Promise<Record<string, number>> {
    const rows = await this.database.query<{ queue: string; count: string }>(
      `select queue, count(*) as count from job_failures where state = 'dead' group by queue`,
    );
    return Object.fromEntries(rows.map(({ queue, count }) => [queue, Number(count)]));
  }
}

/** The job of a failure, as it goes back into its queue. */
export function toRepeat({ queue, jobId, name, payload }: FailureView): NewJob {
  return { queue, id: jobId, name, payload, priority: 'normal', delayMs: 0, retried: true };
}
