import { degrees, type Tally } from './tally.js';

export interface StrengthOptions {
  /** Draws against an average player that everybody is given: keeps those who only won, or lost, from going to infinity. */
  priorGames?: number;
  /** Mean of the players, in rating points. */
  mean?: number;
  /** It ends when no strength changes by more than so many points. */
  tolerance?: number;
  maxIterations?: number;
}

export interface Strengths {
  /** Rating points: 400 more is an expected score of 10 to 1. NaN for players without a game that counts. */
  strengths: Float64Array;
  /** Standard error of each in points, with the others' strengths taken as known. */
  errors: Float64Array;
  iterations: number;
  /** False when the limit of iterations was reached first. */
  converged: boolean;
}

const DEFAULTS = { priorGames: 2, mean: 1_500, tolerance: 0.1, maxIterations: 500 };
const POINTS = 400 / Math.LN10;
/** A step of the search in natural units; longer ones overshoot where the curve is flat. */
const LONGEST_STEP = 2;

/**
 * Strengths from results alone (Bradley and Terry 1952): those that make all results likeliest, with a draw as half a win. Found
 * by Newton steps for one player after the other, always against the newest strengths of the others.
 */
export function findStrengths(tally: Tally, options: StrengthOptions = {}): Strengths {
  const { priorGames, mean, tolerance, maxIterations } = { ...DEFAULTS, ...options };
  const { players } = tally;
  const points = scores(tally);
  const values = new Float64Array(players);
  const weights = new Float64Array(players);
  const finish = (iterations: number, converged: boolean): Strengths => ({
    ...inPoints(tally, values, weights, mean),
    iterations,
    converged,
  });
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    const change = improve(tally, points, priorGames, values, weights);
    if (change * POINTS < tolerance) return finish(iterations, true);
  }
  return finish(maxIterations, false);
}

function scores({ players, offsets, wins, draws }: Tally): Float64Array {
  const points = new Float64Array(players);
  for (let player = 0; player < players; player++) {
    let sum = 0;
    for (let arc = offsets[player] as number; arc < (offsets[player + 1] as number); arc++) {
      sum += (wins[arc] as number) + (draws[arc] as number) / 2;
    }
    points[player] = sum;
  }
  return points;
}

/** One step for every player. @returns the largest change */
function improve(
  { players, offsets, targets, wins, losses, draws }: Tally,
  points: Float64Array,
  priorGames: number,
  values: Float64Array,
  weights: Float64Array,
): number {
  let largest = 0;
  for (let player = 0; player < players; player++) {
    const value = values[player] as number;
    const prior = 1 / (1 + Math.exp(-value));
    let slope = (points[player] as number) + priorGames * (0.5 - prior);
    let weight = priorGames * prior * (1 - prior);
    for (let arc = offsets[player] as number; arc < (offsets[player + 1] as number); arc++) {
      const games = (wins[arc] as number) + (losses[arc] as number) + (draws[arc] as number);
      const expected = 1 / (1 + Math.exp((values[targets[arc] as number] as number) - value));
      slope -= games * expected;
      weight += games * expected * (1 - expected);
    }
    weights[player] = weight;
    if (weight === 0) continue;
    const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, slope / weight));
    values[player] = value + step;
    largest = Math.max(largest, Math.abs(step));
  }
  return largest;
}

function inPoints(
  tally: Tally,
  values: Float64Array,
  weights: Float64Array,
  mean: number,
): Pick<Strengths, 'strengths' | 'errors'> {
  const opponents = degrees(tally);
  let sum = 0;
  let count = 0;
  values.forEach((value, player) => {
    if (opponents[player] === 0) return;
    sum += value;
    count++;
  });
  const shift = count === 0 ? 0 : sum / count;
  return {
    strengths: values.map((value, player) => (opponents[player] === 0 ? NaN : mean + (value - shift) * POINTS)),
    errors: weights.map((weight, player) => (opponents[player] === 0 ? NaN : POINTS / Math.sqrt(weight))),
  };
}
