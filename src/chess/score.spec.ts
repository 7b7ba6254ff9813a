import fc from 'fast-check';
import { COLORS } from './color.js';
import {
  clampCp,
  forceAsCp,
  INITIAL_SCORE,
  povDiff,
  scoreFor,
  winningChances,
  winPercent,
  winPercentFor,
  type Score,
} from './score.js';

const cps = fc.integer({ min: -3000, max: 3000 });
const mates = fc.integer({ min: 1, max: 60 }).chain((mate) => fc.constantFrom(mate, -mate));
const scores: fc.Arbitrary<Score> = fc.oneof(
  cps.map((cp) => ({ cp })),
  mates.map((mate) => ({ mate })),
);

describe('winningChances', () => {
  it.each([
    [0, 0],
    [15, 0.027608582],
    [100, 0.182051794],
    [300, 0.502251002],
    [1000, 0.950894873],
    // Beyond the ceiling too: judgements compare raw centipawns.
    [2000, 0.998733688],
  ])('of %i cp are %f', (cp, chances) => {
    expect(winningChances(cp)).toBeCloseTo(chances, 8);
    expect(winningChances(-cp)).toBeCloseTo(-chances, 8);
  });
});

describe('winPercent', () => {
  it.each([
    [INITIAL_SCORE, 51.380429103],
    [{ cp: -300 }, 24.887449906],
    [{ cp: 1000 }, 97.544743634],
    [{ cp: 3000 }, 97.544743634],
    [{ mate: 1 }, 97.544743634],
    [{ mate: 40 }, 97.544743634],
    [{ mate: -2 }, 2.455256366],
  ])('of %j is %f', (score, percent) => {
    expect(winPercent(score)).toBeCloseTo(percent, 8);
  });

  it('rises with the centipawns and stays between those of the ceiling', () => {
    fc.assert(
      fc.property(cps, cps, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((cp) => winPercent({ cp })) as [number, number];
        expect(low).toBeLessThanOrEqual(high);
        if (clampCp(a) !== clampCp(b)) expect(low).toBeLessThan(high);
        expect(low).toBeGreaterThanOrEqual(winPercent({ mate: -1 }));
        expect(high).toBeLessThanOrEqual(winPercent({ mate: 1 }));
      }),
    );
  });

  it('of both sides adds up to 100, and turning the board round swaps them', () => {
    fc.assert(
      fc.property(scores, (score) => {
        expect(winPercentFor('white', score) + winPercentFor('black', score)).toBeCloseTo(100, 10);
        expect(winPercentFor('black', score)).toBeCloseTo(winPercent(scoreFor('black', score)), 10);
      }),
    );
  });
});

describe('scoreFor', () => {
  it('negates for Black, without a negative zero', () => {
    expect(scoreFor('black', { cp: 0 })).toEqual({ cp: 0 });
    expect(scoreFor('black', { cp: 35 })).toEqual({ cp: -35 });
    expect(scoreFor('black', { mate: -3 })).toEqual({ mate: 3 });
    expect(scoreFor('white', { mate: -3 })).toEqual({ mate: -3 });
  });
});

describe('forceAsCp', () => {
  it.each([
    [{ cp: 999 }, 999],
    [{ cp: -1001 }, -1000],
    [{ mate: 12 }, 1000],
    [{ mate: -12 }, -1000],
  ])('of %j is %i', (score, cp) => {
    expect(forceAsCp(score)).toBe(cp);
  });
});

describe('povDiff', () => {
  it.each([
    ['white', { cp: 100 }, { cp: 0 }, 0.091025897],
    ['black', { cp: 100 }, { cp: 0 }, -0.091025897],
    // Centipawns are clamped, so no advantage in them is worth more than another.
    ['white', { cp: 5000 }, { cp: 1000 }, 0],
    // Mates are not: mate in 1 counts 2000, mate in 10 and later 1100.
    ['white', { mate: 1 }, { mate: 10 }, (winningChances(2000) - winningChances(1100)) / 2],
    ['black', { mate: -3 }, { mate: -12 }, (winningChances(1800) - winningChances(1100)) / 2],
    ['white', { mate: 10 }, { mate: 30 }, 0],
    ['white', { mate: 30 }, { cp: 2000 }, (winningChances(1100) - winningChances(1000)) / 2],
  ] as const)('for %s of %j over %j is %f', (color, first, second, diff) => {
    expect(povDiff(color, first, second)).toBeCloseTo(diff, 8);
  });

  it('is the opposite when the lines or the colours are swapped', () => {
    fc.assert(
      fc.property(scores, scores, fc.constantFrom(...COLORS), (first, second, color) => {
        const diff = povDiff(color, first, second);
        expect(povDiff(color, second, first)).toBeCloseTo(-diff, 12);
        expect(povDiff('black', scoreFor('black', first), scoreFor('black', second))).toBeCloseTo(
          povDiff('white', first, second),
          12,
        );
        expect(Math.abs(diff)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
