import { makeSquare, parseSquare, ROLE_LETTERS } from './pieces.js';
import type { PackedMove } from './standard-moves.js';

/** UCI of a move of standard chess. */
export function makePackedUci(move: PackedMove): string {
  const promotion = move >> 12;
  const letter = promotion === 0 ? '' : ROLE_LETTERS.charAt(promotion).toLowerCase();
  return makeSquare(move & 63) + makeSquare((move >> 6) & 63) + letter;
}

/** Reads a UCI move of standard chess; -1 when the text is none. */
export function parsePackedUci(uci: string): PackedMove {
  const from = parseSquare(uci.slice(0, 2));
  const to = parseSquare(uci.slice(2, 4));
  const promotion = uci.length === 5 ? 'nbrq'.indexOf(uci.charAt(4)) + 2 : 0;
  if (from < 0 || to < 0 || uci.length > 5 || promotion === 1) return -1;
  return from | (to << 6) | (promotion << 12);
}
