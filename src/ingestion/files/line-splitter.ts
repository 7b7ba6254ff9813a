import { MAX_RECORD_BYTES, type Piece, type Splitter } from './record-reader.js';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const NO_BYTES = new Uint8Array(0);

/** One record a line, as NDJSON has it. Blank lines are no records; the last line needs no end. */
export class LineSplitter implements Splitter {
  /** Parts of the current line from earlier chunks. */
  private parts: Uint8Array[] = [];
  private kept = 0;
  /** Bytes of the current line that were dropped because it is too long. */
  private dropped = 0;
  private offset = 0;
  private line = 1;

  constructor(private readonly longest = MAX_RECORD_BYTES) {}

  push(chunk: Uint8Array): Piece[] {
    const pieces: Piece[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.take(chunk.subarray(start, end), pieces, 1);
      start = end + 1;
    }
    this.keep(chunk.subarray(start));
    return pieces;
  }

  end(): Piece[] {
    const pieces: Piece[] = [];
    this.take(NO_BYTES, pieces, 0);
    return pieces;
  }

  private take(rest: Uint8Array, pieces: Piece[], endBytes: number): void {
    if (this.kept > 0) this.keep(rest);
    const line = this.kept > 0 ? Buffer.concat(this.parts) : rest;
    const whole = line.length + this.dropped;
    const bytes = trim(line);
    const { offset } = this;
    if (bytes.length > 0) {
      const cut = bytes.length > this.longest || this.dropped > 0;
      pieces.push({ bytes, offset, line: this.line, ...(cut && { tooLong: true }) });
    }
    this.parts = [];
    this.kept = 0;
    this.dropped = 0;
    this.offset += whole + endBytes;
    this.line += endBytes;
  }

  private keep(bytes: Uint8Array): void {
    const kept = bytes.subarray(0, Math.max(0, this.longest - this.kept));
    this.dropped += bytes.length - kept.length;
    if (kept.length === 0) return;
    // A copy: part of a chunk would hold all of it.
    this.parts.push(Uint8Array.from(kept));
    this.kept += kept.length;
  }
}

function trim(line: Uint8Array): Uint8Array {
  let start = 0;
  let end = line.length;
  if (line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf) start = 3;
  while (end > start && isBlank(line[end - 1] as number)) end--;
  while (start < end && isBlank(line[start] as number)) start++;
  return line.subarray(start, end);
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === RETURN;
}
