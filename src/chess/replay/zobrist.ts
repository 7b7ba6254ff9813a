/**
 * Random numbers of the position key (Zobrist 1970): a key is the XOR of the numbers of all that is true of a position.
 * 64 bits lie in two 32-bit halves, because JavaScript has no fast 64-bit integers.
 *
 * Keys are stored, so the numbers may never change: new ones are drawn after the last.
 */
export interface KeyNumbers {
  low: Int32Array;
  high: Int32Array;
}

const MASK = 0xffff_ffff_ffff_ffffn;
let state = 0x526f_6f6b_6572_79n;

/** SplitMix64 (Steele, Lea, Flood 2014). */
function draw(): bigint {
  state = (state + 0x9e37_79b9_7f4a_7c15n) & MASK;
  let mixed = state;
  mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & MASK;
  mixed = ((mixed ^ (mixed >> 27n)) * 0x94d0_49bb_1331_11ebn) & MASK;
  return mixed ^ (mixed >> 31n);
}

function drawNumbers(count: number): KeyNumbers {
  const numbers = { low: new Int32Array(count), high: new Int32Array(count) };
  for (let i = 0; i < count; i++) {
    const number = draw();
    numbers.low[i] = Number(BigInt.asIntN(32, number));
    numbers.high[i] = Number(BigInt.asIntN(32, number >> 32n));
  }
  return numbers;
}

/** By piece * 64 + square. */
export const PIECE_NUMBERS = drawNumbers(16 * 64);
/** One, for Black to move. */
export const TURN_NUMBERS = drawNumbers(1);
/** By square of the rook that may still castle, so that standard chess and chess960 agree. */
export const CASTLING_NUMBERS = drawNumbers(64);
/** By file of the pawn that can be captured en passant. */
export const EN_PASSANT_NUMBERS = drawNumbers(8);
/** By rules: the same board is another position under other rules. */
export const RULES_NUMBERS = drawNumbers(16);
/** Three-check, by color * 4 + checks left. */
export const CHECK_NUMBERS = drawNumbers(8);
/** Crazyhouse, by square of a promoted piece. */
export const PROMOTED_NUMBERS = drawNumbers(64);
/** Crazyhouse, by piece * 64 + how many are in the pocket. */
export const POCKET_NUMBERS = drawNumbers(16 * 64);

/** A key as text: 16 hexadecimal digits. */
export function makeKey(high: number, low: number): string {
  return hex(high) + hex(low);
}

function hex(half: number): string {
  return (half >>> 0).toString(16).padStart(8, '0');
}
