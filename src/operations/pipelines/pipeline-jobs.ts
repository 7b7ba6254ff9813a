import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Leases } from '../../database/leases.js';
import { withLogContext } from '../../observability/log-context.js';
import { type JobContext, JobRunner } from '../../queues/job-runner.js';
import { type AdvancePipelinePayload, JobContinues, JobPostponed, JOBS, PermanentJobError } from '../../queues/jobs.js';
import { isFinal } from '../../runs/run.entity.js';
import { GIVEN_UP, RunsService } from '../../runs/runs.service.js';
import { PipelineExecution } from './pipeline-execution.js';

const LEASE_MS = 15_000;
const LOOK_MS = 500;

/** Advances pipelines as jobs: each look is short, and the job is put back until the pipeline has ended. */
@Injectable()
export class PipelineJobs implements OnModuleInit {
  constructor(
    private readonly runner: JobRunner,
    private readonly runs: RunsService,
    private readonly leases: Leases,
    private readonly execution: PipelineExecution,
  ) {}

  onModuleInit(): void {
    this.runner.register(
      JOBS['advance-pipeline'],
      (payload, context) => this.work(payload, context),
      ({ runId }, reason) => this.runs.giveUp(runId, `Given up: ${reason}`),
    );
  }

  private async work({ runId }: AdvancePipelinePayload, { signal, leaving }: JobContext): Promise<void> {
    const run = await this.runs.find(runId);
    if (run?.errorCode === GIVEN_UP) throw new PermanentJobError(`Run ${runId} was given up: start the pipeline again`);
    if (!run || isFinal(run.state)) return;
    const lease = await this.leases.tryAcquire(`pipeline:${run.name}`, LEASE_MS);
    if (!lease) throw new JobPostponed(LOOK_MS, 'Another process advances the pipeline');
    const stopped = (): boolean => signal.aborted || leaving.aborted || lease.lapsed();
    try {
      const ended = await withLogContext({ runId: String(runId) }, () => this.execution.advance(run, lease, stopped));
      if (!ended) throw new JobContinues(LOOK_MS, 'Parts of the pipeline are under way');
    } finally {
      await lease.giveBack();
    }
  }
}
