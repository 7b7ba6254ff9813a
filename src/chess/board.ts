import { BLACK as BLACK_PIECE } from './replay/pieces.js';

export { BLACK as BLACK_PIECE, KNIGHT, QUEEN } from './replay/pieces.js';

/**
 * The squares of a position, a1 = 0 to h8 = 63: 0 is empty, 1 to 6 a white pawn, knight, bishop, rook, queen, king, and
 * 9 to 14 the same in black.
 */
export type Board = Uint8Array;

// By piece code without colour: pawn 1, knight and bishop 3, rook 5, queen 9, the king nothing (lila, insight material).
const VALUES = [0, 1, 3, 3, 5, 9, 0, 0];

/** Piece values on the board, White's minus Black's, in pawns. */
export function materialBalance(board: Board): number {
  let balance = 0;
  for (const code of board) {
    const value = VALUES[code & 7] ?? 0;
    balance += code > BLACK_PIECE ? -value : value;
  }
  return balance;
}
