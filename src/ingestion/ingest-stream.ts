import type { GameId } from '../chess/ids.js';
import { addEntries, type Batch, type BatchTarget, type BatchWriter, EMPTY_ENTRY } from './batch-writer.js';
import {
  type Checked,
  type CheckedGame,
  checkRecord,
  type RawRecord,
  type RecordSource,
  type Rejection,
} from './raw-record.js';
import type { LedgerEntry } from '../runs/run-view.js';

/** When a batch is closed: full, or old enough that a slow stream is seen at once. */
export interface BatchLimits {
  records: number;
  /** Text of all its records. */
  characters: number;
  ageMs: number;
}

export const BATCH_LIMITS: BatchLimits = { records: 1_000, characters: 8_000_000, ageMs: 1_000 };

/**
 * Reads one source to its end: parse and check, gather batches, commit them in order. While one batch is being
 * committed the next one fills; the source waits when both are full. What was committed when the source fails stays.
 */
export class IngestStream {
  private games: CheckedGame[] = [];
  private rejections: Rejection[] = [];
  /** Rejected since the last good game; they go with the batch of the next one, which says where the gap ends. */
  private readonly inGap: Rejection[] = [];
  private ids = new Set<GameId>();
  private characters = 0;
  private previousMs?: number;
  private range: Pick<RecordSource, 'since' | 'until'> = {};
  private timer?: NodeJS.Timeout;
  private committing: Promise<void> = Promise.resolve();
  /** Batches handed over and not committed yet. */
  private underWay = 0;
  /** The batch that fills is old enough but has to wait for the one before. */
  private overdue = false;
  private entry: LedgerEntry = EMPTY_ENTRY;
  private readonly failure = new AbortController();

  constructor(
    private readonly writer: BatchWriter,
    private readonly target: BatchTarget,
    private readonly onCommitted: (ids: GameId[]) => void = () => undefined,
    private readonly limits: BatchLimits = BATCH_LIMITS,
  ) {}

  /** Resolves with what was committed after a clean end of the source; rejects with what ended it otherwise. */
  async run(source: RecordSource, signal: AbortSignal): Promise<LedgerEntry> {
    this.previousMs = source.since;
    this.range = source;
    try {
      await source.read((records) => this.take(records), AbortSignal.any([signal, this.failure.signal]));
    } finally {
      this.rejections.push(...this.inGap.splice(0));
      this.handOver();
      await this.committing;
    }
    return this.entry;
  }

  private async take(records: RawRecord[]): Promise<void> {
    for (const record of records) {
      const checked = this.checkPlace(checkRecord(record));
      this.characters += record.text.length;
      if (checked.ok) await this.addGame(checked.value);
      else this.inGap.push({ ...checked.value, afterMs: this.previousMs });
      this.timer ??= setTimeout(() => this.handOverWhenFree(), this.limits.ageMs);
      await this.flushWhenFull();
    }
  }

  private async flushWhenFull(): Promise<void> {
    const { records, characters } = this.limits;
    const tooLong = this.characters >= characters;
    if (this.inGap.length >= records || tooLong) this.rejections.push(...this.inGap.splice(0));
    if (this.games.length + this.rejections.length >= records || tooLong) await this.flush();
  }

  /** A game from outside the asked part has a wrong date; taken at its word it would lead the cursor astray. */
  private checkPlace(checked: Checked): Checked {
    if (!checked.ok || !this.target.ordered) return checked;
    const { since = -Infinity, until = Infinity } = this.range;
    const { record, game } = checked.value;
    if (game.createdAt >= since && game.createdAt < until) return checked;
    return {
      ok: false,
      value: { record, reason: 'createdAt lies outside the part that was asked for', gameId: game.id },
    };
  }

  private async addGame(checked: CheckedGame): Promise<void> {
    const { id, createdAt } = checked.game;
    // One statement cannot hold the same game twice; in the next batch it is simply unchanged.
    if (this.ids.has(id)) await this.flush();
    const beforeMs = this.target.ordered ? createdAt : undefined;
    for (const rejection of this.inGap.splice(0)) this.rejections.push({ ...rejection, beforeMs });
    this.previousMs = this.target.ordered ? createdAt : undefined;
    this.games.push(checked);
    this.ids.add(id);
  }

  /** Hands the batch over and returns when the one before it is committed. */
  private async flush(): Promise<void> {
    const before = this.committing;
    this.handOver();
    await before;
  }

  /** An old batch does not queue up behind a slow commit: it goes on filling, so the source is slowed down in time. */
  private handOverWhenFree(): void {
    if (this.underWay === 0) this.handOver();
    else this.overdue = true;
  }

  private handOver(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.overdue = false;
    if (this.games.length + this.rejections.length === 0) return;
    const batch: Batch = { games: this.games, rejections: this.rejections };
    this.games = [];
    this.rejections = [];
    this.characters = 0;
    this.ids = new Set();
    this.underWay++;
    this.committing = this.committing.then(() => this.commit(batch));
    // A failed commit ends the reading, even when the source is silent.
    this.committing.catch((error: unknown) => this.failure.abort(error));
  }

  private async commit(batch: Batch): Promise<void> {
    this.entry = addEntries(this.entry, await this.writer.write(batch, this.target));
    this.underWay--;
    this.onCommitted(batch.games.map(({ game }) => game.id));
    if (this.overdue) this.handOver();
  }
}
