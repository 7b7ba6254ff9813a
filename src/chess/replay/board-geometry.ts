/** Directions 0 to 3 are those of a rook, 4 to 7 those of a bishop; a step in one changes the square by so much. */
export const STEPS = Int8Array.of(8, 1, -8, -1, 9, -7, -9, 7);
const RANK_STEPS = [1, 0, -1, 0, 1, -1, -1, 1];
const FILE_STEPS = [0, 1, 0, -1, 1, 1, -1, -1];
const KNIGHT_JUMPS = [
  [2, 1],
  [1, 2],
  [-1, 2],
  [-2, 1],
  [-2, -1],
  [-1, -2],
  [1, -2],
  [2, -1],
] as const;

/** No straight line leads from one square to the other. */
export const NO_LINE = 8;
/** A knight's jump does. */
export const JUMP = 9;
/** By square * 8 + direction: how many squares there are up to the edge. */
export const REACH = new Uint8Array(64 * 8);
/** By from * 64 + to: the direction, JUMP or NO_LINE. */
export const LINES = new Uint8Array(64 * 64).fill(NO_LINE);
/** By square * 9 + i: the squares a knight's jump away; their number comes first. */
export const JUMPS = new Uint8Array(64 * 9);
/** By square * 2, and one more for the upper half of the board: a bit for each square on a line or a jump away. */
export const ROOK_LINES = new Int32Array(64 * 2);
export const BISHOP_LINES = new Int32Array(64 * 2);
export const QUEEN_LINES = new Int32Array(64 * 2);
export const KNIGHT_SQUARES = new Int32Array(64 * 2);

/** The first square of a half of the board whose bit is set. */
export function firstSquare(bits: number, half: number): number {
  return half * 32 + 31 - Math.clz32(bits & -bits);
}

function isOnBoard(rank: number, file: number): boolean {
  return rank >= 0 && rank < 8 && file >= 0 && file < 8;
}

function fillLines(square: number, direction: number): void {
  const rankStep = RANK_STEPS[direction] ?? 0;
  const fileStep = FILE_STEPS[direction] ?? 0;
  let rank = (square >> 3) + rankStep;
  let file = (square & 7) + fileStep;
  for (let reach = 1; isOnBoard(rank, file); reach++) {
    const target = rank * 8 + file;
    LINES[square * 64 + target] = direction;
    REACH[square * 8 + direction] = reach;
    rank += rankStep;
    file += fileStep;
  }
}

function fillJumps(square: number): void {
  for (const [rankStep, fileStep] of KNIGHT_JUMPS) {
    const rank = (square >> 3) + rankStep;
    const file = (square & 7) + fileStep;
    if (!isOnBoard(rank, file)) continue;
    const target = rank * 8 + file;
    const count = (JUMPS[square * 9] ?? 0) + 1;
    JUMPS[square * 9] = count;
    JUMPS[square * 9 + count] = target;
    LINES[square * 64 + target] = JUMP;
  }
}

function fillBits(from: number, to: number): void {
  const line = LINES[from * 64 + to] as number;
  const at = from * 2 + (to >> 5);
  const bit = 1 << (to & 31);
  if (line === JUMP) KNIGHT_SQUARES[at] = (KNIGHT_SQUARES[at] ?? 0) | bit;
  if (line >= NO_LINE) return;
  QUEEN_LINES[at] = (QUEEN_LINES[at] ?? 0) | bit;
  const lines = line < 4 ? ROOK_LINES : BISHOP_LINES;
  lines[at] = (lines[at] ?? 0) | bit;
}

for (let square = 0; square < 64; square++) {
  for (let direction = 0; direction < 8; direction++) fillLines(square, direction);
  fillJumps(square);
}
for (let from = 0; from < 64; from++) for (let to = 0; to < 64; to++) fillBits(from, to);
