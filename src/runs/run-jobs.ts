import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AppLogger } from '../observability/logger.js';
import { JobRunner } from '../queues/job-runner.js';
import { withJoinedSignal } from '../queues/joined-signal.js';
import { JobPostponed, type JobSpec } from '../queues/jobs.js';
import { Reconciler } from '../queues/reconciler.js';
import type { RunView } from './run-view.js';
import { RunsService } from './runs.service.js';

const BUSY_DELAY_MS = 2_000;
/** More are found by the next look. */
const RECONCILED_AT_ONCE = 500;

/** How a room works on runs of one kind. */
export interface RunWork {
  /** What is looked for, as a warning names it: "Cannot look for ..." */
  what: string;
  /**
   * Works on the run until it has ended or `stop` aborts, which is at once when the process begins to stop: what is
   * committed is never done again. May throw JobContinues or JobPostponed.
   * @returns false when another process works on it
   */
  perform(run: RunView, stop: AbortSignal): Promise<boolean>;
  /** Puts jobs for the runs that are active into the queue; one that is there already stays one. */
  enqueueActive(limit: number): Promise<void>;
}

/** Works on runs as jobs. The runs are the truth: whatever happens to the queue, active ones are put into it again. */
@Injectable()
export class RunJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly works: RunWork[] = [];
  private readonly reconcilers: Reconciler[] = [];

  constructor(
    private readonly runner: JobRunner,
    private readonly runs: RunsService,
    private readonly logger: AppLogger,
  ) {}

  /** Call before the application has started. */
  register(spec: JobSpec<{ runId: number }>, work: RunWork): void {
    this.works.push(work);
    this.runner.register(
      spec,
      async ({ runId }, { signal, leaving, isRepeat }) => {
        const run = await this.runs.takeUp(runId, isRepeat);
        if (!run) return;
        const performed = await withJoinedSignal([signal, leaving], (stop) => work.perform(run, stop));
        if (!performed) throw new JobPostponed(BUSY_DELAY_MS, 'Another process works on the run');
      },
      ({ runId }, reason) => this.runs.giveUp(runId, `Given up: ${reason}`),
    );
  }

  onApplicationBootstrap(): void {
    for (const work of this.works) {
      const reconciler = new Reconciler();
      reconciler.start(
        () => work.enqueueActive(RECONCILED_AT_ONCE),
        (error) => this.logger.warn({ err: error }, `Cannot look for ${work.what}`),
      );
      this.reconcilers.push(reconciler);
    }
  }

  beforeApplicationShutdown(): void {
    for (const reconciler of this.reconcilers) reconciler.stop();
  }
}
