import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JOBS } from '../queues/jobs.js';
import { JobsService } from '../queues/jobs.service.js';
import { RunJobs } from '../runs/run-jobs.js';
import { GraphWork } from './graph-work.service.js';

/** Computes figures about the network as jobs. */
@Injectable()
export class GraphJobs implements OnModuleInit {
  constructor(
    private readonly work: GraphWork,
    private readonly jobs: JobsService,
    private readonly runJobs: RunJobs,
  ) {}

  onModuleInit(): void {
    this.runJobs.register(JOBS['compute-graph'], {
      what: 'figures that are to be computed',
      perform: ({ id }, stop) => this.work.tryExecute(id, stop),
      enqueueActive: async (limit) => {
        const active = await this.work.listActive(limit);
        const payloads = active.map((runId) => ({ runId }));
        if (payloads.length > 0) await this.jobs.enqueue(JOBS['compute-graph'], payloads);
      },
    });
  }
}
