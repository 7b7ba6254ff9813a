import type { Board } from 'chessops/board';
import { ROLES } from 'chessops/types';
import { COLORS } from '../color.js';
import { BLACK } from './pieces.js';

/** Writes a board of chessops into one of our own; ROLES begins with the pawn and ends with the king, as ours do. */
export function fillBoard(target: Uint8Array, board: Board): Uint8Array {
  target.fill(0);
  for (const [side, color] of COLORS.entries()) {
    for (const [i, role] of ROLES.entries()) {
      for (const square of board.pieces(color, role)) target[square] = side * BLACK + i + 1;
    }
  }
  return target;
}
