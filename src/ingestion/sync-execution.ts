import { setTimeout as sleep } from 'node:timers/promises';
import type { GameId, PlayerId } from '../chess/ids.js';
import { isDatabaseUnavailable, LeaseLostError } from '../database/database.errors.js';
import type { HeldLease } from '../database/leases.js';
import { type HistoryRange, MAX_IDS_PER_REQUEST } from '../lichess/lichess-client.js';
import { LichessError, type RetryAdvice } from '../lichess/lichess.errors.js';
import type { GateWait } from '../lichess/lichess-gate.js';
import { type BatchTarget, EMPTY_ENTRY } from './batch-writer.js';
import { IngestStream } from './ingest-stream.js';
import { LichessHistorySource, LichessIdsSource } from './lichess-sources.js';
import type { RecordSource } from './raw-record.js';
import type { LedgerEntry, RunView } from '../runs/run-view.js';
import type { SyncTools } from './sync-tools.js';
import { beginsAtKnownGame, compareCounts, judgeRound, planRange, planRetry, readsWhole } from './sync-plan.js';
import { WaitNotes } from './wait-notes.js';

const RECHECKS_AT_ONCE = 20;
// An answer that ends early is told from deleted games by asking once more; then each one is looked at, a few a run.
const IDS_ATTEMPTS = 2;
const VANISHED_AT_ONCE = 30;

/** One attempt of one process to bring a sync run to its end; everything it knows is in the database. */
export class SyncExecution {
  private readonly signal: AbortSignal;
  private readonly player: PlayerId;
  /** Games being played when the run was taken up and not received since. */
  private openIds = new Set<GameId>();
  private committed = 0;
  private accountGames?: number;
  /** Creation of the newest game that earlier runs read. */
  private knownUntil?: Date;
  private readonly notes: string[] = [];
  private readonly waits: WaitNotes;

  constructor(
    private readonly tools: SyncTools,
    private readonly run: RunView,
    private readonly lease: HeldLease,
    stop: AbortSignal,
  ) {
    if (!run.playerId) throw new Error(`Run ${run.id} has no player`);
    this.player = run.playerId;
    this.signal = AbortSignal.any([stop, lease.signal]);
    this.waits = new WaitNotes(tools.runs, run.id);
  }

  /**
   * Works until the run is done or failed. Rejects when it has to be left as it is: stopped, lease lost, database
   * gone. It can then be taken up again, here or elsewhere.
   */
  async execute(): Promise<void> {
    const { runs, games } = this.tools;
    try {
      await runs.markRunning(this.run.id);
      await this.checkAccount();
      this.openIds = new Set(await games.listOpenIds(this.player));
      await this.readHistory();
      if (this.run.maxGames === null) {
        await this.recheckRejections();
        await this.rereadOpenGames();
      }
      await this.finish();
    } catch (error) {
      await this.waits.saved();
      if (this.signal.aborted || error instanceof LeaseLostError || isDatabaseUnavailable(error)) throw error;
      await this.fail(error);
    }
  }

  /** Asks for the account before a whole history: does it exist, and how many games does Lichess count? */
  private async checkAccount(): Promise<void> {
    const { complete, cursorAt } = await this.tools.ledger.findReach(this.player);
    this.knownUntil = cursorAt ?? undefined;
    if (complete && !this.run.fullHistory) return;
    const problem = await this.insist(() => this.readAccount());
    if (problem) throw problem;
    // Of a part of a history nobody knows how many games it has.
    if (this.run.sinceAt !== null) this.accountGames = undefined;
    await this.tools.ledger.setAccountGames(this.run.id, this.accountGames);
  }

  /** Reads and stores the account page; returns what stands in the way of reading its games. */
  private async readAccount(): Promise<LichessError | undefined> {
    const { client, players, profiles, database } = this.tools;
    await this.countRequest();
    const account = await client.findAccount(this.player, this.gateOptions());
    const state = !account ? 'unknown' : account.closed ? 'closed' : 'open';
    await database.transaction(async (tx) => {
      if (account && !account.closed) await players.saveSightings(tx, [account]);
      // Of a closed account the page does not say whether it is marked.
      const marked = account?.closed ? undefined : account?.marked;
      await players.saveAccounts(tx, [{ ...account, marked, id: this.player, state }]);
      if (account?.profile) await profiles.save(tx, [{ ...account.profile, id: this.player }]);
    });
    this.accountGames = account?.gameCount;
    if (state === 'unknown') return new LichessError('player-unknown', `Lichess knows no player "${this.player}".`);
    if (state === 'open') return undefined;
    return new LichessError(
      'player-closed',
      `The account "${this.player}" is closed: Lichess no longer hands out its history. Games stored so far stay.`,
    );
  }

  private async readHistory(): Promise<void> {
    for (let suspicions = 0; ;) {
      const run = await this.reload();
      const range = planRange(run);
      const entry = await this.readRange(range);
      if (run.maxGames !== null) return;
      const verdict = judgeRound({
        entry,
        hadAnchor: beginsAtKnownGame(range, run),
        ...(await this.compareCursor(run)),
        suspicions,
        accountGames: this.accountGames,
        storedGames: this.accountGames === undefined ? undefined : await this.tools.games.countFinished(this.player),
      });
      if (verdict === 'complete') return;
      suspicions = verdict === 'suspicious' ? suspicions + 1 : 0;
    }
  }

  private async compareCursor(before: RunView): Promise<{ advanced: boolean; reachedKnown: boolean }> {
    const cursor = (await this.reload()).cursorAt?.getTime() ?? 0;
    return {
      advanced: cursor > (before.cursorAt?.getTime() ?? 0),
      reachedKnown: cursor >= (this.knownUntil?.getTime() ?? 0),
    };
  }

  /** Reads a part of the history to a clean end; after a fault it goes on from the cursor. */
  private async readRange(range: HistoryRange): Promise<LedgerEntry> {
    let current = range;
    return this.insist(async () => {
      if (current.max !== undefined && current.max <= 0) return EMPTY_ENTRY;
      try {
        await this.countRequest();
        return await this.ingest(this.historySource(current), { ordered: true, movesCursor: true });
      } catch (error) {
        if (error instanceof LichessError && error.code === 'not-found') throw await this.explainNotFound(error);
        current = planRange(await this.reload());
        throw error;
      }
    });
  }

  /** The same answer stands for an unknown name, a closed account and a refused client; the account page tells them apart. */
  private async explainNotFound(cause: LichessError): Promise<LichessError> {
    const problem = await this.readAccount();
    if (problem) return problem;
    return new LichessError(
      'client-blocked',
      `Lichess has the account "${this.player}" but refuses its games to this client. ` +
        'Set LICHESS_TOKEN to a personal token (no scope needed) and LICHESS_CONTACT, and try again.',
      { cause },
    );
  }

  /**
   * Broken lines may be a fault of the way: asks once more for the places where they stood, a few at a time, and no
   * further when that does not help, since then the records themselves are at fault.
   */
  private async recheckRejections(): Promise<void> {
    const { rejected } = this.tools;
    for (;;) {
      const windows = await rejected.listUnchecked(this.run.id, RECHECKS_AT_ONCE);
      let healed = 0;
      for (const window of windows) {
        healed += (await this.insist(() => this.recheck(window.since, window.until))).inserted;
        await rejected.markRechecked(window.ids);
      }
      if (windows.length < RECHECKS_AT_ONCE) return;
      if (healed === 0) break;
    }
    this.notes.push('So many records were rejected that only some of their places were asked for again.');
  }

  private async recheck(since: number | null, until: number): Promise<LedgerEntry> {
    const range = { since: since ?? undefined, until: until + 1 };
    await this.countRequest();
    return this.ingest(this.historySource(range), { ordered: true, movesCursor: false });
  }

  /** Asks by id for the games that were being played and did not come with the history. */
  private async rereadOpenGames(): Promise<void> {
    for (let attempt = 0; attempt < IDS_ATTEMPTS && this.openIds.size > 0; attempt++) {
      const waiting = [...this.openIds];
      for (let i = 0; i < waiting.length; i += MAX_IDS_PER_REQUEST) {
        await this.insist(() => this.rereadGames(waiting.slice(i, i + MAX_IDS_PER_REQUEST)));
      }
    }
    await this.confirmVanished();
  }

  private async rereadGames(ids: readonly GameId[]): Promise<void> {
    const missing = ids.filter((id) => this.openIds.has(id));
    if (missing.length === 0) return;
    await this.countRequest();
    const source = new LichessIdsSource(this.tools.client, this.player, missing, this.waits.onWait);
    await this.ingest(source, { ordered: false, movesCursor: false });
  }

  /** A game that does not come may have been deleted, or the answers may have ended early: only its own page tells. */
  private async confirmVanished(): Promise<void> {
    const vanished: GameId[] = [];
    for (const id of [...this.openIds].slice(0, VANISHED_AT_ONCE)) {
      const exists = await this.insist(async () => {
        await this.countRequest();
        return this.tools.client.gameExists(id, this.gateOptions());
      });
      if (!exists) vanished.push(id);
    }
    if (vanished.length === 0) return;
    await this.tools.database.transaction(async (tx) => {
      await this.lease.fence(tx);
      await this.tools.games.markVanished(tx, vanished);
    });
    this.notes.push(`${vanished.length} unfinished games were deleted by Lichess; their rows are kept and marked.`);
  }

  private async finish(): Promise<void> {
    const { runs, ledger, games, database } = this.tools;
    const run = await this.reload();
    const whole = readsWhole(run);
    const stored = await games.countFinished(this.player);
    const remark = whole ? compareCounts(stored, this.accountGames, run.rejected) : undefined;
    await this.waits.saved();
    await database.transaction(async (tx) => {
      await this.lease.fence(tx);
      await runs.finish(tx, run.id, { storedGames: stored, notes: [...this.notes, ...(remark ? [remark] : [])] });
      await ledger.saveReach(tx, run, { well: true, complete: whole });
    });
  }

  private async fail(error: unknown): Promise<void> {
    const { runs, ledger, database, logger } = this.tools;
    const named = error instanceof LichessError;
    if (!named) logger.error({ err: error }, 'A sync run failed unexpectedly');
    const code = named ? error.code : 'internal-error';
    const message = error instanceof Error ? error.message : String(error);
    await database.transaction(async (tx) => {
      await this.lease.fence(tx);
      await runs.fail(tx, this.run.id, code, this.tools.redact(message));
      await ledger.saveReach(tx, this.run, { well: false, complete: false });
    });
  }

  private historySource(range: HistoryRange): LichessHistorySource {
    return new LichessHistorySource(this.tools.client, this.player, range, this.waits.onWait);
  }

  private async ingest(
    source: RecordSource,
    order: Pick<BatchTarget, 'ordered' | 'movesCursor'>,
  ): Promise<LedgerEntry> {
    const target = { runId: this.run.id, source: source.name, lease: this.lease, ...order };
    const onCommitted = (ids: GameId[]): void => {
      this.committed += ids.length;
      for (const id of ids) this.openIds.delete(id);
    };
    return new IngestStream(this.tools.batches, target, onCommitted).run(source, this.signal);
  }

  /** Repeats `work` after passing faults; a fault after progress counts as the first one. */
  private async insist<T>(work: () => Promise<T>): Promise<T> {
    for (let faults = 0; ;) {
      const before = this.committed;
      try {
        return await work();
      } catch (error) {
        this.signal.throwIfAborted();
        const advice = adviceFor(error);
        if (this.committed > before) faults = 0;
        if (advice !== 'pause') faults++;
        const delayMs = planRetry(advice, faults, this.tools.retry);
        if (delayMs === undefined) throw error;
        this.tools.logger.warn({ err: error, faults, delayMs }, 'Asking Lichess again');
        await sleep(delayMs, undefined, { signal: this.signal });
      }
    }
  }

  private gateOptions(): { signal: AbortSignal; onWait: (wait: GateWait | undefined) => void } {
    return { signal: this.signal, onWait: this.waits.onWait };
  }

  private async countRequest(): Promise<void> {
    await this.tools.ledger.countRequest(this.run.id);
  }

  private async reload(): Promise<RunView> {
    return this.tools.runs.get(this.run.id);
  }
}

/** Losing the gate is a passing fault; losing the run itself aborts the signal and never gets here. */
function adviceFor(error: unknown): RetryAdvice {
  if (error instanceof LeaseLostError) return 'soon';
  return error instanceof LichessError ? error.retry : 'never';
}
