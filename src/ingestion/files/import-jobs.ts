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
import { isFinal } from '../../runs/run.entity.js';
import { GIVEN_UP, RunsService } from '../../runs/runs.service.js';
import { ImportsService } from './imports.service.js';

const BUSY_DELAY_MS = 2_000;
const ELSEWHERE_DELAY_MS = 5_000;
const RECONCILE_MS = 10_000;
const RECONCILED_AT_ONCE = 100;

/** Works on imports of uploaded files as jobs. The runs are the truth: active ones are put into the queue again. */
@Injectable()
export class ImportJobs implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;

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
    const reconcile = (): void => {
      this.reconcile().catch((error: unknown) =>
        this.logger.warn({ err: error }, 'Cannot look for imports to go on with'),
      );
    };
    reconcile();
    this.timer = setInterval(reconcile, RECONCILE_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async work({ runId }: ImportFilesPayload, { signal, leaving, isRepeat }: JobContext): Promise<void> {
    const found = await this.runs.find(runId);
    const run = found?.errorCode === GIVEN_UP && (await isRepeat()) ? await this.runs.reopen(runId) : found;
    if (!run || isFinal(run.state)) return;
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
