import { expectedScore } from '../../chess/rating.js';

/** Games from one side. `games` may exceed the sum of the others: the outcome of some is unknown. */
export interface Score {
  games: number;
  wins: number;
  draws: number;
  losses: number;
}

/** Adds up points of games, each 1, 0.5, 0, or undefined where the outcome is unknown. */
export function scoreOf(games: readonly { points: number | undefined }[]): Score {
  const count = (points: number): number => games.filter((game) => game.points === points).length;
  return { games: games.length, wins: count(1), draws: count(0.5), losses: count(0) };
}

/** Points: a win 1, a draw a half. */
export const pointsOf = ({ wins, draws }: Score): number => wins + draws / 2;

/**
 * Results against what the ratings let expect, over the games that have a result and both ratings. The chances, 0 to 1, are
 * those of such a result or a worse one, or a better one, if ratings tell the truth; of exactly such a result the half counts
 * (mid-p).
 */
export interface Expectation {
  games: number;
  points: number;
  expected: number;
  chanceOfWorse: number;
  chanceOfBetter: number;
}

/** One game's points, and the own rating minus the opponent's. */
export interface RatedGame {
  points: number;
  gap: number;
}

/** Up to here the chances of all scores are summed exactly; beyond, they are as good as normal. */
const EXACT_GAMES = 1_000;

/** Compares results with ratings. A game is taken as won or lost, so draws make the answer a careful one. */
export function compareWithRatings(games: readonly RatedGame[]): Expectation {
  const chances = games.map(({ gap }) => expectedScore(gap, 0));
  const points = games.reduce((sum, game) => sum + game.points, 0);
  const expected = chances.reduce((sum, chance) => sum + chance, 0);
  const tails = games.length <= EXACT_GAMES ? exactTails(chances, points) : normalTails(chances, points - expected);
  return { games: games.length, points, expected, ...tails };
}

type Tails = Pick<Expectation, 'chanceOfWorse' | 'chanceOfBetter'>;

/** Sums the chances of so many wins when each game has a chance of its own (Poisson binomial). */
function exactTails(chances: readonly number[], points: number): Tails {
  const ways = new Float64Array(chances.length + 1);
  ways[0] = 1;
  chances.forEach((chance, games) => {
    for (let wins = games + 1; wins > 0; wins--) {
      ways[wins] = (ways[wins] as number) * (1 - chance) + (ways[wins - 1] as number) * chance;
    }
    ways[0] = (ways[0] as number) * (1 - chance);
  });
  // Points that are no whole number lie between two scores, each of which is on one side.
  const half = Number.isInteger(points) ? (ways[points] as number) / 2 : 0;
  const sum = (from: number, to: number): number => ways.subarray(from, to).reduce((total, way) => total + way, half);
  return { chanceOfWorse: sum(0, Math.ceil(points)), chanceOfBetter: sum(Math.floor(points) + 1, ways.length) };
}

function normalTails(chances: readonly number[], surplus: number): Tails {
  const variance = chances.reduce((sum, chance) => sum + chance * (1 - chance), 0);
  const z = surplus / Math.sqrt(variance);
  return { chanceOfWorse: normalBelow(z), chanceOfBetter: normalBelow(-z) };
}

/** Share of a normal distribution below z, to 1.5e-7 (Abramowitz and Stegun 7.1.26). */
function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const complement = series * Math.exp(-x * x);
  return z < 0 ? complement / 2 : 1 - complement / 2;
}
