import { lineAt, PgnSyntaxError } from './pgn-syntax-error.js';

// A long head: the tags of nearly every game stand in it.
const HEAD_LENGTH = 1_024;
const SOME_BLANKS = /\s+/g;

/**
 * The bytes of one piece and what they mean as text: UTF-8, or Latin-1 where the piece as a whole is no UTF-8.
 */
export class PieceText {
  readonly bytes: Buffer;
  private head: string | undefined;
  private isUtf8: boolean | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Text of a range that is known to be ASCII. */
  ascii(from: number, to: number): string {
    if (to > HEAD_LENGTH) return this.bytes.toString('latin1', from, to);
    this.head ??= this.bytes.toString('latin1', 0, HEAD_LENGTH);
    return this.head.substring(from, to);
  }

  text(from: number, to: number): string {
    this.isUtf8 ??= isUtf8(this.bytes);
    return this.bytes.toString(this.isUtf8 ? 'utf8' : 'latin1', from, to);
  }

  /** Text on one line: line breaks of the file, and several blanks, are one space. */
  line(from: number, to: number): string {
    return this.text(from, to).replace(SOME_BLANKS, ' ').trim();
  }

  error(reason: string, offset: number): PgnSyntaxError {
    return new PgnSyntaxError(reason, offset, lineAt(this.bytes, offset));
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
