import { DASH, DIGIT_0, DIGIT_9, DOT, OPEN_BRACE } from './pgn-bytes.js';

/** What a byte of the movetext can be the beginning of. */
export const BLANK = 1;
export const MOVE = 2;
export const NUMBER = 3;
export const COMMENT = 4;
/** 0 for what begins something else, or nothing. */
export const KINDS = new Uint8Array(256);
KINDS.fill(BLANK, 1, 0x21);
KINDS[DOT] = BLANK;
KINDS[OPEN_BRACE] = COMMENT;
KINDS.fill(NUMBER, DIGIT_0, DIGIT_9 + 1);
for (const letter of 'abcdefghNBRQKO') KINDS[letter.charCodeAt(0)] = MOVE;

const SQUARE_FILE = 1;
const SQUARE_RANK = 2;
const CAPTURE = 4;
export const PIECE = 8;
const EQUALS = 16;
const MARK = 32;
const CASTLING = 64;
/** What each byte can be within a move; 0 for what stands in none. */
export const MOVE_BYTES = new Uint8Array(256);
for (const letter of 'abcdefgh') MOVE_BYTES[letter.charCodeAt(0)] = SQUARE_FILE;
for (const digit of '12345678') MOVE_BYTES[digit.charCodeAt(0)] = SQUARE_RANK;
for (const letter of 'NBRQK') MOVE_BYTES[letter.charCodeAt(0)] = PIECE;
for (const mark of '+#') MOVE_BYTES[mark.charCodeAt(0)] = MARK;
MOVE_BYTES[0x78] = CAPTURE;
MOVE_BYTES[0x3d] = EQUALS;
MOVE_BYTES[0x4f] = CASTLING;
MOVE_BYTES[DASH] = CASTLING;

/** What may stand directly behind a move. */
export const ENDS = new Uint8Array(256);
ENDS.fill(1, 0, 0x21);
for (const letter of '{}();$*!?[]') ENDS[letter.charCodeAt(0)] = 1;

/** Whether a move is in the spelling of SAN, so far as that can be seen from the kinds of its letters. */
export function isUsualMove(first: number, seen: number, last: number): boolean {
  const body = seen & ~MARK;
  switch (first) {
    case SQUARE_FILE:
      // A pawn; with the piece it becomes, if any, behind a sign.
      if ((body & ~(SQUARE_FILE | SQUARE_RANK | CAPTURE)) === 0) return last === SQUARE_RANK || last === MARK;
      return (body & (PIECE | EQUALS)) === (PIECE | EQUALS) && (body & CASTLING) === 0;
    case PIECE:
      return (body & ~(SQUARE_FILE | SQUARE_RANK | CAPTURE)) === 0 && (last === SQUARE_RANK || last === MARK);
    default:
      return body === CASTLING;
  }
}
