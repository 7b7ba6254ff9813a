import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { AppLogger } from '../observability/logger.js';
import { type JobContext, JobRunner } from '../queues/job-runner.js';
import { withJoinedSignal } from '../queues/joined-signal.js';
import { type ComputeGraphPayload, JobPostponed, JOBS } from '../queues/jobs.js';
import { JobsService } from '../queues/jobs.service.js';
import { Reconciler } from '../queues/reconciler.js';
import { RunsService } from '../runs/runs.service.js';
import { GraphWork } from './graph-work.service.js';

const BUSY_DELAY_MS = 2_000;
const RECONCILED_AT_ONCE = 100;

/** Computes figures about the network as jobs. The runs are the truth: active ones are put into the queue again. */
@Injectable()
export class GraphJobs implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly reconciler = new Reconciler();

  constructor(
    private readonly work: GraphWork,
    private readonly runner: JobRunner,
    private readonly jobs: JobsService,
    private readonly runs: RunsService,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.runner.register(
      JOBS['compute-graph'],
      (payload, context) => this.perform(payload, context),
      ({ runId }, reason) => this.runs.giveUp(runId, `Given up: ${reason}`),
    );
  }

  onApplicationBootstrap(): void {
    this.reconciler.start(
      () => this.reconcile(),
      (error) => this.logger.warn({ err: error }, 'Cannot look for figures that are to be computed'),
    );
  }

  beforeApplicationShutdown(): void {
    this.reconciler.stop();
  }

  private async perform({ runId }: ComputeGraphPayload, { signal, leaving, isRepeat }: JobContext): Promise<void> {
    const run = await this.runs.takeUp(runId, isRepeat);
    if (!run) return;
    // It is begun anew elsewhere, so there is nothing to wait for.
    const done = await withJoinedSignal([signal, leaving], (stop) => this.work.tryExecute(runId, stop));
    if (!done) throw new JobPostponed(BUSY_DELAY_MS, 'Another computation is under way');
  }

  private async reconcile(): Promise<void> {
    const active = await this.work.listActive(RECONCILED_AT_ONCE);
    const payloads = active.map((runId) => ({ runId }));
    if (payloads.length > 0) await this.jobs.enqueue(JOBS['compute-graph'], payloads);
  }
}
