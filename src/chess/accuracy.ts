import { opposite, type ByColor, type Color } from './color.js';
import { PHASES, pliesOfPhase, type Division, type Phase } from './division.js';
import { INITIAL_SCORE, winPercent, type Score, type Scores } from './score.js';

/** Least and most weight a stretch of play may have: standard deviations of win percent (lila `AccuracyPercent.scala`). */
const WEIGHT_BOUNDS = { least: 0.5, most: 12 };
/** Least and most positions in a stretch; a tenth of the game's plies lies between. */
const WINDOW_BOUNDS = { least: 2, most: 8 };

/**
 * Accuracy of one move, 0 to 100, from the win percent before and after it as the mover sees them. The formula of lila
 * `AccuracyPercent.scala`, with its bonus of 1 for the uncertainty of the evaluations.
 */
export function moveAccuracy(before: number, after: number): number {
  const lost = before - after;
  if (lost <= 0) return 100;
  const raw = 103.1668100711649 * Math.exp(-0.04354415386753951 * lost) - 3.166924740191411 + 1;
  return clamp(raw, 0, 100);
}

/** Accuracy of each ply for its mover; undefined where a score is missing. */
export function moveAccuracies(
  scores: Scores,
  startColor: Color = 'white',
  initial: Score = INITIAL_SCORE,
): (number | undefined)[] {
  return scores.map((after, i) => {
    const before = i === 0 ? initial : scores[i - 1];
    if (!before || !after) return undefined;
    return accuracyOf(i, winPercent(before), winPercent(after), startColor);
  });
}

/**
 * Accuracy of both sides, 0 to 100 and not rounded; undefined when a side has no move. It is the mean of the harmonic mean
 * and of the mean weighted by how volatile the game was around each move (lila `AccuracyPercent.scala`).
 *
 * Missing scores are left out as Lichess does, which shifts the colours of what follows: pass complete analyses.
 *
 * @param startColor who made the first ply
 * @param initial score before the first ply
 */
export function gameAccuracy(
  scores: Scores,
  startColor: Color = 'white',
  initial: Score = INITIAL_SCORE,
): ByColor<number> | undefined {
  const known = scores.filter((score) => score !== undefined);
  const percents = [initial, ...known].map(winPercent);
  const weights = volatilityWeights(percents);
  const accuracies = percents.slice(1).map((after, i) => accuracyOf(i, percents[i] ?? after, after, startColor));
  const ofFirst = sideAccuracy(accuracies, weights, 0);
  const ofSecond = sideAccuracy(accuracies, weights, 1);
  if (ofFirst === undefined || ofSecond === undefined) return undefined;
  return startColor === 'white' ? { white: ofFirst, black: ofSecond } : { white: ofSecond, black: ofFirst };
}

/**
 * Accuracy within each phase that was reached and in which both sides moved. The score before the phase takes the place of
 * the initial one (lila, 2026; an earlier revision began anew from the initial score).
 */
export function phaseAccuracies(
  scores: Scores,
  division: Division,
  startColor: Color = 'white',
): Partial<Record<Phase, ByColor<number>>> {
  const accuracies: Partial<Record<Phase, ByColor<number>>> = {};
  for (const phase of PHASES) {
    const plies = pliesOfPhase(phase, division, scores.length);
    if (!plies) continue;
    const color = plies.first % 2 === 1 ? startColor : opposite(startColor);
    const initial = plies.first === 1 ? INITIAL_SCORE : scores[plies.first - 2];
    const accuracy = initial && gameAccuracy(scores.slice(plies.first - 1, plies.last), color, initial);
    if (accuracy) accuracies[phase] = accuracy;
  }
  return accuracies;
}

/** Accuracy over the moves of many games: their harmonic mean, each floored at 1 (lila insights); undefined for none. */
export function harmonicAccuracy(accuracies: readonly number[]): number | undefined {
  if (accuracies.length === 0) return undefined;
  return accuracies.length / accuracies.reduce((sum, accuracy) => sum + 1 / Math.max(1, accuracy), 0);
}

/**
 * Weight of each ply: the population standard deviation of the win percents around it, of both sides' plies. The first
 * window is repeated, so that every ply has one.
 *
 * @param percents White's win percents, the initial one first: one more than there are plies
 */
export function volatilityWeights(percents: readonly number[]): number[] {
  const plies = percents.length - 1;
  const size = clamp(Math.floor(plies / 10), WINDOW_BOUNDS.least, WINDOW_BOUNDS.most);
  return Array.from({ length: Math.max(0, plies) }, (_, i) => {
    const start = Math.max(0, i - (size - 2));
    return clamp(standardDeviation(percents.slice(start, start + size)), WEIGHT_BOUNDS.least, WEIGHT_BOUNDS.most);
  });
}

function accuracyOf(index: number, before: number, after: number, startColor: Color): number {
  const isWhite = (index % 2 === 0) === (startColor === 'white');
  return isWhite ? moveAccuracy(before, after) : moveAccuracy(after, before);
}

function sideAccuracy(accuracies: number[], weights: number[], parity: 0 | 1): number | undefined {
  const own = accuracies.filter((_, i) => i % 2 === parity);
  const harmonic = harmonicAccuracy(own);
  if (harmonic === undefined) return undefined;
  const ownWeights = weights.filter((_, i) => i % 2 === parity);
  const weighted = own.reduce((sum, accuracy, i) => sum + accuracy * (ownWeights[i] ?? 0), 0);
  return (weighted / ownWeights.reduce((sum, weight) => sum + weight, 0) + harmonic) / 2;
}

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
