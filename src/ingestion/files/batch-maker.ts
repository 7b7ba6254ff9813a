import type { CopyRows } from '../../database/copy-binary.js';
import { CopyLines } from '../../database/copy-text.js';
import { toPlainText } from '../../database/plain-text.js';
import type { GameRecord } from '../../games/game-record.js';
import { addStagedRow, makeStagedRows } from '../../games/staged-games.js';
import { makePlayerLine } from '../../players/staged-players.js';
import type { PlayerSighting } from '../../players/player-writer.js';
import { BadRecordError } from './record-errors.js';
import { describePlace, type PreparedBatch } from './prepared-batch.js';
import type { FileGame, GameReader, Piece } from './record-reader.js';

/** Where a batch ends: after so many records, or bytes of them. Always at the same places of a file, so that it can be resumed. */
export interface BatchSize {
  records: number;
  bytes: number;
}
const INITIAL_BYTES = 4 * 1024 * 1024;
export const BATCH_SIZE: BatchSize = { records: 5_000, bytes: 16 * 1024 * 1024 };

/** How full a batch is. */
export class BatchFill {
  records = 0;
  private bytes = 0;

  constructor(private readonly size: BatchSize = BATCH_SIZE) {}

  /** @returns whether the batch is full with it */
  add({ bytes }: Piece): boolean {
    this.records++;
    this.bytes += bytes.length;
    return this.records >= this.size.records || this.bytes >= this.size.bytes;
  }
}

/** Reads the records of a batch and makes rows for COPY of them. */
export function prepareBatch(
  batch: number,
  pieces: readonly Piece[],
  reader: GameReader,
  runId: number,
): PreparedBatch {
  const maker = new BatchMaker(runId, reader);
  for (const piece of pieces) maker.add(piece);
  return maker.finish(batch);
}

/**
 * Reads records as they come and makes rows for COPY of them. It keeps texts and numbers and no piece: thousands of small
 * objects that live as long as a batch are what a collector of garbage is slowest with.
 */
export class BatchMaker {
  private readonly games: CopyRows;
  private readonly raw: CopyLines;
  private readonly places: number[] = [];
  private readonly playersOfGames: number[] = [];
  private readonly sightings = new Map<string, { place: number; sighting: PlayerSighting }>();
  private readonly rejections: PreparedBatch['rejections'] = [];
  private readonly seen = new Map<string, number>();
  private readonly ids: string[] = [];
  private readonly rounds: number[] = [];
  private readonly contentIds: string[] = [];

  /** @param spare memory that may be used; what is taken is removed */
  constructor(
    private readonly runId: number,
    private readonly reader: GameReader,
    spare: ArrayBuffer[] = [],
  ) {
    this.games = makeStagedRows(spare.shift() ?? new ArrayBuffer(INITIAL_BYTES));
    this.raw = new CopyLines(spare.shift() ?? new ArrayBuffer(INITIAL_BYTES));
  }

  add(piece: Piece): void {
    try {
      if (piece.tooLong) {
        const { length } = piece.bytes;
        throw new BadRecordError(
          `longer than a record may be, or never closed; only its first ${length} bytes are kept`,
        );
      }
      this.addGame(piece, this.reader.read(piece.bytes));
    } catch (error) {
      if (!(error instanceof BadRecordError)) throw error;
      // A copy: it must not hold the chunk it stood in.
      const bytes = Uint8Array.from(piece.bytes);
      const position = placeOf(piece, error);
      this.rejections.push({ bytes, position, reason: toPlainText(error.message), gameId: error.gameId });
    }
  }

  private addGame(piece: Piece, { record, sightings, contentId }: FileGame): void {
    this.addRow(record);
    // Without the case, ids that differ in case alone are one.
    const key = contentId === undefined ? record.id : record.id.toLowerCase();
    const round = this.seen.get(key) ?? 0;
    this.seen.set(key, round + 1);
    this.ids.push(record.id);
    this.rounds.push(round);
    if (contentId !== undefined) this.contentIds.push(contentId);
    this.raw.addBytes(piece.bytes);
    this.places.push(piece.offset, piece.line);
    this.playersOfGames.push(this.see(sightings[0]), this.see(sightings[1]));
  }

  private addRow(record: GameRecord): void {
    try {
      addStagedRow(this.games, record, this.runId);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new BadRecordError(error.message, record.id);
    }
  }

  private see(sighting: PlayerSighting | undefined): number {
    if (!sighting) return -1;
    const known = this.sightings.get(sighting.id);
    if (!known) {
      const place = this.sightings.size;
      this.sightings.set(sighting.id, { place, sighting });
      return place;
    }
    if (!isSame(known.sighting, sighting)) known.sighting = sighting;
    return known.place;
  }

  finish(batch: number): PreparedBatch {
    const players = new CopyLines();
    for (const { sighting } of this.sightings.values()) players.add(makePlayerLine(sighting));
    return {
      batch,
      records: this.ids.length + this.rejections.length,
      games: this.games.finish(),
      players: players.finish(),
      playersOfGames: Int32Array.from(this.playersOfGames),
      raw: this.raw.finish(),
      places: Float64Array.from(this.places),
      ids: this.ids,
      rounds: Int32Array.from(this.rounds),
      contentIds: this.contentIds.length > 0 ? this.contentIds : undefined,
      rejections: this.rejections,
      context: this.reader.context?.(),
    };
  }
}

/** Where the record begins, and where in it the fault lies. */
function placeOf({ offset, line }: Piece, { place }: BadRecordError): string {
  const start = describePlace(offset, line);
  if (!place || place.offset === 0) return start;
  return `${start}; the fault in ${describePlace(offset + place.offset, line + place.line - 1)}`;
}

function isSame(a: PlayerSighting, b: PlayerSighting): boolean {
  return (
    a.name === b.name &&
    a.title === b.title &&
    a.flair === b.flair &&
    a.patron === b.patron &&
    a.patronColor === b.patronColor
  );
}
