import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import { toPlainText } from '../database/plain-text.js';
import { isFinal, type RunState } from './run.entity.js';
import type { RunFilter, RunTree, RunView } from './run-view.js';
import { RunNotFoundError } from './runs.errors.js';

/** Error code of a run that somebody stopped. */
export const STOPPED = 'stopped';

const STATE = `case when error_code = '${STOPPED}' then 'stopped' else state end`;
/** SQL: the columns of a RunView. */
export const RUN_COLUMNS = `id, kind, name, parent_id as "parentId", player_id as "playerId", ${STATE} as state, message,
  error_code as "errorCode", total, finished, failed, percent,
  waiting_until as "waitingUntil", started_by as "startedBy", user_id as "userId", full_history as "fullHistory", max_games as "maxGames",
  until_at as "untilAt", since_at as "sinceAt", cursor_at as "cursorAt", received, inserted, updated, unchanged, rejected, requests,
  account_games as "accountGames", stored_games as "storedGames", notes, requested_at as "requestedAt",
  started_at as "startedAt", updated_at as "updatedAt", finished_at as "finishedAt"`;

/** SQL: somebody works on the run or will. */
export const RUN_IS_ACTIVE = `state in ('queued', 'running', 'waiting', 'interrupted')`;

/** Error code of a run whose job was given up. */
export const GIVEN_UP = 'dead-letter';
// Each may have hundreds of parts.
const REMOVED_AT_ONCE = 200;

// In PostgreSQL least(99, null) is 99.
const UP_TO_99 = 'case when $5::smallint is not null then least(99, $5::smallint) end';

/** How a run ended well. */
export interface GoodEnd {
  message?: string;
  storedGames?: number;
  notes?: readonly string[];
}

/** A pipeline to be run. */
export interface NewPipeline {
  name: string;
  /** Names of its stages, in order. */
  stages: readonly string[];
  startedBy: string;
}

/** Units of work of a run as they stand. */
export interface RunProgress {
  /** Undefined while nobody knows. */
  total?: number;
  finished: number;
  failed: number;
  /** Per cent that has ended, by the units unless told. */
  percent?: number;
}

/** SQL: the run is in the state $2; PostgreSQL has to see through it to know how many are. */
function isInState(state: RunState | undefined): string {
  if (state === 'stopped') return `state = 'failed' and error_code = '${STOPPED}'`;
  return state === 'failed' ? `state = $2 and error_code is distinct from '${STOPPED}'` : 'state = $2';
}

/** The statement behind a page of runs; a test looks at its plan. */
export function makeRunsQuery(filter: RunFilter): { sql: string; values: unknown[] } {
  const { playerId, state, kind, parentId, beforeId, name, userId, limit } = filter;
  const sql = `select ${RUN_COLUMNS} from runs
    where ($1::text is null or player_id = $1) and ($2::text is null or ${isInState(state)})
      and ($3::text is null or kind = $3) and ($4::integer is null or parent_id = $4)
      and ($5::integer is null or id < $5) and ($6::text is null or name = $6)
      and ($7::integer is null or user_id = $7) order by id desc limit $8`;
  const given = [playerId, state, kind, parentId, beforeId, name, userId];
  return { sql, values: [...given.map((value) => value ?? null), limit] };
}

/** Looking at runs of every kind, and what can happen to each of them. */
@Injectable()
export class RunsService {
  constructor(private readonly database: Database) {}

  async find(id: number): Promise<RunView | undefined> {
    const [run] = await this.database.query<RunView>(`select ${RUN_COLUMNS} from runs where id = $1`, [id]);
    return run;
  }

  /** The run that a request with an Idempotency-Key has started. */
  async findStarted(workKey: string): Promise<number | undefined> {
    const [run] = await this.database.query<{ id: number }>(
      'select id from runs where work_key = $1 and parent_id is null',
      [workKey],
    );
    return run?.id;
  }

  /** @throws RunNotFoundError */
  async get(id: number): Promise<RunView> {
    const run = await this.find(id);
    if (!run) throw new RunNotFoundError(id);
    return run;
  }

  /** A run and the stages it has. @throws RunNotFoundError */
  async getTree(id: number): Promise<RunTree> {
    const rows = await this.database.query<RunView>(
      `select ${RUN_COLUMNS} from runs where id = $1
       union all (select ${RUN_COLUMNS} from runs where parent_id = $1 and kind = 'stage' order by id)`,
      [id],
    );
    const run = rows.find((row) => row.id === id);
    if (!run) throw new RunNotFoundError(id);
    return { ...run, stages: rows.filter((row) => row !== run) };
  }

  /** Newest first. */
  async list(filter: RunFilter): Promise<RunView[]> {
    const { sql, values } = makeRunsQuery(filter);
    return this.database.query<RunView>(sql, values);
  }

  async markRunning(id: number): Promise<void> {
    await this.database.execute(
      `update runs set state = 'running', message = null, waiting_until = null, updated_at = now(),
         started_at = coalesce(started_at, now()) where id = $1 and ${RUN_IS_ACTIVE}`,
      [id],
    );
  }

  async markWaiting(id: number, message: string, until?: Date): Promise<void> {
    await this.database.execute(
      `update runs set state = 'waiting', message = $2, waiting_until = $3, updated_at = now()
       where id = $1 and ${RUN_IS_ACTIVE}`,
      [id, toPlainText(message), until ?? null],
    );
  }

  async markInterrupted(id: number): Promise<void> {
    await this.database.execute(
      `update runs set state = 'interrupted', message = 'Stopped; goes on from here when it is taken up again',
         waiting_until = null, updated_at = now() where id = $1 and ${RUN_IS_ACTIVE}`,
      [id],
    );
  }

  /** Only what has ended counts, and what was said once is not taken back. */
  async saveProgress(tx: Tx, id: number, { total, finished, failed, percent }: RunProgress): Promise<void> {
    const share = percent ?? (total ? Math.floor((100 * (finished + failed)) / total) : undefined);
    await tx.execute(
      `update runs set total = $2, finished = $3, failed = $4, percent = greatest(percent, ${UP_TO_99}),
         updated_at = now()
       where id = $1 and ${RUN_IS_ACTIVE} and (total, finished, failed, percent)
         is distinct from ($2::integer, $3::integer, $4::integer, greatest(percent, ${UP_TO_99}))`,
      [id, total ?? null, finished, failed, share ?? null],
    );
  }

  /** Ends an active run, and stages that are parts of it, for which nobody will do anything any more. */
  async giveUp(id: number, reason: string): Promise<void> {
    await this.database.execute(
      `update runs set state = 'failed', error_code = '${GIVEN_UP}', message = $2, waiting_until = null,
         updated_at = now(), finished_at = now()
       where (id = $1 or (parent_id = $1 and kind = 'stage')) and ${RUN_IS_ACTIVE}`,
      [id, toPlainText(reason)],
    );
  }

  /**
   * The run, while somebody wants it done: an active one, or one that was given up and whose dead letter is replayed. One
   * that a queue merely still had a job for stays given up.
   */
  async takeUp(id: number, isRepeat: () => Promise<boolean>): Promise<RunView | undefined> {
    const found = await this.find(id);
    const run = found?.errorCode === GIVEN_UP && (await isRepeat()) ? await this.reopen(id) : found;
    return run && !isFinal(run.state) ? run : undefined;
  }

  /** Makes a run that was given up one that somebody works on again, unless there is another one of its player, or of everybody, by now. */
  async reopen(id: number): Promise<RunView | undefined> {
    const [run] = await this.database.query<RunView>(
      `update runs r set state = 'interrupted', error_code = null, message = null, finished_at = null, updated_at = now()
       where id = $1 and state = 'failed' and error_code = '${GIVEN_UP}'
         and not exists (select 1 from runs other where other.kind = r.kind and other.${RUN_IS_ACTIVE}
           and (other.player_id = r.player_id or (other.kind = 'profiles' and other.name = r.name)))
       returning ${RUN_COLUMNS}`,
      [id],
    );
    return run;
  }

  /** Removes pipelines that ended long ago, and their stages; the runs these started stay, since games refer to them. */
  async removeOldPipelines(days: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      const old = await tx.query<{ id: number }>(
        `select id from runs where kind = 'pipeline' and finished_at < now() - $1::integer * interval '1 day'
         order by id limit ${REMOVED_AT_ONCE}`,
        [days],
      );
      const ids = [old.map(({ id }) => id)];
      const stages = `select id from runs where parent_id = any($1::integer[]) and kind = 'stage'`;
      await tx.execute(`update runs set parent_id = null where parent_id in (${stages})`, ids);
      await tx.execute(`delete from runs where parent_id = any($1::integer[]) and kind = 'stage'`, ids);
      await tx.execute('delete from runs where id = any($1::integer[])', ids);
    });
  }

  /** Makes a run of a pipeline with its stages unless one is active; undefined then, also when twenty ask at once. */
  async insertPipeline(tx: Tx, { name, stages, startedBy }: NewPipeline): Promise<number | undefined> {
    const [run] = await tx.query<{ id: number }>(
      `insert into runs (kind, name, started_by, total, percent) values ('pipeline', $1, $2, $3, 0)
       on conflict (name) where kind = 'pipeline' and ${RUN_IS_ACTIVE} do nothing returning id`,
      [name, startedBy, stages.length],
    );
    if (!run) return undefined;
    await tx.execute(
      `insert into runs (kind, name, parent_id, started_by)
       select 'stage', stage.name, $1, $2 from unnest($3::text[]) with ordinality as stage (name, place) order by place`,
      [run.id, startedBy, stages],
    );
    return run.id;
  }

  async findActivePipeline(tx: Tx, name: string): Promise<number | undefined> {
    const [run] = await tx.query<{ id: number }>(
      `select id from runs where kind = 'pipeline' and name = $1 and ${RUN_IS_ACTIVE}`,
      [name],
    );
    return run?.id;
  }

  async listActivePipelines(): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      `select id from runs where kind = 'pipeline' and ${RUN_IS_ACTIVE} order by id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Brings the units of a run in line with the runs that are its parts; a run without any stays as it is. */
  async countParts(id: number): Promise<void> {
    const [parts] = await this.database.query<{ total: number | null; done: number; failed: number; parts: number }>(
      `select r.total, count(*) filter (where part.state = 'done')::int as done,
         count(*) filter (where part.state = 'failed')::int as failed, count(part.id)::int as parts
       from runs r left join runs part on part.parent_id = r.id where r.id = $1 group by r.total`,
      [id],
    );
    if (!parts || parts.total === null || parts.parts === 0) return;
    const { total, done, failed } = parts;
    await this.saveProgress(this.database, id, { total, finished: done, failed });
  }

  async finish(tx: Tx, id: number, { message, storedGames, notes }: GoodEnd = {}): Promise<void> {
    await tx.execute(
      `update runs set state = 'done', percent = 100, message = $2, waiting_until = null, updated_at = now(),
         finished_at = now(), started_at = coalesce(started_at, now()), stored_games = $3, notes = $4::text[] where id = $1`,
      [id, message ?? null, storedGames ?? null, notes ?? []],
    );
  }

  async fail(tx: Tx, id: number, code: string, message: string): Promise<void> {
    await tx.execute(
      `update runs set state = 'failed', error_code = $2, message = $3, waiting_until = null, updated_at = now(),
         finished_at = now() where id = $1`,
      [id, code, toPlainText(message)],
    );
  }
}
