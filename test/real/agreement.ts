import { gameAccuracy } from '../../src/chess/accuracy.js';
import { acpl } from '../../src/chess/acpl.js';
import { COLORS } from '../../src/chess/color.js';
import { type Score, winPercent } from '../../src/chess/score.js';

/** How far an engine of today may be from Lichess's evaluations, given as many nodes. */
export const BANDS = { medianWin: 1.5, p95Win: 5, acpl: 15, accuracy: 3, overlap: 0.7 };
// Beyond it, engines of different versions part for good.
const SLOPE_CP = 300;

/** Lichess's evaluations of one game and an engine's, by ply from 1 on. */
export interface EvaluatedTwice {
  theirs: readonly Score[];
  ours: readonly Score[];
}

/** What the evaluations of some games differ by, both put through the same formulas. */
export interface Disagreement {
  positions: number;
  /** How much larger our centipawns are than Lichess's, where those are no more than a piece. */
  slope: number;
  /** Win%, absolute: median and 95th percentile over all positions. */
  medianWin: number;
  p95Win: number;
  /** Largest over the sides of all games, absolute. */
  acpl: number;
  accuracy: number;
}

export function measureDisagreement(games: readonly EvaluatedTwice[]): Disagreement {
  const pairs = games.flatMap(({ theirs, ours }) => theirs.map((score, i) => [score, ours[i] ?? score] as const));
  const winDifferences = pairs.map(([theirs, ours]) => Math.abs(winPercent(theirs) - winPercent(ours)));
  const sides = games.map(compareSides);
  return {
    positions: pairs.length,
    slope: slopeOf(pairs),
    medianWin: quantile(winDifferences, 0.5),
    p95Win: quantile(winDifferences, 0.95),
    acpl: largest(sides.flatMap(({ acpl: differences }) => differences)),
    accuracy: largest(sides.flatMap(({ accuracy }) => accuracy)),
  };
}

function compareSides({ theirs, ours }: EvaluatedTwice): { acpl: number[]; accuracy: number[] } {
  const [lossThere, lossHere] = [acpl(theirs), acpl(ours)];
  const [accuracyThere, accuracyHere] = [gameAccuracy(theirs), gameAccuracy(ours)];
  return {
    acpl: COLORS.map((color) => (lossHere[color] ?? NaN) - (lossThere[color] ?? NaN)),
    accuracy: COLORS.map((color) => (accuracyHere?.[color] ?? NaN) - (accuracyThere?.[color] ?? NaN)),
  };
}

function slopeOf(pairs: readonly (readonly [Score, Score])[]): number {
  let [products, squares] = [0, 0];
  for (const [theirs, ours] of pairs) {
    if (!('cp' in theirs) || !('cp' in ours) || Math.abs(theirs.cp) > SLOPE_CP) continue;
    products += theirs.cp * ours.cp;
    squares += theirs.cp * theirs.cp;
  }
  return products / squares;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs));
