import { Injectable } from '@nestjs/common';
import { parsePlayerId } from '../../chess/ids.js';
import { Database, type Tx } from '../../database/database.service.js';
import type { AnalyseGamePayload } from '../../queues/jobs.js';
import { RUN_IS_ACTIVE } from '../../runs/runs.service.js';
import { TASK_IS_OPEN } from '../analysis-tasks.repository.js';
import { makeChoice, makeCount, type WantedResults } from './choose-games.js';
import { type BatchFailure, type BatchRequest, type BatchRow, CANCELLED, MOST_GAMES } from './batch-view.js';

/** Whose batches are looked at; all when absent. */
export interface BatchFilter {
  userId?: number;
  beforeId?: number;
  limit: number;
}

const ROW = `select b.run_id as id, b.user_id as "userId", b.request, r.state, r.message, r.error_code as "errorCode", r.total, r.finished,
    r.failed, r.percent, b.analysed_before as "analysedBefore", b.not_analysable as "notAnalysable", b.vanished,
    (select count(*)::int from analysis_tasks t where t.run_id = b.run_id and t.state = 'unsupported') as unsupported,
    b.planned_at is not null as planned, b.paused_at is not null as paused, b.resumed_at as "resumedAt",
    b.resumed_with as "resumedWith", r.requested_at as "requestedAt", r.started_at as "startedAt",
    r.updated_at as "updatedAt", r.finished_at as "finishedAt"
  from analysis_batches b join runs r on r.id = b.run_id`;

/**
 * SQL: the lowest slot that nobody has, of $1; no row when so many batches are under way. Two who ask at the same time find the
 * same one, and the index lets one of them have it. After the setting was lowered, those above it count as well.
 */
const FREE_SLOT = `select min(n) from generate_series(1, $1::integer) as n
  where not exists (select from analysis_batches where slot = n)
  having min(n) is not null and (select count(*) from analysis_batches where slot is not null) < $1`;

/** Queries on batches. */
@Injectable()
export class BatchesRepository {
  constructor(private readonly database: Database) {}

  async find(id: number): Promise<BatchRow | undefined> {
    const [row] = await this.database.query<BatchRow>(`${ROW} where b.run_id = $1`, [id]);
    return row && revive(row);
  }

  async findActiveOf(userId: number): Promise<BatchRow | undefined> {
    const [row] = await this.database.query<BatchRow>(`${ROW} where b.user_id = $1 and b.ended_at is null`, [userId]);
    return row && revive(row);
  }

  /** Those that have a slot. */
  async listUnderWay(): Promise<BatchRow[]> {
    return (await this.database.query<BatchRow>(`${ROW} where b.slot is not null`)).map(revive);
  }

  /** Newest first. */
  async list({ userId, beforeId, limit }: BatchFilter): Promise<BatchRow[]> {
    const rows = await this.database.query<BatchRow>(
      `${ROW} where ($1::integer is null or b.user_id = $1) and ($2::integer is null or b.run_id < $2)
       order by b.run_id desc limit $3`,
      [userId ?? null, beforeId ?? null, limit],
    );
    return rows.map(revive);
  }

  async insertRun(tx: Tx, userId: number, startedBy: string): Promise<number> {
    const [run] = await tx.query<{ id: number }>(
      `insert into runs (kind, started_by, user_id, percent) values ('analysis', $1, $2, 0) returning id`,
      [startedBy, userId],
    );
    if (!run) throw new Error('A run without player is always a new one');
    return run.id;
  }

  /** Takes the lowest free slot; false when there is none, when somebody else has just taken it, or the user has a batch. */
  async insert(
    tx: Tx,
    batch: { runId: number; userId: number; request: BatchRequest },
    slots: number,
  ): Promise<boolean> {
    const inserted = await tx.execute(
      `insert into analysis_batches (run_id, user_id, request, slot) select $2, $3, $4, slot from (${FREE_SLOT}) as free (slot)
       on conflict do nothing`,
      [slots, batch.runId, batch.userId, JSON.stringify(batch.request)],
    );
    return inserted === 1;
  }

  /** Whether a slot is free, and whether the user has a batch: why nothing was inserted. */
  async lookAround(tx: Tx, userId: number, slots: number): Promise<{ isFree: boolean; hasBatch: boolean }> {
    const [found] = await tx.query<{ isFree: boolean; hasBatch: boolean }>(
      `select exists (${FREE_SLOT}) as "isFree",
         exists (select from analysis_batches where user_id = $2 and ended_at is null) as "hasBatch"`,
      [slots, userId],
    );
    return found ?? { isFree: false, hasBatch: false };
  }

  /** What is to be chosen, for whoever is first: undefined while another one chooses, or when it is done. */
  async lockUnplanned(tx: Tx, runId: number): Promise<BatchRequest | undefined> {
    const [row] = await tx.query<{ request: BatchRequest }>(
      `select request from analysis_batches where run_id = $1 and planned_at is null and ended_at is null
       for update skip locked`,
      [runId],
    );
    return row && revive(row).request;
  }

  /** Whether more games are selected than a batch may have, where the request does not say which to take. */
  async selectsTooMany(tx: Tx, request: BatchRequest): Promise<boolean> {
    if (request.maxGames !== undefined) return false;
    const { sql, values } = makeCount(request, MOST_GAMES + 1);
    const [row] = await tx.query<{ count: number }>(sql, values);
    return (row?.count ?? 0) > MOST_GAMES;
  }

  /** Chooses games, newest first, and counts those that are left out, in one statement. */
  async choose(tx: Tx, runId: number, request: BatchRequest, wanted: WantedResults): Promise<void> {
    const { sql, values } = makeChoice(runId, request, wanted);
    await tx.execute(sql, values);
    await tx.execute(
      `update runs set total = (select count(*) from analysis_tasks where run_id = $1), updated_at = now() where id = $1`,
      [runId],
    );
  }

  /** Processes that analyse games and gave a sign of life lately. */
  async countAnalysts(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `select count(*)::int as count from workers where 'analysis' = any(roles) and seen_at > now() - interval '15 seconds'`,
    );
    return row?.count ?? 0;
  }

  /**
   * Games of batches that somebody is to do now, of each batch those at the places after `from` up to `to` in the line, in
   * turns: the first of each, then the second of each.
   */
  async listAhead({ from, to }: { from: number; to: number }, runId?: number): Promise<AnalyseGamePayload[]> {
    return this.database.query<AnalyseGamePayload>(
      `select b.run_id as "runId", t.game_id as "gameId" from analysis_batches b
       cross join lateral (
         select game_id, row_number() over (order by place) as turn from analysis_tasks
         where run_id = b.run_id and ${TASK_IS_OPEN} order by place limit $1) t
       where b.ended_at is null and b.paused_at is null and ($2::integer is null or b.run_id = $2) and t.turn > $3
       order by t.turn, b.run_id`,
      [to, runId ?? null, from],
    );
  }

  async listUnplanned(): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      'select run_id as id from analysis_batches where planned_at is null and ended_at is null',
    );
    return rows.map(({ id }) => id);
  }

  /** Batches under way of users who may not sign in any more. */
  async listForsaken(): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      `select b.run_id as id from analysis_batches b left join users u on u.id = b.user_id
       where b.ended_at is null and (u.id is null or u.disabled_at is not null)`,
    );
    return rows.map(({ id }) => id);
  }

  /** Batches whose last games are there no more. */
  async listBereft(): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      `select run_id as id from analysis_batches b where planned_at is not null and ended_at is null
         and not exists (select from analysis_tasks t where t.run_id = b.run_id and t.${TASK_IS_OPEN})`,
    );
    return rows.map(({ id }) => id);
  }

  /** The games that are there no more are to come no more; together all stay as many as they were. */
  async countVanished(tx: Tx, runId: number): Promise<void> {
    await tx.execute(
      `with run as (select id, total - finished - failed as gone from runs where id = $1 and ${RUN_IS_ACTIVE} for update),
         counted as (update analysis_batches b set vanished = b.vanished + run.gone from run where b.run_id = run.id)
       update runs r set total = r.total - run.gone from run where r.id = run.id`,
      [runId],
    );
  }

  /** Nobody plans it meanwhile, and whoever did has finished: planning locks batch and run the other way round. */
  private async holdPlanning(tx: Tx, runId: number): Promise<void> {
    await tx.execute('select from analysis_batches where run_id = $1 and planned_at is null for update', [runId]);
  }

  /** Rows are locked in the order in which the end of a game locks them: tasks, run, batch. @returns false: it has ended. */
  async cancel(tx: Tx, runId: number, message: string): Promise<boolean> {
    await this.holdPlanning(tx, runId);
    await tx.execute(
      `update analysis_tasks set state = 'cancelled', ended_at = now(), message = 'The batch was cancelled'
       where run_id = $1 and ${TASK_IS_OPEN}`,
      [runId],
    );
    return this.fail(tx, runId, CANCELLED, message);
  }

  /** Ends a batch that has no open tasks, as failed. @returns false: it has ended. */
  async fail(tx: Tx, runId: number, errorCode: string, message: string): Promise<boolean> {
    await tx.execute(
      `update runs set state = 'failed', error_code = $2, message = $3, waiting_until = null, updated_at = now(),
         finished_at = now() where id = $1 and ${RUN_IS_ACTIVE}`,
      [runId, errorCode, message],
    );
    const ended = await tx.execute(
      `update analysis_batches set ended_at = now(), slot = null, paused_at = null where run_id = $1 and ended_at is null`,
      [runId],
    );
    return ended === 1;
  }

  /** @returns false: it has ended. */
  async pause(tx: Tx, runId: number): Promise<boolean> {
    await this.holdPlanning(tx, runId);
    await tx.execute(
      `update runs set state = 'waiting', message = 'Paused', updated_at = now() where id = $1 and ${RUN_IS_ACTIVE}`,
      [runId],
    );
    const paused = await tx.execute(
      `update analysis_batches set paused_at = coalesce(paused_at, now()), slot = null where run_id = $1 and ended_at is null`,
      [runId],
    );
    return paused === 1;
  }

  /** @returns false: it is not paused, or no slot is free. @throws a unique violation when another has just taken the slot */
  async resume(tx: Tx, runId: number, slots: number): Promise<boolean> {
    await this.holdPlanning(tx, runId);
    await tx.execute(
      `update runs set state = case when started_at is null then 'queued' else 'running' end, message = null, updated_at = now()
       where id = $1 and ${RUN_IS_ACTIVE} and exists (select from analysis_batches where run_id = $1 and paused_at is not null)`,
      [runId],
    );
    const resumed = await tx.execute(
      `update analysis_batches b set paused_at = null, slot = free.slot, resumed_at = now(),
         resumed_with = (select finished + failed from runs where id = b.run_id)
       from (${FREE_SLOT}) as free (slot) where b.run_id = $2 and b.ended_at is null and b.paused_at is not null`,
      [slots, runId],
    );
    return resumed === 1;
  }

  /** Games that were not analysed, in their turn. */
  async listFailures(runId: number, afterPlace: number, limit: number): Promise<BatchFailure[]> {
    return this.database.query<BatchFailure>(
      `select place, game_id as "gameId", state, coalesce(message, 'No reason was given') as reason, ended_at as "endedAt"
       from analysis_tasks where run_id = $1 and state in ('failed', 'unsupported') and place > $2 order by place limit $3`,
      [runId, afterPlace, limit],
    );
  }
}

/** JSON knows no dates. */
export function revive<Row extends { request: BatchRequest }>(row: Row): Row {
  const { player, filter, ...request } = row.request;
  const { since, until, opponent, ...rest } = filter;
  return {
    ...row,
    request: {
      ...(player && { player: parsePlayerId(player) }),
      filter: {
        ...rest,
        ...(opponent && { opponent: parsePlayerId(opponent) }),
        ...(since && { since: new Date(since) }),
        ...(until && { until: new Date(until) }),
      },
      ...request,
    },
  };
}
