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
import { isFinal } from '../runs/run.entity.js';
import { GIVEN_UP, RunsService } from '../runs/runs.service.js';
import { ExportOrders } from './export-orders.service.js';

const BUSY_DELAY_MS = 2_000;
const RECONCILE_MS = 10_000;
const RECONCILED_AT_ONCE = 100;

/** Writes exports as jobs. The runs are the truth: active ones are put into the queue again. */
@Injectable()
export class ExportJobs implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;

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
    const reconcile = (): void => {
      this.reconcile().catch((error: unknown) =>
        this.logger.warn({ err: error }, 'Cannot look for exports to go on with'),
      );
    };
    reconcile();
    this.timer = setInterval(reconcile, RECONCILE_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async work({ runId }: ExportGamesPayload, { signal, leaving, isRepeat }: JobContext): Promise<void> {
    const found = await this.runs.find(runId);
    const run = found?.errorCode === GIVEN_UP && (await isRepeat()) ? await this.runs.reopen(runId) : found;
    if (!run || isFinal(run.state)) return;
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
