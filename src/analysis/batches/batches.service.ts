import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { isUniqueViolation } from '../../database/database.errors.js';
import { Database, type Tx } from '../../database/database.service.js';
import { PluginsService } from '../plugins.service.js';
import { BatchPlanner } from './batch-planner.service.js';
import { type BatchFailure, type BatchRequest, type BatchRow, type BatchView, toBatchView } from './batch-view.js';
import {
  BatchEndedError,
  BatchNotFoundError,
  BatchUnderWayError,
  InvalidBatchError,
  TooManyBatchesError,
} from './batches.errors.js';
import { BatchesRepository, type BatchFilter } from './batches.repository.js';

/** Whoever asks, and whether batches of others are shown to them. */
export interface BatchReader {
  userId: number;
  seesAll: boolean;
}

const FROM_A_SIDE = ['color', 'result', 'opponent'] as const;
// Each loses a slot to somebody else; more slots than this do not become free meanwhile.
const TRIES_BESIDE_SLOTS = 5;

/** Analyses of many games that people ask for: one of each user, some at a time in all, which the database sees to. */
@Injectable()
export class BatchesService {
  constructor(
    private readonly config: AppConfig,
    private readonly database: Database,
    private readonly batches: BatchesRepository,
    private readonly planner: BatchPlanner,
    private readonly plugins: PluginsService,
  ) {}

  /** Keeps a place for a batch and answers; its games are chosen afterwards. @throws InvalidBatchError, BatchUnderWayError, TooManyBatchesError */
  async request(request: BatchRequest, userId: number): Promise<BatchView> {
    await this.check(request);
    const id = await this.place(request, userId);
    this.planner.planSoon(id);
    return this.get(id, { userId, seesAll: true });
  }

  /** @throws BatchNotFoundError */
  async get(id: number, reader: BatchReader): Promise<BatchView> {
    const row = await this.batches.find(id);
    if (!row || !(reader.seesAll || row.userId === reader.userId)) throw new BatchNotFoundError(id);
    return toBatchView(row);
  }

  /** Newest first. */
  async list(filter: Omit<BatchFilter, 'userId'>, reader: BatchReader): Promise<BatchView[]> {
    const userId = reader.seesAll ? undefined : reader.userId;
    return (await this.batches.list({ ...filter, userId })).map(toBatchView);
  }

  /** Games that were not analysed, in their turn. @throws BatchNotFoundError */
  async listFailures(
    id: number,
    page: { afterPlace?: number; limit: number },
    reader: BatchReader,
  ): Promise<BatchFailure[]> {
    await this.get(id, reader);
    return this.batches.listFailures(id, page.afterPlace ?? 0, page.limit);
  }

  /** Ends it; games in hand are stored all the same. @throws BatchNotFoundError, BatchEndedError */
  async cancel(id: number, reader: BatchReader): Promise<BatchView> {
    await this.get(id, reader);
    await this.change(id, (tx) => this.batches.cancel(tx, id, 'Cancelled; what was analysed stays'));
    return this.get(id, reader);
  }

  /** Lets it rest and gives its place to others; games in hand go on to the end of a part. @throws BatchNotFoundError, BatchEndedError */
  async pause(id: number, reader: BatchReader): Promise<BatchView> {
    await this.get(id, reader);
    await this.change(id, (tx) => this.batches.pause(tx, id));
    return this.get(id, reader);
  }

  /** Takes a place again; harmless where it has one. @throws BatchNotFoundError, BatchEndedError, TooManyBatchesError */
  async resume(id: number, reader: BatchReader): Promise<BatchView> {
    for (let tries = this.tries, isFull = false; ; tries--) {
      const { state, completedAt } = await this.get(id, reader);
      if (completedAt) throw new BatchEndedError(id);
      if (state !== 'paused') break;
      if (isFull || tries === 0) throw await this.describeFull();
      // Somebody else may have ended or resumed it meanwhile, so it is looked at once more.
      isFull = (await this.tryResume(id)) === 'full';
    }
    this.planner.planSoon(id);
    return this.get(id, reader);
  }

  private get slots(): number {
    return this.config.analysis.batches;
  }

  private get tries(): number {
    return this.slots + TRIES_BESIDE_SLOTS;
  }

  private async check({ player, filter, plugins }: BatchRequest): Promise<void> {
    const field = FROM_A_SIDE.find((name) => filter[name] !== undefined);
    if (field && !player) {
      throw new InvalidBatchError(field, `"${field}" is meant from a player's side: name the player too`);
    }
    if (filter.since && filter.until && filter.since >= filter.until) {
      throw new InvalidBatchError('until', '"until" must be later than "since"');
    }
    if (!plugins) return;
    const known = (await this.plugins.listActive()).map(({ name }) => name);
    const unknown = plugins.find((name) => !known.includes(name));
    if (unknown !== undefined)
      throw new InvalidBatchError('plugins', `There is no plugin "${unknown}" that can be used`);
  }

  /** Whoever is refused is told, once the transaction is over, what helps of those under way. */
  private async place(request: BatchRequest, userId: number): Promise<number> {
    try {
      return await this.database.transaction((tx) => this.insert(tx, request, userId));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.reason === 'full') throw await this.describeFull();
      const own = await this.batches.findActiveOf(userId);
      if (own) throw new BatchUnderWayError(toBatchView(own));
    }
    // It has ended meanwhile.
    return this.place(request, userId);
  }

  /** Whoever finds the same slot at the same time waits here for the other, and looks again. */
  private async insert(tx: Tx, request: BatchRequest, userId: number): Promise<number> {
    const runId = await this.batches.insertRun(tx, userId, 'api');
    for (let tries = this.tries; tries > 0; tries--) {
      if (await this.batches.insert(tx, { runId, userId, request }, this.slots)) return runId;
      const { isFree, hasBatch } = await this.batches.lookAround(tx, userId, this.slots);
      if (hasBatch) throw new Refused('own');
      if (!isFree) break;
    }
    throw new Refused('full');
  }

  private async describeFull(): Promise<TooManyBatchesError> {
    const underWay: BatchRow[] = await this.batches.listUnderWay();
    const left = underWay.flatMap((row) => toBatchView(row).secondsLeft ?? []);
    return new TooManyBatchesError(this.slots, left.length > 0 ? Math.min(...left) : null);
  }

  private async change(id: number, change: (tx: Tx) => Promise<boolean>): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await change(tx))) throw new BatchEndedError(id);
    });
  }

  /** `full` as well where it does not rest any more; `taken`: another one was quicker. */
  private async tryResume(id: number): Promise<'resumed' | 'full' | 'taken'> {
    try {
      await this.database.transaction(async (tx) => {
        // What was written so far is undone.
        if (!(await this.batches.resume(tx, id, this.slots))) throw new Refused('full');
      });
      return 'resumed';
    } catch (error) {
      if (error instanceof Refused) return 'full';
      if (isUniqueViolation(error)) return 'taken';
      throw error;
    }
  }
}

/** Ends a transaction in which there is no place for a batch. */
class Refused extends Error {
  constructor(readonly reason: 'own' | 'full') {
    super(reason);
  }
}
