/** Roles as a board holds them. White's pieces are the role itself, Black's are the role plus 8; 0 is an empty square. */
export const PAWN = 1;
export const KNIGHT = 2;
export const BISHOP = 3;
export const ROOK = 4;
export const QUEEN = 5;
export const KING = 6;
export const BLACK = 8;

const LETTERS = ' PNBRQK  pnbrqk';
export const ROLE_LETTERS = LETTERS.slice(0, 7);

/** Letter of a piece as FEN writes it. */
export function makePieceLetter(piece: number): string {
  return LETTERS.charAt(piece);
}

/** Piece of a FEN letter; 0 for every other text. */
export function parsePieceLetter(letter: string): number {
  return letter.length === 1 && letter !== ' ' ? Math.max(0, LETTERS.indexOf(letter)) : 0;
}

/** Name of a square counted from a1 = 0 along the ranks to h8 = 63. */
export function makeSquare(square: number): string {
  return String.fromCharCode(97 + (square & 7), 49 + (square >> 3));
}

/** Number of a square by name; -1 for every other text. */
export function parseSquare(name: string): number {
  const file = name.charCodeAt(0) - 97;
  const rank = name.charCodeAt(1) - 49;
  return name.length === 2 && file >= 0 && file < 8 && rank >= 0 && rank < 8 ? rank * 8 + file : -1;
}

/** First field of a FEN. */
export function makeBoardFen(board: Uint8Array): string {
  const ranks: string[] = [];
  for (let rank = 7; rank >= 0; rank--) ranks.push(makeRank(board.subarray(rank * 8, rank * 8 + 8)));
  return ranks.join('/');
}

function makeRank(rank: Uint8Array): string {
  let text = '';
  let empty = 0;
  for (const piece of rank) {
    if (piece === 0) empty++;
    else {
      text += (empty > 0 ? String(empty) : '') + makePieceLetter(piece);
      empty = 0;
    }
  }
  return empty > 0 ? text + String(empty) : text;
}
