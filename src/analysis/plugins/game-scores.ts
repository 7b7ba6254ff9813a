import { isBest, judgeGame, type Judgement } from '../../chess/judgement.js';
import type { Score } from '../../chess/score.js';
import type { AnalysedGame, PlyEvaluation } from './plugin.js';

/**
 * The evaluations of a game as the formulas take them, entry i after ply i + 1, up to the first one missing. The `mate 0` of
 * a mated side is left out, as Lichess does.
 */
export function scoresOf(game: AnalysedGame): Score[] {
  const scores: Score[] = [];
  for (const { evaluation } of game.plies) {
    const score = evaluation && toScore(evaluation);
    if (!score) break;
    scores.push(score);
  }
  return scores;
}

function toScore({ cp, mate }: PlyEvaluation): Score | undefined {
  if (mate === 0) return undefined;
  if (mate !== null) return { mate };
  return cp === null ? undefined : { cp };
}

/** Lichess's judgement of each ply that has a score. */
export function judgementsOf(game: AnalysedGame, scores: readonly Score[]): (Judgement | undefined)[] {
  const playedIsBest = game.plies.map((played, index) => isBest(played, bestBefore(game, index)));
  return judgeGame(scores, playedIsBest, game.start.color);
}

/** Best move in the position before the ply with this index, UCI; null where none is known. */
export function bestBefore(game: AnalysedGame, index: number): string | null {
  const before = index === 0 ? game.start : game.plies[index - 1];
  return before?.evaluation?.best ?? null;
}
