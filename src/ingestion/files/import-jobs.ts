import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobPostponed, JOBS } from '../../queues/jobs.js';
import { RunJobs } from '../../runs/run-jobs.js';
import type { RunView } from '../../runs/run-view.js';
import { ImportsService } from './imports.service.js';

const ELSEWHERE_DELAY_MS = 5_000;

/** Works on imports of uploaded files as jobs. */
@Injectable()
export class ImportJobs implements OnModuleInit {
  constructor(
    private readonly imports: ImportsService,
    private readonly runJobs: RunJobs,
  ) {}

  onModuleInit(): void {
    this.runJobs.register(JOBS['import-files'], {
      what: 'imports to go on with',
      perform: (run, stop) => this.perform(run, stop),
      enqueueActive: async (limit) => this.imports.enqueue(await this.imports.listActiveUploads(limit)),
    });
  }

  private async perform(run: RunView, stop: AbortSignal): Promise<boolean> {
    if (!(await this.imports.hasFilesHere(run.id))) {
      throw new JobPostponed(ELSEWHERE_DELAY_MS, 'The uploaded file lies on another machine');
    }
    const performed = await this.imports.tryExecute(run, stop);
    if (performed) await this.imports.removeUploads(run.id);
    return performed;
  }
}
