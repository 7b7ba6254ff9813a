import type { Position } from 'chessops/variant';
import { COLORS } from '../color.js';
import { fillBoard } from './chessops-board.js';

/** What a position is made of; see the fields of StandardPosition. */
export interface StandardSetup {
  board: Uint8Array;
  side: number;
  castlingRights: number;
  /** Square behind a pawn that has just made two steps, or -1. */
  enPassant: number;
  halfmoves: number;
  fullmoves: number;
}

const USUAL_RIGHTS = [
  { king: 4, rooks: [7, 0] },
  { king: 60, rooks: [63, 56] },
];

/**
 * A position for the replayer of standard chess. Undefined for other rules, and where a king or rook that may still castle
 * does not stand as usual.
 */
export function standardSetup(position: Position): StandardSetup | undefined {
  const castlingRights = usualRights(position);
  if (position.rules !== 'chess' || castlingRights === undefined) return undefined;
  return {
    board: fillBoard(new Uint8Array(64), position.board),
    side: position.turn === 'white' ? 0 : 8,
    castlingRights,
    enPassant: position.epSquare ?? -1,
    halfmoves: position.halfmoves,
    fullmoves: position.fullmoves,
  };
}

function usualRights(position: Position): number | undefined {
  let rights = 0;
  for (const [side, color] of COLORS.entries()) {
    const { king, rooks } = USUAL_RIGHTS[side] as (typeof USUAL_RIGHTS)[number];
    for (const [i, wing] of (['h', 'a'] as const).entries()) {
      const rook = position.castles.rook[color][wing];
      if (rook === undefined) continue;
      if (rook !== rooks[i] || position.board.kingOf(color) !== king) return undefined;
      rights |= 1 << (side * 2 + i);
    }
  }
  return rights;
}
