import type { Color } from '../color.js';
import type { Variant } from '../variant.js';

/** A move of a game, after it was played. */
export interface PlayedMove {
  /** Plies played with this one; 1 is the first move of this game, also when it starts from another position. */
  ply: number;
  color: Color;
  /** As Lichess writes it: with check marks, without glyphs, pawn drops as `P@e4`. */
  san: string;
  /** `e2e4`, `e7e8q`, `P@e4`. Castling is `e1g1`, but `e1h1` (king takes rook) in chess960. */
  uci: string;
}

/** A game that is being played through: one position that moves on. */
export interface Replay {
  readonly variant: Variant;
  readonly startFen: string;
  readonly turn: Color;
  /** Plies played since the start of this game. */
  readonly ply: number;
  /** Plies since the last capture or pawn move, with those the start position brings along. */
  readonly halfmoves: number;
  /** Live view, a1 = 0 to h8 = 63: 0 empty, 1 to 6 White's pawn, knight, bishop, rook, queen, king, plus 8 for Black's. */
  readonly board: Uint8Array;

  /**
   * Plays a move in SAN; capture signs, check marks and glyphs may be missing or wrong.
   * @throws IllegalMoveError and leaves the position as it was.
   */
  play(san: string): PlayedMove;
  /**
   * Plays a move in UCI; castling in either spelling.
   * @throws IllegalMoveError and leaves the position as it was.
   */
  playUci(uci: string): PlayedMove;
  isLegal(uci: string): boolean;
  /** All legal moves in UCI, in no particular order; empty when the game is over. */
  legalMoves(): string[];

  /**
   * Key of the position, 16 hexadecimal digits: equal exactly when `epd()` is and the rules are. Standard chess, chess960 and
   * games from a position share their keys.
   */
  key(): string;
  fen(): string;
  /**
   * The FEN without counters. The en-passant square is there only when a legal capture exists. Pockets stand behind the
   * board and the checks left behind the en-passant square, where the variant has them.
   */
  epd(): string;

  isCheck(): boolean;
  isCheckmate(): boolean;
  isStalemate(): boolean;
  /** Neither side can win any more. */
  isInsufficientMaterial(): boolean;

  /**
   * SAN of a move that is not played.
   * @throws IllegalMoveError
   */
  makeSan(uci: string): string;
  /**
   * SAN of a line that is not played.
   * @throws IllegalMoveError naming the ply of the game it would have been.
   */
  makeSanLine(ucis: readonly string[]): string[];
  /** An independent game in the same position. */
  clone(): Replay;
}
