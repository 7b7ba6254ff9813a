import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { Leases } from '../database/leases.js';
import { withLogContext } from '../observability/log-context.js';
import { withJoinedSignal } from '../queues/joined-signal.js';
import { isFinal } from '../runs/run.entity.js';
import { RunsService } from '../runs/runs.service.js';
import { InvalidEdgeError, InvalidNetworkQuestionError } from './core/network-errors.js';
import { type GraphOrder, GraphResultsRepository } from './graph-results.repository.js';
import { THREAD_STEPS } from './graph-messages.js';
import { computeInThread } from './network-thread.js';

const LEASE_MS = 15_000;
/** A million pairs take a minute at most. */
const DEADLINE_MS = 30 * 60_000;
const COMMA = /\B(?=(\d{3})+$)/g;

/** Computes figures: in a thread, so that this process goes on with whatever else it does. */
@Injectable()
export class GraphWork {
  /** Each computation has a network of its own in memory: one at a time. */
  private busy = false;

  constructor(
    private readonly database: Database,
    private readonly leases: Leases,
    private readonly runs: RunsService,
    private readonly results: GraphResultsRepository,
  ) {}

  /** Runs somebody should be working on. */
  async listActive(limit: number): Promise<number[]> {
    return this.results.listActive(limit);
  }

  /** Works on a run unless somebody else does, or this process on another one; false then. */
  async tryExecute(runId: number, stop: AbortSignal): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      return await withLogContext({ runId: String(runId) }, () => this.executeAlone(runId, stop));
    } finally {
      this.busy = false;
    }
  }

  private async executeAlone(runId: number, stop: AbortSignal): Promise<boolean> {
    const lease = await this.leases.tryAcquire(`graph:${runId}`, LEASE_MS);
    if (!lease) return false;
    try {
      const [run, order] = await Promise.all([this.runs.get(runId), this.results.findOrder(runId)]);
      if (isFinal(run.state)) return true;
      if (order) await withJoinedSignal([stop, lease.signal], (signal) => this.execute(runId, order, signal));
      else
        await this.runs.fail(this.database, runId, 'GraphResultNotFoundError', 'Nobody knows what it was to compute');
      return true;
    } catch (error) {
      if (lease.signal.aborted && !stop.aborted) return false;
      if (stop.aborted) await this.runs.markInterrupted(runId).catch(() => undefined);
      throw error;
    } finally {
      await lease.giveBack();
    }
  }

  private async execute(runId: number, order: GraphOrder, stop: AbortSignal): Promise<void> {
    await this.runs.markRunning(runId);
    const { kind, parameters, seed } = order;
    const before = kind === 'communities' ? await this.results.findNewest(kind, parameters) : undefined;
    const task = { task: 'compute', kind, parameters, seed, resultId: runId, labelsOf: before?.runId } as const;
    try {
      const onStep = this.countFor(runId);
      const figures = await computeInThread(this.database.url, task, { deadlineMs: DEADLINE_MS, stop, onStep });
      await this.database.transaction(async (tx) => {
        await this.results.save(tx, runId, order, figures);
        await this.runs.saveProgress(tx, runId, { total: STEPS, finished: STEPS, failed: 0 });
        await this.runs.finish(tx, runId, { message: describe(figures) });
      });
    } catch (error) {
      // Trying again would not help.
      if (!(error instanceof InvalidEdgeError || error instanceof InvalidNetworkQuestionError)) throw error;
      await this.runs.fail(this.database, runId, error.name, error.message);
    }
  }

  /** Writes steps down as they end; what cannot be written is written with the next one. */
  private countFor(runId: number): () => void {
    let finished = 0;
    return () => {
      finished++;
      this.runs.saveProgress(this.database, runId, { total: STEPS, finished, failed: 0 }).catch(() => undefined);
    };
  }
}

/** Those of the thread, and storing what it found. */
const STEPS = THREAD_STEPS.length + 1;

function describe({ players, edges }: { players: number; edges: number }): string {
  const count = (value: number): string => String(value).replace(COMMA, ',');
  return `${count(players)} players and ${count(edges)} edges`;
}
