import {
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { AppLogger } from '../observability/logger.js';
import { type JobContext, JobRunner } from '../queues/job-runner.js';
import { withJoinedSignal } from '../queues/joined-signal.js';
import { JobPostponed, JOBS, type SyncPlayerPayload } from '../queues/jobs.js';
import { isFinal } from '../runs/run.entity.js';
import { GIVEN_UP, RunsService } from '../runs/runs.service.js';
import { SyncService } from './sync.service.js';

const BUSY_DELAY_MS = 2_000;
const RECONCILE_MS = 10_000;
// More cannot be done until the next look.
const RECONCILED_AT_ONCE = 500;

/**
 * Works on sync runs as jobs. The runs are the truth: whatever happens to the queue, jobs for the active ones are put
 * into it again, and a job that is there already stays one.
 */
@Injectable()
export class SyncJobs implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly sync: SyncService,
    private readonly runner: JobRunner,
    private readonly runs: RunsService,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.runner.register(
      JOBS['sync-player'],
      (payload, context) => this.work(payload, context),
      ({ runId }, reason) => this.runs.giveUp(runId, `Given up: ${reason}`),
    );
  }

  onApplicationBootstrap(): void {
    const reconcile = (): void => {
      this.reconcile().catch((error: unknown) =>
        this.logger.warn({ err: error }, 'Cannot look for runs to go on with'),
      );
    };
    reconcile();
    this.timer = setInterval(reconcile, RECONCILE_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async work({ runId }: SyncPlayerPayload, { signal, leaving, isRepeat }: JobContext): Promise<void> {
    const found = await this.runs.find(runId);
    // A dead letter that is replayed goes on with its run; one that a queue still had a job for does not.
    const run = found?.errorCode === GIVEN_UP && (await isRepeat()) ? await this.runs.reopen(runId) : found;
    if (!run || isFinal(run.state)) return;
    // What a sync has committed it never does again, so there is nothing to wait for.
    const done = await withJoinedSignal([signal, leaving], (stop) => this.sync.tryExecute(run, stop));
    if (!done) throw new JobPostponed(BUSY_DELAY_MS, 'Another process works on the run');
  }

  private async reconcile(): Promise<void> {
    await this.sync.enqueue(await this.sync.listActive(RECONCILED_AT_ONCE));
  }
}
