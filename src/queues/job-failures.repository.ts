import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import type { AttemptError } from './job-failure.entity.js';
import type { FailureFilter, FailureView, ReplayFilter } from './failure-view.js';
import type { QueueName } from './jobs.js';

const ERRORS_KEPT = 10;
const COLUMNS = `queue, job_id as "jobId", name, payload, state, attempts, errors, message,
  first_failed_at as "firstFailedAt", last_failed_at as "lastFailedAt"`;

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

  /** Newest failure first. */
  async list({ state, name, search, before, limit }: FailureFilter): Promise<FailureView[]> {
    return this.database.query<FailureView>(
      `select ${COLUMNS} from job_failures
       where ($1::text is null or state = $1) and ($2::text is null or name = $2)
         and ${mentions('$3')}
         and ($4::timestamptz is null or (last_failed_at, queue, job_id) < ($4, $5, $6))
       order by last_failed_at desc, queue desc, job_id desc limit $7`,
      [
        state ?? null,
        name ?? null,
        search ?? null,
        before?.lastFailedAt ?? null,
        before?.queue ?? null,
        before?.jobId ?? null,
        limit,
      ],
    );
  }

  /** Takes dead letters out for a replay: they count from the start again. */
  async revive(filter: ReplayFilter & { limit: number }): Promise<FailureView[]> {
    return this.database.query<FailureView>(
      `update job_failures set state = 'retrying', attempts = 0 where (queue, job_id) in (
         select queue, job_id from job_failures where state = 'dead'
           and ($1::text is null or name = $1)
           and ${mentions('$2')}
           and ($3::text is null or queue = $3) and ($4::text is null or job_id = $4)
         order by last_failed_at limit $5 for update skip locked)
       returning ${COLUMNS}`,
      [filter.name ?? null, filter.search ?? null, filter.queue ?? null, filter.jobId ?? null, filter.limit],
    );
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
