import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { toPlainText } from '../database/plain-text.js';
import type { LichessGame } from '../lichess/lichess-game.js';
import { parseGame } from '../lichess/parse-game.js';
import type { FileFormat } from './files/import-file.entity.js';
import { InvalidRecordError } from '../lichess/record-reader.js';

/** A record as a source yields it: unchecked text and its place. */
export interface RawRecord {
  text: string;
  /** Place in the source, for a person. */
  position: string;
  /** The bytes were not UTF-8; `text` shows each one as one character. */
  notUtf8?: true;
}

/** Takes records in order; the source waits for it, so a slow database slows the source down. */
export type RecordSink = (records: RawRecord[]) => Promise<void>;

/** Anything games can be read from. Resolves after a clean end. A new source needs a new implementation and nothing else. */
export interface RecordSource {
  /** Names the source in the ledger, such as `lichess:someplayer`. */
  readonly name: string;
  /** Where a source in order of creation begins and ends: inclusive and exclusive, epoch milliseconds. */
  readonly since?: number;
  readonly until?: number;
  read(sink: RecordSink, signal: AbortSignal): Promise<void>;
}

/** A record that could not be understood or stored. Times are epoch milliseconds. */
export interface Rejection {
  record: RawRecord;
  reason: string;
  gameId?: string;
  /** Where it stood, when not in an answer of Lichess. */
  origin?: FileOrigin;
  /** Creation of the good games around it, where the source is in order of creation. */
  afterMs?: number;
  beforeMs?: number;
}

/** The file a record stood in. */
export interface FileOrigin {
  fileId: number;
  format: FileFormat;
  /** What it takes to read it by itself: the columns of its table. */
  context?: Record<string, unknown>;
}

/** A good game with the text it came from. */
export interface CheckedGame {
  record: RawRecord;
  game: LichessGame;
}

export type Checked = { ok: true; value: CheckedGame } | { ok: false; value: Rejection };

/** Parses and checks one record; never throws for bad input. */
export function checkRecord(record: RawRecord): Checked {
  if (record.notUtf8) return { ok: false, value: { record, reason: 'not UTF-8', gameId: guessGameId(record.text) } };
  try {
    return { ok: true, value: { record, game: parseGame(record.text) } };
  } catch (error) {
    if (!(error instanceof InvalidRecordError || error instanceof RangeError)) throw error;
    return { ok: false, value: { record, reason: toPlainText(error.message), gameId: guessGameId(record.text) } };
  }
}

/** A record of which only the bytes are known. */
export function toRawRecord(bytes: Uint8Array, position: string): RawRecord {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(buffer)) return { text: buffer.toString('utf8'), position };
  return { text: buffer.toString('latin1'), position, notUtf8: true };
}

/** The record byte for byte as it came. */
export function bytesOf(record: RawRecord): Buffer {
  return Buffer.from(record.text, record.notUtf8 ? 'latin1' : 'utf8');
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Even a broken line mostly begins with its id; it lets the record be marked as resolved once the game arrives. */
export function guessGameId(text: string): string | undefined {
  return /"id"\s*:\s*"([A-Za-z0-9]{8})"/.exec(text.slice(0, 200))?.[1];
}
