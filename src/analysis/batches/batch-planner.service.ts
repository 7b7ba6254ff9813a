import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { isDatabaseUnavailable, isRetryableConflict } from '../../database/database.errors.js';
import { Database, type Tx } from '../../database/database.service.js';
import { AppLogger } from '../../observability/logger.js';
import { JOBS } from '../../queues/jobs.js';
import { JobsService } from '../../queues/jobs.service.js';
import { type ActivePlugin, AnalysisTasksRepository } from '../analysis-tasks.repository.js';
import { coverageOf } from '../coverage.js';
import { PluginsService } from '../plugins.service.js';
import { MOST_GAMES, NOT_PLANNED, TOO_MANY_GAMES } from './batch-view.js';
import { BatchesRepository } from './batches.repository.js';
import type { WantedResults } from './choose-games.js';

// So that an engine finds its next game when one has ended.
const AHEAD_OF_EACH_ENGINE = 2;
// Of a batch, games that come into the queue when one has ended: others may have ended at the same time.
const NEW_AT_ONCE = 16;
const TOO_MANY = `More than ${MOST_GAMES.toLocaleString('en')} games are selected: narrow the filter, or take the newest with maxGames`;
const CANNOT_CHOOSE =
  'The games could not be chosen; try a narrower filter. Whoever runs the server finds the reason in the log';
const ABANDONED = 'Cancelled, since the account of its user was disabled or deleted; what was analysed stays';

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

  /** Chooses the games of a batch, unless that is done or being done. One whose games cannot be chosen gives its place away. */
  async plan(runId: number): Promise<void> {
    const active = await this.plugins.listActive();
    try {
      await this.database.transaction((tx) => this.choose(tx, runId, active));
    } catch (error) {
      if (isDatabaseUnavailable(error) || isRetryableConflict(error)) throw error;
      this.logger.error({ err: error, runId }, 'The games of a batch cannot be chosen');
      await this.database.transaction(async (tx) => {
        if (await this.batches.lockUnplanned(tx, runId)) await this.batches.fail(tx, runId, NOT_PLANNED, CANNOT_CHOOSE);
      });
    }
  }

  private async choose(tx: Tx, runId: number, active: readonly ActivePlugin[]): Promise<void> {
    const request = await this.batches.lockUnplanned(tx, runId);
    if (!request) return;
    if (await this.batches.selectsTooMany(tx, request)) {
      await this.batches.fail(tx, runId, TOO_MANY_GAMES, TOO_MANY);
      return;
    }
    const named = request.plugins && active.filter(({ name }) => request.plugins?.includes(name));
    const wanted: WantedResults = { coverage: coverageOf(active), plugins: named };
    await this.batches.choose(tx, runId, request, wanted);
    await this.tasks.endRun(tx, runId);
  }

  /** Puts the next games of a batch, or of all, into the queue; those at the first places are there already when told so. */
  private async handOut(runId?: number, from = 0): Promise<void> {
    const payloads = await this.batches.listAhead({ from, to: this.ahead }, runId);
    // Before what nobody waits for, behind a game asked for by hand.
    if (payloads.length > 0) await this.jobs.enqueue(JOBS['analyse-game'], payloads, { priority: 'normal' });
  }

  /** One game of a batch has ended. Should this fail, the tables are looked at again soon. */
  async handOutNext(runId: number): Promise<void> {
    try {
      await this.handOut(runId, this.ahead - NEW_AT_ONCE);
    } catch (error) {
      this.logger.warn({ err: error, runId }, 'The next games of a batch wait');
    }
  }

  /** Makes good whatever was lost on the way. */
  async look(): Promise<void> {
    const analysts = Math.max(1, await this.batches.countAnalysts());
    this.ahead = AHEAD_OF_EACH_ENGINE * this.config.engine.processes * analysts;
    await this.each(await this.batches.listForsaken(), (id) => this.abandon(id));
    await this.each(await this.batches.listUnplanned(), (id) => this.plan(id));
    await this.each(await this.batches.listBereft(), (id) => this.settle(id));
    await this.handOut();
  }

  /** Trouble with one batch is none of the others'. */
  private async each(ids: readonly number[], mend: (id: number) => Promise<void>): Promise<void> {
    for (const runId of ids) {
      await mend(runId).catch((error: unknown) =>
        this.logger.warn({ err: error, runId }, 'A batch is looked at again soon'),
      );
    }
  }

  private async abandon(runId: number): Promise<void> {
    await this.database.transaction((tx) => this.batches.cancel(tx, runId, ABANDONED));
  }

  /** A batch whose last games are there no more. */
  private async settle(runId: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.batches.countVanished(tx, runId);
      await this.tasks.endRun(tx, runId);
    });
  }
}
