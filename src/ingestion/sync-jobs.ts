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
import { Reconciler } from '../queues/reconciler.js';
import { RunsService } from '../runs/runs.service.js';
import { SyncService } from './sync.service.js';

const BUSY_DELAY_MS = 2_000;
// More cannot be done until the next look.
const RECONCILED_AT_ONCE = 500;

/**
 * Works on sync runs as jobs. The runs are the truth: whatever happens to the queue, jobs for the active ones are put
 * into it again, and a job that is there already stays one.
 */
@Injectable()
export class SyncJobs implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly reconciler = new Reconciler();

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
    this.reconciler.start(
      () => this.reconcile(),
      (error) => this.logger.warn({ err: error }, 'Cannot look for runs to go on with'),
    );
  }

  beforeApplicationShutdown(): void {
    this.reconciler.stop();
  }

  private async work({ runId }: SyncPlayerPayload, { signal, leaving, isRepeat }: JobContext): Promise<void> {
    const run = await this.runs.takeUp(runId, isRepeat);
    if (!run) return;
    // What a sync has committed it never does again, so there is nothing to wait for.
    const done = await withJoinedSignal([signal, leaving], (stop) => this.sync.tryExecute(run, stop));
    if (!done) throw new JobPostponed(BUSY_DELAY_MS, 'Another process works on the run');
  }

  private async reconcile(): Promise<void> {
    await this.sync.enqueueActive(RECONCILED_AT_ONCE);
  }
}
