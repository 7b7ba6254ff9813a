import { IllegalMoveError, InvalidPositionError } from '../chess/replay/replay-errors.js';
import { GameNotFoundError } from '../games/games.errors.js';

/** Nothing that trying again could change. */
export function isHopeless(error: unknown): error is Error {
  return (
    error instanceof IllegalMoveError || error instanceof InvalidPositionError || error instanceof GameNotFoundError
  );
}
