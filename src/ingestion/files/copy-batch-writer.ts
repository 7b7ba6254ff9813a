import { Injectable } from '@nestjs/common';
import { sliceLines } from '../../database/copy-text.js';
import { isBadData, isRetryableConflict } from '../../database/database.errors.js';
import { Database, type Tx } from '../../database/database.service.js';
import type { HeldLease } from '../../database/leases.js';
import { toPlainText } from '../../database/plain-text.js';
import { mergeStagedGames, type StagedGames } from '../../games/staged-games.js';
import { mergeStagedPlayers } from '../../players/staged-players.js';
import type { LedgerEntry } from '../../runs/run-view.js';
import { addEntries, EMPTY_ENTRY } from '../batch-writer.js';
import { LedgerRepository } from '../ledger.repository.js';
import { type Rejection, toRawRecord } from '../raw-record.js';
import { RejectedRecordsRepository } from '../rejected-records.repository.js';
import type { FileFormat } from './import-file.entity.js';
import { ImportsRepository } from './imports.repository.js';
import { type BadRecord, describePlace, type PreparedBatch } from './prepared-batch.js';

/** Where a batch of a file belongs. */
export interface FileTarget {
  runId: number;
  fileId: number;
  format: FileFormat;
  /** Names the source of rejected records. */
  source: string;
  /** Right to work on the run; an old holder cannot commit. */
  lease: HeldLease;
  /** Set while files tell nothing but news: games of the next batch are taken to be new until the database says no. */
  assumeNew?: boolean;
}

/** Games of a batch, from the first up to the last, exclusive. */
interface Range {
  from: number;
  to: number;
}

/** What became of a part of a batch. */
interface Written {
  entry: LedgerEntry;
  refused: BadRecord[];
}

/**
 * Commits a batch of a file in one transaction: players, games, rejected records, ledgers, and the note that this batch is
 * done (promises P2 and P3). When the database refuses the values, the batch is halved within the transaction until the bad
 * record is alone, and that one is rejected.
 */
@Injectable()
export class CopyBatchWriter {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly rejected: RejectedRecordsRepository,
    private readonly ledger: LedgerRepository,
  ) {}

  /**
   * Stores a batch unless it is stored already; then undefined. Where it cannot go straight into the table, because of a bad
   * record, a game that is there after all, or another writer that wants the same rows in another order, it is merged.
   */
  async write(batch: PreparedBatch, target: FileTarget): Promise<LedgerEntry | undefined> {
    const attempt = (writePart: typeof this.writePart): Promise<LedgerEntry | undefined> =>
      this.database.transaction(async (tx) => {
        if (!(await this.imports.addBatch(tx, target, batch.batch, batch.records))) return undefined;
        return this.writeWithin(tx, batch, target, writePart);
      });
    const entry = await attempt(this.writePart).catch((error: unknown) => {
      if (!isBadData(error) && !isRetryableConflict(error)) throw error;
      return attempt(this.writeApart);
    });
    target.assumeNew = entry !== undefined && entry.inserted + entry.rejected === entry.received;
    return entry;
  }

  /** Stores a record that was rejected before, or rejects it again at its old place. */
  async replay(batch: PreparedBatch, target: FileTarget): Promise<LedgerEntry> {
    return this.database.transaction((tx) => this.writeWithin(tx, batch, target, this.writeApart));
  }

  private async writeWithin(
    tx: Tx,
    batch: PreparedBatch,
    target: FileTarget,
    writePart: typeof this.writePart,
  ): Promise<LedgerEntry> {
    const { entry, refused } = await writePart(tx, batch, { from: 0, to: batch.games.ends.length }, target);
    const bad = [...batch.rejections, ...refused];
    await this.rejected.save(
      tx,
      target.source,
      target.runId,
      bad.map((record) => toRejection(record, batch, target)),
    );
    const total = addEntries(entry, { ...EMPTY_ENTRY, received: bad.length, rejected: bad.length });
    // Last, since the rows are locked until the end and other writers need them too.
    await target.lease.fence(tx);
    await this.ledger.add(tx, target.runId, total);
    await this.imports.addEntry(tx, target, total);
    return total;
  }

  private readonly writePart = async (
    tx: Tx,
    batch: PreparedBatch,
    { from, to }: Range,
    { runId, assumeNew }: FileTarget,
    careful = false,
  ): Promise<Written> => {
    if (from === to) return { entry: EMPTY_ENTRY, refused: [] };
    await mergeStagedPlayers(tx, playersOf(batch, { from, to }));
    const games = gamesOf(batch, { from, to });
    const outcome = await mergeStagedGames(tx, games, { runId, careful, assumeNew });
    await this.rejected.resolve(tx, games.ids);
    return { entry: { received: to - from, ...outcome, rejected: 0 }, refused: [] };
  };

  private readonly writeApart = async (
    tx: Tx,
    batch: PreparedBatch,
    range: Range,
    target: FileTarget,
  ): Promise<Written> => {
    await tx.execute('savepoint part');
    try {
      const written = await this.writePart(tx, batch, range, target, true);
      await tx.execute('drop table if exists staged_games, staged_players');
      await tx.execute('release savepoint part');
      return written;
    } catch (error) {
      if (!isBadData(error)) throw error;
      await tx.execute('rollback to savepoint part');
      await tx.execute('release savepoint part');
      const { from, to } = range;
      if (to - from === 1) return { entry: EMPTY_ENTRY, refused: [refuse(batch, from, error as Error)] };
      const middle = from + Math.ceil((to - from) / 2);
      const front = await this.writeApart(tx, batch, { from, to: middle }, target);
      const back = await this.writeApart(tx, batch, { from: middle, to }, target);
      return { entry: addEntries(front.entry, back.entry), refused: [...front.refused, ...back.refused] };
    }
  };
}

function playersOf({ players, playersOfGames, games }: PreparedBatch, { from, to }: Range): Uint8Array {
  if (from === 0 && to === games.ends.length) return players.bytes;
  const places = [...new Set(playersOfGames.subarray(2 * from, 2 * to))].filter((place) => place >= 0);
  return Buffer.concat(places.map((place) => sliceLines(players, place, place + 1)));
}

function refuse(batch: PreparedBatch, at: number, error: Error): BadRecord {
  const { raw, ids, places } = batch;
  const gameId = ids[at];
  const position = batch.position ?? describePlace(places[2 * at] ?? 0, places[2 * at + 1] ?? 0);
  const reason = toPlainText(`the database refused it: ${error.message}`);
  return { bytes: sliceLines(raw, at, at + 1), position, reason, gameId };
}

function gamesOf({ games, ids, rounds, contentIds }: PreparedBatch, { from, to }: Range): StagedGames {
  const start = from === 0 ? 0 : (games.ends[from - 1] ?? 0);
  return {
    rows: sliceLines(games, from, to),
    ends: games.ends.subarray(from, to).map((end) => end - start),
    ids: ids.slice(from, to),
    rounds: rounds.subarray(from, to),
    contentIds: contentIds?.slice(from, to),
  };
}

function toRejection(record: BadRecord, { context }: PreparedBatch, { fileId, format }: FileTarget): Rejection {
  const { bytes, position, reason, gameId } = record;
  return { record: toRawRecord(bytes, position), reason, gameId, origin: { fileId, format, context } };
}
