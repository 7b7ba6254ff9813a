const FIGURINES = '♔♕♖♗♘♙♚♛♜♝♞♟';
const FIGURINE_LETTERS = 'KQRBN KQRBN ';
const CASTLING = /^[Oo0]-[Oo0](-[Oo0])?([+#]*)$/;
const PIECE_MOVE = /^([NBRQK])?([a-h]?[1-8]?)([-x:]?)([a-h][1-8])([+#]*)$/;
const PROMOTION = /^P?([a-h]?[1-8]?)([-x:]?)([a-h][18])(?:[=/]?([NBRQKnbrqk])|\(([NBRQKnbrqk])\))([+#]*)$/;
const DROP = /^([PNBRQKpnbrqk]?)@([a-h][1-8])([+#]*)$/;
const NULL_MOVE = /^(--|Z0|z0|@@@@|null|pass|NULL|PASS)$/;
const FOREIGN = /^\p{Lu}[a-h]?[1-8]?[-x:]?[a-h][1-8]/u;

/**
 * The SAN a text of the movetext stands for, in the spelling that replays take: castling with the letter O, `=` before the
 * piece of a promotion. Undefined when it is no move.
 */
export function normalizeMove(token: string): string | undefined {
  const text = token.replace(/[♔-♟]/g, (sign) => FIGURINE_LETTERS.charAt(FIGURINES.indexOf(sign)).trim());
  const castling = CASTLING.exec(text);
  if (castling) return `O-O${castling[1] === undefined ? '' : '-O'}${castling[2] ?? ''}`;
  // The standard lets the letter of the pawn pass on import (8.2.3.2).
  const piece = PIECE_MOVE.exec(text.replace(/^P(?!@)/, ''));
  if (piece) return `${piece[1] ?? ''}${piece[2]}${sign(piece[3])}${piece[4]}${piece[5]}`;
  const drop = DROP.exec(text);
  if (drop) return `${drop[1]?.toUpperCase() || 'P'}@${drop[2]}${drop[3]}`;
  const promotion = PROMOTION.exec(text);
  if (!promotion) return undefined;
  const [, origin, capture, to, bare, inParens, marks] = promotion;
  return `${origin}${sign(capture)}${to}=${(bare ?? inParens ?? '').toUpperCase()}${marks}`;
}

function sign(capture: string | undefined): string {
  return capture === ':' ? 'x' : (capture ?? '');
}

/** What a text that is no move is instead, as a sentence. */
export function explainToken(token: string, quoted: string): string {
  if (NULL_MOVE.test(token))
    return `The main line holds a null move, ${quoted}: a game in which a side passed cannot be played`;
  if (FOREIGN.test(token)) {
    return `${quoted} names its piece in another language than English: the letters are K, Q, R, B and N`;
  }
  return `${quoted} is not a move`;
}
