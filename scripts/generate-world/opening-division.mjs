// Opening name and phases of a game, found by replaying it.
import { parseSan } from 'chessops/san';
import { parseUci } from 'chessops/util';
import { BOOK } from './book.mjs';
import { openingKey, startPosition } from './table.mjs';

const NAMED_VARIANTS = new Set(['standard', 'crazyhouse', 'threeCheck', 'kingOfTheHill']);
const DIVIDED_VARIANTS = new Set(['standard', 'chess960', 'threeCheck', 'kingOfTheHill', 'fromPosition']);
const LAST_NAMED_PLY = 40;

const namesByPosition = new Map(
  BOOK.map(({ eco, name, moves }) => {
    const pos = startPosition('standard');
    for (const san of moves) pos.play(parseSan(pos, san));
    return [openingKey(pos), { eco, name }];
  }),
);

/**
 * @param {{ variant: string, initialFen?: string }} spec
 * @param {string[]} ucis
 */
export function describeGame({ variant, initialFen }, ucis) {
  const pos = startPosition(variant, initialFen);
  const isNamed = NAMED_VARIANTS.has(variant);
  /** @type {{ eco: string, name: string, ply: number } | undefined} */
  let opening;
  const boards = [pos.board.clone()];
  ucis.forEach((uci, i) => {
    pos.play(parseUci(uci));
    boards.push(pos.board.clone());
    const found = isNamed && i < LAST_NAMED_PLY ? namesByPosition.get(openingKey(pos)) : undefined;
    // The last named position wins, so transpositions are named by where they lead.
    if (found) opening = { ...found, ply: i + 1 };
  });
  return { opening, division: DIVIDED_VARIANTS.has(variant) ? divide(boards) : undefined };
}

/** Plies where middlegame and endgame begin. @param {import('chessops/board').Board[]} boards */
function divide(boards) {
  const find = (/** @type {(board: import('chessops/board').Board) => boolean} */ test) => {
    const ply = boards.findIndex(test);
    return ply < 0 ? undefined : ply;
  };
  const middle = find((board) => officers(board) <= 10 || isBackRankSparse(board) || mixedness(board) > 150);
  const end = middle === undefined ? undefined : find((board) => officers(board) <= 6);
  const hasMiddle = middle !== undefined && (end === undefined || middle < end);
  return { ...(hasMiddle && { middle }), ...(end !== undefined && { end }) };
}

/** @param {import('chessops/board').Board} board */
function officers(board) {
  return board.occupied.diff(board.king).diff(board.pawn).size();
}

/** @param {import('chessops/board').Board} board */
function isBackRankSparse(board) {
  const count = (side, rank) => [...side].filter((square) => square >> 3 === rank).length;
  return count(board.white, 0) < 4 || count(board.black, 7) < 4;
}

/** How much the armies have run into each other, over all squares of 2 x 2. @param {import('chessops/board').Board} board */
function mixedness(board) {
  let sum = 0;
  for (let y = 0; y < 7; y++) {
    for (let x = 0; x < 7; x++) {
      const block = [0, 1, 8, 9].map((offset) => 8 * y + x + offset);
      const count = (side) => block.filter((square) => side.has(square)).length;
      sum += MIX_SCORES[`${count(board.white)}${count(board.black)}`]?.(y + 1) ?? 0;
    }
  }
  return sum;
}

/** Score of a block by its white and black pieces, where y is the block's lower rank counted from 1. @type {Record<string, (y: number) => number>} */
const MIX_SCORES = {
  '01': (y) => 1 + y,
  '02': (y) => (y < 6 ? 8 - y : 0),
  '03': (y) => (y < 7 ? 10 - y : 0),
  '04': (y) => (y < 7 ? 10 - y : 0),
  10: (y) => 9 - y,
  11: (y) => 5 + Math.abs(4 - y),
  12: (y) => 11 - y,
  13: (y) => 12 - y,
  20: (y) => (y > 2 ? y : 0),
  21: (y) => 3 + y,
  22: () => 7,
  30: (y) => (y > 1 ? 2 + y : 0),
  31: (y) => 4 + y,
  40: (y) => (y > 1 ? 2 + y : 0),
};
