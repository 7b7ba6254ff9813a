import type { Variant } from '../variant.js';
import { ChessopsReplay } from './chessops-replay.js';
import type { PlayedMove, Replay } from './replay.js';
import { standardSetup } from './standard-setup.js';
import { StandardReplay } from './standard-replay.js';
import { startPosition } from './start-position.js';

export interface GameStart {
  variant: Variant;
  /** FEN; undefined is the usual start of the variant. */
  initialFen?: string | undefined;
}

/**
 * A game before its first move.
 * @throws InvalidPositionError
 */
export function openGame({ variant, initialFen }: GameStart): Replay {
  const position = startPosition(variant, initialFen);
  const setup = variant === 'chess960' ? undefined : standardSetup(position);
  return setup ? new StandardReplay(variant, setup) : new ChessopsReplay(variant, position);
}

export interface GameMoves extends GameStart {
  /** SANs separated by spaces, as the games table stores them. */
  moves: string;
}

export interface ReplayedGame {
  startFen: string;
  moves: PlayedMove[];
  /** The position after the last move. */
  end: Replay;
}

/**
 * Plays a whole game.
 * @throws InvalidPositionError
 * @throws IllegalMoveError at the first move that cannot be played.
 */
export function replayGame({ moves, ...start }: GameMoves): ReplayedGame {
  const end = openGame(start);
  const played: PlayedMove[] = [];
  for (const san of moves.split(/\s+/)) if (san !== '') played.push(end.play(san));
  return { startFen: end.startFen, moves: played, end };
}
