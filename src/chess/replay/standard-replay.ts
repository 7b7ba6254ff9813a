import type { Color } from '../color.js';
import type { Variant } from '../variant.js';
import { explainIllegal, explainIllegalUci } from './explain-illegal.js';
import { makePackedUci, parsePackedUci } from './packed-uci.js';
import { KING, makeBoardFen, makeSquare, PAWN, ROLE_LETTERS, ROOK } from './pieces.js';
import type { PlayedMove, Replay } from './replay.js';
import { tellApart } from './san-text.js';
import { hasLegalMove, isDeadMaterial, isPromotion, listLegalMoves, type PackedMove } from './standard-moves.js';
import type { StandardSetup } from './standard-setup.js';
import { StandardReplayer } from './standard-replayer.js';
import { makeKey } from './zobrist.js';

const RIGHTS_LETTERS = 'KQkq';
const NONE = -1;
// A SAN is shorter; what is longer is no move.
const LONGEST_SAN = 20;
const NOT_ASCII = 0xff;
const scratch = new Uint8Array(LONGEST_SAN);

/** Standard chess from any position, on the replayer of our own. */
export class StandardReplay implements Replay {
  readonly startFen: string;
  private readonly replayer = new StandardReplayer();

  constructor(
    readonly variant: Variant,
    setup: StandardSetup,
    startFen?: string,
  ) {
    this.replayer.position.set(setup);
    this.startFen = startFen ?? this.fen();
  }

  get turn(): Color {
    return this.replayer.position.side === 0 ? 'white' : 'black';
  }

  get ply(): number {
    return this.replayer.ply;
  }

  get halfmoves(): number {
    return this.replayer.position.halfmoves;
  }

  get board(): Uint8Array {
    return this.replayer.position.board;
  }

  play(san: string): PlayedMove {
    if (!this.replayer.resolveAll(scratch, writeScratch(san))) {
      throw explainIllegal(this.ply + 1, san, this.legalMoves(), this.board);
    }
    const { from, to, promotion } = this.replayer;
    return this.playPacked(from | (to << 6) | (promotion << 12));
  }

  playUci(uci: string): PlayedMove {
    return this.playPacked(this.readUci(uci));
  }

  isLegal(uci: string): boolean {
    return this.findUci(uci) >= 0;
  }

  legalMoves(): string[] {
    return listLegalMoves(this.replayer.position).map(makePackedUci);
  }

  key(): string {
    const { keyHigh, keyLow } = this.replayer.position;
    return makeKey(keyHigh, keyLow);
  }

  fen(): string {
    const { halfmoves, fullmoves } = this.replayer.position;
    return `${this.epd()} ${halfmoves} ${fullmoves}`;
  }

  epd(): string {
    const { board, side, castlingRights, enPassant } = this.replayer.position;
    const rights = [...RIGHTS_LETTERS].filter((_, i) => (castlingRights >> i) & 1).join('');
    const square = enPassant < 0 ? '-' : makeSquare(enPassant);
    return `${makeBoardFen(board)} ${side === 0 ? 'w' : 'b'} ${rights || '-'} ${square}`;
  }

  isCheck(): boolean {
    return this.replayer.position.inCheck;
  }

  isCheckmate(): boolean {
    return this.isCheck() && !hasLegalMove(this.replayer.position);
  }

  isStalemate(): boolean {
    return !this.isCheck() && !hasLegalMove(this.replayer.position);
  }

  isInsufficientMaterial(): boolean {
    return isDeadMaterial(this.board);
  }

  makeSan(uci: string): string {
    return this.clone().playUci(uci).san;
  }

  makeSanLine(ucis: readonly string[]): string[] {
    const line = this.clone();
    return ucis.map((uci) => line.playUci(uci).san);
  }

  clone(): StandardReplay {
    const { position, ply } = this.replayer;
    const copy = new StandardReplay(this.variant, position, this.startFen);
    copy.replayer.position.copy(position);
    copy.replayer.ply = ply;
    return copy;
  }

  private playPacked(move: PackedMove): PlayedMove {
    const { replayer, turn: color } = this;
    const bare = this.makeBareSan(move);
    replayer.make(move & 63, (move >> 6) & 63, move >> 12);
    const { position, ply } = replayer;
    const mark = position.inCheck ? (hasLegalMove(position) ? '+' : '#') : '';
    return { ply, color, san: bare + mark, uci: makePackedUci(move) };
  }

  private makeBareSan(move: PackedMove): string {
    const { position } = this.replayer;
    const from = move & 63;
    const to = (move >> 6) & 63;
    const role = (position.board[from] as number) & 7;
    if (role === KING && position.isCastling(from, to)) return to > from ? 'O-O' : 'O-O-O';
    const isCapture = position.board[to] !== 0 || (role === PAWN && ((from ^ to) & 7) !== 0);
    const sign = (isCapture ? 'x' : '') + makeSquare(to);
    if (role !== PAWN)
      return ROLE_LETTERS.charAt(role) + tellApart(from, this.replayer.listRivals(role, from, to)) + sign;
    const promotion = move >> 12 ? `=${ROLE_LETTERS.charAt(move >> 12)}` : '';
    return (isCapture ? makeSquare(from).charAt(0) : '') + sign + promotion;
  }

  private readUci(uci: string): PackedMove {
    const move = this.findUci(uci);
    if (move >= 0) return move;
    throw explainIllegalUci(this.ply + 1, uci, !hasLegalMove(this.replayer.position));
  }

  /** The legal move a UCI text means; -1 for none. */
  private findUci(uci: string): PackedMove {
    const { position } = this.replayer;
    const move = this.asKingSteps(parsePackedUci(uci));
    const from = move & 63;
    const to = (move >> 6) & 63;
    if (move < 0 || !position.isLegal(from, to)) return NONE;
    return isPromotion(position, from, to) === move >> 12 > 0 ? move : NONE;
  }

  /** Castling written as king takes rook becomes a step of two squares. */
  private asKingSteps(move: PackedMove): PackedMove {
    const from = move & 63;
    const to = move >> 6;
    const { board, side } = this.replayer.position;
    if (move < 0 || board[from] !== (KING | side) || board[to] !== (ROOK | side)) return move;
    if (from !== (side === 0 ? 4 : 60) || (to !== from + 3 && to !== from - 4)) return move;
    return from | ((to > from ? from + 2 : from - 2) << 6);
  }
}

/** Writes a move into the scratch bytes; its length, or -1 when it is too long to be one. */
function writeScratch(san: string): number {
  if (san.length > LONGEST_SAN) return NONE;
  for (let i = 0; i < san.length; i++) {
    const code = san.charCodeAt(i);
    scratch[i] = code < 0x80 ? code : NOT_ASCII;
  }
  return san.length;
}
