import { type Piece, type Splitter } from './record-reader.js';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
/** A row is longer only when a quote is not closed. */
const LONGEST_ROW = 1024 * 1024;
// As long as any row of one game. Where an end was looked for in vain, each line would otherwise be looked through up to the limit.
const DOUBTFUL_ROW = 4 * 1024;
// Small chunks are gathered, so that a long row that trickles in is not looked at again and again.
const CHUNK_BYTES = 64 * 1024;

export interface CsvSplitterOptions {
  /** Byte between cells; asked for each row, as the header may tell. */
  delimiter: () => number;
  /** Gets the first row, which is no piece then. */
  onHeader?: (row: Uint8Array) => void;
  /** Longest row in bytes. */
  longest?: number;
}

/**
 * Cuts a table into rows and rows into cells (RFC 4180, any one-byte delimiter). A quote opens a cell only at its beginning, so
 * that a stray one does no harm. One that is never closed costs its own line alone: the rows begin again behind it. Rows do not
 * depend on how the table comes in chunks. Of a line that is too long only the beginning is handed out.
 */
export class CsvSplitter implements Splitter {
  private readonly delimiter: () => number;
  private readonly longest: number;
  private onHeader: ((row: Uint8Array) => void) | undefined;
  private carry: Uint8Array = new Uint8Array(0);
  private chunks: Uint8Array[] = [];
  private waiting = 0;
  private offset = 0;
  private line = 1;
  /** Up to this offset the end of a row was looked for in vain. */
  private doubtEnd = 0;
  /** Set while the rest of a line that is too long is passed over. */
  private skipping = false;

  constructor({ delimiter, onHeader, longest = LONGEST_ROW }: CsvSplitterOptions) {
    this.delimiter = delimiter;
    this.onHeader = onHeader;
    this.longest = longest;
  }

  push(chunk: Uint8Array): Piece[] {
    this.waiting += chunk.length;
    if (this.waiting >= CHUNK_BYTES) return this.split(this.gather(chunk), false);
    this.chunks.push(Uint8Array.from(chunk));
    return [];
  }

  end(): Piece[] {
    return this.split(this.gather(new Uint8Array(0)), true);
  }

  private gather(chunk: Uint8Array): Uint8Array {
    const parts = [this.carry, ...this.chunks, chunk].filter(({ length }) => length > 0);
    this.carry = new Uint8Array(0);
    this.chunks = [];
    this.waiting = 0;
    return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
  }

  private split(bytes: Uint8Array, isEnd: boolean): Piece[] {
    const pieces: Piece[] = [];
    let start = 0;
    while (start < bytes.length) {
      if (this.skipping) start = this.skipLine(bytes, start);
      else {
        const end = this.findEnd(bytes, start, isEnd);
        if (end < 0) break;
        this.take(bytes.subarray(start, end), pieces);
        start = end;
      }
    }
    this.carry = Uint8Array.from(bytes.subarray(start));
    return pieces;
  }

  private take(row: Uint8Array, pieces: Piece[]): void {
    const bytes = trimEnd(row);
    if (bytes.length > 0) {
      const piece = { bytes, offset: this.offset, line: this.line, ...(this.skipping && { tooLong: true }) };
      if (this.onHeader) this.onHeader(bytes);
      else pieces.push(piece);
      this.onHeader = undefined;
    }
    this.pass(row);
  }

  private pass(bytes: Uint8Array): void {
    this.offset += bytes.length;
    for (const byte of bytes) if (byte === NEWLINE) this.line++;
  }

  private skipLine(bytes: Uint8Array, start: number): number {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 ? bytes.length : found + 1;
    this.skipping = found < 0;
    this.pass(bytes.subarray(start, end));
    return end;
  }

  /** Behind the end of the row; -1 when it is not there yet. */
  private findEnd(bytes: Uint8Array, start: number, isEnd: boolean): number {
    const most = this.offset < this.doubtEnd ? Math.min(DOUBTFUL_ROW, this.longest) : this.longest;
    const stop = Math.min(bytes.length, start + most);
    const end = this.findRowEnd(bytes, start, stop);
    if (end >= 0) return end;
    if (!isEnd && stop - start < most) return -1;
    // Cut short or quoted for too long: only its first line is at fault.
    this.doubtEnd = Math.max(this.doubtEnd, this.offset + stop - start);
    return this.findLineEnd(bytes, start, isEnd);
  }

  private findRowEnd(bytes: Uint8Array, start: number, stop: number): number {
    const delimiter = this.delimiter();
    let isQuoted = false;
    let mayOpen = true;
    for (let i = start; i < stop; i++) {
      const byte = bytes[i] as number;
      if (isQuoted) {
        if (byte !== QUOTE) continue;
        isQuoted = false;
        // A doubled quote inside a quoted cell closes and opens it again.
        mayOpen = true;
      } else {
        if (byte === NEWLINE) return i + 1;
        isQuoted = byte === QUOTE && mayOpen;
        mayOpen = byte === delimiter;
      }
    }
    return -1;
  }

  private findLineEnd(bytes: Uint8Array, start: number, isEnd: boolean): number {
    const most = start + this.longest + 1;
    const found = bytes.indexOf(NEWLINE, start);
    if (found >= 0 && found < most) return found + 1;
    if (bytes.length < most) return isEnd ? bytes.length : -1;
    this.skipping = true;
    return most;
  }
}

/** The cells of one row, without quotes. */
export function readCells(text: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const { cell, end } = text[at] === '"' ? readQuoted(text, at, delimiter) : readBare(text, at, delimiter);
    cells.push(cell);
    if (end >= text.length) return cells;
    at = end + 1;
  }
}

function readBare(text: string, start: number, delimiter: string): { cell: string; end: number } {
  const found = text.indexOf(delimiter, start);
  const end = found < 0 ? text.length : found;
  return { cell: text.slice(start, end), end };
}

function readQuoted(text: string, start: number, delimiter: string): { cell: string; end: number } {
  let close = start + 1;
  while (close < text.length) {
    if (text[close] !== '"') close++;
    else if (text[close + 1] === '"') close += 2;
    else break;
  }
  const rest = readBare(text, Math.min(close + 1, text.length), delimiter);
  return { cell: text.slice(start + 1, close).replaceAll('""', '"') + rest.cell, end: rest.end };
}

/** True when a quote is open at the end of the row. */
export function hasOpenQuote(text: string, delimiter: string): boolean {
  return (
    new RegExp(`(?:^|[${delimiter === '\t' ? '\\t' : delimiter}])"(?:[^"]|"")*$`).test(text) &&
    (text.split('"').length - 1) % 2 === 1
  );
}

function trimEnd(row: Uint8Array): Uint8Array {
  let end = row.length;
  while (end > 0 && (row[end - 1] === NEWLINE || row[end - 1] === RETURN)) end--;
  return row.subarray(0, end);
}
