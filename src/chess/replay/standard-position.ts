import { isJumpedAt, isSliderInSight, slidersInSight } from './attack-bits.js';
import { firstSquare, JUMP, LINES, NO_LINE, REACH, STEPS } from './board-geometry.js';
import { RIGHTS_KEPT, WHITE_LONG, WHITE_SHORT } from './castling-rights.js';
import { BISHOP, BLACK, KING, KNIGHT, PAWN, QUEEN, ROOK } from './pieces.js';
import type { StandardSetup } from './standard-setup.js';
import { CASTLING_NUMBERS, EN_PASSANT_NUMBERS, PIECE_NUMBERS, TURN_NUMBERS } from './zobrist.js';

const NONE = -1;

const ROOK_SQUARES = [7, 0, 63, 56];

// The numbers of the zobrist tables in arrays of this module, where the compiler knows them to be constant.
const PIECE_LOW = PIECE_NUMBERS.low;
const PIECE_HIGH = PIECE_NUMBERS.high;
const EN_PASSANT_LOW = EN_PASSANT_NUMBERS.low;
const EN_PASSANT_HIGH = EN_PASSANT_NUMBERS.high;
const TURN_LOW = TURN_NUMBERS.low[0] as number;
const TURN_HIGH = TURN_NUMBERS.high[0] as number;
const CASTLING_LOW = castlingSums(CASTLING_NUMBERS.low);
const CASTLING_HIGH = castlingSums(CASTLING_NUMBERS.high);

function castlingSums(numbers: Int32Array): Int32Array {
  return Int32Array.from({ length: 16 }, (_, rights) =>
    ROOK_SQUARES.reduce((sum, square, i) => ((rights >> i) & 1 ? sum ^ (numbers[square] as number) : sum), 0),
  );
}

/**
 * A position of standard chess that moves on in place. Nothing is allocated while it does, and its key and whether the side
 * to move is in check are carried along with each move. Callers make only moves that `isLegal` allows.
 */
export class StandardPosition {
  readonly board = new Uint8Array(64);
  /** By piece * 2, and one more for the upper half of the board: a bit for each square such a piece stands on. */
  readonly places = new Int32Array(32);
  /** 0 when White is to move, 8 for Black: the color bit of a piece. */
  side = 0;
  /** Bits: 1 and 2 White short and long, 4 and 8 Black's. */
  castlingRights = 0;
  /** Square a pawn can go to when it captures en passant, and a legal move does; else -1. */
  enPassant = NONE;
  halfmoves = 0;
  fullmoves = 1;
  whiteKing = NONE;
  blackKing = NONE;
  keyLow = 0;
  keyHigh = 0;
  inCheck = false;

  /** @param carriesKey false where nobody asks for the key, as while a file is read: it then stays as it was set */
  constructor(private readonly carriesKey = true) {}

  set(setup: StandardSetup): void {
    this.board.set(setup.board);
    this.places.fill(0);
    this.board.forEach((piece, square) => {
      if (piece !== 0) this.turn(piece, square);
    });
    this.side = setup.side;
    this.castlingRights = setup.castlingRights;
    this.halfmoves = setup.halfmoves;
    this.fullmoves = setup.fullmoves;
    this.whiteKing = this.board.indexOf(KING);
    this.blackKing = this.board.indexOf(KING + BLACK);
    this.inCheck = this.isAttacked(this.ownKing(), BLACK - this.side);
    this.sumKey();
    this.enPassant = NONE;
    if (setup.enPassant >= 0) this.offerEnPassant(setup.enPassant);
  }

  copy(other: StandardPosition): void {
    this.board.set(other.board);
    this.places.set(other.places);
    this.side = other.side;
    this.castlingRights = other.castlingRights;
    this.enPassant = other.enPassant;
    this.halfmoves = other.halfmoves;
    this.fullmoves = other.fullmoves;
    this.whiteKing = other.whiteKing;
    this.blackKing = other.blackKing;
    this.keyLow = other.keyLow;
    this.keyHigh = other.keyHigh;
    this.inCheck = other.inCheck;
  }

  /** Whether a piece of the side to move may go there. The squares are on the board; the promotion is not looked at. */
  isLegal(from: number, to: number): boolean {
    const piece = this.board[from] as number;
    const captured = this.board[to] as number;
    if (piece === 0 || (piece & BLACK) !== this.side) return false;
    if (captured !== 0 && (captured & BLACK) === this.side) return false;
    if ((piece & 7) === KING && this.isCastling(from, to)) return this.canCastle(to);
    return this.reaches(piece, from, to) && this.isSafe(piece, from, to);
  }

  /** Whether the own king is safe after a move that the piece can make. */
  isSafe(piece: number, from: number, to: number): boolean {
    if ((piece & 7) === KING) return this.isSafeStep(from, to);
    if (this.inCheck || (to === this.enPassant && (piece & 7) === PAWN)) return this.isSafeAfter(piece, from, to);
    const king = this.side === 0 ? this.whiteKing : this.blackKing;
    const line = LINES[king * 64 + from] as number;
    // Off the lines of the king no piece is pinned, and along its own line a pinned piece may move.
    if (line >= NO_LINE || LINES[king * 64 + to] === line) return true;
    return !this.isPinned(king, line, from);
  }

  /** Plays a legal move; `promotion` is the role a pawn on the last rank becomes. */
  make(from: number, to: number, promotion: number): void {
    const { board, side } = this;
    const piece = board[from] as number;
    const captured = board[to] as number;
    const placed = promotion === 0 ? piece : promotion | side;
    const enPassant = this.enPassant;
    if (this.carriesKey) this.moveKey(piece, placed, captured, from, to);
    this.enPassant = NONE;
    board[from] = 0;
    board[to] = placed;
    this.turn(piece, from);
    this.turn(placed, to);
    if (captured !== 0) this.turn(captured, to);
    this.halfmoves = captured !== 0 || (piece & 7) === PAWN ? 0 : this.halfmoves + 1;
    this.fullmoves += side >> 3;
    this.side = BLACK - side;
    if (this.castlingRights !== 0) this.loseRights(from, to);
    this.finish(piece, placed, from, to, enPassant);
  }

  /** Carries the key along with a move, but for what `finish` adds. */
  private moveKey(piece: number, placed: number, captured: number, from: number, to: number): void {
    let low =
      this.keyLow ^ TURN_LOW ^ (PIECE_LOW[piece * 64 + from] as number) ^ (PIECE_LOW[placed * 64 + to] as number);
    let high =
      this.keyHigh ^ TURN_HIGH ^ (PIECE_HIGH[piece * 64 + from] as number) ^ (PIECE_HIGH[placed * 64 + to] as number);
    if (captured !== 0) {
      low ^= PIECE_LOW[captured * 64 + to] as number;
      high ^= PIECE_HIGH[captured * 64 + to] as number;
    }
    if (this.enPassant >= 0) {
      low ^= EN_PASSANT_LOW[this.enPassant & 7] as number;
      high ^= EN_PASSANT_HIGH[this.enPassant & 7] as number;
    }
    this.keyLow = low;
    this.keyHigh = high;
  }

  isAttacked(square: number, by: number): boolean {
    return this.isAttackedByStep(square, by) || this.isAttackedOnLine(square, by);
  }

  /** Square of the king to move. */
  ownKing(): number {
    return this.side === 0 ? this.whiteKing : this.blackKing;
  }

  /** Whether the king's move is the one that castles: two squares along the first rank, from its first square. */
  isCastling(from: number, to: number): boolean {
    return from === (this.side === 0 ? 4 : 60) && (to - from === 2 || from - to === 2);
  }

  /** Whether the side to move may castle to that square (g or c file). */
  canCastle(to: number): boolean {
    const { board, side } = this;
    const isShort = (to & 7) === 6;
    const right = (isShort ? WHITE_SHORT : WHITE_LONG) << (side >> 2);
    if ((this.castlingRights & right) === 0 || this.inCheck) return false;
    const king = this.ownKing();
    const passed = isShort ? king + 1 : king - 1;
    if (board[passed] !== 0 || board[to] !== 0 || (!isShort && board[to - 1] !== 0)) return false;
    return !this.isAttacked(passed, BLACK - side) && !this.isAttacked(to, BLACK - side);
  }

  /** Whether a piece could go there if its king were safe; the target holds no own piece. */
  reaches(piece: number, from: number, to: number): boolean {
    const line = LINES[from * 64 + to] as number;
    switch (piece & 7) {
      case PAWN:
        return this.reachesAsPawn(from, to);
      case KNIGHT:
        return line === JUMP;
      case BISHOP:
        return line >= 4 && line < NO_LINE && this.isClear(from, to, line);
      case ROOK:
        return line < 4 && this.isClear(from, to, line);
      case QUEEN:
        return line < NO_LINE && this.isClear(from, to, line);
      default:
        return line < NO_LINE && from + (STEPS[line] as number) === to;
    }
  }

  private reachesAsPawn(from: number, to: number): boolean {
    const forward = this.side === 0 ? 8 : -8;
    const { board } = this;
    if (to === from + forward) return board[to] === 0;
    if (to === from + 2 * forward) {
      return from >> 3 === (this.side === 0 ? 1 : 6) && board[to] === 0 && board[from + forward] === 0;
    }
    const aside = to - from - forward;
    const line = LINES[from * 64 + to] as number;
    // A step aside from the edge would come out on the other side of the board.
    if ((aside !== 1 && aside !== -1) || line < 4 || line >= NO_LINE) return false;
    return board[to] !== 0 || to === this.enPassant;
  }

  /** Whether nothing stands between two squares of a line. */
  isClear(from: number, to: number, line: number): boolean {
    const step = STEPS[line] as number;
    for (let square = from + step; square !== to; square += step) if (this.board[square] !== 0) return false;
    return true;
  }

  /** The piece is on that line of the king: whether it is the first there and an enemy behind it looks at the king. */
  private isPinned(king: number, line: number, from: number): boolean {
    const { board } = this;
    const step = STEPS[line] as number;
    for (let square = king + step; square !== from; square += step) if (board[square] !== 0) return false;
    return this.meetsSlider(from, line, BLACK - this.side);
  }

  /** Whether the first piece from a square along a line is one of that side that moves along it. */
  private meetsSlider(square: number, line: number, by: number): boolean {
    const { board } = this;
    if (!isSliderInSight(this.places, square, line, by)) return false;
    const step = STEPS[line] as number;
    let target = square;
    for (let left = REACH[square * 8 + line] as number; left > 0; left--) {
      target += step;
      const piece = board[target] as number;
      if (piece !== 0) return piece === QUEEN + by || piece === (line < 4 ? ROOK : BISHOP) + by;
    }
    return false;
  }

  private isAttackedOnLine(square: number, by: number): boolean {
    return this.isAttackedOnHalf(square, by, 0) || this.isAttackedOnHalf(square, by, 1);
  }

  private isAttackedOnHalf(square: number, by: number, half: number): boolean {
    let sliders = slidersInSight(this.places, square, by, half);
    while (sliders !== 0) {
      const from = firstSquare(sliders, half);
      if (this.isClear(square, from, LINES[square * 64 + from] as number)) return true;
      sliders &= sliders - 1;
    }
    return false;
  }

  private isAttackedByStep(square: number, by: number): boolean {
    if (isJumpedAt(this.places, square, by)) return true;
    const line = LINES[square * 64 + (by === 0 ? this.whiteKing : this.blackKing)] as number;
    if (line < NO_LINE && this.board[square + (STEPS[line] as number)] === KING + by) return true;
    return this.isAttackedByPawn(square, by);
  }

  private isAttackedByPawn(square: number, by: number): boolean {
    const pawn = PAWN + by;
    const behind = by === 0 ? square - 8 : square + 8;
    const file = square & 7;
    return (
      (file !== 0 && behind > 0 && this.board[behind - 1] === pawn) ||
      (file !== 7 && behind < 63 && this.board[behind + 1] === pawn)
    );
  }

  /** The king does not hide behind itself from what attacks along a line. */
  private isSafeStep(from: number, to: number): boolean {
    const king = this.board[from] as number;
    this.board[from] = 0;
    const isSafe = !this.isAttacked(to, BLACK - this.side);
    this.board[from] = king;
    return isSafe;
  }

  private isSafeAfter(piece: number, from: number, to: number): boolean {
    const { board, side } = this;
    const victim = to === this.enPassant && (piece & 7) === PAWN ? to + (side === 0 ? -8 : 8) : to;
    const captured = board[victim] as number;
    if (captured !== 0) this.turn(captured, victim);
    board[victim] = 0;
    board[from] = 0;
    board[to] = piece;
    const isSafe = !this.isAttacked(this.ownKing(), BLACK - side);
    board[to] = 0;
    board[from] = piece;
    board[victim] = captured;
    if (captured !== 0) this.turn(captured, victim);
    return isSafe;
  }

  private loseRights(from: number, to: number): void {
    const rights = this.castlingRights;
    const kept = rights & (RIGHTS_KEPT[from] as number) & (RIGHTS_KEPT[to] as number);
    if (kept === rights) return;
    this.castlingRights = kept;
    if (!this.carriesKey) return;
    this.keyLow ^= (CASTLING_LOW[rights] as number) ^ (CASTLING_LOW[kept] as number);
    this.keyHigh ^= (CASTLING_HIGH[rights] as number) ^ (CASTLING_HIGH[kept] as number);
  }

  /** What a move of that kind of piece brings along, and whether it gives check. */
  private finish(piece: number, placed: number, from: number, to: number, enPassant: number): void {
    const role = piece & 7;
    const king = this.ownKing();
    if (role === KING) {
      this.moveKing(piece, from, to);
    } else if (role === PAWN && to === enPassant) {
      this.lift(to + (piece === PAWN ? -8 : 8));
      this.inCheck = this.isAttacked(king, piece & BLACK);
      return;
    }
    this.inCheck = this.givesCheck(king, placed, from, to);
    if (role === PAWN && (to - from === 16 || from - to === 16)) this.offerEnPassant((from + to) >> 1);
  }

  private givesCheck(king: number, placed: number, from: number, to: number): boolean {
    const by = placed & BLACK;
    const uncovered = LINES[king * 64 + from] as number;
    if (uncovered < NO_LINE && this.meetsSlider(king, uncovered, by)) return true;
    const line = LINES[king * 64 + to] as number;
    switch (placed & 7) {
      case PAWN:
        return this.isAttackedByPawn(king, by);
      case KNIGHT:
        return line === JUMP;
      case KING:
        // Castling: the rook stands on the other side of the king now.
        return to - from === 2 || from - to === 2 ? this.isAttackedOnLine(king, by) : false;
      default:
        return line < NO_LINE && this.meetsSlider(king, line, by);
    }
  }

  private moveKing(piece: number, from: number, to: number): void {
    if (piece === KING) this.whiteKing = to;
    else this.blackKing = to;
    if (to - from === 2) this.put(this.lift(to + 1), to - 1);
    else if (from - to === 2) this.put(this.lift(to - 2), to + 1);
  }

  private lift(square: number): number {
    const piece = this.board[square] as number;
    this.board[square] = 0;
    this.turn(piece, square);
    this.turnKey(piece, square);
    return piece;
  }

  private put(piece: number, square: number): void {
    this.board[square] = piece;
    this.turn(piece, square);
    this.turnKey(piece, square);
  }

  /** Notes that a piece stands on a square, or no longer does. */
  private turn(piece: number, square: number): void {
    const at = piece * 2 + (square >> 5);
    this.places[at] = (this.places[at] as number) ^ (1 << (square & 31));
  }

  private turnKey(piece: number, square: number): void {
    if (!this.carriesKey) return;
    this.keyLow ^= PIECE_LOW[piece * 64 + square] as number;
    this.keyHigh ^= PIECE_HIGH[piece * 64 + square] as number;
  }

  /** Notes the square behind a pawn that made two steps, if a pawn of the side to move can capture there. */
  private offerEnPassant(square: number): void {
    const { side } = this;
    const stands = square + (side === 0 ? -8 : 8);
    const file = square & 7;
    const pawn = PAWN + side;
    const left = file > 0 && this.board[stands - 1] === pawn;
    const right = file < 7 && this.board[stands + 1] === pawn;
    if (!left && !right) return;
    this.enPassant = square;
    const isLegal =
      (left && this.isSafeAfter(pawn, stands - 1, square)) || (right && this.isSafeAfter(pawn, stands + 1, square));
    if (!isLegal) {
      this.enPassant = NONE;
      return;
    }
    if (!this.carriesKey) return;
    this.keyLow ^= EN_PASSANT_LOW[file] as number;
    this.keyHigh ^= EN_PASSANT_HIGH[file] as number;
  }

  private sumKey(): void {
    this.keyLow = (CASTLING_LOW[this.castlingRights] as number) ^ (this.side === 0 ? 0 : TURN_LOW);
    this.keyHigh = (CASTLING_HIGH[this.castlingRights] as number) ^ (this.side === 0 ? 0 : TURN_HIGH);
    this.board.forEach((piece, square) => {
      if (piece === 0) return;
      this.keyLow ^= PIECE_LOW[piece * 64 + square] as number;
      this.keyHigh ^= PIECE_HIGH[piece * 64 + square] as number;
    });
  }
}
