import { JUMPS, REACH, STEPS } from './board-geometry.js';
import { BISHOP, BLACK, KNIGHT, PAWN, QUEEN, ROOK } from './pieces.js';
import type { StandardPosition } from './standard-position.js';

/** A move in one number: from, to * 64, promotion role * 4096. */
export type PackedMove = number;

const PROMOTIONS = [QUEEN, KNIGHT, ROOK, BISHOP];

/** Whether a piece that goes there has to become another one. */
export function isPromotion(position: StandardPosition, from: number, to: number): boolean {
  return ((position.board[from] as number) & 7) === PAWN && (to < 8 || to >= 56);
}

/** All legal moves. Asks for each pair of squares: for tests and for the end of a game, not for the way there. */
export function listLegalMoves(position: StandardPosition): PackedMove[] {
  const moves: PackedMove[] = [];
  for (let from = 0; from < 64; from++) {
    if (!isOwn(position, from)) continue;
    for (let to = 0; to < 64; to++) {
      if (!position.isLegal(from, to)) continue;
      const move = from | (to << 6);
      if (!isPromotion(position, from, to)) moves.push(move);
      else for (const role of PROMOTIONS) moves.push(move | (role << 12));
    }
  }
  return moves;
}

/** Whether the side to move can move at all. */
export function hasLegalMove(position: StandardPosition): boolean {
  const king = position.ownKing();
  if (hasShortMove(position, king)) return true;
  const targets = position.inCheck ? listDefences(position, king) : undefined;
  for (let from = 0; from < 64; from++) {
    if (!isOwn(position, from) || from === king) continue;
    if (targets ? targets.some((to) => position.isLegal(from, to)) : hasShortMove(position, from)) return true;
  }
  return false;
}

/** All squares where a piece that is not the king may end a check, and some more: it captures, or stands between. */
function listDefences(position: StandardPosition, king: number): number[] {
  const squares: number[] = position.enPassant < 0 ? [] : [position.enPassant];
  for (let line = 0; line < 8; line++) {
    let square = king;
    for (let left = REACH[king * 8 + line] as number; left > 0; left--) {
      square += STEPS[line] as number;
      squares.push(square);
      if (position.board[square] !== 0) break;
    }
  }
  const first = king * 9;
  for (let i = first + (JUMPS[first] as number); i > first; i--) squares.push(JUMPS[i] as number);
  return squares;
}

/** Out of check a piece that can move at all can go to a square beside it, or by a knight's jump. */
function hasShortMove(position: StandardPosition, from: number): boolean {
  for (let line = 0; line < 8; line++) {
    const isOnBoard = (REACH[from * 8 + line] as number) > 0;
    if (isOnBoard && position.isLegal(from, from + (STEPS[line] as number))) return true;
  }
  const first = from * 9;
  for (let i = first + (JUMPS[first] as number); i > first; i--) {
    if (position.isLegal(from, JUMPS[i] as number)) return true;
  }
  return false;
}

/** Neither side can win any more: bare kings, one knight, or only bishops of one color of squares (as Lichess has it). */
export function isDeadMaterial(board: Uint8Array): boolean {
  let knights = 0;
  let bishopsOnLight = 0;
  let bishopsOnDark = 0;
  for (let square = 0; square < 64; square++) {
    const role = (board[square] as number) & 7;
    if (role === PAWN || role === ROOK || role === QUEEN) return false;
    if (role === KNIGHT) knights++;
    else if (role === BISHOP) {
      if (((square >> 3) + square) & 1) bishopsOnLight++;
      else bishopsOnDark++;
    }
  }
  if (knights > 0) return knights === 1 && bishopsOnLight + bishopsOnDark === 0;
  return bishopsOnLight === 0 || bishopsOnDark === 0;
}

function isOwn(position: StandardPosition, square: number): boolean {
  const piece = position.board[square] as number;
  return piece !== 0 && (piece & BLACK) === position.side;
}
