import fc from 'fast-check';
import { GLICKO_START, glickoAfterGame, type GlickoRating } from './glicko.js';

const made = (rating: number, deviation: number, volatility = 0.06): GlickoRating => ({
  rating,
  deviation,
  volatility,
});
const ratings = fc.record({
  rating: fc.integer({ min: 400, max: 4_000 }),
  deviation: fc.double({ min: 45, max: 500, noNaN: true }),
  volatility: fc.double({ min: 0.01, max: 0.1, noNaN: true }),
});
const results = fc.constantFrom(0, 0.5, 1);

describe('glickoAfterGame', () => {
  // Reckoned by a script in another language, straight from the paper.
  it.each([
    [made(1600, 200), made(1700, 100), 1, 0, made(1708.7214, 176.8127, 0.06000176)],
    [made(1600, 200), made(1700, 100), 0.5, 0, made(1622.9558, 176.8127, 0.0599953)],
    [made(1600, 200), made(1700, 100), 0, 0, made(1537.1901, 176.8127, 0.05999726)],
    [made(2100, 60, 0.07), made(1800, 300, 0.09), 0, 30, made(2085.4482, 67.0057, 0.07001063)],
    [GLICKO_START, GLICKO_START, 1, 0, made(1741.4759, 396.6898, 0.0899983)],
  ])('of %j against %j with %f points after %i idle days', (player, opponent, points, idleDays, after) => {
    const found = glickoAfterGame(player, opponent, points, idleDays);
    expect(found.rating).toBeCloseTo(after.rating, 3);
    expect(found.deviation).toBeCloseTo(after.deviation, 3);
    expect(found.volatility).toBeCloseTo(after.volatility, 7);
  });

  it('lets the deviation grow from 60 to 110 in a year without games, as Lichess says', () => {
    const opponent = made(1500, 100);
    const idle = glickoAfterGame(made(1500, 60), opponent, 1, 365);
    const fresh = glickoAfterGame(made(1500, 110), opponent, 1);
    expect(idle.rating).toBeCloseTo(fresh.rating, 2);
    expect(idle.deviation).toBeCloseTo(fresh.deviation, 2);
  });

  it.each([
    ['a rating to 400', made(400, 500), made(500, 45), 0, { rating: 400 }],
    ['a gain to 700', made(400, 500), made(3_000, 45), 1, { rating: 1_100 }],
    ['a loss to 700', made(3_000, 500), made(400, 45), 0, { rating: 2_300 }],
    ['a deviation to 45', made(1500, 45), made(1500, 45), 1, { deviation: 45 }],
    ['a volatility to 0.1', made(400, 45, 0.1), made(3_000, 45), 1, { volatility: 0.1 }],
  ])('holds %s', (_, player, opponent, points, held) => {
    expect(glickoAfterGame(player, opponent, points)).toMatchObject(held);
  });

  it('holds a deviation to 500 however long nobody played', () => {
    expect(glickoAfterGame(GLICKO_START, made(4_000, 500), 0, 10_000).deviation).toBe(500);
  });

  it('mirrors: what equals win and lose is the same, and a draw between them changes no rating', () => {
    fc.assert(
      fc.property(ratings, (player) => {
        // Far from the bounds, which do not mirror.
        const equal = { ...player, rating: 2_000 };
        const [won, drawn, lost] = [1, 0.5, 0].map((points) => glickoAfterGame(equal, equal, points).rating);
        expect((won ?? NaN) + (lost ?? NaN)).toBeCloseTo(4_000, 6);
        expect(drawn).toBeCloseTo(2_000, 9);
      }),
    );
  });

  it('rises with the points, and stays within the bounds', () => {
    fc.assert(
      fc.property(ratings, ratings, results, fc.nat({ max: 3_650 }), (player, opponent, points, idleDays) => {
        const after = glickoAfterGame(player, opponent, points, idleDays);
        const better = glickoAfterGame(player, opponent, 1, idleDays);
        expect(better.rating).toBeGreaterThanOrEqual(after.rating);
        expect(after.rating).toBeGreaterThanOrEqual(400);
        expect(Math.abs(after.rating - player.rating)).toBeLessThanOrEqual(700);
        expect(after.deviation).toBeGreaterThanOrEqual(45);
        expect(after.deviation).toBeLessThanOrEqual(500);
        expect(after.volatility).toBeGreaterThan(0);
        expect(after.volatility).toBeLessThanOrEqual(0.1);
      }),
    );
  });
});
