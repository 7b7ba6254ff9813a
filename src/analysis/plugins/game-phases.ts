import type { Board } from '../../chess/board.js';
import { divide, type Division } from '../../chess/division.js';
import type { AnalysedGame } from './plugin.js';

/** Variants in which Lichess speaks of phases (lila `Divider.scala`). */
export const DIVIDED_VARIANTS = ['standard', 'chess960', 'threeCheck', 'kingOfTheHill', 'fromPosition'] as const;

/** Where the phases of a game begin; undefined in a variant without phases. */
export function divisionOf(game: AnalysedGame): Division | undefined {
  const isDivided = DIVIDED_VARIANTS.some((variant) => variant === game.variant);
  return isDivided ? divide(boardsOf(game)) : undefined;
}

export function* boardsOf(game: AnalysedGame): Generator<Board> {
  yield Uint8Array.from(game.start.board);
  for (const ply of game.plies) yield Uint8Array.from(ply.board);
}
