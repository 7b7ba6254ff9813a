import { CopyLines, type CopyText } from '../../database/copy-text.js';
import { toPlainText } from '../../database/plain-text.js';
import { makeStagedLine } from '../../games/staged-games.js';
import { makePlayerLine } from '../../players/staged-players.js';
import type { PlayerSighting } from '../../players/player-writer.js';
import { BadRecordError } from './record-errors.js';
import { describePlace, type PreparedBatch } from './prepared-batch.js';
import { type FileGame, type GameReader, MAX_RECORD_BYTES, type Piece } from './record-reader.js';

/** Where a batch ends: after so many records, or bytes of them. Always at the same places of a file, so that it can be resumed. */
export interface BatchSize {
  records: number;
  bytes: number;
}
export const BATCH_SIZE: BatchSize = { records: 5_000, bytes: 16 * 1024 * 1024 };

/** Collects the pieces of one batch after the other. */
export class BatchCutter {
  private pieces: Piece[] = [];
  private bytes = 0;

  constructor(private readonly size: BatchSize = BATCH_SIZE) {}

  /** Adds a piece. @returns the pieces of a batch that is full with it */
  add(piece: Piece): Piece[] | undefined {
    this.pieces.push(piece);
    this.bytes += piece.bytes.length;
    if (this.pieces.length < this.size.records && this.bytes < this.size.bytes) return undefined;
    return this.take();
  }

  /** What is left of the last batch. */
  take(): Piece[] {
    const { pieces } = this;
    this.pieces = [];
    this.bytes = 0;
    return pieces;
  }
}

/** Reads the records of a batch and makes lines for COPY of them. */
export function prepareBatch(
  batch: number,
  pieces: readonly Piece[],
  reader: GameReader,
  runId: number,
): PreparedBatch {
  const maker = new BatchMaker(runId);
  for (const piece of pieces) maker.add(piece, reader);
  return maker.finish(batch, reader);
}

class BatchMaker {
  private readonly games = new CopyLines(4 * 1024 * 1024);
  private readonly raw: Piece[] = [];
  private readonly playersOfGames: number[] = [];
  private readonly sightings = new Map<string, { place: number; sighting: PlayerSighting }>();
  private readonly rejections: PreparedBatch['rejections'] = [];
  private readonly seen = new Map<string, number>();
  private readonly ids: string[] = [];
  private readonly rounds: number[] = [];
  private readonly contentIds: string[] = [];

  constructor(private readonly runId: number) {}

  add(piece: Piece, reader: GameReader): void {
    try {
      if (piece.tooLong)
        throw new BadRecordError(`longer than ${MAX_RECORD_BYTES} bytes or never closed; only its beginning is kept`);
      this.addGame(piece, reader.read(piece.bytes));
    } catch (error) {
      if (!(error instanceof BadRecordError)) throw error;
      // A copy: it must not hold the chunk it stood in.
      const bytes = Uint8Array.from(piece.bytes);
      const position = placeOf(piece, error);
      this.rejections.push({ bytes, position, reason: toPlainText(error.message), gameId: error.gameId });
    }
  }

  private addGame(piece: Piece, { record, sightings, contentId }: FileGame): void {
    // Without the case, ids that differ in case alone are one.
    const key = contentId === undefined ? record.id : record.id.toLowerCase();
    const round = this.seen.get(key) ?? 0;
    this.seen.set(key, round + 1);
    this.games.add(makeStagedLine(record, this.runId));
    this.ids.push(record.id);
    this.rounds.push(round);
    if (contentId !== undefined) this.contentIds.push(contentId);
    this.raw.push(piece);
    this.playersOfGames.push(this.see(sightings[0]), this.see(sightings[1]));
  }

  private see(sighting: PlayerSighting | undefined): number {
    if (!sighting) return -1;
    const known = this.sightings.get(sighting.id);
    const place = known?.place ?? this.sightings.size;
    this.sightings.set(sighting.id, { place, sighting });
    return place;
  }

  finish(batch: number, reader: GameReader): PreparedBatch {
    const players = new CopyLines();
    for (const { sighting } of this.sightings.values()) players.add(makePlayerLine(sighting));
    return {
      batch,
      records: this.raw.length + this.rejections.length,
      games: this.games.finish(),
      players: players.finish(),
      playersOfGames: Int32Array.from(this.playersOfGames),
      raw: joinPieces(this.raw),
      places: placesOf(this.raw),
      ids: this.ids,
      rounds: Int32Array.from(this.rounds),
      contentIds: this.contentIds.length > 0 ? this.contentIds : undefined,
      rejections: this.rejections,
      context: reader.context?.(),
    };
  }
}

/** Where the record begins, and where in it the fault lies. */
function placeOf({ offset, line }: Piece, { place }: BadRecordError): string {
  const start = describePlace(offset, line);
  if (!place || place.offset === 0) return start;
  return `${start}; the fault in ${describePlace(offset + place.offset, line + place.line - 1)}`;
}

function placesOf(pieces: readonly Piece[]): Float64Array {
  const places = new Float64Array(2 * pieces.length);
  pieces.forEach(({ offset, line }, i) => {
    places[2 * i] = offset;
    places[2 * i + 1] = line;
  });
  return places;
}

function joinPieces(pieces: readonly Piece[]): CopyText {
  const ends = new Uint32Array(pieces.length);
  let length = 0;
  pieces.forEach(({ bytes }, i) => (ends[i] = length += bytes.length));
  const joined = new Uint8Array(length);
  pieces.forEach(({ bytes }, i) => joined.set(bytes, i === 0 ? 0 : ends[i - 1]));
  return { bytes: joined, ends };
}
