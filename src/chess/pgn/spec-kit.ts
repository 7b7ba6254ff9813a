// For specs: texts in, games and reasons out.
import { PgnSplitter, type PgnPiece, type PgnSplitterOptions } from './pgn-splitter.js';
import { PgnSyntaxError } from './pgn-syntax-error.js';

/** Bytes of a text: UTF-8, or Latin-1 where every letter is to be one byte. */
export function bytesOf(text: string, encoding: 'utf8' | 'latin1' = 'utf8'): Uint8Array {
  return Buffer.from(text, encoding);
}

export function textOf(piece: PgnPiece): string {
  return Buffer.from(piece.bytes).toString();
}

/** Cuts a text, given in chunks of a size. */
export function split(bytes: Uint8Array, chunkSize = bytes.length, options?: PgnSplitterOptions): PgnPiece[] {
  const splitter = new PgnSplitter(options);
  const pieces: PgnPiece[] = [];
  for (let at = 0; at < bytes.length; at += chunkSize)
    pieces.push(...splitter.push(bytes.subarray(at, at + chunkSize)));
  return [...pieces, ...splitter.end()];
}

/** Texts of the pieces. */
export function cut(text: string): string[] {
  return split(bytesOf(text)).map(textOf);
}

/** What a reader refuses a text with. */
export function refusal(work: () => unknown): PgnSyntaxError {
  try {
    work();
  } catch (error) {
    if (error instanceof PgnSyntaxError) return error;
    throw error;
  }
  throw new Error('It was not refused');
}
