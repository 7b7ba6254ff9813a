/** A rated game from one side: points are 1, 0.5 or 0. */
export interface RatedResult {
  opponentRating: number;
  points: number;
}

export type FideCategory = 'standard' | 'rapid' | 'blitz';

/**
 * FIDE table 8.1.2 (handbook B02, 2022): the largest rating difference at which the higher rated side is still expected to
 * score 50, 51, ... 99 percent.
 */
const EXPECTED_UP_TO = [
  3, 10, 17, 25, 32, 39, 46, 53, 61, 68, 76, 83, 91, 98, 106, 113, 121, 129, 137, 145, 153, 162, 170, 179, 188, 197,
  206, 215, 225, 235, 245, 256, 267, 278, 290, 302, 315, 328, 344, 357, 374, 391, 411, 432, 456, 484, 517, 559, 619,
  735,
];

/** FIDE table 1.4.9: rating difference for a score of 50, 51, ... 100 percent; lower scores mirror it. */
const PERFORMANCE_DIFFERENCES = [
  0, 7, 14, 21, 29, 36, 43, 50, 57, 65, 72, 80, 87, 95, 102, 110, 117, 125, 133, 141, 149, 158, 166, 175, 184, 193, 202,
  211, 220, 230, 240, 251, 262, 273, 284, 296, 309, 322, 336, 351, 366, 383, 401, 422, 444, 470, 501, 538, 589, 677,
  800,
];

/** Difference FIDE counts at most, and the ratings from which that limit, or rating at all, no longer holds. */
const FIDE_LIMITS = { difference: 400, unlimitedFrom: 2650, unratedDifference: 600, unratedAbove: 2600 };

/** Points Lichess's insights add to the opponent's rating for a win, and subtract for a loss. */
const PERFORMANCE_SWING = 500;

/** Expected score of the first side on the logistic curve, 0 to 1. */
export function expectedScore(rating: number, opponentRating: number): number {
  return 1 / (1 + 10 ** ((opponentRating - rating) / 400));
}

/** Expected score by the FIDE table, 0 to 1. @param difference opponent's rating minus the own one */
export function fideExpectedScore(difference: number): number {
  const index = EXPECTED_UP_TO.findIndex((bound) => Math.abs(difference) <= bound);
  const percent = index < 0 ? 100 : 50 + index;
  return (difference <= 0 ? percent : 100 - percent) / 100;
}

/**
 * Rating points a player wins by some games together (scalachess `Elo.scala`): whole points, 0 for games that FIDE does not
 * rate.
 *
 * @param kFactor 40 for new and young players, 20, 10 from 2400 on
 */
export function fideRatingChange(
  rating: number,
  kFactor: number,
  results: readonly RatedResult[],
  category: FideCategory = 'standard',
): number {
  const rated = results.filter((result) => isFideRated(rating, result.opponentRating, category));
  // Lichess adds in single precision, which decides how some halves are rounded.
  const gained = rated.reduce(
    (sum, { opponentRating, points }) => {
      const expected = Math.fround(fideExpectedScore(fideDifference(rating, opponentRating, category)));
      return { points: sum.points + points, expected: Math.fround(sum.expected + expected) };
    },
    { points: 0, expected: 0 },
  );
  return Math.round(Math.fround(kFactor * Math.fround(gained.points - gained.expected)));
}

/** Performance by the FIDE table: the mean of the opponents, rounded down, and a difference by the score. */
export function fidePerformance(results: readonly RatedResult[]): number | undefined {
  if (results.length === 0) return undefined;
  const percent = Math.round((100 * results.reduce((sum, { points }) => sum + points, 0)) / results.length);
  const difference = PERFORMANCE_DIFFERENCES[Math.abs(percent - 50)] ?? 0;
  const opponents = results.reduce((sum, { opponentRating }) => sum + opponentRating, 0);
  return Math.floor(opponents / results.length) + (percent < 50 ? -difference : difference);
}

/** Performance as Lichess's insights have it: the mean of the opponents, 500 more for a win and 500 less for a loss. */
export function insightPerformance(results: readonly RatedResult[]): number | undefined {
  if (results.length === 0) return undefined;
  const total = results.reduce(
    (sum, { opponentRating, points }) => sum + opponentRating + PERFORMANCE_SWING * (2 * points - 1),
    0,
  );
  return total / results.length;
}

function fideDifference(rating: number, opponentRating: number, category: FideCategory): number {
  const difference = opponentRating - rating;
  if (category === 'standard' && rating >= FIDE_LIMITS.unlimitedFrom) return difference;
  return Math.max(-FIDE_LIMITS.difference, Math.min(FIDE_LIMITS.difference, difference));
}

function isFideRated(rating: number, opponentRating: number, category: FideCategory): boolean {
  if (category === 'standard') return true;
  const isFarApart = Math.abs(opponentRating - rating) >= FIDE_LIMITS.unratedDifference;
  return !(isFarApart && Math.max(rating, opponentRating) > FIDE_LIMITS.unratedAbove);
}
