import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JOBS } from '../queues/jobs.js';
import { RunJobs } from '../runs/run-jobs.js';
import { SyncService } from './sync.service.js';

/** Works on sync runs as jobs. */
@Injectable()
export class SyncJobs implements OnModuleInit {
  constructor(
    private readonly sync: SyncService,
    private readonly runJobs: RunJobs,
  ) {}

  onModuleInit(): void {
    this.runJobs.register(JOBS['sync-player'], {
      what: 'runs to go on with',
      perform: (run, stop) => this.sync.tryExecute(run, stop),
      enqueueActive: (limit) => this.sync.enqueueActive(limit),
    });
  }
}
