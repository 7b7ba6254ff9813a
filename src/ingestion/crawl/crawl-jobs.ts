import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { AppLogger } from '../../observability/logger.js';
import { type JobContext, JobRunner } from '../../queues/job-runner.js';
import { withJoinedSignal } from '../../queues/joined-signal.js';
import { type AdvanceCrawlPayload, JobContinues, JobPostponed, JOBS } from '../../queues/jobs.js';
import { Reconciler } from '../../queues/reconciler.js';
import { RunsService } from '../../runs/runs.service.js';
import { CrawlsService } from './crawls.service.js';

const BUSY_DELAY_MS = 2_000;
// A crawl that waits for the next day looks again now and then.
const LONGEST_DELAY_MS = 60_000;
const RECONCILED_AT_ONCE = 100;

/**
 * Works on crawls as jobs: one player a job, at low priority and then again behind those that wait by then, so that nobody
 * who asks for a player waits behind a crawl. The runs are the truth: active ones are put into the queue again.
 */
@Injectable()
export class CrawlJobs implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly reconciler = new Reconciler();

  constructor(
    private readonly crawls: CrawlsService,
    private readonly runner: JobRunner,
    private readonly runs: RunsService,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.runner.register(
      JOBS['advance-crawl'],
      (payload, context) => this.work(payload, context),
      ({ runId }, reason) => this.runs.giveUp(runId, `Given up: ${reason}`),
    );
  }

  onApplicationBootstrap(): void {
    this.reconciler.start(
      () => this.crawls.enqueueActive(RECONCILED_AT_ONCE),
      (error) => this.logger.warn({ err: error }, 'Cannot look for crawls to go on with'),
    );
  }

  beforeApplicationShutdown(): void {
    this.reconciler.stop();
  }

  private async work({ runId }: AdvanceCrawlPayload, { signal, leaving, isRepeat }: JobContext): Promise<void> {
    const run = await this.runs.takeUp(runId, isRepeat);
    if (!run) return;
    // What is committed is never asked for again, so there is nothing to wait for.
    const step = await withJoinedSignal([signal, leaving], (stop) => this.crawls.tryAdvance(run, stop));
    if (!step) throw new JobPostponed(BUSY_DELAY_MS, 'Another process works on the crawl');
    if (step.kind !== 'goes-on') return;
    throw new JobContinues(Math.min(step.delayMs, LONGEST_DELAY_MS), 'The crawl goes on');
  }
}
