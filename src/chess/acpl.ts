import { opposite, type ByColor, type Color } from './color.js';
import { forceAsCp, INITIAL_SCORE, signOf, type Scores } from './score.js';

/**
 * Centipawns each ply lost for its mover, 0 to 2000; undefined where a score is missing. Scores are clamped before they are
 * subtracted, and a gain counts as 0 (lila `AccuracyCP.scala`).
 */
export function centipawnLosses(scores: Scores, startColor: Color = 'white'): (number | undefined)[] {
  return scores.map((after, i) => {
    const before = i === 0 ? INITIAL_SCORE : scores[i - 1];
    if (!before || !after) return undefined;
    const mover = i % 2 === 0 ? startColor : opposite(startColor);
    return Math.max(0, signOf(mover) * (forceAsCp(before) - forceAsCp(after)));
  });
}

/** Average centipawn loss per side, rounded half up as Lichess shows it; undefined without a move that has both scores. */
export function acpl(scores: Scores, startColor: Color = 'white'): ByColor<number | undefined> {
  const losses = centipawnLosses(scores, startColor);
  const first = roundedMean(losses.filter((_, i) => i % 2 === 0));
  const second = roundedMean(losses.filter((_, i) => i % 2 === 1));
  return startColor === 'white' ? { white: first, black: second } : { white: second, black: first };
}

function roundedMean(losses: (number | undefined)[]): number | undefined {
  const known = losses.filter((loss) => loss !== undefined);
  if (known.length === 0) return undefined;
  return Math.round(known.reduce((sum, loss) => sum + loss, 0) / known.length);
}
