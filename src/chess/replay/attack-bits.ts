import { BISHOP_LINES, KNIGHT_SQUARES, ROOK_LINES } from './board-geometry.js';
import { BISHOP, KNIGHT, QUEEN, ROOK } from './pieces.js';

/** Whether a piece of that side that moves along such lines is on one with the square, whatever stands between. */
export function isSliderInSight(places: Int32Array, square: number, line: number, by: number): boolean {
  return line < 4
    ? (straight(places, square, by, 0) | straight(places, square, by, 1)) !== 0
    : (aslant(places, square, by, 0) | aslant(places, square, by, 1)) !== 0;
}

/** Bits of all such pieces on a half of the board. */
export function slidersInSight(places: Int32Array, square: number, by: number, half: number): number {
  return straight(places, square, by, half) | aslant(places, square, by, half);
}

/** Whether a knight of that side is a jump away. */
export function isJumpedAt(places: Int32Array, square: number, by: number): boolean {
  const knights = (KNIGHT + by) * 2;
  const low = (places[knights] as number) & (KNIGHT_SQUARES[square * 2] as number);
  const high = (places[knights + 1] as number) & (KNIGHT_SQUARES[square * 2 + 1] as number);
  return (low | high) !== 0;
}

function straight(places: Int32Array, square: number, by: number, half: number): number {
  const sliders = (places[(ROOK + by) * 2 + half] as number) | (places[(QUEEN + by) * 2 + half] as number);
  return sliders & (ROOK_LINES[square * 2 + half] as number);
}

function aslant(places: Int32Array, square: number, by: number, half: number): number {
  const sliders = (places[(BISHOP + by) * 2 + half] as number) | (places[(QUEEN + by) * 2 + half] as number);
  return sliders & (BISHOP_LINES[square * 2 + half] as number);
}
