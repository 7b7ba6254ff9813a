import { lichessRules } from 'chessops/compat';
import { makeBoardFen, makeFen, parseFen } from 'chessops/fen';
import { makeSanAndPlay } from 'chessops/san';
import { isDrop } from 'chessops/types';
import { makeUci } from 'chessops/util';
import { defaultPosition, setupPosition } from 'chessops/variant';

/** @typedef {'white' | 'black'} Color */
/** @typedef {{ status: string, winner?: Color }} Ending */

/** The board of one game with what was played on it. */
export class Table {
  /** @param {string} variant @param {string} [initialFen] */
  constructor(variant, initialFen) {
    this.rules = lichessRules(variant);
    this.pos = startPosition(variant, initialFen);
    this.startFen = makeFen(this.pos.toSetup());
    this.startColor = this.pos.turn;
    /** @type {string[]} */
    this.ucis = [];
    /** @type {string[]} */
    this.sans = [];
    /** @type {Map<string, number>} */
    this.seen = new Map();
    this.note();
  }

  get plies() {
    return this.sans.length;
  }

  get turn() {
    return this.pos.turn;
  }

  /** How often the present position has stood on the board. */
  get repeats() {
    return this.seen.get(this.key()) ?? 0;
  }

  key() {
    return makeFen(this.pos.toSetup()).split(' ').slice(0, -2).join(' ');
  }

  note() {
    this.seen.set(this.key(), this.repeats + 1);
  }

  /** @param {import('chessops/types').Move} move */
  play(move) {
    this.ucis.push(makeUci(move));
    const san = makeSanAndPlay(this.pos, move);
    // Lichess names the pawn in a drop, chessops does not.
    this.sans.push(isDrop(move) && move.role === 'pawn' ? `P${san}` : san);
    this.note();
  }

  legalMoves() {
    return legalMoves(this.pos);
  }

  /** An end that the rules bring about by themselves. @returns {Ending | undefined} */
  naturalEnd() {
    const { pos } = this;
    if (pos.isVariantEnd()) {
      const winner = pos.outcome()?.winner;
      return winner ? { status: 'variantEnd', winner } : { status: 'draw' };
    }
    if (!pos.hasDests()) {
      if (pos.isCheck()) return { status: 'mate', winner: opposite(pos.turn) };
      // Who cannot move in antichess has won.
      return this.rules === 'antichess' ? { status: 'stalemate', winner: pos.turn } : { status: 'stalemate' };
    }
    const isDead = pos.isInsufficientMaterial() || this.repeats >= 5 || pos.halfmoves >= 150;
    return isDead ? { status: 'draw' } : undefined;
  }
}

/** @param {string} variant @param {string} [initialFen] */
export function startPosition(variant, initialFen) {
  const rules = lichessRules(variant);
  if (!initialFen) return defaultPosition(rules);
  return setupPosition(rules, parseFen(initialFen).unwrap()).unwrap();
}

/** Position key for opening names: board, side, castling and an en-passant square only if it can be used. */
export function openingKey(pos) {
  const [, turn, castling, enPassant] = makeFen(pos.toSetup()).split(' ');
  // Crazyhouse writes its pockets into the board field.
  return [makeBoardFen(pos.board), turn, castling, enPassant].join(' ');
}

/** @param {Color} color @returns {Color} */
export function opposite(color) {
  return color === 'white' ? 'black' : 'white';
}

/** @param {import('chessops/chess').Position} pos @returns {import('chessops/types').Move[]} */
export function legalMoves(pos) {
  const ctx = pos.ctx();
  const moves = [];
  for (const [from, dests] of pos.allDests(ctx)) {
    const isPawn = pos.board.getRole(from) === 'pawn';
    for (const to of dests) {
      const promotes = isPawn && (to < 8 || to >= 56);
      moves.push(promotes ? { from, to, promotion: 'queen' } : { from, to });
    }
  }
  const drops = pos.dropDests(ctx);
  for (const role of ['pawn', 'knight', 'bishop', 'rook', 'queen']) {
    if (!(pos.pockets?.[pos.turn][role] > 0)) continue;
    for (const to of drops) if (role !== 'pawn' || (to >= 8 && to < 56)) moves.push({ role, to });
  }
  return moves;
}
