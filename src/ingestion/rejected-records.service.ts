import { Injectable } from '@nestjs/common';
import { isDatabaseUnavailable, LeaseLostError } from '../database/database.errors.js';
import { Database, type Tx } from '../database/database.service.js';
import { type HeldLease, Leases } from '../database/leases.js';
import { Redactor } from '../observability/redaction.js';
import type { RunView } from '../runs/run-view.js';
import { RunsService } from '../runs/runs.service.js';
import { RecordReplayer, type ReplayTarget } from './record-replayer.js';
import { LedgerRepository, type NewReplay } from './ledger.repository.js';
import type { RejectedFilter, RejectedReason, RejectedView } from './rejected-view.js';
import { RejectedRecordsRepository } from './rejected-records.repository.js';
import { RejectedRecordNotFoundError } from './sync.errors.js';

const REPLAY_LEASE = 'replay';
const LEASE_MS = 60_000;
// Each one may be as long as the longest line.
const PAGE = 20;

/** Looking at what was kept aside, and trying it again. */
@Injectable()
export class RejectedRecordsService {
  constructor(
    private readonly database: Database,
    private readonly leases: Leases,
    private readonly rejected: RejectedRecordsRepository,
    private readonly runs: RunsService,
    private readonly ledger: LedgerRepository,
    private readonly replayer: RecordReplayer,
    private readonly redactor: Redactor,
  ) {}

  async list(filter: RejectedFilter): Promise<RejectedView[]> {
    return this.rejected.list(filter);
  }

  /** What is wrong with how many of them. */
  async listReasons(filter: Pick<RejectedFilter, 'runId' | 'source' | 'resolved'>): Promise<RejectedReason[]> {
    return this.rejected.listReasons(filter);
  }

  /** All that the filter lets through, newest first, a page at a time. */
  async *stream(filter: Pick<RejectedFilter, 'runId' | 'source' | 'resolved'>): AsyncIterable<RejectedView> {
    for (let beforeId: number | undefined; ;) {
      const page = await this.rejected.list({ ...filter, beforeId, limit: PAGE });
      yield* page;
      if (page.length < PAGE) return;
      beforeId = page.at(-1)?.id;
    }
  }

  /** @throws RejectedRecordNotFoundError */
  async get(id: number): Promise<RejectedView> {
    const record = await this.rejected.find(id);
    if (!record) throw new RejectedRecordNotFoundError(id);
    return record;
  }

  /**
   * Tries records again with the rules of today, one or all unresolved ones, as a run with a ledger of its own. As a part
   * of another run it goes on with what was begun before. Returns undefined when another process is at it, and an
   * unfinished run when `stopped` says so.
   * @throws RejectedRecordNotFoundError, before there is a run.
   */
  async replay(request: NewReplay, stopped: () => boolean = () => false): Promise<RunView | undefined> {
    if (request.recordId !== undefined) await this.get(request.recordId);
    const lease = await this.leases.tryAcquire(REPLAY_LEASE, LEASE_MS);
    if (!lease) return undefined;
    try {
      const runId = await this.database.transaction((tx) => this.beginReplay(tx, request));
      await this.replayWithin(runId, lease, request.recordId, stopped);
      return await this.runs.get(runId);
    } finally {
      await lease.giveBack();
    }
  }

  private async beginReplay(tx: Tx, request: NewReplay): Promise<number> {
    const { parentId } = request;
    const begun = parentId === undefined ? undefined : await this.ledger.findActiveReplay(tx, parentId);
    await this.ledger.failAbandonedReplays(tx);
    return begun ?? this.ledger.insertReplay(tx, request);
  }

  private async replayWithin(
    runId: number,
    lease: HeldLease,
    id: number | undefined,
    stopped: () => boolean,
  ): Promise<void> {
    try {
      await this.runs.markRunning(runId);
      for await (const record of this.choose(id)) {
        if (stopped()) return await this.runs.markInterrupted(runId);
        // It was tried before the replay was interrupted.
        if (record.lastRunId === runId) continue;
        await this.replayOne(record, { runId, lease });
      }
      await this.database.transaction((tx) => this.runs.finish(tx, runId));
    } catch (error) {
      // Nothing is wrong with the records: it goes on another time.
      if (error instanceof LeaseLostError || isDatabaseUnavailable(error)) throw error;
      const message = this.redactor.hide(error instanceof Error ? error.message : String(error));
      await this.database.transaction((tx) => this.runs.fail(tx, runId, 'internal-error', message));
      throw error;
    }
  }

  private async replayOne(record: RejectedView, target: ReplayTarget): Promise<void> {
    const entry = await this.replayer.replay(record, target);
    if (entry.rejected === 0) {
      await this.database.transaction((tx) => this.rejected.resolveById(tx, record.id));
    }
  }

  /** Newest first; what is rejected again keeps its id, so the walk ends. */
  private async *choose(id: number | undefined): AsyncIterable<RejectedView> {
    if (id !== undefined) {
      yield this.get(id);
      return;
    }
    yield* this.stream({});
  }
}
