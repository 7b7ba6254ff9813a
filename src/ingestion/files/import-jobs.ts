import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { AppLogger } from '../../observability/logger.js';
import { type JobContext, JobRunner } from '../../queues/job-runner.js';
import { withJoinedSignal } from '../../queues/joined-signal.js';
import { type ImportFilesPayload, JobPostponed, JOBS } from '../../queues/jobs.js';
import { Reconciler } from '../../queues/reconciler.js';
import { RunsService } from '../../runs/runs.service.js';
import { ImportsService } from './imports.service.js';

const BUSY_DELAY_MS = 2_000;
const ELSEWHERE_DELAY_MS = 5_000;
const RECONCILED_AT_ONCE = 100;

/** Works on imports of uploaded files as jobs. The runs are the truth: active ones are put into the queue again. */
@Injectable()
export class ImportJobs implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly reconciler = new Reconciler();

  constructor(
    private readonly imports: ImportsService,
    private readonly runner: JobRunner,
    private readonly runs: RunsService,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.runner.register(
      JOBS['import-files'],
      (payload, context) => this.work(payload, context),
      ({ runId }, reason) => this.runs.giveUp(runId, `Given up: ${reason}`),
    );
  }

  onApplicationBootstrap(): void {
    this.reconciler.start(
      () => this.reconcile(),
      (error) => this.logger.warn({ err: error }, 'Cannot look for imports to go on with'),
    );
  }

  beforeApplicationShutdown(): void {
    this.reconciler.stop();
  }

  private async work({ runId }: ImportFilesPayload, { signal, leaving, isRepeat }: JobContext): Promise<void> {
    const run = await this.runs.takeUp(runId, isRepeat);
    if (!run) return;
    if (!(await this.imports.hasFilesHere(runId))) {
      throw new JobPostponed(ELSEWHERE_DELAY_MS, 'The uploaded file lies on another machine');
    }
    const done = await withJoinedSignal([signal, leaving], (stop) => this.imports.tryExecute(run, stop));
    if (!done) throw new JobPostponed(BUSY_DELAY_MS, 'Another process works on the import');
    await this.imports.removeUploads(runId);
  }

  private async reconcile(): Promise<void> {
    await this.imports.enqueue(await this.imports.listActiveUploads(RECONCILED_AT_ONCE));
  }
}
