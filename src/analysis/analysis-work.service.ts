import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GameId } from '../chess/ids.js';
import { AppConfig } from '../config/app-config.js';
import { isDatabaseUnavailable, LeaseLostError } from '../database/database.errors.js';
import { Leases } from '../database/leases.js';
import { AppLogger } from '../observability/logger.js';
import { withJoinedSignal } from '../queues/joined-signal.js';
import { isFinal } from '../runs/run.entity.js';
import type { RunView } from '../runs/run-view.js';
import { RunsService } from '../runs/runs.service.js';
import { AnalysisTasksRepository, type Task } from './analysis-tasks.repository.js';
import { EnginePoolClosedError } from './engine/engine-pool.js';
import { GameAnalyser } from './game-analyser.js';
import { isHopeless } from './hopeless.js';

/** What came of working on a task for a while. */
export type WorkOutcome = 'ended' | 'parts-left' | 'busy';

const LEASE_MS = 30_000;
const LOOK_MS = 300;
const ATTEMPTS = 3;

/** Doing what was asked for, a game at a time, each by one process. */
@Injectable()
export class AnalysisWork {
  constructor(
    private readonly leases: Leases,
    private readonly runs: RunsService,
    private readonly tasks: AnalysisTasksRepository,
    private readonly analyser: GameAnalyser,
    private readonly config: AppConfig,
    private readonly logger: AppLogger,
  ) {}

  /** The task, while somebody wants it done: open, or given up and asked for again. */
  async findOpenTask(runId: number, gameId: GameId, isRepeat: () => Promise<boolean>): Promise<Task | undefined> {
    const task = await this.tasks.find(runId, gameId);
    if (!task || task.isHeld || ['done', 'unsupported', 'cancelled'].includes(task.state)) return undefined;
    return task.state === 'failed' && !(await isRepeat()) ? undefined : task;
  }

  /** Works on a task unless somebody else works on the game. */
  async tryWork(task: Task, signal: AbortSignal): Promise<WorkOutcome> {
    const lease = await this.leases.tryAcquire(`analyse:${task.gameId}`, LEASE_MS);
    if (!lease) return 'busy';
    try {
      await this.tasks.markRunning(task.runId, task.gameId);
      const ended = await withJoinedSignal([signal, lease.signal], (stop) => this.analyser.work(task, lease, stop));
      if (ended) return 'ended';
      await this.tasks.markWaiting(task.runId, task.gameId);
      return 'parts-left';
    } catch (error) {
      if (!isHopeless(error)) throw error;
      await this.giveUp(task.runId, task.gameId, error.message);
      return 'ended';
    } finally {
      await lease.giveBack();
    }
  }

  /** Ends a task that will not be done. */
  async giveUp(runId: number, gameId: GameId, reason: string): Promise<void> {
    await this.analyser.giveUp(runId, gameId, reason);
  }

  /** Sees a run to its end, working on it here with as many engines as are configured, beside whoever else does. */
  async runToEnd(runId: number, stop: AbortSignal): Promise<RunView> {
    const ended = new AbortController();
    // One more than engines: while a game is finished and stored, its engine has the next one already.
    const hands = Array.from({ length: this.config.engine.processes + 1 }, (_, hand) =>
      this.lendHand(runId, hand, stop, ended.signal).finally(() => ended.abort()),
    );
    // Each to its end, also when another one failed: what it holds is to be given back.
    const failed = (await Promise.allSettled(hands)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    return this.runs.get(runId);
  }

  /** `ended` cuts waiting short once another hand found the run at its end. */
  private async lendHand(runId: number, hand: number, stop: AbortSignal, ended: AbortSignal): Promise<void> {
    for (;;) {
      stop.throwIfAborted();
      // Another hand found the end, or trouble that is everybody's.
      if (ended.aborted) return;
      if (isFinal((await this.runs.get(runId)).state)) return;
      const open = await this.tasks.listOpen(runId, hand + 1);
      // Each hand begins at a place of its own; near the end some find nothing.
      const gameId = open[hand] ?? open.at(-1);
      const task = gameId && (await this.tasks.find(runId, gameId));
      const outcome = task ? await this.attempt(task, stop) : 'busy';
      if (outcome === 'busy') {
        await withJoinedSignal([stop, ended], (signal) => sleep(LOOK_MS, undefined, { signal })).catch(() => undefined);
      }
    }
  }

  /** An engine that fails gets a second and a third chance; the pool waits a little before each. */
  private async attempt(task: Task, stop: AbortSignal): Promise<WorkOutcome> {
    for (let left = ATTEMPTS - 1; ; left--) {
      try {
        return await this.tryWork(task, stop);
      } catch (error) {
        if (stop.aborted) throw stop.reason;
        if (isDatabaseUnavailable(error) || error instanceof EnginePoolClosedError) throw error;
        if (error instanceof LeaseLostError) return 'busy';
        this.logger.warn({ err: error, gameId: task.gameId, left }, 'The analysis of a game failed');
        if (left > 0) continue;
        await this.giveUp(task.runId, task.gameId, error instanceof Error ? error.message : String(error));
        return 'ended';
      }
    }
  }
}
