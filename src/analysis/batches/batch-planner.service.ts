import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { Database } from '../../database/database.service.js';
import { AppLogger } from '../../observability/logger.js';
import { JOBS } from '../../queues/jobs.js';
import { JobsService } from '../../queues/jobs.service.js';
import { AnalysisTasksRepository } from '../analysis-tasks.repository.js';
import { coverageOf } from '../coverage.js';
import { PluginsService } from '../plugins.service.js';
import { BatchesRepository } from './batches.repository.js';
import type { WantedResults } from './choose-games.js';

// So that an engine finds its next game when one has ended.
const AHEAD_OF_EACH_ENGINE = 2;

/**
 * Chooses the games of batches and hands them to workers: of each batch as many as would keep all engines busy, and another one
 * for each that has ended. So batches share the engines in turns, however large each is.
 */
@Injectable()
export class BatchPlanner implements BeforeApplicationShutdown {
  private readonly underWay = new Set<Promise<void>>();
  private ahead: number;

  constructor(
    private readonly config: AppConfig,
    private readonly database: Database,
    private readonly batches: BatchesRepository,
    private readonly tasks: AnalysisTasksRepository,
    private readonly plugins: PluginsService,
    private readonly jobs: JobsService,
    private readonly logger: AppLogger,
  ) {
    this.ahead = AHEAD_OF_EACH_ENGINE * this.config.engine.processes;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /** Begins to plan a batch, or to hand out its games. Should it not come to that, a worker does it within ten seconds. */
  planSoon(runId: number): void {
    const planning = this.plan(runId)
      .then(() => this.handOut(runId))
      .catch((error: unknown) =>
        this.logger.warn({ err: error, runId }, 'A batch was not planned; a worker will do it'),
      )
      .finally(() => this.underWay.delete(planning));
    this.underWay.add(planning);
  }

  /** Chooses the games of a batch, unless that is done or being done. */
  async plan(runId: number): Promise<void> {
    const active = await this.plugins.listActive();
    await this.database.transaction(async (tx) => {
      const request = await this.batches.lockUnplanned(tx, runId);
      if (!request) return;
      const named = request.plugins && active.filter(({ name }) => request.plugins?.includes(name));
      const wanted: WantedResults = { coverage: coverageOf(active), plugins: named };
      await this.batches.choose(tx, runId, request, wanted);
      await this.tasks.endRun(tx, runId);
    });
  }

  /** Puts the next games of a batch, or of all, into the queue. */
  async handOut(runId?: number): Promise<void> {
    const payloads = await this.batches.listAhead(this.ahead, runId);
    // Before what nobody waits for, behind a game asked for by hand.
    if (payloads.length > 0) await this.jobs.enqueue(JOBS['analyse-game'], payloads, { priority: 'normal' });
  }

  /** One game of a batch has ended. Should this fail, the tables are looked at again soon. */
  async handOutNext(runId: number): Promise<void> {
    try {
      await this.handOut(runId);
    } catch (error) {
      this.logger.warn({ err: error, runId }, 'The next games of a batch wait');
    }
  }

  /** Makes good whatever was lost on the way. */
  async look(): Promise<void> {
    const analysts = Math.max(1, await this.batches.countAnalysts());
    this.ahead = AHEAD_OF_EACH_ENGINE * this.config.engine.processes * analysts;
    for (const id of await this.batches.listUnplanned()) await this.plan(id);
    for (const id of await this.batches.listBereft()) await this.settle(id);
    await this.handOut();
  }

  /** A batch whose last games are there no more. */
  private async settle(runId: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.batches.countOnlyEnded(tx, runId);
      await this.tasks.endRun(tx, runId);
    });
  }
}
