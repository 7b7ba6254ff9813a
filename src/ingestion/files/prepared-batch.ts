import type { CopyText } from '../../database/copy-text.js';

/** A record that is no game, as it crosses threads. */
export interface BadRecord {
  bytes: Uint8Array;
  position: string;
  reason: string;
  gameId?: string;
}

/** Records of a file that are committed together, ready for COPY. */
export interface PreparedBatch {
  /** Number of the batch in the file, from 0. */
  batch: number;
  /** Good and bad ones. */
  records: number;
  games: CopyText;
  players: CopyText;
  /** Two for each game: places of its players among `players`, -1 for none. */
  playersOfGames: Int32Array;
  /** The records the games were read from. */
  raw: CopyText;
  /** Two for each game: bytes before it in the unpacked file, and its first line. */
  places: Float64Array;
  /** Where its only record stands, when the places do not say it. */
  position?: string;
  ids: string[];
  /** Games with the same id have rounds of their own, from 0. */
  rounds: Int32Array;
  /** Where the ids may lack their case: those to take when they belong to other games. */
  contentIds?: string[];
  rejections: BadRecord[];
  /** What it takes to read one of the records by itself. */
  context?: Record<string, unknown>;
}

/** Where a record stands, for a person. */
export function describePlace(offset: number, line: number): string {
  return `line ${line}, byte ${offset}`;
}

/** The buffers of a batch, to be handed over instead of copied. */
export function buffersOf({ games, players, raw, playersOfGames, places }: PreparedBatch): ArrayBuffer[] {
  const texts = [games, players, raw].flatMap(({ bytes, ends }) => [bytes.buffer, ends.buffer]);
  return [...texts, playersOfGames.buffer, places.buffer] as ArrayBuffer[];
}
