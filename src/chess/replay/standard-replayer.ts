import { BISHOP_LINES, firstSquare, KNIGHT_SQUARES, LINES, QUEEN_LINES, ROOK_LINES } from './board-geometry.js';
import { explainIllegal } from './explain-illegal.js';
import type { IllegalMoveError } from './replay-errors.js';
import { BISHOP, KING, KNIGHT, PAWN, ROOK } from './pieces.js';
import { endsMove, LONG, NOT_CASTLING, SanReader, SHORT } from './san-reader.js';
import { type SanText, tellApart } from './san-text.js';
import { makePackedUci, parsePackedUci } from './packed-uci.js';
import { isPromotion, listLegalMoves, type PackedMove } from './standard-moves.js';
import { StandardPosition } from './standard-position.js';

const NONE = -1;
const AMBIGUOUS = -2;

const DASH = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const ZERO = 0x30;
const NINE = 0x39;
const LONGEST_TOKEN = 40;

/**
 * Replays standard chess from bytes, as files and sockets bring them, with full legality and, if asked for, the key of the
 * position at every ply. No move is generated: a SAN is looked up backwards, from its target square to those its piece could
 * come from. Nothing is allocated unless a move fails.
 */
export class StandardReplayer {
  readonly position: StandardPosition;
  /** Plies played since `ply` was set to 0. */
  ply = 0;
  /** The last move: squares, and the role of a promotion or 0. */
  from = NONE;
  to = NONE;
  promotion = 0;
  private readonly san = new SanReader();

  /** @param carriesKey whether the key of each position will be asked for */
  constructor(carriesKey = true) {
    this.position = new StandardPosition(carriesKey);
  }

  /**
   * Plays the moves of a range of movetext. Move numbers, comments, side lines, glyphs and a result are passed over; the
   * text ends at the result.
   * @param afterEach is called after every ply, with this replayer in the position reached
   * @returns how many plies were played
   * @throws IllegalMoveError at the first move that cannot be played
   */
  replayMovetext(bytes: Uint8Array, from: number, to: number, afterEach?: (replayer: this) => void): number {
    const before = this.ply;
    let at = nextMove(bytes, from, to);
    while (at < to) {
      const behind = this.playAt(bytes, at, to);
      if (behind < 0) throw this.explain(bytes, at, to);
      afterEach?.(this);
      at = nextMove(bytes, behind, to);
    }
    return this.ply - before;
  }

  /**
   * Plays the one move that begins at `at`.
   * @returns the place behind it, or -1 when it cannot be played; the position is then as it was
   */
  playAt(bytes: Uint8Array, at: number, end: number): number {
    const behind = this.san.read(bytes, at, end);
    if (behind === NONE || !this.resolve()) return NONE;
    this.makeResolved();
    return behind;
  }

  /** The same, and adds the move as it should be written to a text; mate is written as check. */
  playAtWriting(bytes: Uint8Array, at: number, end: number, text: SanText): number {
    const behind = this.san.read(bytes, at, end);
    if (behind === NONE || !this.resolve()) return NONE;
    this.write(text);
    this.makeResolved();
    if (this.position.inCheck) text.addCheck();
    return behind;
  }

  /** The same for a move in UCI, as some engines write files. */
  playUciAtWriting(bytes: Uint8Array, at: number, end: number, text: SanText): number {
    const token = readToken(bytes, at, end);
    const move = parsePackedUci(token);
    if (move < 0 || !this.resolveUci(move)) return NONE;
    this.write(text);
    this.makeResolved();
    if (this.position.inCheck) text.addCheck();
    return at + token.length;
  }

  /** Plays a legal move. */
  make(from: number, to: number, promotion: number): void {
    this.from = from;
    this.to = to;
    this.promotion = promotion;
    this.makeResolved();
  }

  /**
   * Looks up the move that is the whole text and leaves it in `from`, `to` and `promotion`, unplayed.
   * @returns false when it cannot be played
   */
  resolveAll(bytes: Uint8Array, length: number): boolean {
    return length > 0 && this.san.read(bytes, 0, length) === length && this.resolve();
  }

  /** Squares of the other pieces of that role that can legally go to the square: what SAN must tell apart. */
  listRivals(role: number, from: number, to: number): number[] {
    const { position } = this;
    const piece = role | position.side;
    const rivals: number[] = [];
    for (let half = 0; half < 2; half++) {
      for (let others = position.places[piece * 2 + half] as number; others !== 0; others &= others - 1) {
        const square = firstSquare(others, half);
        if (square !== from && position.isLegal(square, to)) rivals.push(square);
      }
    }
    return rivals;
  }

  /** Says why the move that begins at `at` cannot be played. */
  explain(bytes: Uint8Array, at: number, end: number): IllegalMoveError {
    const legalMoves = listLegalMoves(this.position).map(makePackedUci);
    return explainIllegal(this.ply + 1, readToken(bytes, at, end), legalMoves, this.position.board);
  }

  /** Takes a move in UCI as if it had been read as a SAN that names the square of its piece. */
  private resolveUci(move: PackedMove): boolean {
    const { san, position } = this;
    this.from = move & 63;
    this.to = (move >> 6) & 63;
    this.promotion = move >> 12;
    if (!position.isLegal(this.from, this.to)) return false;
    if (isPromotion(position, this.from, this.to) !== (this.promotion !== 0)) return false;
    san.role = (position.board[this.from] as number) & 7;
    san.fromFile = this.from & 7;
    san.fromRank = this.from >> 3;
    const isCastling = san.role === KING && position.isCastling(this.from, this.to);
    san.castling = isCastling ? (this.to > this.from ? SHORT : LONG) : NOT_CASTLING;
    return true;
  }

  private write(text: SanText): void {
    const { san, from, to } = this;
    if (san.castling !== NOT_CASTLING) text.addCastling(san.castling === SHORT);
    else if (san.role === PAWN) text.addPawn(from, to, this.promotion);
    else {
      // Only where the text has it: without it the move would have been ambiguous.
      const isTold = san.fromFile !== NONE || san.fromRank !== NONE;
      text.addPiece(san.role, isTold ? this.origin() : '', this.position.board[to] !== 0, to);
    }
  }

  private origin(): string {
    return tellApart(this.from, this.listRivals(this.san.role, this.from, this.to));
  }

  private makeResolved(): void {
    this.position.make(this.from, this.to, this.promotion);
    this.ply++;
  }

  /** Finds the one legal move the text means. */
  private resolve(): boolean {
    const { san, position } = this;
    this.promotion = san.promotion;
    if (san.castling !== NOT_CASTLING) {
      this.from = position.ownKing();
      this.to = this.from + (san.castling === SHORT ? 2 : -2);
      return position.isCastling(this.from, this.to) && position.canCastle(this.to);
    }
    this.to = san.to;
    const target = position.board[san.to] as number;
    if (target !== 0 && (target & 8) === position.side) return false;
    this.from = this.findPiece();
    return this.from >= 0 && isPromotion(position, this.from, this.to) === (this.promotion !== 0);
  }

  /** Square of the piece that moves, or a negative number when there is none or more than one. */
  private findPiece(): number {
    switch (this.san.role) {
      case PAWN:
        return this.findPawn();
      case KNIGHT:
        return this.findKnight();
      case KING:
        return this.findKing();
      case BISHOP:
        return this.findSlider(BISHOP_LINES);
      case ROOK:
        return this.findSlider(ROOK_LINES);
      default:
        return this.findSlider(QUEEN_LINES);
    }
  }

  private findPawn(): number {
    const { san, position } = this;
    const { to } = san;
    const forward = position.side === 0 ? 8 : -8;
    let from = to - forward;
    if (san.fromFile !== NONE && san.fromFile !== (to & 7)) from += san.fromFile - (to & 7);
    else if (position.board[from] === 0) from -= forward;
    if (from < 0 || from > 63) return NONE;
    const pawn = PAWN | position.side;
    if (position.board[from] !== pawn || !position.reaches(pawn, from, to)) return NONE;
    return this.isMeant(from) && position.isSafe(pawn, from, to) ? from : NONE;
  }

  private findKing(): number {
    const from = this.position.ownKing();
    const king = KING | this.position.side;
    if (!this.isMeant(from) || !this.position.reaches(king, from, this.san.to)) return NONE;
    return this.position.isSafe(king, from, this.san.to) ? from : NONE;
  }

  private findKnight(): number {
    const { places, side } = this.position;
    const knight = KNIGHT | side;
    let found = NONE;
    for (let half = 0; half < 2; half++) {
      let knights = (places[knight * 2 + half] as number) & (KNIGHT_SQUARES[this.san.to * 2 + half] as number);
      for (; knights !== 0; knights &= knights - 1) found = this.choose(found, knight, firstSquare(knights, half));
    }
    return found;
  }

  private findSlider(lines: Int32Array): number {
    const { position } = this;
    const { to } = this.san;
    const piece = this.san.role | position.side;
    let found = NONE;
    for (let half = 0; half < 2; half++) {
      let sliders = (position.places[piece * 2 + half] as number) & (lines[to * 2 + half] as number);
      for (; sliders !== 0; sliders &= sliders - 1) {
        const square = firstSquare(sliders, half);
        if (position.isClear(to, square, LINES[to * 64 + square] as number)) found = this.choose(found, piece, square);
      }
    }
    return found;
  }

  private choose(found: number, piece: number, square: number): number {
    if (!this.isMeant(square) || !this.position.isSafe(piece, square, this.san.to)) return found;
    return found === NONE ? square : AMBIGUOUS;
  }

  private isMeant(square: number): boolean {
    const { fromFile, fromRank } = this.san;
    return (fromFile === NONE || (square & 7) === fromFile) && (fromRank === NONE || square >> 3 === fromRank);
  }
}

/** Where the next move begins; `end` when there is none. */
function nextMove(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end) {
    const byte = bytes[i] as number;
    if (byte <= 0x20 || byte === DOT) i++;
    else if (byte >= ZERO && byte <= NINE) {
      i = behindNumber(bytes, i, end);
      if (i < 0) return -i - 1;
    } else if (byte > 0x3f) {
      if (byte !== 0x7b) return i;
      i = behindComment(bytes, i, end);
    } else {
      const behind = behindSign(bytes, i, end);
      if (behind === i) return i;
      i = behind;
    }
  }
  return end;
}

/** Behind a move number; or -1 - the place where a move of zeros begins or, for a result, the end. */
function behindNumber(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end && (bytes[i] as number) >= ZERO && (bytes[i] as number) <= NINE) i++;
  if (i + 1 >= end || (bytes[i] !== DASH && bytes[i] !== SLASH)) return i;
  const isCastling = bytes[start] === ZERO && i === start + 1 && bytes[i + 1] === ZERO;
  return isCastling ? -1 - start : -1 - end;
}

function behindComment(bytes: Uint8Array, start: number, end: number): number {
  let i = start + 1;
  while (i < end && bytes[i] !== 0x7d) i++;
  return i + 1;
}

/** Behind what begins with a sign, or `start` where that is no part of a movetext. */
function behindSign(bytes: Uint8Array, start: number, end: number): number {
  switch (bytes[start]) {
    case 0x28:
      return behindSideLine(bytes, start, end);
    case 0x3b:
      return behindLine(bytes, start, end);
    case 0x2a:
      return end;
    case 0x24:
    case 0x21:
    case 0x3f:
      return behindGlyph(bytes, start, end);
    default:
      return start;
  }
}

function behindGlyph(bytes: Uint8Array, start: number, end: number): number {
  let i = start + 1;
  while (i < end && (bytes[i] as number) >= ZERO && (bytes[i] as number) <= NINE) i++;
  return i;
}

function behindLine(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end && bytes[i] !== 0x0a) i++;
  return i;
}

function behindSideLine(bytes: Uint8Array, start: number, end: number): number {
  let depth = 0;
  let i = start;
  while (i < end) {
    const byte = bytes[i];
    if (byte === 0x7b) i = behindComment(bytes, i, end);
    else if (byte === 0x3b) i = behindLine(bytes, i, end);
    else {
      if (byte === 0x28) depth++;
      else if (byte === 0x29) depth--;
      i++;
    }
    if (depth === 0) return i;
  }
  return end;
}

function readToken(bytes: Uint8Array, at: number, end: number): string {
  let behind = at + 1;
  while (behind < end && behind - at < LONGEST_TOKEN && !endsMove(bytes[behind] as number)) behind++;
  return String.fromCharCode(...bytes.subarray(at, behind));
}
