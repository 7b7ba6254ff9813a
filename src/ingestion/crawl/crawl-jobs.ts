import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobContinues, JOBS } from '../../queues/jobs.js';
import { RunJobs } from '../../runs/run-jobs.js';
import type { RunView } from '../../runs/run-view.js';
import { CrawlsService } from './crawls.service.js';

// A crawl that waits for the next day looks again now and then.
const LONGEST_DELAY_MS = 60_000;

/**
 * Works on crawls as jobs: one player a job, at low priority and then again behind those that wait by then, so that nobody
 * who asks for a player waits behind a crawl.
 */
@Injectable()
export class CrawlJobs implements OnModuleInit {
  constructor(
    private readonly crawls: CrawlsService,
    private readonly runJobs: RunJobs,
  ) {}

  onModuleInit(): void {
    this.runJobs.register(JOBS['advance-crawl'], {
      what: 'crawls to go on with',
      perform: (run, stop) => this.advance(run, stop),
      enqueueActive: (limit) => this.crawls.enqueueActive(limit),
    });
  }

  private async advance(run: RunView, stop: AbortSignal): Promise<boolean> {
    const step = await this.crawls.tryAdvance(run, stop);
    if (step?.kind === 'goes-on') {
      throw new JobContinues(Math.min(step.delayMs, LONGEST_DELAY_MS), 'The crawl goes on');
    }
    return step !== undefined;
  }
}
