import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { isDatabaseUnavailable, LeaseLostError } from '../../database/database.errors.js';
import { Leases } from '../../database/leases.js';
import { LichessError } from '../../lichess/lichess.errors.js';
import { withLogContext } from '../../observability/log-context.js';
import { AppLogger } from '../../observability/logger.js';
import { withJoinedSignal } from '../../queues/joined-signal.js';
import type { RunView } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { Outage } from '../patience.js';
import { planRetry, RETRY, type RetryPolicy } from '../sync-plan.js';
import { ProfileRuns } from './profile-runs.js';
import { ProfileWork, type StepEnd } from './profile-work.js';

const LEASE = 'profiles';
const BUSY: StepEnd = { ended: false, waitMs: 300, looked: false };
// Somebody else may have ended the run meanwhile.
const LONGEST_SLEEP_MS = 5_000;

/** Takes the steps of runs of the kind `profiles`: one at a time in all processes. */
@Injectable()
export class ProfileRunner {
  constructor(
    private readonly config: AppConfig,
    private readonly leases: Leases,
    private readonly runs: RunsService,
    private readonly states: ProfileRuns,
    private readonly work: ProfileWork,
    private readonly logger: AppLogger,
    @Inject(RETRY) private readonly retry: RetryPolicy,
  ) {}

  /**
   * Takes one step of a run, unless somebody else in any process takes one of any run.
   * @throws LichessError when trying again soon may help, and the reason of `stop`
   */
  async takeStep(runId: number, stop: AbortSignal): Promise<StepEnd> {
    const lease = await this.leases.tryAcquire(LEASE, this.config.lichess.leaseMs);
    if (!lease) return BUSY;
    return withLogContext({ runId: String(runId) }, async () => {
      try {
        return await withJoinedSignal([stop, lease.signal], (signal) => this.work.takeStep(runId, lease, signal));
      } catch (error) {
        if (stop.aborted) await this.runs.markInterrupted(runId).catch(() => undefined);
        if (lease.signal.aborted && !stop.aborted) return BUSY;
        throw error;
      } finally {
        await lease.giveBack();
      }
    });
  }

  /**
   * Sees a run to its end, step by step, here or with others. An outage of the database is sat out.
   * @throws the reason of `stop`; the run is then marked as interrupted and can be taken up again.
   */
  async runToEnd(runId: number, stop: AbortSignal): Promise<RunView> {
    const outage = new Outage();
    for (let faults = 0; ;) {
      try {
        const step = await this.takeStep(runId, stop);
        outage.end();
        if (step.ended) return await this.runs.get(runId);
        if (step.looked) faults = 0;
        await sleep(Math.min(step.waitMs, LONGEST_SLEEP_MS), undefined, { signal: stop });
      } catch (error) {
        if (stop.aborted) {
          await this.runs.markInterrupted(runId).catch(() => undefined);
          throw stop.reason;
        }
        if (isDatabaseUnavailable(error)) {
          this.logger.warn({ err: error }, 'The database does not answer; waiting for it');
          await outage.sitOut(error, stop);
          continue;
        }
        const delayMs = isPassing(error) ? planRetry('soon', ++faults, this.retry) : undefined;
        if (delayMs === undefined && error instanceof LichessError) {
          await this.states.fail(runId, error);
          return this.runs.get(runId);
        }
        if (delayMs === undefined) throw error;
        this.logger.warn({ err: error, faults, delayMs }, 'Asking for profiles again');
        await sleep(delayMs, undefined, { signal: stop });
      }
    }
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof LichessError || error instanceof LeaseLostError;
}
