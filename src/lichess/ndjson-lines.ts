import { isUtf8 } from 'node:buffer';
import { LichessError } from './lichess.errors.js';

/** Longest line we hold in memory, bytes. A game of 600 plies with analysis needs about 150 kB. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;
const NEWLINE = 0x0a;
const NO_BYTES = Buffer.alloc(0);
// White space by JSON; anything else is a record, if a broken one, and must not get lost.
const BLANK = /^[ \t\r]*$/;

/** One complete line of an answer. */
export interface RawLine {
  /** Text without the line end. */
  text: string;
  /** Place in the answer, from 1; blank lines count. */
  number: number;
  /** Set when the bytes were not UTF-8; the text then shows each byte as one character. */
  notUtf8?: true;
}

/**
 * Cuts a byte stream into lines. Only `\n` ends a line (U+2028 and `\r` do not), blank lines are skipped, and what
 * follows the last `\n` is never handed out: it is a cut line.
 */
export class NdjsonLines {
  private carry: Buffer = NO_BYTES;
  private count = 0;

  /** Lines completed by this chunk. @throws LichessError line-too-long */
  push(chunk: Buffer): RawLine[] {
    const end = chunk.lastIndexOf(NEWLINE);
    if (end < 0) {
      this.keep(Buffer.concat([this.carry, chunk]));
      return [];
    }
    const block = Buffer.concat([this.carry, chunk.subarray(0, end)]);
    this.keep(Buffer.from(chunk.subarray(end + 1)));
    return this.split(block);
  }

  /** Bytes after the last line end: more than 0 at the end of the stream means it was cut in mid-line. */
  get pendingBytes(): number {
    return this.carry.length;
  }

  private keep(rest: Buffer): void {
    if (rest.length > MAX_LINE_BYTES) {
      throw new LichessError('line-too-long', `Lichess sent a line of more than ${MAX_LINE_BYTES} bytes`);
    }
    this.carry = rest;
  }

  private split(block: Buffer): RawLine[] {
    return isUtf8(block) ? this.number(block.toString('utf8').split('\n')) : this.splitBytes(block);
  }

  private number(texts: string[]): RawLine[] {
    const lines: RawLine[] = [];
    for (const text of texts) {
      this.count++;
      if (!BLANK.test(text)) lines.push({ text, number: this.count });
    }
    return lines;
  }

  /** The slow way, for a block with a line that is not UTF-8: the others must not suffer from it. */
  private splitBytes(block: Buffer): RawLine[] {
    const lines: RawLine[] = [];
    for (let start = 0; start <= block.length;) {
      const next = block.indexOf(NEWLINE, start);
      const end = next < 0 ? block.length : next;
      const bytes = block.subarray(start, end);
      const [line] = this.number([bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')]);
      if (line) lines.push(isUtf8(bytes) ? line : { ...line, notUtf8: true });
      start = end + 1;
    }
    return lines;
  }
}
