import { isUci } from '../replay/explain-illegal.js';
import type { Replay } from '../replay/replay.js';
import type { SanText } from '../replay/san-text.js';
import { hasLegalMove, isDeadMaterial } from '../replay/standard-moves.js';
import type { StandardReplayer } from '../replay/standard-replayer.js';

/** How the board says that a game is over; nobody needs to have noticed. */
export type BoardEnding = 'mate' | 'stalemate' | 'insufficient';

export interface PlayedMoves {
  /** As they should be written. */
  moves: string;
  ending: BoardEnding | undefined;
}

/** Plays the moves of a game while they are read. */
export interface MovePlayer {
  /**
   * Plays the move that begins at `at`.
   * @returns the place behind it and its marks and glyphs; -1 when it cannot be played as it is written
   */
  play(bytes: Uint8Array, at: number, end: number): number;
  /**
   * Plays a move in SAN or UCI.
   * @throws IllegalMoveError
   */
  playText(move: string): void;
  /** The game when all moves have been played. */
  finish(): PlayedMoves;
}

/** Plays standard chess on bytes. */
export class StandardPlayer implements MovePlayer {
  /** @param replayer stands where the game starts */
  constructor(
    private readonly replayer: StandardReplayer,
    private readonly text: SanText,
  ) {}

  play(bytes: Uint8Array, at: number, end: number): number {
    return this.replayer.playAtWriting(bytes, at, end, this.text);
  }

  playText(move: string): void {
    const { replayer, text } = this;
    const bytes = Buffer.from(move, 'latin1');
    if (replayer.playAtWriting(bytes, 0, bytes.length, text) >= 0) return;
    if (!isUci(move) || replayer.playUciAtWriting(bytes, 0, bytes.length, text) < 0) {
      throw replayer.explain(bytes, 0, bytes.length);
    }
  }

  finish(): PlayedMoves {
    const ending = this.ending();
    // Only here: where another move follows, a check was no mate.
    if (ending === 'mate' && this.text.length > 0) this.text.endWithMate();
    return { moves: this.text.toString(), ending };
  }

  private ending(): BoardEnding | undefined {
    const { position } = this.replayer;
    if (!hasLegalMove(position)) return position.inCheck ? 'mate' : 'stalemate';
    return isDeadMaterial(position.board) ? 'insufficient' : undefined;
  }
}

/** Plays any variant. */
export class ReplayPlayer implements MovePlayer {
  private readonly sans: string[] = [];

  constructor(private readonly game: Replay) {}

  play(): number {
    return -1;
  }

  playText(move: string): void {
    const { game } = this;
    this.sans.push((isUci(move) && game.isLegal(move) ? game.playUci(move) : game.play(move)).san);
  }

  finish(): PlayedMoves {
    return { moves: this.sans.join(' '), ending: this.ending() };
  }

  private ending(): BoardEnding | undefined {
    const { game } = this;
    if (game.isCheckmate()) return 'mate';
    if (game.isStalemate()) return 'stalemate';
    return game.isInsufficientMaterial() ? 'insufficient' : undefined;
  }
}
