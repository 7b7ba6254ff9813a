import { BISHOP, KING, KNIGHT, PAWN, QUEEN, ROOK } from './pieces.js';

const NONE = -1;
const ROLES = new Uint8Array(256).fill(PAWN);
ROLES[0x4e] = KNIGHT;
ROLES[0x42] = BISHOP;
ROLES[0x52] = ROOK;
ROLES[0x51] = QUEEN;
ROLES[0x4b] = KING;
const PROMOTIONS = new Uint8Array(256);
for (const [letter, role] of [
  ['N', KNIGHT],
  ['B', BISHOP],
  ['R', ROOK],
  ['Q', QUEEN],
] as const) {
  PROMOTIONS[letter.charCodeAt(0)] = role;
  PROMOTIONS[letter.toLowerCase().charCodeAt(0)] = role;
}

const EQUALS = 0x3d;
const DASH = 0x2d;
const CAPTURE = 0x78;
const LETTER_O = 0x4f;
const PLUS = 0x2b;
const SPACE = 0x20;
// `Nxf3+` and what ends it.
const LONGEST_USUAL = 6;
const ZERO = 0x30;
const FILE_A = 0x61;
const RANK_1 = 0x31;

/** What ends a move: white space, brackets of comments and variations, the glyph sign. Marks end the move itself. */
const ENDS = new Uint8Array(256);
ENDS.fill(1, 0, 0x21);
for (const letter of '{}();$.[]*') ENDS[letter.charCodeAt(0)] = 1;
const MARKS = new Uint8Array(256);
for (const letter of '+#!?') MARKS[letter.charCodeAt(0)] = 1;

/** How a move text castles. */
export const NOT_CASTLING = 0;
export const SHORT = 1;
export const LONG = 2;

/** Whether a byte cannot be part of a move. */
export function endsMove(byte: number): boolean {
  return ENDS[byte] === 1;
}

/**
 * Takes one SAN apart, byte by byte and without making strings. What was read stands in the fields until the next one.
 */
export class SanReader {
  role = 0;
  to = NONE;
  /** File and rank of the piece that moves, where the text names them; else -1. */
  fromFile = NONE;
  fromRank = NONE;
  /** Role a pawn becomes, or 0. */
  promotion = 0;
  castling = NOT_CASTLING;

  /**
   * Reads the move that begins at `start`.
   * @returns the place behind it and its marks, or -1 when this is no move
   */
  read(bytes: Uint8Array, start: number, end: number): number {
    const behind = start + LONGEST_USUAL > end ? NONE : this.readUsual(bytes, start);
    return behind === NONE ? this.readAny(bytes, start, end) : behind;
  }

  /**
   * Nearly every move: `e4`, `exd5`, `Nf3`, `Nxf3+`, with white space behind it. It is one function, because the compiler
   * inlines only so much, and calls were a good part of the time of a move.
   */
  private readUsual(bytes: Uint8Array, start: number): number {
    const first = bytes[start] as number;
    const role = ROLES[first] as number;
    const isPawn = role === PAWN;
    const isCapture = bytes[start + 1] === CAPTURE;
    const at = start + (isPawn ? 0 : 1) + (isCapture ? (isPawn ? 2 : 1) : 0);
    const fromFile = isPawn && isCapture ? first - FILE_A : NONE;
    const file = (bytes[at] as number) - FILE_A;
    const rank = (bytes[at + 1] as number) - RANK_1;
    const behind = bytes[at + 2] === PLUS ? at + 3 : at + 2;
    // As unsigned numbers, those below 0 are too large as well.
    if ((file | rank) >>> 0 > 7 || (bytes[behind] as number) > SPACE) return NONE;
    if (isPawn && isCapture && fromFile >>> 0 > 7) return NONE;
    this.role = role;
    this.to = rank * 8 + file;
    this.fromFile = fromFile;
    this.fromRank = NONE;
    this.promotion = 0;
    this.castling = NOT_CASTLING;
    return behind;
  }

  private readAny(bytes: Uint8Array, start: number, end: number): number {
    const first = bytes[start] as number;
    this.fromFile = NONE;
    this.fromRank = NONE;
    this.promotion = 0;
    this.castling = NOT_CASTLING;
    if (first === LETTER_O || first === ZERO) return this.behindMarks(bytes, this.readCastling(bytes, start, end), end);
    this.role = ROLES[first] as number;
    const target = this.readSquares(bytes, this.role === PAWN ? start : start + 1, end);
    if (target === NONE) return NONE;
    return this.behindMarks(bytes, this.readPromotion(bytes, target, end), end);
  }

  /** `e4`, `bxd2`, `f3-g5` and so on: the last square is the target, what stands before it says who moves. */
  private readSquares(bytes: Uint8Array, start: number, end: number): number {
    let i = start;
    const file = offsetAt(bytes, i, end, FILE_A);
    if (file >= 0) i++;
    const rank = offsetAt(bytes, i, end, RANK_1);
    if (rank >= 0) i++;
    const isSigned = i < end && (bytes[i] === CAPTURE || bytes[i] === DASH);
    if (isSigned) i++;
    const targetFile = offsetAt(bytes, i, end, FILE_A);
    if (targetFile < 0) {
      this.to = rank * 8 + file;
      return isSigned || file < 0 || rank < 0 ? NONE : i;
    }
    const targetRank = offsetAt(bytes, i + 1, end, RANK_1);
    if (targetRank < 0) return NONE;
    this.fromFile = file;
    this.fromRank = rank;
    this.to = targetRank * 8 + targetFile;
    return i + 2;
  }

  private readPromotion(bytes: Uint8Array, start: number, end: number): number {
    let i = start;
    if (i >= end) return i;
    const isNamed = bytes[i] === EQUALS;
    if (isNamed) i++;
    const promotion = i < end ? (PROMOTIONS[bytes[i] as number] as number) : 0;
    if (promotion === 0) return isNamed ? NONE : i;
    this.promotion = promotion;
    return i + 1;
  }

  private readCastling(bytes: Uint8Array, start: number, end: number): number {
    const letter = bytes[start] as number;
    const isRook = (at: number): boolean => at + 1 < end && bytes[at] === DASH && bytes[at + 1] === letter;
    if (!isRook(start + 1)) return NONE;
    this.castling = isRook(start + 3) ? LONG : SHORT;
    return this.castling === LONG ? start + 5 : start + 3;
  }

  private behindMarks(bytes: Uint8Array, start: number, end: number): number {
    if (start === NONE) return NONE;
    let i = start;
    while (i < end && MARKS[bytes[i] as number] === 1) i++;
    return i >= end || ENDS[bytes[i] as number] === 1 ? i : NONE;
  }
}

/** 0 to 7 for one of the eight letters or digits from `first` on; else -1. */
function offsetAt(bytes: Uint8Array, at: number, end: number, first: number): number {
  if (at >= end) return NONE;
  const offset = (bytes[at] as number) - first;
  return offset >= 0 && offset < 8 ? offset : NONE;
}
