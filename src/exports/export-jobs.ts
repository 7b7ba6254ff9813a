import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JOBS } from '../queues/jobs.js';
import { JobsService } from '../queues/jobs.service.js';
import { RunJobs } from '../runs/run-jobs.js';
import { ExportOrders } from './export-orders.service.js';

/** Writes exports as jobs. */
@Injectable()
export class ExportJobs implements OnModuleInit {
  constructor(
    private readonly orders: ExportOrders,
    private readonly jobs: JobsService,
    private readonly runJobs: RunJobs,
  ) {}

  onModuleInit(): void {
    this.runJobs.register(JOBS['export-games'], {
      what: 'exports to go on with',
      perform: ({ id }, stop) => this.orders.tryExecute(id, stop),
      enqueueActive: async (limit) => {
        const active = await this.orders.listActive(limit);
        const payloads = active.map((runId) => ({ runId }));
        if (payloads.length > 0) await this.jobs.enqueue(JOBS['export-games'], payloads);
      },
    });
  }
}
