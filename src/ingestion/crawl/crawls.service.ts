import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { LeaseLostError } from '../../database/database.errors.js';
import { Leases } from '../../database/leases.js';
import { withLogContext } from '../../observability/log-context.js';
import { PlayersService } from '../../players/players.service.js';
import { JOBS } from '../../queues/jobs.js';
import { JobsService } from '../../queues/jobs.service.js';
import { isFinal } from '../../runs/run.entity.js';
import { joinByRun, type RunFilter, type RunView } from '../../runs/run-view.js';
import { Outage } from '../patience.js';
import { CrawlEndedError, CrawlNotFoundError } from './crawl.errors.js';
import type { CrawlWish } from './crawl.entity.js';
import { type CrawlEstimate, estimateCrawl } from './crawl-estimate.js';
import { CrawlExecution, type CrawlStep, type CrawlTools } from './crawl-execution.js';
import { type CrawlSettings, type CrawlWishes, makeCrawlSettings, nextDay } from './crawl-policy.js';
import type { CrawlPlayersFilter, CrawlPlayerView, CrawlRunView, CrawlSummary, CrawlView } from './crawl-view.js';
import { EstimatesRepository } from './estimates.repository.js';

/** Injection token of the CrawlTools. */
export const CRAWL_TOOLS = Symbol('CrawlTools');

export interface CrawlRequest {
  /** Username in any case. */
  player: string;
  startedBy: string;
  wishes: CrawlWishes;
  /** Whoever asks does it: no job is added. */
  doneHere?: boolean;
}

export interface RequestedCrawl {
  run: RunView;
  /** False when a crawl from there was active already; that one is returned, with its own rules. */
  created: boolean;
}

const CLAIM_POLL_MS = 300;
const LONGEST_NAP_MS = 5_000;
const SHOWN_NEXT = 10;
// lila: 20 games a second without a token, 30 with one.
const PACE = { anonymous: 20, authenticated: 30 };

/** Asking for, steering, working on and looking at crawls. */
@Injectable()
export class CrawlsService {
  constructor(
    private readonly leases: Leases,
    private readonly players: PlayersService,
    private readonly jobs: JobsService,
    private readonly estimates: EstimatesRepository,
    private readonly config: AppConfig,
    @Inject(CRAWL_TOOLS) private readonly tools: CrawlTools,
  ) {}

  /**
   * Asks for a crawl; a second request while one from the same player is active returns that one.
   * @throws InvalidPlayerNameError, InvalidCrawlError
   */
  async request({ player, startedBy, wishes, doneHere }: CrawlRequest): Promise<RequestedCrawl> {
    const settings = makeCrawlSettings(wishes);
    const playerId = this.players.parseName(player);
    for (;;) {
      const run = await this.tools.database.transaction(async (tx) => {
        await this.tools.players.mention(tx, [playerId]);
        await this.tools.players.saveDepth(tx, [playerId], 0);
        return this.tools.crawls.insert(tx, { playerId, startedBy, settings });
      });
      if (run && !doneHere) await this.enqueue([run.id]);
      const found = run ?? (await this.tools.crawls.findActive(playerId));
      // It may end between the two statements; then there is room for a new one.
      if (found) return { run: found, created: run !== undefined };
    }
  }

  /** How much a crawl would be. @throws InvalidPlayerNameError, InvalidCrawlError */
  async estimate(player: string, wishes: CrawlWishes): Promise<CrawlEstimate> {
    const settings = makeCrawlSettings(wishes);
    const playerId = this.players.parseName(player);
    const [games, level] = await Promise.all([
      this.estimates.findGamesOf(playerId),
      settings.depth === 0 ? 0 : this.tools.frontier.countFirstLevel(playerId, settings),
    ]);
    // What is stored tells how many there are one step away, if anything of the player is. Further away it tells too little.
    const reachable = settings.depth === 0 ? 0 : settings.depth === 1 && level > 0 ? level : settings.maxPlayers;
    const others = Math.min(reachable, settings.maxPlayers - 1) + (games === undefined ? 1 : 0);
    return this.makeEstimate({ others, knownGames: games === undefined ? [] : [games] }, settings);
  }

  private async makeEstimate(
    waiting: { others: number; knownGames: number[] },
    settings: CrawlSettings,
  ): Promise<CrawlEstimate> {
    const [averageGames, bytesPerGame] = await Promise.all([
      this.estimates.findAverageGames(),
      this.estimates.measureBytesPerGame(),
    ]);
    const gamesPerSecond = this.config.lichess.token ? PACE.authenticated : PACE.anonymous;
    return estimateCrawl({ ...waiting, averageGames, bytesPerGame, gamesPerSecond }, settings);
  }

  /** Newest first. */
  async list(filter: Omit<RunFilter, 'kind'>): Promise<CrawlRunView[]> {
    const runs = await this.tools.runs.list({ ...filter, kind: 'crawl' });
    const rules = await this.tools.crawls.listRules(runs.map(({ id }) => id));
    return joinByRun(runs, rules, (run, { settings, wish }) => ({ ...run, settings, wish }));
  }

  /** A crawl with its frontier, and who is next and why. @throws CrawlNotFoundError */
  async get(id: number): Promise<CrawlView> {
    const { crawls, runs } = this.tools;
    const [run, rules] = await Promise.all([runs.find(id), crawls.findRules(id)]);
    if (!run || !rules) throw new CrawlNotFoundError(id);
    const { settings } = rules;
    const [levels, reading, next, usedToday, harvest, waiting] = await Promise.all([
      crawls.listLevels(id),
      crawls.listPlayers(id, settings, { state: 'fetching', limit: 1 }),
      crawls.listPlayers(id, settings, { state: 'waiting', limit: SHOWN_NEXT }),
      crawls.countToday(id),
      crawls.findHarvest(id),
      this.estimates.findWaiting(id),
    ]);
    const left = await this.makeEstimate(waiting, settings);
    const budget = { perDay: settings.perDay, usedToday, renewedAt: nextDay(new Date()) };
    return { ...run, ...rules, levels, reading: reading[0] ?? null, next, budget, harvest, left };
  }

  /** Players of a crawl in the order of levels and places. @throws CrawlNotFoundError */
  async listPlayers(id: number, filter: CrawlPlayersFilter): Promise<CrawlPlayerView[]> {
    const rules = await this.tools.crawls.findRules(id);
    if (!rules) throw new CrawlNotFoundError(id);
    return this.tools.crawls.listPlayers(id, rules.settings, filter);
  }

  /** Lets a crawl rest until it is resumed; harmless to repeat. @throws CrawlNotFoundError, CrawlEndedError */
  async pause(id: number): Promise<CrawlView> {
    await this.wish(id, 'pause');
    return this.get(id);
  }

  /** Ends a crawl; what was read stays, and so does the frontier, to look at. @throws CrawlNotFoundError, CrawlEndedError */
  async stop(id: number): Promise<CrawlView> {
    await this.wish(id, 'stop');
    return this.get(id);
  }

  /**
   * Lets a crawl go on that was paused, given up, or ended for want of a token.
   * @throws CrawlNotFoundError, CrawlEndedError
   */
  async resume(id: number): Promise<CrawlView> {
    const { database, crawls } = this.tools;
    if (!(await crawls.findRules(id))) throw new CrawlNotFoundError(id);
    const resumed = await database.transaction(
      async (tx) => (await crawls.reopen(tx, id)) && (await crawls.setWish(tx, id, 'go')),
    );
    if (!resumed) throw new CrawlEndedError(id);
    await this.enqueue([id]);
    return this.get(id);
  }

  private async wish(id: number, wish: CrawlWish): Promise<void> {
    const { database, crawls, runs } = this.tools;
    const run = await runs.find(id);
    if (!run || !(await crawls.findRules(id))) throw new CrawlNotFoundError(id);
    if (!(await database.transaction((tx) => crawls.setWish(tx, id, wish)))) throw new CrawlEndedError(id);
    // Whoever works on it notices within a second; while nobody does, the tables are brought in line here. Nobody is read.
    await this.tryWork(run, new AbortController().signal, (execution) => execution.halt());
  }

  /** Puts crawls into the queue; one that is there already stays as it is. */
  async enqueue(runIds: readonly number[]): Promise<void> {
    await this.jobs
      .enqueue(
        JOBS['advance-crawl'],
        runIds.map((runId) => ({ runId })),
      )
      // The crawls are stored, and workers put those without a job into the queue by themselves.
      .catch((error: unknown) => this.tools.logger.warn({ err: error }, 'The queue does not answer; the crawl waits'));
  }

  /** Crawls that have not ended, in short. */
  async listActive(limit: number): Promise<CrawlSummary[]> {
    return this.tools.crawls.summarise(limit);
  }

  /** Puts every crawl that is under way into the queue: a lost queue loses nothing. */
  async enqueueActive(limit: number): Promise<void> {
    await this.enqueue(await this.tools.crawls.listActive(limit));
  }

  /**
   * Sees a crawl to its end: works on it here as soon as nobody else does, and waits while it is paused or somebody else
   * does. An outage of the database is sat out.
   * @throws the reason of `stop`; the crawl can then be taken up again.
   */
  async runToEnd(id: number, stop: AbortSignal): Promise<CrawlView> {
    const outage = new Outage();
    for (;;) {
      try {
        stop.throwIfAborted();
        const run = await this.tools.runs.get(id);
        if (isFinal(run.state)) return await this.get(id);
        const step = await this.tryAdvance(run, stop);
        outage.end();
        const napMs = step?.kind === 'goes-on' ? Math.min(step.delayMs, LONGEST_NAP_MS) : CLAIM_POLL_MS;
        if (napMs > 0 && step?.kind !== 'ended') await sleep(napMs, undefined, { signal: stop });
      } catch (error) {
        if (stop.aborted) throw stop.reason;
        this.tools.logger.warn({ err: error }, 'The crawl is held up');
        await outage.sitOut(error, stop);
      }
    }
  }

  /** Takes a crawl one step further unless somebody else works on it; undefined then. */
  async tryAdvance(run: RunView, stop: AbortSignal): Promise<CrawlStep | undefined> {
    return this.tryWork(run, stop, (execution) => execution.step());
  }

  private async tryWork(
    run: RunView,
    stop: AbortSignal,
    work: (execution: CrawlExecution) => Promise<CrawlStep | undefined>,
  ): Promise<CrawlStep | undefined> {
    const lease = await this.leases.tryAcquire(`crawl:${run.id}`, this.tools.leaseMs);
    if (!lease) return undefined;
    return withLogContext({ runId: String(run.id) }, async () => {
      try {
        const current = await this.tools.runs.get(run.id);
        if (isFinal(current.state)) return { kind: 'ended' };
        return await work(new CrawlExecution(this.tools, run.id, lease, stop));
      } catch (error) {
        if (error instanceof LeaseLostError && !stop.aborted) return undefined;
        if (stop.aborted) await this.tools.runs.markInterrupted(run.id).catch(() => undefined);
        throw error;
      } finally {
        await lease.giveBack();
      }
    });
  }
}
