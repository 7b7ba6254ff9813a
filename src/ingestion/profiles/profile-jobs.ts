import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { AppLogger } from '../../observability/logger.js';
import { type JobContext, JobRunner } from '../../queues/job-runner.js';
import { withJoinedSignal } from '../../queues/joined-signal.js';
import { JobContinues, JobPostponed, JOBS, type ReadProfilesPayload } from '../../queues/jobs.js';
import { Reconciler } from '../../queues/reconciler.js';
import { RunsService } from '../../runs/runs.service.js';
import { ProfileRunner } from './profile-runner.js';
import { ProfilesService } from './profiles.service.js';

const RECONCILED_AT_ONCE = 100;

/**
 * Looks at profiles as jobs, a step each time, so that syncs come in between. The runs are the truth: active ones are put
 * into the queue again.
 */
@Injectable()
export class ProfileJobs implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly reconciler = new Reconciler();

  constructor(
    private readonly profiles: ProfilesService,
    private readonly steps: ProfileRunner,
    private readonly runner: JobRunner,
    private readonly runs: RunsService,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.runner.register(
      JOBS['read-profiles'],
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

  private async work({ runId }: ReadProfilesPayload, { signal, leaving, isRepeat }: JobContext): Promise<void> {
    if (!(await this.runs.takeUp(runId, isRepeat))) return;
    const step = await withJoinedSignal([signal, leaving], (stop) => this.steps.takeStep(runId, stop));
    if (step.ended) return;
    // Failures count until something went well.
    if (step.looked) throw new JobContinues(step.waitMs, 'More profiles are to be looked at');
    throw new JobPostponed(step.waitMs, 'It is not yet the time for the next request');
  }

  private async reconcile(): Promise<void> {
    const active = await this.profiles.listActive(RECONCILED_AT_ONCE);
    if (active.length > 0) await this.profiles.enqueue(active);
  }
}
