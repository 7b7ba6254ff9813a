import { Injectable } from '@nestjs/common';
import type { HeldLease } from '../database/leases.js';
import type { LedgerEntry } from '../runs/run-view.js';
import { BatchWriter } from './batch-writer.js';
import { prepareBatch } from './files/batch-maker.js';
import { CopyBatchWriter } from './files/copy-batch-writer.js';
import { makeGameReader } from './files/game-readers.js';
import { ImportsRepository } from './files/imports.repository.js';
import type { PreparedBatch } from './files/prepared-batch.js';
import { ProfileBatches, USERS_SOURCE } from './profiles/profile-batches.js';
import { checkRecord, toRawRecord } from './raw-record.js';
import type { RejectedView } from './rejected-view.js';

/** The run a record is tried again in. */
export interface ReplayTarget {
  runId: number;
  lease: HeldLease;
}

/** Tries one rejected record again, in the way its source is read. */
@Injectable()
export class RecordReplayer {
  constructor(
    private readonly batches: BatchWriter,
    private readonly copies: CopyBatchWriter,
    private readonly imports: ImportsRepository,
    private readonly profiles: ProfileBatches,
  ) {}

  async replay(record: RejectedView, target: ReplayTarget): Promise<LedgerEntry> {
    if (record.source === USERS_SOURCE) return this.profiles.replay(record.raw.toString('utf8'), target);
    return record.fileId === null
      ? this.replayOfLichess(record, target)
      : this.replayOfFile(record, record.fileId, target);
  }

  private async replayOfLichess({ raw, position, source }: RejectedView, target: ReplayTarget): Promise<LedgerEntry> {
    const checked = checkRecord(toRawRecord(raw, position));
    const batch = checked.ok ? { games: [checked.value], rejections: [] } : { games: [], rejections: [checked.value] };
    return this.batches.write(batch, { ...target, source, ordered: false, movesCursor: false });
  }

  private async replayOfFile(record: RejectedView, fileId: number, target: ReplayTarget): Promise<LedgerEntry> {
    const { format, context, source, position } = record;
    const file = await this.imports.findFile(fileId);
    const columns = context?.columns as Record<string, string> | undefined;
    const options = { checked: file?.checked ?? true, fileId, columns };
    const reader = makeGameReader(format, options, context ?? undefined);
    const batch = prepareBatch(0, [{ bytes: record.raw, offset: 0, line: 1 }], reader, target.runId);
    return this.copies.replay(atOldPlace(batch, position), { ...target, fileId, format, source });
  }
}

/** What is rejected again keeps saying where it stood. */
function atOldPlace(batch: PreparedBatch, position: string): PreparedBatch {
  return { ...batch, position, rejections: batch.rejections.map((rejection) => ({ ...rejection, position })) };
}
