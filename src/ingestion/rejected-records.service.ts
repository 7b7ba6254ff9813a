import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type HeldLease, Leases } from '../database/leases.js';
import { Redactor } from '../observability/redaction.js';
import type { RunView } from '../runs/run-view.js';
import { RunsService } from '../runs/runs.service.js';
import { BatchWriter } from './batch-writer.js';
import { checkRecord, type RawRecord } from './raw-record.js';
import { LedgerRepository } from './ledger.repository.js';
import type { RejectedFilter, RejectedView } from './rejected-view.js';
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
    private readonly batches: BatchWriter,
    private readonly redactor: Redactor,
  ) {}

  async list(filter: RejectedFilter): Promise<RejectedView[]> {
    return this.rejected.list(filter);
  }

  /** @throws RejectedRecordNotFoundError */
  async get(id: number): Promise<RejectedView> {
    const record = await this.rejected.find(id);
    if (!record) throw new RejectedRecordNotFoundError(id);
    return record;
  }

  /**
   * Tries records again with the rules of today, one or all unresolved ones, as a run with a ledger of its own.
   * As a part of another run it goes on with what a killed process began. Returns undefined when another process is at it.
   * @throws RejectedRecordNotFoundError, before there is a run.
   */
  async replay(startedBy: string, id?: number, parentId?: number): Promise<RunView | undefined> {
    if (id !== undefined) await this.get(id);
    const lease = await this.leases.tryAcquire(REPLAY_LEASE, LEASE_MS);
    if (!lease) return undefined;
    try {
      const runId = await this.database.transaction(async (tx) => {
        const begun = parentId === undefined ? undefined : await this.ledger.findActiveReplay(tx, parentId);
        await this.ledger.failAbandonedReplays(tx, begun);
        return begun ?? this.ledger.insertReplay(tx, startedBy, parentId);
      });
      await this.replayWithin(runId, lease, id);
      return await this.runs.get(runId);
    } finally {
      await lease.giveBack();
    }
  }

  private async replayWithin(runId: number, lease: HeldLease, id: number | undefined): Promise<void> {
    try {
      await this.runs.markRunning(runId);
      for await (const record of this.choose(id)) {
        await this.replayOne(record, { runId, source: record.source, lease, ordered: false, movesCursor: false });
      }
      await this.database.transaction((tx) => this.runs.finish(tx, runId));
    } catch (error) {
      const message = this.redactor.hide(error instanceof Error ? error.message : String(error));
      await this.database.transaction((tx) => this.runs.fail(tx, runId, 'internal-error', message));
      throw error;
    }
  }

  private async replayOne(record: RejectedView, target: Parameters<BatchWriter['write']>[1]): Promise<void> {
    const checked = checkRecord(toRaw(record));
    const batch = checked.ok ? { games: [checked.value], rejections: [] } : { games: [], rejections: [checked.value] };
    const entry = await this.batches.write(batch, target);
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
    let beforeId: number | undefined;
    for (;;) {
      const page = await this.rejected.list({ limit: PAGE, beforeId });
      yield* page;
      if (page.length < PAGE) return;
      beforeId = page.at(-1)?.id;
    }
  }
}

function toRaw(record: RejectedView): RawRecord {
  const text = record.raw.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(record.raw);
  return isText
    ? { text, position: record.position }
    : { text: record.raw.toString('latin1'), position: record.position, notUtf8: true };
}
