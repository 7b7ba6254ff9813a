import { makeFen } from 'chessops/fen';
import { makeSanAndPlay, parseSan } from 'chessops/san';
import { SquareSet } from 'chessops/squareSet';
import { isDrop, type Move, ROLES, RULES } from 'chessops/types';
import { kingCastlesTo, makeUci, parseUci } from 'chessops/util';
import { castlingSide, normalizeMove, type Position } from 'chessops/variant';
import { COLORS, type Color } from '../color.js';
import type { Variant } from '../variant.js';
import { fillBoard } from './chessops-board.js';
import { explainIllegal, explainIllegalUci, isUci, normalizeSan } from './explain-illegal.js';
import type { PlayedMove, Replay } from './replay.js';
import {
  CASTLING_NUMBERS,
  CHECK_NUMBERS,
  EN_PASSANT_NUMBERS,
  type KeyNumbers,
  makeKey,
  PIECE_NUMBERS,
  POCKET_NUMBERS,
  PROMOTED_NUMBERS,
  RULES_NUMBERS,
  TURN_NUMBERS,
} from './zobrist.js';

const PROMOTIONS = ['queen', 'knight', 'rook', 'bishop', 'king'] as const;

/** Every Lichess variant and chess960, by the rules of chessops. */
export class ChessopsReplay implements Replay {
  readonly board = new Uint8Array(64);
  readonly startFen: string;
  private plies = 0;

  constructor(
    readonly variant: Variant,
    private readonly position: Position,
    startFen?: string,
  ) {
    this.startFen = startFen ?? this.fen();
    fillBoard(this.board, this.position.board);
  }

  get turn(): Color {
    return this.position.turn;
  }

  get ply(): number {
    return this.plies;
  }

  get halfmoves(): number {
    return this.position.halfmoves;
  }

  play(san: string): PlayedMove {
    const bare = normalizeSan(san);
    const move = bare === undefined ? undefined : parseSan(this.position, bare);
    if (!move) throw explainIllegal(this.plies + 1, san, this.legalMoves(), this.board);
    return this.playMove(move);
  }

  playUci(uci: string): PlayedMove {
    return this.playMove(this.readUci(uci, this.position, this.plies + 1));
  }

  isLegal(uci: string): boolean {
    const move = isUci(uci) ? parseUci(uci) : undefined;
    return move !== undefined && this.position.isLegal(move);
  }

  legalMoves(): string[] {
    const { position } = this;
    const moves: string[] = [];
    const ctx = position.ctx();
    for (const [from, targets] of position.allDests(ctx)) {
      for (const to of targets) {
        const promotes = position.board.pawn.has(from) && SquareSet.backranks().has(to);
        if (!promotes) moves.push(this.makeUci(position, { from, to }));
        else for (const promotion of this.promotions()) moves.push(makeUci({ from, to, promotion }));
      }
    }
    return ctx.variantEnd || !position.pockets ? moves : [...moves, ...this.legalDrops()];
  }

  key(): string {
    const { position } = this;
    const setup = position.toSetup();
    const sum = new KeySum();
    this.board.forEach((piece, square) => piece !== 0 && sum.add(PIECE_NUMBERS, piece * 64 + square));
    if (position.turn === 'black') sum.add(TURN_NUMBERS, 0);
    for (const rook of setup.castlingRights) sum.add(CASTLING_NUMBERS, rook);
    if (setup.epSquare !== undefined) sum.add(EN_PASSANT_NUMBERS, setup.epSquare & 7);
    if (position.rules !== 'chess') sum.add(RULES_NUMBERS, RULES.indexOf(position.rules));
    this.addVariantState(sum);
    return sum.toKey();
  }

  fen(): string {
    // toSetup() caps the counters and drops an en-passant square of no use; only the latter is wanted.
    const { halfmoves, fullmoves } = this.position;
    return makeFen({ ...this.position.toSetup(), halfmoves, fullmoves });
  }

  epd(): string {
    return makeFen(this.position.toSetup(), { epd: true });
  }

  isCheck(): boolean {
    return this.position.isCheck();
  }

  isCheckmate(): boolean {
    return this.position.isCheckmate();
  }

  isStalemate(): boolean {
    return this.position.isStalemate();
  }

  isInsufficientMaterial(): boolean {
    return this.position.isInsufficientMaterial();
  }

  makeSan(uci: string): string {
    return this.makeSanLine([uci])[0] as string;
  }

  makeSanLine(ucis: readonly string[]): string[] {
    const position = this.position.clone();
    return ucis.map((uci, i) => makeSanOf(position, this.readUci(uci, position, this.plies + 1 + i)));
  }

  clone(): ChessopsReplay {
    const copy = new ChessopsReplay(this.variant, this.position.clone(), this.startFen);
    copy.plies = this.plies;
    return copy;
  }

  private playMove(move: Move): PlayedMove {
    const color = this.position.turn;
    const uci = this.makeUci(this.position, move);
    const san = makeSanOf(this.position, move);
    this.plies++;
    fillBoard(this.board, this.position.board);
    return { ply: this.plies, color, san, uci };
  }

  private readUci(uci: string, position: Position, ply: number): Move {
    const move = isUci(uci) ? parseUci(uci) : undefined;
    if (!move || !position.isLegal(move)) throw explainIllegalUci(ply, uci, !position.hasDests());
    return isDrop(move) ? move : { ...move, ...normalizeMove(position, move) };
  }

  /** Castling comes as king takes rook and stays so in chess960, or where king and rook do not stand as usual. */
  private makeUci(position: Position, move: Move): string {
    const side = castlingSide(position, move);
    if (side === undefined || isDrop(move) || this.variant === 'chess960') return makeUci(move);
    const usual = (move.from & 7) === 4 && (move.to & 7) === (side === 'h' ? 7 : 0);
    return usual ? makeUci({ from: move.from, to: kingCastlesTo(position.turn, side) }) : makeUci(move);
  }

  private promotions(): (typeof PROMOTIONS)[number][] {
    return PROMOTIONS.filter((role) => role !== 'king' || this.position.rules === 'antichess');
  }

  private legalDrops(): string[] {
    const { position } = this;
    const drops: string[] = [];
    for (const to of position.dropDests()) {
      for (const role of ROLES) if (position.isLegal({ role, to })) drops.push(makeUci({ role, to }));
    }
    return drops;
  }

  private addVariantState(sum: KeySum): void {
    const { pockets, remainingChecks, board } = this.position;
    COLORS.forEach((color, side) => {
      if (remainingChecks) sum.add(CHECK_NUMBERS, side * 4 + remainingChecks[color]);
      ROLES.forEach((role, i) => {
        if (pockets) sum.add(POCKET_NUMBERS, (side * 8 + i) * 64 + pockets[color][role]);
      });
    });
    if (pockets) for (const square of board.promoted) sum.add(PROMOTED_NUMBERS, square);
  }
}

/** SAN as Lichess has it, and plays the move: the pawn of a drop is named, and a third check is no mate. */
function makeSanOf(position: Position, move: Move): string {
  const san = makeSanAndPlay(position, move);
  if (san.startsWith('@')) return `P${san}`;
  return position.rules === '3check' && san.endsWith('#') && !isMate(position) ? `${san.slice(0, -1)}+` : san;
}

/** Checkmate, also where the third check has ended the game. */
function isMate(position: Position): boolean {
  const goesOn = position.clone();
  goesOn.remainingChecks = undefined;
  return goesOn.isCheckmate();
}

class KeySum {
  private low = 0;
  private high = 0;

  add(numbers: KeyNumbers, index: number): void {
    this.low ^= numbers.low[index] as number;
    this.high ^= numbers.high[index] as number;
  }

  toKey(): string {
    return makeKey(this.high, this.low);
  }
}
