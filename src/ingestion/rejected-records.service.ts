import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { Leases } from '../database/leases.js';
import { BatchWriter, EMPTY_ENTRY } from './batch-writer.js';
import { checkRecord, type RawRecord } from './raw-record.js';
import type { RejectedFilter, RejectedView } from './rejected-view.js';
import { RejectedRecordsRepository } from './rejected-records.repository.js';
import type { RunView } from './run-view.js';
import { RunsRepository } from './runs.repository.js';
import { RejectedRecordNotFoundError } from './sync.errors.js';

const REPLAY_LEASE = 'replay';
const LEASE_MS = 60_000;
const PAGE = 200;

/** Looking at what was kept aside, and trying it again. */
@Injectable()
export class RejectedRecordsService {
  constructor(
    private readonly database: Database,
    private readonly leases: Leases,
    private readonly rejected: RejectedRecordsRepository,
    private readonly runs: RunsRepository,
    private readonly batches: BatchWriter,
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
   * Returns undefined when another process is at it.
   * @throws RejectedRecordNotFoundError, before there is a run.
   */
  async replay(startedBy: string, id?: number): Promise<RunView | undefined> {
    if (id !== undefined) await this.get(id);
    const lease = await this.leases.tryAcquire(REPLAY_LEASE, LEASE_MS);
    if (!lease) return undefined;
    try {
      const run = await this.database.transaction(async (tx) => {
        await this.runs.failAbandonedReplays(tx);
        return this.runs.insert(tx, { kind: 'replay', startedBy, fullHistory: false });
      });
      if (!run) return undefined;
      await this.runs.markRunning(run.id);
      for await (const record of this.choose(id)) {
        const target = { runId: run.id, source: record.source, lease, ordered: false };
        await this.replayOne(record, target);
      }
      await this.database.transaction((tx) => this.runs.finish(tx, run.id, null, []));
      return await this.runs.find(run.id);
    } finally {
      await lease.release(this.database).catch(() => lease.stop());
    }
  }

  private async replayOne(record: RejectedView, target: Parameters<BatchWriter['write']>[1]): Promise<void> {
    const checked = checkRecord(toRaw(record));
    const batch = checked.ok ? { games: [checked.value], rejections: [] } : { games: [], rejections: [checked.value] };
    const entry = await this.batches.write(batch, target);
    if (entry.rejected === EMPTY_ENTRY.rejected) {
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
