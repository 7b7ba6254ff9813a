import type { PlayerId } from '../../chess/ids.js';
import type { Database, Tx } from '../../database/database.service.js';
import { isStatementTimeout } from '../../database/database.errors.js';
import type { HeldLease } from '../../database/leases.js';
import type { AppLogger } from '../../observability/logger.js';
import type { PlayerWriter } from '../../players/player-writer.js';
import { withJoinedSignal } from '../../queues/joined-signal.js';
import type { RunView } from '../../runs/run-view.js';
import { type RunsService, STOPPED } from '../../runs/runs.service.js';
import type { LedgerRepository } from '../ledger.repository.js';
import { covers, type Extent, type RetryPolicy } from '../sync-plan.js';
import type { SyncService } from '../sync.service.js';
import {
  type CrawlSettings,
  hasNextLevel,
  judgeFailure,
  nextDay,
  planPlayerRetry,
  type Reach,
} from './crawl-policy.js';
import {
  type CrawlRules,
  type CrawlsRepository,
  type EndedFetch,
  LEVEL_TOO_LARGE,
  type NextPlayer,
} from './crawls.repository.js';
import type { DrawnLevel, FrontierRepository } from './frontier.repository.js';

/** What the execution of a crawl works with. */
export interface CrawlTools {
  database: Database;
  runs: RunsService;
  crawls: CrawlsRepository;
  frontier: FrontierRepository;
  ledger: LedgerRepository;
  sync: SyncService;
  players: PlayerWriter;
  logger: AppLogger;
  retry: RetryPolicy;
  /** Life of the lease on a crawl without renewal, milliseconds. */
  leaseMs: number;
  /** Longest time to draw up a level, milliseconds. */
  drawMs: number;
}

/** How a crawl stands after a step: it ended, it rests until somebody resumes it, or it goes on after a while. */
export type CrawlStep = { kind: 'ended' } | { kind: 'resting' } | { kind: 'goes-on'; delayMs: number };

const LOOK_MS = 1_000;
// The run that reads the same player, or its dead worker's lease, has to end first.
const BUSY_MS = 1_000;
const GOES_ON: CrawlStep = { kind: 'goes-on', delayMs: 0 };

/**
 * Takes a crawl one step further: one player read, or one level drawn up. All it knows is in the database, so that whoever
 * comes next goes on from there.
 */
export class CrawlExecution {
  constructor(
    private readonly tools: CrawlTools,
    private readonly id: number,
    private readonly lease: HeldLease,
    private readonly stop: AbortSignal,
  ) {}

  async step(): Promise<CrawlStep> {
    const halted = await this.halt();
    if (halted) return halted;
    const { settings } = await this.readRules();
    const next = await this.tools.crawls.findNext(this.id);
    if (!next) return this.drawOrEnd(settings);
    const waitMs = await this.findWait(next, settings);
    if (waitMs > 0) return { kind: 'goes-on', delayMs: waitMs };
    await this.tools.runs.markRunning(this.id);
    return this.read(next, settings);
  }

  /**
   * Carries over how fetches ended, and lets the crawl rest or end where somebody wants that. Nothing is asked of Lichess,
   * whatever becomes of the wish meanwhile. @returns how the crawl stands if it does not go on
   */
  async halt(): Promise<CrawlStep | undefined> {
    const ended = await this.settle();
    if (ended) return ended;
    const { wish } = await this.readRules();
    if (wish === 'stop') return this.endStopped();
    return wish === 'pause' ? this.rest() : undefined;
  }

  private async readRules(tx: Tx = this.tools.database): Promise<CrawlRules> {
    const rules = await this.tools.crawls.findRules(this.id, tx);
    if (!rules) throw new Error(`Run ${this.id} has no rules of a crawl`);
    return rules;
  }

  /** Milliseconds before the next player may be read, noted for people to look at. */
  private async findWait({ state, waitMs }: NextPlayer, { perDay }: CrawlSettings): Promise<number> {
    const { crawls, runs } = this.tools;
    if (state === 'fetching') return 0;
    if (waitMs > 0) {
      await runs.markWaiting(this.id, 'Trying players again that failed', new Date(Date.now() + waitMs));
      return waitMs;
    }
    if (perDay === null || (await crawls.countToday(this.id)) < perDay) return 0;
    const until = nextDay(new Date());
    await runs.markWaiting(this.id, `The budget of ${perDay} players a day is used up`, until);
    // The clock of the database decides, and it may be a little behind.
    return until.getTime() - Date.now() + LOOK_MS;
  }

  /** Reads the games of a player, or goes on reading them. */
  private async read(next: NextPlayer, settings: CrawlSettings): Promise<CrawlStep> {
    const newest = await this.tools.crawls.findNewestSync();
    const sync =
      next.syncRunId !== null && next.state === 'fetching' ? next.syncRunId : await this.begin(next, settings);
    if (sync === undefined) return { kind: 'goes-on', delayMs: BUSY_MS };
    const fetched = await this.fetch(await this.tools.runs.get(sync), newest);
    if (fetched !== 'ended') return { kind: 'goes-on', delayMs: BUSY_MS };
    return (await this.settle()) ?? GOES_ON;
  }

  /** Finds or makes the run that reads a player; undefined while another one does that brings less. */
  private async begin({ playerId }: NextPlayer, { maxGames, since }: CrawlSettings): Promise<number | undefined> {
    const { database, ledger, crawls } = this.tools;
    const extent = { fullHistory: false, maxGames, sinceAt: since === null ? null : new Date(since) };
    return database.transaction(async (tx) => {
      await this.lease.fence(tx);
      const wanted = { ...extent, playerId, startedBy: `crawl ${this.id}`, parentId: this.id };
      const sync = await ledger.insertSync(tx, wanted);
      const id = sync?.id ?? (await crawls.takeOver(tx, this.id, playerId)) ?? (await this.findOther(playerId, extent));
      if (id !== undefined) await crawls.begin(tx, this.id, playerId, id);
      return id;
    });
  }

  /** The sync of somebody else that reads all of a player that this crawl wants: nobody is read twice for one wish. */
  private async findOther(playerId: PlayerId, extent: Extent): Promise<number | undefined> {
    const other = await this.tools.ledger.findActiveSync(playerId);
    return other && covers(other, extent) ? other.id : undefined;
  }

  /**
   * Works on a sync until it ends, or until somebody wants the crawl to pause or stop, or waits for a sync of their own:
   * what is committed is not asked for again. Others may work on it as well.
   */
  private async fetch(sync: RunView, newest: number): Promise<'ended' | 'left' | 'busy'> {
    const leave = new AbortController();
    const timer = setInterval(() => void this.lookAround(newest, leave).catch(() => undefined), LOOK_MS);
    try {
      const signals = [this.stop, this.lease.signal, leave.signal];
      const isOurs = await withJoinedSignal(signals, (signal) => this.tools.sync.tryExecute(sync, signal));
      return isOurs ? 'ended' : 'busy';
    } catch (error) {
      if (leave.signal.aborted && !this.stop.aborted && !this.lease.lapsed()) return 'left';
      throw error;
    } finally {
      clearInterval(timer);
    }
  }

  private async lookAround(newestSync: number, leave: AbortController): Promise<void> {
    const { wish, someoneWaits } = await this.tools.crawls.lookAround(this.id, newestSync);
    if (wish !== 'go' || someoneWaits) leave.abort(new Error('The crawl makes way'));
  }

  /** Carries over how fetches ended, in one transaction. @returns where the crawl ends by that */
  private async settle(): Promise<CrawlStep | undefined> {
    const { database, crawls, runs } = this.tools;
    return database.transaction(async (tx) => {
      await this.lease.fence(tx);
      await crawls.markDone(tx, this.id);
      const failed = await crawls.listFailedFetches(tx, this.id);
      let halted: EndedFetch | undefined;
      for (const fetch of failed) if ((await this.settleFailure(tx, fetch)) === 'halt') halted = fetch;
      await this.saveProgress(tx);
      if (!halted) return undefined;
      await runs.fail(tx, this.id, halted.errorCode ?? 'internal-error', halted.message ?? 'A fetch failed');
      return { kind: 'ended' };
    });
  }

  private async settleFailure(tx: Tx, fetch: EndedFetch): Promise<ReturnType<typeof judgeFailure>> {
    const { crawls, logger, retry } = this.tools;
    const verdict = judgeFailure(fetch.errorCode, fetch.attempts);
    logger.warn({ playerId: fetch.playerId, attempts: fetch.attempts, verdict }, 'A player of a crawl was not read');
    if (verdict === 'halt') await crawls.putBack(tx, this.id, fetch);
    else if (verdict === 'retry')
      await crawls.putBack(tx, this.id, fetch, planPlayerRetry(fetch.attempts, retry.capMs));
    else if (verdict === 'give-up') await crawls.endBadly(tx, this.id, fetch, null);
    else await crawls.endBadly(tx, this.id, fetch, fetch.errorCode === 'player-closed' ? 'closed' : 'unknown');
    return verdict;
  }

  private async saveProgress(tx: Tx): Promise<void> {
    const { crawls, runs } = this.tools;
    const { chosen, done, failed, gone } = await crawls.count(tx, this.id);
    const { settings } = await this.readRules(tx);
    const ended = done + failed + gone;
    // Until the last level is drawn up nobody knows how many there will be: never more than the limit.
    const isLast = !hasNextLevel({ ...(await crawls.findReach(this.id, tx)), chosen, read: 1 }, settings);
    const most = isLast ? chosen : settings.maxPlayers;
    const percent = Math.floor((100 * ended) / Math.max(1, most));
    await runs.saveProgress(tx, this.id, { total: chosen, finished: done + gone, failed, percent });
  }

  private async drawOrEnd(settings: CrawlSettings): Promise<CrawlStep> {
    const reach = await this.tools.crawls.findReach(this.id);
    if (!hasNextLevel(reach, settings)) return this.end();
    await this.tools.runs.markRunning(this.id);
    try {
      await this.draw(reach, settings);
      return GOES_ON;
    } catch (error) {
      if (!isStatementTimeout(error)) throw error;
      return this.endTooLarge(reach);
    }
  }

  private async draw(reach: Reach, settings: CrawlSettings): Promise<void> {
    const { database, frontier, players, logger, drawMs } = this.tools;
    const depth = reach.depth + 1;
    const draw = async (tx: Tx): Promise<DrawnLevel> => {
      const level = await frontier.draw(tx, this.id, depth, settings, settings.maxPlayers - reach.chosen);
      // Only now, since the lease cannot be renewed from here to the end of the transaction.
      await this.lease.fence(tx);
      await players.saveDepth(tx, level.chosen, depth);
      await this.saveProgress(tx);
      return level;
    };
    const { chosen } = await database.transaction(draw, { statementMs: drawMs });
    logger.info({ depth, chosen: chosen.length }, 'A level of a crawl was drawn up');
  }

  /** The same would happen again at once: somebody has to narrow the crawl, or see to the database. */
  private async endTooLarge({ depth, read }: Reach): Promise<CrawlStep> {
    const { database, runs, drawMs } = this.tools;
    const message =
      `Drawing up level ${depth + 1} from the games of ${read} players took more than ${drawMs / 1_000} s and was given up. ` +
      'Resume it when the database is less busy, or begin one with a later --since or fewer players.';
    await database.transaction(async (tx) => {
      await this.lease.fence(tx);
      await runs.fail(tx, this.id, LEVEL_TOO_LARGE, message);
    });
    return { kind: 'ended' };
  }

  private async end(): Promise<CrawlStep> {
    const { database, crawls, runs } = this.tools;
    await database.transaction(async (tx) => {
      await this.lease.fence(tx);
      const { chosen, done, failed, gone } = await crawls.count(tx, this.id);
      if (done === 0) {
        const [first] = await crawls.listEnded(tx, this.id);
        await runs.fail(tx, this.id, first?.errorCode ?? 'nobody-read', first?.message ?? 'Nobody could be read');
        return;
      }
      const rest = [...(failed > 0 ? [`${failed} failed`] : []), ...(gone > 0 ? [`${gone} closed`] : [])];
      const message = rest.length > 0 ? `Read ${done} of ${chosen} players: ${rest.join(', ')}` : undefined;
      await runs.finish(tx, this.id, { message });
    });
    return { kind: 'ended' };
  }

  /** Leaves what was not read as it is, so that it can be seen what would have come. */
  private async endStopped(): Promise<CrawlStep> {
    const { database, crawls, ledger, runs } = this.tools;
    await database.transaction(async (tx) => {
      await this.lease.fence(tx);
      for (const id of await crawls.endSyncs(tx, this.id)) {
        await ledger.saveReach(tx, { id }, { well: false, complete: false });
      }
      const { chosen, done } = await crawls.count(tx, this.id);
      const message = `After ${done} of ${chosen} players, by request; what was read stays`;
      await runs.fail(tx, this.id, STOPPED, message);
    });
    return { kind: 'ended' };
  }

  /** Undefined when somebody resumed the crawl in between. */
  private async rest(): Promise<CrawlStep | undefined> {
    const { database, crawls } = this.tools;
    const rests = await database.transaction(async (tx) => {
      await this.lease.fence(tx);
      return crawls.rest(tx, this.id);
    });
    return rests ? { kind: 'resting' } : undefined;
  }
}
