import fc from 'fast-check';
import { expectedScore, fideExpectedScore, fidePerformance, fideRatingChange, insightPerformance } from './rating.js';

const ratings = fc.integer({ min: 400, max: 3000 });

describe('expected scores', () => {
  it.each([
    [0, 0.5],
    [-3, 0.5],
    [-4, 0.51],
    [-100, 0.64],
    [100, 0.36],
    [-400, 0.92],
    [-735, 0.99],
    [-736, 1],
    [736, 0],
  ])('by the table with a difference of %i is %f', (difference, score) => {
    expect(fideExpectedScore(difference)).toBeCloseTo(score, 12);
  });

  it('by the curve are a half for equals and ten to one for 400 points', () => {
    expect(expectedScore(1500, 1500)).toBe(0.5);
    expect(expectedScore(1900, 1500)).toBeCloseTo(10 / 11, 12);
  });

  it('of both sides add up to 1, and curve and table are neighbours', () => {
    fc.assert(
      fc.property(ratings, ratings, (a, b) => {
        expect(expectedScore(a, b) + expectedScore(b, a)).toBeCloseTo(1, 12);
        // Below a difference of 4 the table says a half for both.
        expect(fideExpectedScore(b - a) + fideExpectedScore(a - b)).toBeCloseTo(1, 12);
        expect(Math.abs(expectedScore(a, b) - fideExpectedScore(b - a))).toBeLessThan(0.025);
      }),
    );
  });
});

describe('fideRatingChange', () => {
  const against = (opponentRating: number, points: number): { opponentRating: number; points: number }[] => [
    { opponentRating, points },
  ];

  it.each([
    [1500, 40, 1500, 0, 'standard', -20],
    [1500, 40, 1500, 0.5, 'standard', 0],
    // More than 400 points count as 400, ...
    [1500, 40, 2900, 1, 'standard', 37],
    [2649, 10, 1800, 1, 'standard', 1],
    // ... but not for the highest rated in standard chess.
    [2650, 10, 1800, 1, 'standard', 0],
    // Rapid and blitz with 600 points between them and one above 2600 are not rated.
    [2601, 10, 2001, 0, 'rapid', 0],
    [2601, 10, 2002, 0, 'rapid', -9],
    [2000, 20, 2601, 1, 'blitz', 0],
    [2000, 20, 2600, 1, 'blitz', 18],
  ] as const)('of %i with K %i against %i, %f points, %s, is %i', (rating, k, opponent, points, category, change) => {
    expect(fideRatingChange(rating, k, against(opponent, points), category)).toBe(change);
  });

  it('of several games is rounded once', () => {
    const results = [...against(1600, 0), ...against(1600, 0), ...against(1600, 0)];
    expect(fideRatingChange(1500, 10, against(1600, 0))).toBe(-4);
    expect(fideRatingChange(1500, 10, results)).toBe(-11);
  });
});

describe('performances', () => {
  it.each([
    { points: [0], performance: 700 },
    { points: [1], performance: 2300 },
    { points: [1, 0], performance: 1500 },
    { points: [1, 1, 0], performance: 1625 },
    { points: [0, 0, 1], performance: 1375 },
  ])('against 1500 with $points is $performance by the table', ({ points, performance }) => {
    expect(fidePerformance(points.map((each) => ({ opponentRating: 1500, points: each })))).toBe(performance);
  });

  it('by the table take the mean of the opponents without its fraction', () => {
    const results = [1500, 1501].map((opponentRating) => ({ opponentRating, points: 0.5 }));
    expect(fidePerformance(results)).toBe(1500);
  });

  it('of insights are the opponents and 500 a win', () => {
    expect(insightPerformance([{ opponentRating: 1600, points: 1 }])).toBe(2100);
    const results = [1, 0.5, 0, 0].map((points) => ({ opponentRating: 1500, points }));
    expect(insightPerformance(results)).toBe(1375);
  });

  it('need a game', () => {
    expect(fidePerformance([])).toBeUndefined();
    expect(insightPerformance([])).toBeUndefined();
  });

  it('rise with the points', () => {
    const points = fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(points, ratings, (list, opponentRating) => {
        const performance = fidePerformance(list.map((each) => ({ opponentRating, points: each }))) ?? NaN;
        const better = fidePerformance([1, ...list.slice(1)].map((each) => ({ opponentRating, points: each }))) ?? NaN;
        expect(better).toBeGreaterThanOrEqual(performance);
        expect(Math.abs(performance - opponentRating)).toBeLessThanOrEqual(800);
      }),
    );
  });
});
