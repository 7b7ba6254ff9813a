import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlayerId } from '../chess/ids.js';
import { isDatabaseUnavailable, LeaseLostError } from '../database/database.errors.js';
import { Database, type Tx } from '../database/database.service.js';
import { Leases } from '../database/leases.js';
import { withLogContext } from '../observability/log-context.js';
import { AppLogger } from '../observability/logger.js';
import { JOBS, type Priority } from '../queues/jobs.js';
import { JobsService } from '../queues/jobs.service.js';
import { PlayersService } from '../players/players.service.js';
import { isFinal } from '../runs/run.entity.js';
import type { RunView } from '../runs/run-view.js';
import { RunsService } from '../runs/runs.service.js';
import type { NewSync } from './ledger.repository.js';
import { Patience } from './patience.js';
import { SyncExecution } from './sync-execution.js';
import { covers } from './sync-plan.js';
import { SYNC_TOOLS, type SyncTools } from './sync-tools.js';

export interface SyncRequest {
  /** Username in any case. */
  player: string;
  startedBy: string;
  /** Read everything again, not only what is new. */
  fullHistory?: boolean;
  /** Stop after so many games. */
  maxGames?: number;
  /** Whoever asks does it: no job is added. Should it not come to that, workers find the run by themselves. */
  doneHere?: boolean;
}

export interface RequestedRun {
  run: RunView;
  /** False when the player had an active run already; that one is returned. */
  created: boolean;
}

const CLAIM_POLL_MS = 300;
const MAX_OUTAGE_MS = 30 * 60 * 1_000;

/** A time in which the database does not do what it is asked, and nothing is received. */
interface Outage {
  since: number;
  patience: Patience;
  received: number;
}

/** Asking for, working on and looking at sync runs. */
@Injectable()
export class SyncService {
  constructor(
    private readonly database: Database,
    private readonly leases: Leases,
    private readonly players: PlayersService,
    private readonly runs: RunsService,
    private readonly logger: AppLogger,
    private readonly jobs: JobsService,
    @Inject(SYNC_TOOLS) private readonly tools: SyncTools,
  ) {}

  /** Asks for a player's history; a second request while a run is active returns that run, unless it is a crawl's. */
  async request(request: SyncRequest): Promise<RequestedRun> {
    const { id } = await this.players.track(request.player);
    const { startedBy, fullHistory = false, maxGames = null, doneHere } = request;
    const wanted: NewSync = { playerId: id, startedBy, fullHistory, maxGames, sinceAt: null };
    for (;;) {
      const found = await this.findOrMake(wanted);
      // It may have ended between two statements; then there is room for a new one.
      if (!found) continue;
      if (!doneHere && found.run.parentId === null) await this.enqueue([found.run]);
      return found;
    }
  }

  private async findOrMake(wanted: NewSync): Promise<RequestedRun | undefined> {
    const { ledger } = this.tools;
    const run = await this.database.transaction((tx) => ledger.insertSync(tx, wanted));
    if (run) return { run, created: true };
    const active = await ledger.findActiveSync(wanted.playerId);
    return active && this.standApart(active, wanted);
  }

  /**
   * Whoever asks for a player that a crawl is reading gets a run of their own, since the crawl may be paused: that of the
   * crawl where it brings all they ask for, else a new one in its place, which the crawl shares if that brings all it needs.
   * @returns undefined when the run has ended meanwhile
   */
  private async standApart(run: RunView, wanted: NewSync): Promise<RequestedRun | undefined> {
    const { ledger } = this.tools;
    const parent = run.parentId === null ? undefined : await this.runs.find(run.parentId);
    if (parent?.kind !== 'crawl') return { run, created: false };
    if (covers(run, wanted)) {
      await ledger.detachFromCrawl(run.id);
      return { run: await this.runs.get(run.id), created: false };
    }
    const own = await this.database.transaction(async (tx) => {
      if (!(await ledger.setAside(tx, run.id))) return undefined;
      const sync = await ledger.insertSync(tx, wanted);
      await ledger.replaceInCrawl(tx, run.id, sync && covers(sync, run) ? sync.id : null);
      return sync;
    });
    return own && { run: own, created: true };
  }

  /**
   * Asks for the histories of many players as parts of one run, in this order; who is being read already is left out.
   * `within` belongs to the same transaction. @returns how many runs there are
   */
  async requestAll(
    parentId: number,
    playerIds: readonly PlayerId[],
    startedBy: string,
    within: (tx: Tx, runs: number) => Promise<void>,
  ): Promise<number> {
    const created = await this.database.transaction(async (tx) => {
      const runs = await this.tools.ledger.insertSyncs(tx, parentId, playerIds, startedBy);
      await within(tx, runs.length);
      return runs;
    });
    await this.enqueue(created.map(({ id }) => ({ id, parentId })).toSorted((a, b) => a.id - b.id));
    return created.length;
  }

  /** Runs somebody should be working on, in the order in which they come. */
  async listActive(limit?: number): Promise<RunView[]> {
    return this.tools.ledger.listActiveSyncs(limit);
  }

  /** Puts every run into the queue that somebody should be working on: a lost queue loses nothing. */
  async enqueueActive(limit: number): Promise<void> {
    await this.enqueue(await this.tools.ledger.listActiveSyncs(limit, { apart: true }));
  }

  /**
   * Puts runs into the queue; one that is there already stays as it is. What was asked for by itself goes before what is
   * a part of a fan-out: somebody waits for it.
   */
  async enqueue(runs: readonly Pick<RunView, 'id' | 'parentId'>[]): Promise<void> {
    const add = (priority: Priority, some: readonly { id: number }[]): Promise<void> =>
      this.jobs.enqueue(
        JOBS['sync-player'],
        some.map(({ id }) => ({ runId: id })),
        { priority },
      );
    try {
      await add(
        'high',
        runs.filter(({ parentId }) => parentId === null),
      );
      await add(
        'low',
        runs.filter(({ parentId }) => parentId !== null),
      );
    } catch (error) {
      // The runs are stored, and that is what counts: workers put runs without a job into the queue by themselves.
      this.logger.warn({ err: error }, 'The queue does not answer; the runs wait');
    }
  }

  /**
   * Sees a run to its end: works on it here as soon as nobody else does, and waits while somebody does. An outage of
   * the database is sat out.
   * @throws the reason of `stop`; the run is then marked as interrupted and can be taken up again.
   */
  async runToEnd(id: number, stop: AbortSignal): Promise<RunView> {
    let outage: Outage | undefined;
    for (;;) {
      try {
        stop.throwIfAborted();
        const run = await this.runs.get(id);
        if (isFinal(run.state)) return run;
        if (outage && run.received > outage.received) outage = undefined;
        if (!(await this.tryExecute(run, stop))) await sleep(CLAIM_POLL_MS, undefined, { signal: stop });
        outage = undefined;
      } catch (error) {
        if (stop.aborted) throw stop.reason;
        if (!isDatabaseUnavailable(error)) throw error;
        outage ??= { since: Date.now(), patience: new Patience(), received: await this.findReceived(id) };
        if (Date.now() - outage.since > MAX_OUTAGE_MS) throw error;
        this.logger.warn({ err: error }, 'The database does not answer; waiting for it');
        await sleep(outage.patience.lengthen(), undefined, { signal: stop });
      }
    }
  }

  /** Records received so far; 0 while the database is away. */
  private async findReceived(id: number): Promise<number> {
    const run = await this.runs.find(id).catch(() => undefined);
    return run?.received ?? 0;
  }

  /** Works on a run unless somebody else does; false then. */
  async tryExecute(run: RunView, stop: AbortSignal): Promise<boolean> {
    const lease = await this.leases.tryAcquire(leaseName(run.playerId), this.tools.leaseMs);
    if (!lease) return false;
    return withLogContext({ runId: String(run.id), playerId: run.playerId ?? undefined }, async () => {
      try {
        const current = await this.runs.get(run.id);
        if (!isFinal(current.state)) await new SyncExecution(this.tools, current, lease, stop).execute();
        return true;
      } catch (error) {
        if (error instanceof LeaseLostError && !stop.aborted) return false;
        if (stop.aborted) await this.runs.markInterrupted(run.id).catch(() => undefined);
        throw error;
      } finally {
        await lease.giveBack();
      }
    });
  }
}

function leaseName(playerId: PlayerId | null): string {
  return `sync:${playerId ?? ''}`;
}
