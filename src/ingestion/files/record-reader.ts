import type { GameRecord } from '../../games/game-record.js';
import type { PlayerSighting } from '../../players/player-writer.js';

/**
 * Longest record we hold in memory, bytes: twenty times the longest game with evaluations. A JSON text of empty objects takes
 * forty times its size and half a second for every 3 MB.
 */
export const MAX_RECORD_BYTES = 4 * 1024 * 1024;

/** The bytes of one record and where they stand in the unpacked file. */
export interface Piece {
  bytes: Uint8Array;
  /** Bytes before it. */
  offset: number;
  /** Its first line, from 1. */
  line: number;
  /** There was more of it, which is left out: it is longer than any record may be. */
  tooLong?: boolean;
}

/** Cuts a stream of bytes into records. Bounded: what is too long is cut off and marked. */
export interface Splitter {
  push(chunk: Uint8Array): Piece[];
  /** What the end of the stream completes. */
  end(): Piece[];
}

/** A game as a file has it. */
export interface FileGame {
  record: GameRecord;
  sightings: PlayerSighting[];
  /** Set when the source does not keep the case of ids: the id to take when that of the record belongs to another game. */
  contentId?: string;
}

/** How the games of one file are read. */
export interface GameReader {
  splitter: Splitter;
  /** @throws BadRecordError */
  read(bytes: Uint8Array): FileGame;
  /** Whether the last record before a damage is there in whole; without it, it is not. */
  isWhole?(bytes: Uint8Array): boolean;
  /** What it takes to read one of its records without the others. */
  context?(): Record<string, unknown> | undefined;
}

/** How a file is to be read. */
export interface ReadOptions {
  /** Replay the moves by the rules. */
  checked: boolean;
  fileId: number;
  /** Names of the columns of a table by what they mean. */
  columns?: Readonly<Record<string, string>>;
}
