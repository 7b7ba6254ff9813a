import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { withLogContext } from '../observability/log-context.js';
import { AppLogger } from '../observability/logger.js';
import { type JobContext, JobRunner } from '../queues/job-runner.js';
import { type AnalyseGamePayload, JobContinues, JobPostponed, JOBS } from '../queues/jobs.js';
import { Reconciler } from '../queues/reconciler.js';
import { AnalysisRequests } from './analysis-requests.service.js';
import { AnalysisWork } from './analysis-work.service.js';
import { BatchPlanner } from './batches/batch-planner.service.js';

const BUSY_DELAY_MS = 2_000;

/**
 * Analyses games as jobs. What is to be done stands in tables: whatever happens to the queue, jobs for open tasks are put
 * into it again, and a job that is there already stays one.
 */
@Injectable()
export class AnalysisJobs implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly reconciler = new Reconciler();

  constructor(
    private readonly requests: AnalysisRequests,
    private readonly analysis: AnalysisWork,
    private readonly batches: BatchPlanner,
    private readonly runner: JobRunner,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.runner.register(
      JOBS['analyse-game'],
      (payload, context) => this.work(payload, context),
      (payload, reason) => this.giveUp(payload, reason),
    );
  }

  onApplicationBootstrap(): void {
    this.reconciler.start(
      async () => {
        await this.requests.enqueueOpen();
        await this.batches.look();
      },
      (error) => this.logger.warn({ err: error }, 'Cannot look for games to be analysed'),
    );
  }

  beforeApplicationShutdown(): void {
    this.reconciler.stop();
  }

  private async giveUp({ runId, gameId }: AnalyseGamePayload, reason: string): Promise<void> {
    await this.analysis.giveUp(runId, gameId, reason);
    // Else a batch of games that all fail would get no further than the next look. Of other runs there are none.
    await this.batches.handOutNext(runId);
  }

  private async work({ runId, gameId }: AnalyseGamePayload, { signal, isRepeat }: JobContext): Promise<void> {
    const task = await this.analysis.findOpenTask(runId, gameId, isRepeat);
    if (!task) return;
    const outcome = await withLogContext({ runId: String(runId) }, () => this.analysis.tryWork(task, signal));
    if (outcome === 'busy') throw new JobPostponed(BUSY_DELAY_MS, 'Another process analyses the game');
    if (outcome === 'parts-left') throw new JobContinues(0, 'The game is long; its next part waits for its turn');
    if (task.inBatch) await this.batches.handOutNext(runId);
  }
}
