import { Injectable } from '@nestjs/common';
import type { GameId, PlayerId } from '../chess/ids.js';
import { Database, type Tx } from '../database/database.service.js';
import { GamesService } from '../games/games.service.js';
import type { GameDetail } from '../games/game-view.js';
import { AppLogger } from '../observability/logger.js';
import { JOBS, type Priority } from '../queues/jobs.js';
import { JobsService } from '../queues/jobs.service.js';
import type { RunView } from '../runs/run-view.js';
import { RunsService } from '../runs/runs.service.js';
import { GameNotAnalysableError } from './analysis.errors.js';
import { AnalysisTasksRepository, type TaskOptions } from './analysis-tasks.repository.js';
import { PluginsService } from './plugins.service.js';

export interface AnalysisRequest {
  startedBy: string;
  /** Per position; as configured when absent. */
  nodes?: number;
  /** Evaluate anew although evaluations are there. */
  again?: boolean;
  /** Whoever asks does it: no jobs are added. Should it not come to that, workers find the run by themselves. */
  doneHere?: boolean;
}

export interface RequestedAnalysis {
  run: RunView;
  /** False when a run under way does it already; that one is returned. */
  created: boolean;
}

const UNLIKE_PLUGINS =
  'Workers have other plugins than this process: compare ROOKERY_PLUGINS, versions, and what they say of plugins that cannot ' +
  'be used. What they analysed is left as it is until one of them does all that is wanted here';
// More are put into the queue as these are done.
const ENQUEUED_AT_ONCE = 500;

/** Asking for analyses. What is asked for stands in tables; jobs are only how it gets done. */
@Injectable()
export class AnalysisRequests {
  /** Workers have other plugins than this process, and the log says so. */
  private isUnlike = false;

  constructor(
    private readonly database: Database,
    private readonly games: GamesService,
    private readonly runs: RunsService,
    private readonly jobs: JobsService,
    private readonly tasks: AnalysisTasksRepository,
    private readonly plugins: PluginsService,
    private readonly logger: AppLogger,
  ) {}

  /** Asks for one game, before all others. @throws GameNotFoundError, GameNotAnalysableError */
  async requestGame(id: string, request: AnalysisRequest): Promise<RequestedAnalysis> {
    const game = await this.findAnalysable(id);
    const { runId, created } = await this.database.transaction(async (tx) => {
      const active = await this.tasks.findActiveOfGame(tx, game.id, optionsOf(request));
      if (active !== undefined) return { runId: active, created: false };
      return { runId: await this.insertGamesRun(tx, [game.id], request), created: true };
    });
    if (!request.doneHere) await this.enqueue(runId, 'high');
    return { run: await this.runs.get(runId), created };
  }

  /** Asks for some games as one run. @throws GameNotFoundError, GameNotAnalysableError */
  async requestGames(ids: readonly string[], request: AnalysisRequest): Promise<RequestedAnalysis> {
    const games = await Promise.all(ids.map((id) => this.findAnalysable(id)));
    const gameIds = games.map(({ id }) => id);
    const runId = await this.database.transaction((tx) => this.insertGamesRun(tx, gameIds, request));
    if (!request.doneHere) await this.enqueue(runId, 'high');
    return { run: await this.runs.get(runId), created: true };
  }

  private async findAnalysable(id: string): Promise<GameDetail> {
    const game = await this.games.get(id);
    if (game.plies === 0) throw new GameNotAnalysableError(id, 'it has no moves');
    if (game.result === 'open') throw new GameNotAnalysableError(id, 'it is being played');
    return game;
  }

  private async insertGamesRun(tx: Tx, games: readonly GameId[], request: AnalysisRequest): Promise<number> {
    const run = await this.tasks.insertRun(tx, undefined, request.startedBy);
    if (!run) throw new Error('A run without player is always a new one');
    await this.tasks.insertTasks(tx, run.id, { games }, optionsOf(request));
    return run.id;
  }

  /** Asks for all games of a player that lack something, newest first; joins a run that is under way. */
  async requestPlayer(player: PlayerId, request: AnalysisRequest): Promise<RequestedAnalysis> {
    const coverage = await this.plugins.describeCoverage();
    for (;;) {
      const created = await this.database.transaction(async (tx) => {
        const run = await this.tasks.insertRun(tx, player, request.startedBy);
        if (!run) return undefined;
        const scope = { player, coverage, retryFailed: true };
        await this.tasks.insertTasks(tx, run.id, scope, optionsOf(request));
        await this.tasks.endRun(tx, run.id);
        return run;
      });
      if (created) {
        if (!request.doneHere) await this.enqueue(created.id, 'normal');
        return { run: await this.runs.get(created.id), created: true };
      }
      const active = await this.tasks.findActiveOfPlayer(player);
      if (active) return { run: active, created: false };
    }
  }

  /** Asks for games that lack something as parts of a stage, those of the home player first. @returns how many */
  async requestMissing(
    runId: number,
    scope: { home?: PlayerId; limit: number },
    within: (tx: Tx, total: number) => Promise<void>,
  ): Promise<number> {
    const coverage = await this.plugins.describeCoverage();
    const settled = await this.findSettled(coverage);
    const total = await this.database.transaction(async (tx) => {
      const inserted = await this.tasks.insertTasks(tx, runId, { ...scope, coverage, settled }, { again: false });
      await within(tx, inserted);
      return inserted;
    });
    await this.enqueue(runId, 'low');
    return total;
  }

  /** Whether games lack something, counted up to a limit. */
  async countLacking(limit: number): Promise<number> {
    const coverage = await this.plugins.describeCoverage();
    return this.tasks.countLacking(coverage, await this.findSettled(coverage), limit);
  }

  private async findSettled(coverage: string): Promise<string[]> {
    const settled = await this.tasks.listSettled(coverage);
    if (settled.length > 0 && !this.isUnlike) this.logger.warn({ coverage, settled }, UNLIKE_PLUGINS);
    this.isUnlike = settled.length > 0;
    return settled;
  }

  /** Puts what is open into the queue, a part of it at a time. */
  async enqueueOpen(): Promise<void> {
    for (const { id, parentId, total } of await this.tasks.listActiveRuns()) {
      await this.enqueue(id, parentId !== null ? 'low' : total === 1 ? 'high' : 'normal');
    }
  }

  private async enqueue(runId: number, priority: Priority): Promise<void> {
    try {
      const games = await this.tasks.listOpen(runId, ENQUEUED_AT_ONCE);
      const payloads = games.map((gameId) => ({ runId, gameId }));
      if (payloads.length > 0) await this.jobs.enqueue(JOBS['analyse-game'], payloads, { priority });
    } catch (error) {
      // The tasks are stored; workers put those without a job into the queue by themselves.
      this.logger.warn({ err: error }, 'The queue does not answer; the analyses wait');
    }
  }
}

function optionsOf({ nodes, again }: AnalysisRequest): TaskOptions {
  return { nodes, again: again ?? false };
}
