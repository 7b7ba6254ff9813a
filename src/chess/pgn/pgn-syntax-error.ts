/** A piece of PGN that is no game; the message is the reason. */
export class PgnSyntaxError extends Error {
  override readonly name: string = 'PgnSyntaxError';

  /**
   * @param reason one sentence for the person whose file it is
   * @param offset where in the piece, in bytes from 0
   * @param line the same in lines from 1
   */
  constructor(
    readonly reason: string,
    readonly offset: number,
    readonly line: number,
  ) {
    super(reason);
  }
}

/** A move that cannot be played. */
export class PgnMoveError extends PgnSyntaxError {
  override readonly name = 'PgnMoveError';

  /**
   * @param ply the ply the move would have been, counted from 1
   * @param move as the text has it
   */
  constructor(
    reason: string,
    offset: number,
    line: number,
    readonly ply: number,
    readonly move: string,
  ) {
    super(reason, offset, line);
  }
}

/** Line of a place, from 1; CR, LF and both together end one. */
export function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) {
    if (bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a)) line++;
  }
  return line;
}

const LONGEST_QUOTE = 30;

/** Text of the piece in a reason: short, printable, in quotes. */
export function quote(text: string): string {
  const short = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}...` : text;
  return JSON.stringify(short).replace(/[\u007f-\u009f\u2028\u2029\ufffd]/g, '?');
}
