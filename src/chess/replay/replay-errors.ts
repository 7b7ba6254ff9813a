/** A start position that cannot be played from; the message says why. */
export class InvalidPositionError extends Error {
  override readonly name = 'InvalidPositionError';
}

/** Why a move was refused. */
export type IllegalMoveReason = 'illegal' | 'ambiguous' | 'not a move' | 'game is over';

const LONGEST_QUOTE = 20;

/** A move that cannot be played. */
export class IllegalMoveError extends Error {
  override readonly name = 'IllegalMoveError';

  /**
   * @param ply the ply the move would have been, counted from 1 at the start of the game
   * @param move as it was given, SAN or UCI
   * @param detail more than the reason, such as the moves an ambiguous text may mean
   */
  constructor(
    readonly ply: number,
    readonly move: string,
    readonly reason: IllegalMoveReason,
    detail?: string,
  ) {
    super(`Ply ${ply}, ${quote(move)}: ${reason}${detail === undefined ? '' : ` (${detail})`}`);
  }
}

/** Printable ASCII, not longer than a line can bear. */
function quote(text: string): string {
  const short = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}...` : text;
  return JSON.stringify(short).replace(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
