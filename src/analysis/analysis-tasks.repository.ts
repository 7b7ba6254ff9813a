import { Injectable } from '@nestjs/common';
import type { GameId, PlayerId } from '../chess/ids.js';
import { Database, type Tx } from '../database/database.service.js';
import { toPlainText } from '../database/plain-text.js';
import type { RunView } from '../runs/run-view.js';
import { RUN_COLUMNS, RUN_IS_ACTIVE } from '../runs/runs.service.js';
import type { TaskState } from './analysis-task.entity.js';
import type { OpenTask } from './analysis-view.js';

/** A game that a run wants analysed. */
export interface Task {
  runId: number;
  gameId: GameId;
  /** Nodes per position; null: as configured. */
  nodes: number | null;
  /** Evaluate anew although evaluations are there. */
  again: boolean;
  state: TaskState;
  /** Belongs to a batch. */
  inBatch: boolean;
  /** Belongs to a batch that rests. */
  isHeld: boolean;
}

/** How a task ended. */
export interface TaskEnd {
  state: 'done' | 'failed' | 'unsupported';
  message?: string;
}

/** Plugins that games should have results of. */
export interface ActivePlugin {
  name: string;
  version: number;
}

export interface TaskOptions {
  nodes?: number;
  again: boolean;
}

/** Which games a run is about, newest first unless it says otherwise. */
export type TaskScope =
  | { games: readonly GameId[] }
  | (Lacking & { player: PlayerId; retryFailed: boolean })
  | (Lacking & { settled: readonly string[]; home?: PlayerId; limit: number });

interface Lacking {
  /** What games should have, see coverageOf. */
  coverage: string;
}

const COLUMNS = `t.run_id as "runId", t.game_id as "gameId", t.nodes, t.again, t.state, b.run_id is not null as "inBatch",
  b.paused_at is not null as "isHeld"`;
/** SQL: the task is to be done or being done. */
export const TASK_IS_OPEN = `state in ('waiting', 'running')`;
/** SQL: the run r is a batch. */
const IS_BATCH = 'exists (select from analysis_batches b where b.run_id = r.id)';
const LEASE_IS_HELD = `exists (select from leases where name = 'analyse:' || game_id and holder is not null
  and expires_at > clock_timestamp())`;

/** SQL: the game is over and has moves. The index that lacking games are found by says the same. */
export const IS_ANALYSABLE = `g.status not in ('created', 'started', 'aborted') and g.plies > 0`;

/** SQL: games that lack something, by their index; $1 is what they should have, $2 what is as good. */
const NOT_SETTLED = 'analysed_with <> all($2::text[])';
const LACKING_GAMES = [
  'analysed_with is null',
  `analysed_with < $1 and ${NOT_SETTLED}`,
  `analysed_with > $1 and ${NOT_SETTLED}`,
]
  .map((lacks) => `select id, created_at, white_id, black_id from games g where ${IS_ANALYSABLE} and ${lacks}`)
  .join(' union all ');

/** SQL: what is to be said of a run that has ended. */
const OUTCOME = `case when total = 0 then 'Nothing to do: every game has been analysed'
  when failed > 0 then 'completed with errors: ' || failed || ' of ' || total || ' failed' end`;

/** Queries on what runs want analysed. */
@Injectable()
export class AnalysisTasksRepository {
  constructor(private readonly database: Database) {}

  /** A run of its own; undefined when the player has an active one already. */
  async insertRun(tx: Tx, playerId: PlayerId | undefined, startedBy: string): Promise<RunView | undefined> {
    const [run] = await tx.query<RunView>(
      `insert into runs (kind, player_id, started_by) values ('analysis', $1, $2)
       on conflict (kind, player_id) where ${RUN_IS_ACTIVE} do nothing returning ${RUN_COLUMNS}`,
      [playerId ?? null, startedBy],
    );
    return run;
  }

  async findActiveOfPlayer(playerId: PlayerId): Promise<RunView | undefined> {
    const [run] = await this.database.query<RunView>(
      `select ${RUN_COLUMNS} from runs where kind = 'analysis' and player_id = $1 and ${RUN_IS_ACTIVE}`,
      [playerId],
    );
    return run;
  }

  /** A run under way that is about this game alone and asked for the same. */
  async findActiveOfGame(tx: Tx, gameId: GameId, { nodes, again }: TaskOptions): Promise<number | undefined> {
    // Else two who ask at the same time would not see each other.
    await tx.query(`select pg_advisory_xact_lock(hashtext('rookery.analysis ' || $1))`, [gameId]);
    const [run] = await tx.query<{ id: number }>(
      `select r.id from analysis_tasks t join runs r on r.id = t.run_id
       where t.game_id = $1 and t.${TASK_IS_OPEN} and t.nodes is not distinct from $2 and t.again = $3
         and r.kind = 'analysis' and r.player_id is null and r.total = 1 and not ${IS_BATCH} limit 1`,
      [gameId, nodes ?? null, again],
    );
    return run?.id;
  }

  /** Makes tasks of a run and counts them in it. @returns how many */
  async insertTasks(tx: Tx, runId: number, scope: TaskScope, { nodes, again }: TaskOptions): Promise<number> {
    const { sql, values } = selectGames(scope, again);
    const coverage = 'coverage' in scope ? scope.coverage : null;
    const n = values.length;
    await tx.execute(
      `insert into analysis_tasks (run_id, place, game_id, nodes, again, coverage)
       select $${n + 1}, row_number() over (), id, $${n + 2}, $${n + 3}, $${n + 4} from (${sql}) as games on conflict do nothing`,
      [...values, runId, nodes ?? null, again, coverage],
    );
    const [row] = await tx.query<{ total: number }>(
      `update runs set total = (select count(*) from analysis_tasks where run_id = $1), percent = 0, updated_at = now()
       where id = $1 returning total`,
      [runId],
    );
    return row?.total ?? 0;
  }

  /**
   * What the games of the last run came out with, if it was planned for this coverage and none came out with it. So it is
   * where workers have other plugins than whoever plans: to plan such games again would change nothing, for ever.
   */
  async listSettled(coverage: string): Promise<string[]> {
    const rows = await this.database.query<{ found: string }>(
      `select distinct g.analysed_with as found from analysis_tasks t join games g on g.id = t.game_id
       where t.run_id = (select run_id from analysis_tasks where coverage is not null order by run_id desc limit 1)
         and t.coverage = $1 and t.ended_at is not null and g.analysed_with is not null`,
      [coverage],
    );
    const found = rows.map((row) => row.found);
    return found.includes(coverage) ? [] : found;
  }

  /** How many games lack something, counted up to a limit. @param settled see listSettled */
  async countLacking(coverage: string, settled: readonly string[], limit: number): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `select count(*)::int from (select from (${LACKING_GAMES}) as all_of_them limit $3) as games`,
      [coverage, settled, limit],
    );
    return row?.count ?? 0;
  }

  async find(runId: number, gameId: GameId): Promise<Task | undefined> {
    const [task] = await this.database.query<Task>(
      `select ${COLUMNS} from analysis_tasks t left join analysis_batches b on b.run_id = t.run_id
       where t.run_id = $1 and t.game_id = $2`,
      [runId, gameId],
    );
    return task;
  }

  /** What is still to be done for a game, first what is being done. The row alone would go on saying so of a killed process. */
  async findOpen(gameId: GameId): Promise<OpenTask | undefined> {
    const [task] = await this.database.query<OpenTask>(
      `select run_id as "runId", case when state = 'running' and ${LEASE_IS_HELD} then 'running' else 'waiting' end as state
       from analysis_tasks where game_id = $1 and ${TASK_IS_OPEN} order by state, run_id limit 1`,
      [gameId],
    );
    return task;
  }

  /** Games of a run that nobody has finished yet, in their turn. */
  async listOpen(runId: number, limit: number): Promise<GameId[]> {
    const rows = await this.database.query<{ gameId: GameId }>(
      `select game_id as "gameId" from analysis_tasks where run_id = $1 and ${TASK_IS_OPEN} order by place limit $2`,
      [runId, limit],
    );
    return rows.map(({ gameId }) => gameId);
  }

  /** Runs with games to be analysed, those first that somebody waits for; batches have turns of their own. */
  async listActiveRuns(): Promise<{ id: number; parentId: number | null; total: number }[]> {
    return this.database.query(
      `select id, parent_id as "parentId", coalesce(total, 0) as total from runs r
       where (kind = 'analysis' or (kind = 'stage' and name = 'analyse')) and ${RUN_IS_ACTIVE} and not ${IS_BATCH}
         and exists (select from analysis_tasks t where t.run_id = r.id and t.${TASK_IS_OPEN}) order by total, id`,
    );
  }

  async markRunning(runId: number, gameId: GameId): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.execute(
        `update analysis_tasks set state = 'running' where run_id = $1 and game_id = $2 and state = 'waiting'`,
        [runId, gameId],
      );
      await tx.execute(
        `update runs set state = 'running', started_at = coalesce(started_at, now()), updated_at = now()
         where id = $1 and state <> 'running' and ${RUN_IS_ACTIVE}`,
        [runId],
      );
    });
  }

  /** There are parts left, and it is the turn of others. */
  async markWaiting(runId: number, gameId: GameId): Promise<void> {
    await this.database.execute(
      `update analysis_tasks set state = 'waiting' where run_id = $1 and game_id = $2 and state = 'running'`,
      [runId, gameId],
    );
  }

  /**
   * Ends a task, and with the last one its run; a stage is ended by its pipeline. Counted in the transaction that stores
   * the results: progress never claims what is not there. A task that was given up may end well after all.
   */
  async end(tx: Tx, runId: number, gameId: GameId, { state, message }: TaskEnd): Promise<void> {
    const [task] = await tx.query<{ state: TaskState }>(
      'select state from analysis_tasks where run_id = $1 and game_id = $2 for update',
      [runId, gameId],
    );
    if (!task || task.state === 'done' || task.state === 'unsupported' || task.state === state) return;
    // What was in hand at that time is stored, and counts for nobody.
    if (task.state === 'cancelled') return;
    await tx.execute(
      `update analysis_tasks set state = $3, message = $4, ended_at = now() where run_id = $1 and game_id = $2`,
      [runId, gameId, state, message === undefined ? null : toPlainText(message)],
    );
    if (task.state === 'failed') await this.countRepaired(tx, runId);
    else await this.countEnded(tx, runId, state === 'failed' ? 1 : 0);
    await this.endRun(tx, runId);
  }

  private async countEnded(tx: Tx, runId: number, failed: 0 | 1): Promise<void> {
    await tx.execute(
      `update runs set finished = finished + 1 - $2, failed = failed + $2, updated_at = now(),
         percent = least(99, greatest(percent, 100 * (finished + failed + 1) / total))
       where id = $1 and ${RUN_IS_ACTIVE}`,
      [runId, failed],
    );
  }

  /** A run that has ended stays ended, with one failure less; one that was cancelled before all had ended stays cancelled. */
  private async countRepaired(tx: Tx, runId: number): Promise<void> {
    await tx.execute('update runs set finished = finished + 1, failed = failed - 1, updated_at = now() where id = $1', [
      runId,
    ]);
    await tx.execute(
      `update runs set state = 'done', percent = 100, error_code = null, message = ${OUTCOME}
       where id = $1 and kind = 'analysis' and state in ('done', 'failed') and finished + failed = total`,
      [runId],
    );
  }

  /** Ends a run all of whose games have ended, and the batch that it is. */
  async endRun(tx: Tx, runId: number): Promise<void> {
    await tx.execute(
      `with ended as (update runs set finished_at = now(), updated_at = now(), started_at = coalesce(started_at, now()),
         state = case when failed > 0 and failed = total then 'failed' else 'done' end,
         percent = case when failed > 0 and failed = total then percent else 100 end,
         error_code = case when failed > 0 and failed = total then 'parts-failed' end,
         message = ${OUTCOME}
       where id = $1 and kind = 'analysis' and ${RUN_IS_ACTIVE} and finished + failed = total returning id)
       update analysis_batches set ended_at = now(), slot = null, paused_at = null
       where run_id in (select id from ended)`,
      [runId],
    );
  }
}

function selectGames(scope: TaskScope, again: boolean): { sql: string; values: unknown[] } {
  if ('games' in scope) {
    return {
      sql: `select id from unnest($1::text[]) with ordinality as g (id, place) order by place`,
      values: [scope.games],
    };
  }
  if ('player' in scope) {
    const { player, coverage, retryFailed } = scope;
    return {
      sql: `select g.id from games g left join game_analyses a on a.game_id = g.id
        where ${IS_ANALYSABLE} and (g.white_id = $1 or g.black_id = $1)
          and ($3 or g.analysed_with is distinct from $2 or ($4 and a.state = 'failed'))
        order by g.created_at desc, g.id`,
      values: [player, coverage, again, retryFailed],
    };
  }
  // Of players who were asked for before all others, the home player before these.
  return {
    sql: `select g.id from (${LACKING_GAMES}) g
        left join players white on white.id = g.white_id and white.tracked
        left join players black on black.id = g.black_id and black.tracked
      order by coalesce($3 in (g.white_id, g.black_id), false) desc,
        (white.id is not null or black.id is not null) desc, g.created_at desc, g.id limit $4`,
    values: [scope.coverage, scope.settled, scope.home ?? null, scope.limit],
  };
}
