import { Injectable } from '@nestjs/common';
import { isBadData } from '../database/database.errors.js';
import { Database, type Tx } from '../database/database.service.js';
import { toPlainText } from '../database/plain-text.js';
import type { HeldLease } from '../database/leases.js';
import { GameWriter } from '../games/game-writer.js';
import { PlayerWriter } from '../players/player-writer.js';
import type { CheckedGame, Rejection } from './raw-record.js';
import { type LedgerEntry } from '../runs/run-view.js';
import { LedgerRepository } from './ledger.repository.js';
import { RejectedRecordsRepository } from './rejected-records.repository.js';
import { sightingsOf, toGameRecord } from './to-game-record.js';

/** Records that are committed together. The ids of the games differ from each other. */
export interface Batch {
  games: CheckedGame[];
  rejections: Rejection[];
}

/** Where a batch belongs. */
export interface BatchTarget {
  runId: number;
  source: string;
  /** Right to work on the run; an old holder cannot commit. */
  lease: HeldLease;
  /** The source is in order of creation. */
  ordered: boolean;
  /** The last game of a batch is where to go on after a crash. */
  movesCursor: boolean;
}

/**
 * Commits a batch in one transaction: players, games, rejected records, ledger and cursor (promises P2 and P3).
 * When the database refuses the values, the batch is halved until the bad record is alone, and that one is rejected.
 */
@Injectable()
export class BatchWriter {
  constructor(
    private readonly database: Database,
    private readonly players: PlayerWriter,
    private readonly games: GameWriter,
    private readonly rejected: RejectedRecordsRepository,
    private readonly ledger: LedgerRepository,
  ) {}

  async write(batch: Batch, target: BatchTarget): Promise<LedgerEntry> {
    try {
      return await this.database.transaction((tx) => this.writeWithin(tx, batch, target));
    } catch (error) {
      if (!isBadData(error) || batch.games.length === 0) throw error;
      return this.writeApart(batch, target, error as Error);
    }
  }

  private async writeApart(batch: Batch, target: BatchTarget, error: Error): Promise<LedgerEntry> {
    const [first] = batch.games;
    if (batch.games.length === 1 && first) {
      const reason = toPlainText(`the database refused it: ${error.message}`);
      const { id: gameId, createdAt } = first.game;
      const rejection: Rejection = { record: first.record, reason, gameId, afterMs: createdAt, beforeMs: createdAt };
      return this.write({ games: [], rejections: [...batch.rejections, rejection] }, target);
    }
    const middle = Math.ceil(batch.games.length / 2);
    const front = await this.write({ games: batch.games.slice(0, middle), rejections: batch.rejections }, target);
    const back = await this.write({ games: batch.games.slice(middle), rejections: [] }, target);
    return addEntries(front, back);
  }

  private async writeWithin(tx: Tx, { games, rejections }: Batch, target: BatchTarget): Promise<LedgerEntry> {
    await target.lease.fence(tx);
    await this.players.saveSightings(
      tx,
      games.flatMap(({ game }) => sightingsOf(game)),
    );
    const records = games.map(({ game }) => toGameRecord(game));
    const outcome = await this.games.write(tx, records, target.runId);
    await this.rejected.save(tx, target.source, target.runId, rejections);
    await this.rejected.resolve(
      tx,
      records.map((record) => record.id),
    );
    const entry: LedgerEntry = {
      received: games.length + rejections.length,
      inserted: outcome.inserted.length,
      updated: outcome.updated.length,
      unchanged: outcome.unchanged,
      rejected: rejections.length,
    };
    const cursor = target.movesCursor ? games.at(-1)?.game.createdAt : undefined;
    await this.ledger.add(tx, target.runId, entry, cursor);
    return entry;
  }
}

export const EMPTY_ENTRY: LedgerEntry = { received: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0 };

export function addEntries(a: LedgerEntry, b: LedgerEntry): LedgerEntry {
  return {
    received: a.received + b.received,
    inserted: a.inserted + b.inserted,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    rejected: a.rejected + b.rejected,
  };
}
