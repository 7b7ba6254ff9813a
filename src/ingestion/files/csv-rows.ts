import { type Piece, type Splitter } from './record-reader.js';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
/** A row is longer only when a quote is not closed. */
const LONGEST_ROW = 1024 * 1024;

/**
 * Cuts a table into rows and rows into cells (RFC 4180, any one-byte delimiter). A quote opens a cell only at its beginning, so
 * that a stray one does no harm. One that is never closed costs its own line alone: the rows begin again behind it.
 */
export class CsvSplitter implements Splitter {
  private carry: Uint8Array = new Uint8Array(0);
  private offset = 0;
  private line = 1;

  constructor(
    private readonly delimiter: () => number,
    private readonly longest = LONGEST_ROW,
  ) {}

  push(chunk: Uint8Array): Piece[] {
    const bytes = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    return this.split(bytes, false);
  }

  end(): Piece[] {
    const bytes = this.carry;
    this.carry = new Uint8Array(0);
    return this.split(bytes, true);
  }

  private split(bytes: Uint8Array, isEnd: boolean): Piece[] {
    const pieces: Piece[] = [];
    let start = 0;
    while (start < bytes.length) {
      let end = this.findEnd(bytes, start);
      if (end < 0 && !isEnd && bytes.length - start <= this.longest) break;
      // Cut short or quoted for too long: only its first line is at fault.
      if (end < 0 || end - start > this.longest) end = firstLineEnd(bytes, start, isEnd);
      if (end < 0) break;
      this.take(bytes.subarray(start, end), pieces);
      start = end;
    }
    this.carry = Uint8Array.from(bytes.subarray(start));
    return pieces;
  }

  private take(row: Uint8Array, pieces: Piece[]): void {
    const bytes = trimEnd(row);
    if (bytes.length > 0) {
      const tooLong = bytes.length > this.longest;
      pieces.push({ bytes, offset: this.offset, line: this.line, ...(tooLong && { tooLong }) });
    }
    this.offset += row.length;
    for (const byte of row) if (byte === NEWLINE) this.line++;
  }

  /** Behind the end of the row; -1 when it is not there. */
  private findEnd(bytes: Uint8Array, start: number): number {
    const delimiter = this.delimiter();
    let quoted = false;
    let cellStart = true;
    for (let i = start; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      if (quoted) {
        if (byte === QUOTE) quoted = false;
        continue;
      }
      if (byte === NEWLINE) return i + 1;
      // A doubled quote inside a quoted cell closes and opens it again.
      if (byte === QUOTE && (cellStart || bytes[i - 1] === QUOTE)) quoted = true;
      cellStart = byte === delimiter;
    }
    return -1;
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

function firstLineEnd(bytes: Uint8Array, start: number, isEnd: boolean): number {
  const found = bytes.indexOf(NEWLINE, start);
  if (found >= 0) return found + 1;
  return isEnd || bytes.length - start > LONGEST_ROW ? bytes.length : -1;
}

function trimEnd(row: Uint8Array): Uint8Array {
  let end = row.length;
  while (end > 0 && (row[end - 1] === NEWLINE || row[end - 1] === RETURN)) end--;
  return row.subarray(0, end);
}
