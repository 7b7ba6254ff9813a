import type { Color } from './color.js';

/**
 * An evaluation from White's side: centipawns, or moves to mate (positive: White mates). A mated side has no score: drop
 * the engine's `mate 0`, since its sign says nothing.
 */
export type Score = { cp: number } | { mate: number };

/** Evaluations of a game: entry i is the position after ply i + 1; undefined where there is none. */
export type Scores = readonly (Score | undefined)[];

/** Centipawns beyond which more advantage counts for nothing (scalachess `eval.scala`). */
export const CP_CEILING = 1000;

/** What the position before the first ply is worth, whatever an engine says about it (lila `Info.start`). */
export const INITIAL_SCORE: { readonly cp: number } = { cp: 15 };

/** Steepness of the winning chances per centipawn; lila PR 11148, a fit on games of strong players. */
export const CHANCES_PER_CP = 0.00368208;

/** Two lines are similar when the browser's difference is smaller (lila `ui/lib/src/ceval/winningChances.ts`). */
export const SIMILAR_POV_DIFF = 0.14;

export function clampCp(cp: number): number {
  return Math.max(-CP_CEILING, Math.min(CP_CEILING, cp));
}

/** +1 for White, -1 for Black: turns White's side into the side of a colour. */
export function signOf(color: Color): 1 | -1 {
  return color === 'white' ? 1 : -1;
}

/** The score as the colour sees it. */
export function scoreFor(color: Color, score: Score): Score {
  if (color === 'white') return score;
  // Subtracted from 0, since the negative of 0 is another number.
  return 'cp' in score ? { cp: 0 - score.cp } : { mate: 0 - score.mate };
}

/** Centipawns within the ceiling; a mate counts as the ceiling, however far it is (lila `forceAsCp`, then clamped). */
export function forceAsCp(score: Score): number {
  if ('cp' in score) return clampCp(score.cp);
  return score.mate > 0 ? CP_CEILING : -CP_CEILING;
}

/** White's winning chances, -1 to +1, of raw centipawns: not clamped, as judgements need them. */
export function winningChances(cp: number): number {
  return 2 / (1 + Math.exp(-CHANCES_PER_CP * cp)) - 1;
}

/** White's win percent, 2.46 to 97.54 because of the ceiling. */
export function winPercent(score: Score): number {
  return 50 + 50 * winningChances(forceAsCp(score));
}

/** Win percent as the colour sees it. */
export function winPercentFor(color: Color, score: Score): number {
  const white = winPercent(score);
  return color === 'white' ? white : 100 - white;
}

/**
 * White's winning chances on the curve of the browser, -1 to +1: centipawns are clamped, a mate in n is worth more than the
 * ceiling, the more so the nearer it is (mate in 1 = 2000, in 10 or more = 1100). Never for judgements of a server analysis.
 */
export function browserChances(score: Score): number {
  if ('cp' in score) return winningChances(clampCp(score.cp));
  const cp = (21 - Math.min(10, Math.abs(score.mate))) * 100;
  return winningChances(score.mate > 0 ? cp : -cp);
}

/** How much better the first score is for the colour, -1 to +1, on the curve of the browser. */
export function povDiff(color: Color, first: Score, second: Score): number {
  return (signOf(color) * (browserChances(first) - browserChances(second))) / 2;
}
