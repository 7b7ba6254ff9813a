import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobContinues, JobPostponed, JOBS } from '../../queues/jobs.js';
import { RunJobs } from '../../runs/run-jobs.js';
import { ProfileRunner } from './profile-runner.js';
import { ProfilesService } from './profiles.service.js';

/** Looks at profiles as jobs, a step each time, so that syncs come in between. */
@Injectable()
export class ProfileJobs implements OnModuleInit {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly steps: ProfileRunner,
    private readonly runJobs: RunJobs,
  ) {}

  onModuleInit(): void {
    this.runJobs.register(JOBS['read-profiles'], {
      what: 'profiles to go on with',
      perform: ({ id }, stop) => this.takeStep(id, stop),
      enqueueActive: async (limit) => {
        const active = await this.profiles.listActive(limit);
        if (active.length > 0) await this.profiles.enqueue(active);
      },
    });
  }

  private async takeStep(runId: number, stop: AbortSignal): Promise<boolean> {
    const step = await this.steps.takeStep(runId, stop);
    if (step.ended) return true;
    // Failures count until something went well.
    if (step.looked) throw new JobContinues(step.waitMs, 'More profiles are to be looked at');
    throw new JobPostponed(step.waitMs, 'It is not yet the time for the next request');
  }
}
