import { SPACE } from './pgn-bytes.js';
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
    const { bytes } = this;
    let start = from;
    let end = to;
    while (start < end && (bytes[start] as number) <= SPACE) start++;
    while (end > start && (bytes[end - 1] as number) <= SPACE) end--;
    let seen = 0;
    let hasBlanks = false;
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number;
      seen |= byte;
      hasBlanks ||= byte < SPACE || (byte === SPACE && bytes[i + 1] === SPACE);
    }
    const text = seen < 0x80 ? bytes.toString('latin1', start, end) : this.text(start, end);
    return hasBlanks || seen >= 0x80 ? text.replace(SOME_BLANKS, ' ').trim() : text;
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

/** Two texts with a space between them, where there are two. */
export function joinTexts(text: string, more: string): string {
  return text === '' || more === '' ? text + more : `${text} ${more}`;
}
