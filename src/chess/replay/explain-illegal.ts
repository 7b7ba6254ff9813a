import { KING, parseSquare, PAWN, ROLE_LETTERS } from './pieces.js';
import { IllegalMoveError } from './replay-errors.js';

const PIECE_MOVE = /^([NBRQK])?([a-h])?([1-8])?[-x]?([a-h][1-8])(?:=?([NBRQKnbrqk]))?$/;
const CASTLING = /^(O-O(-O)?|0-0(-0)?)$/;
const DROP = /^[PNBRQKpnbrqk]?@[a-h][1-8]$/;
const UCI = /^(?:(?:[a-h][1-8]){2}[nbrqk]?|[PNBRQK]@[a-h][1-8])$/;
const MARKS = /[+#!?]+$/;
// Longer than any move with all its marks, so that regular expressions see short texts only.
const LONGEST_SAN = 20;

/** SAN without check marks and glyphs, castling with the letter O; undefined when the text is no move at all. */
export function normalizeSan(san: string): string | undefined {
  if (san.length > LONGEST_SAN) return undefined;
  const bare = san.replace(MARKS, '');
  if (CASTLING.test(bare)) return bare.replaceAll('0', 'O');
  return PIECE_MOVE.test(bare) || DROP.test(bare) ? bare : undefined;
}

/** Says what is wrong with a SAN that could not be played. Slow, for the moment when a game is given up. */
export function explainIllegal(ply: number, san: string, legalMoves: string[], board: Uint8Array): IllegalMoveError {
  const bare = normalizeSan(san);
  if (bare === undefined) return new IllegalMoveError(ply, san, 'not a move');
  if (legalMoves.length === 0) return new IllegalMoveError(ply, san, 'game is over');
  const meant = movesMeantBy(bare, legalMoves, board);
  if (meant.length < 2) return new IllegalMoveError(ply, san, 'illegal');
  return new IllegalMoveError(ply, san, 'ambiguous', meant.join(' or '));
}

function movesMeantBy(san: string, legalMoves: string[], board: Uint8Array): string[] {
  const [, letter, file, rank, to, promotion] = PIECE_MOVE.exec(san) ?? [];
  if (to === undefined) return [];
  const role = letter === undefined ? PAWN : ROLE_LETTERS.indexOf(letter);
  return legalMoves.filter((uci) => {
    const from = parseSquare(uci.slice(0, 2));
    return (
      from >= 0 &&
      ((board[from] ?? 0) & 7) === role &&
      uci.slice(2, 4) === to &&
      (file === undefined || uci.startsWith(file)) &&
      (rank === undefined || uci[1] === rank) &&
      (uci[4] ?? '') === (promotion ?? '').toLowerCase() &&
      !(role === KING && isCastling(board, from, uci))
    );
  });
}

function isCastling(board: Uint8Array, from: number, uci: string): boolean {
  const to = parseSquare(uci.slice(2, 4));
  return Math.abs(to - from) === 2 || ((board[to] ?? 0) & 7) === KING - 2;
}

/** Whether a text has the form of a UCI move of any variant. */
export function isUci(text: string): boolean {
  return UCI.test(text);
}

/** Says what is wrong with a UCI move that could not be played. */
export function explainIllegalUci(ply: number, uci: string, isOver: boolean): IllegalMoveError {
  if (!isUci(uci)) return new IllegalMoveError(ply, uci, 'not a move');
  return new IllegalMoveError(ply, uci, isOver ? 'game is over' : 'illegal');
}
