import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { AppLogger } from '../observability/logger.js';
import { type JobContext, JobRunner } from '../queues/job-runner.js';
import { withJoinedSignal } from '../queues/joined-signal.js';
import { type ExportGamesPayload, JobPostponed, JOBS } from '../queues/jobs.js';
import { JobsService } from '../queues/jobs.service.js';
import { Reconciler } from '../queues/reconciler.js';
import { RunsService } from '../runs/runs.service.js';
import { ExportOrders } from './export-orders.service.js';

const BUSY_DELAY_MS = 2_000;
const RECONCILED_AT_ONCE = 100;

/** Writes exports as jobs. The runs are the truth: active ones are put into the queue again. */
@Injectable()
export class ExportJobs implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly reconciler = new Reconciler();

  constructor(
    private readonly orders: ExportOrders,
    private readonly runner: JobRunner,
    private readonly jobs: JobsService,
    private readonly runs: RunsService,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.runner.register(
      JOBS['export-games'],
      (payload, context) => this.work(payload, context),
      ({ runId }, reason) => this.runs.giveUp(runId, `Given up: ${reason}`),
    );
  }

  onApplicationBootstrap(): void {
    this.reconciler.start(
      () => this.reconcile(),
      (error) => this.logger.warn({ err: error }, 'Cannot look for exports to go on with'),
    );
  }

  beforeApplicationShutdown(): void {
    this.reconciler.stop();
  }

  private async work({ runId }: ExportGamesPayload, { signal, leaving, isRepeat }: JobContext): Promise<void> {
    const run = await this.runs.takeUp(runId, isRepeat);
    if (!run) return;
    // What is written is gone on with, so there is nothing to wait for.
    const done = await withJoinedSignal([signal, leaving], (stop) => this.orders.tryExecute(runId, stop));
    if (!done) throw new JobPostponed(BUSY_DELAY_MS, 'Another process writes the export');
  }

  private async reconcile(): Promise<void> {
    const active = await this.orders.listActive(RECONCILED_AT_ONCE);
    const payloads = active.map((runId) => ({ runId }));
    if (payloads.length > 0) await this.jobs.enqueue(JOBS['export-games'], payloads);
  }
}
