import { BLACK_PIECE, KNIGHT, QUEEN, type Board } from './board.js';

export const PHASES = ['opening', 'middlegame', 'endgame'] as const;
export type Phase = (typeof PHASES)[number];

/** First plies of the middlegame and of the endgame, as in Lichess's JSON; undefined when it was not reached. */
export interface Division {
  middle?: number;
  end?: number;
}

/** Plies of a phase, both inclusive; the first ply of a game is 1. */
export interface PlyRange {
  first: number;
  last: number;
}

const MIDDLE_MAJORS_AND_MINORS = 10;
const END_MAJORS_AND_MINORS = 6;
const SPARSE_BACK_RANK = 4;
const MIXED = 150;

/**
 * Where a game's middlegame and endgame begin (scalachess `Divider.scala`, all of whose numbers stand here as they are).
 * Each board is read once and in order, so an iterator may hand out the same array again and again.
 *
 * @param boards position 0 is the start of the game; Lichess passes the final position too
 */
export function divide(boards: Iterable<Board>): Division {
  let middle: number | undefined;
  let end: number | undefined;
  let ply = 0;
  for (const board of boards) {
    const pieces = majorsAndMinors(board);
    if (middle === undefined && isMiddlegame(board, pieces)) middle = ply;
    if (pieces <= END_MAJORS_AND_MINORS) {
      end = ply;
      break;
    }
    ply++;
  }
  if (middle === undefined) return {};
  if (end === undefined) return { middle };
  return middle < end ? { middle, end } : { end };
}

/** Phase of the move with this number (the first ply of a game is 1). Without a middlegame all of it is opening. */
export function phaseOf(ply: number, division: Division): Phase {
  if (division.middle === undefined || ply < division.middle) return 'opening';
  return division.end === undefined || ply < division.end ? 'middlegame' : 'endgame';
}

/** Plies of a phase in a game of so many plies; undefined when the phase has none. */
export function pliesOfPhase(phase: Phase, division: Division, plies: number): PlyRange | undefined {
  const middle = Math.min(division.middle ?? plies + 1, plies + 1);
  const end = division.middle === undefined ? plies + 1 : Math.min(division.end ?? plies + 1, plies + 1);
  const starts: Record<Phase, [number, number]> = {
    opening: [1, middle - 1],
    middlegame: [Math.max(1, middle), end - 1],
    endgame: [Math.max(1, end), plies],
  };
  const [first, last] = starts[phase];
  return first <= last ? { first, last } : undefined;
}

/** Queens, rooks, bishops and knights of both sides. */
export function majorsAndMinors(board: Board): number {
  let count = 0;
  for (const code of board) {
    const piece = code & 7;
    if (piece >= KNIGHT && piece <= QUEEN) count++;
  }
  return count;
}

/** True when a side has fewer than four pieces, pawns included, on its own back rank. */
export function isBackRankSparse(board: Board): boolean {
  let white = 0;
  let black = 0;
  for (let file = 0; file < 8; file++) {
    if (isWhite(board[file])) white++;
    if (isBlack(board[56 + file])) black++;
  }
  return white < SPARSE_BACK_RANK || black < SPARSE_BACK_RANK;
}

/** How much the two sides are mixed up with each other, summed over the 49 squares of two by two; 0 at the start. */
export function mixedness(board: Board): number {
  let sum = 0;
  for (let rank = 0; rank < 7; rank++) {
    for (let file = 0; file < 7; file++) {
      const corner = rank * 8 + file;
      let white = 0;
      let black = 0;
      for (const square of [corner, corner + 1, corner + 8, corner + 9]) {
        if (isWhite(board[square])) white++;
        else if (isBlack(board[square])) black++;
      }
      sum += mixednessScore(rank + 1, white, black);
    }
  }
  return sum;
}

function isMiddlegame(board: Board, pieces: number): boolean {
  return pieces <= MIDDLE_MAJORS_AND_MINORS || isBackRankSparse(board) || mixedness(board) > MIXED;
}

const none = (): number => 0;
const farBlack = (y: number): number => (y < 7 ? 10 - y : 0);
const farWhite = (y: number): number => (y > 1 ? 2 + y : 0);
/** Scores by how many white and how many black pieces stand on four squares whose lower rank is y, 1 to 7. */
const SCORES: readonly (readonly ((y: number) => number)[])[] = [
  [none, (y) => 1 + y, (y) => (y < 6 ? 8 - y : 0), farBlack, farBlack],
  [(y) => 9 - y, (y) => 5 + Math.abs(4 - y), (y) => 11 - y, (y) => 12 - y],
  [(y) => (y > 2 ? y : 0), (y) => 3 + y, () => 7],
  [farWhite, (y) => 4 + y],
  [farWhite],
];

function mixednessScore(y: number, white: number, black: number): number {
  return SCORES[white]?.[black]?.(y) ?? 0;
}

function isWhite(code: number | undefined): boolean {
  return code !== undefined && code > 0 && code < BLACK_PIECE;
}

function isBlack(code: number | undefined): boolean {
  return code !== undefined && code > BLACK_PIECE;
}
