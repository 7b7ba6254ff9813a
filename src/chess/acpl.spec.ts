import fc from 'fast-check';
import { acpl, centipawnLosses } from './acpl.js';
import { scoreFor, type Score } from './score.js';

const scores: fc.Arbitrary<Score> = fc.oneof(
  fc.integer({ min: -1500, max: 1500 }).map((cp) => ({ cp })),
  fc.constantFrom({ mate: 4 }, { mate: -1 }),
);

describe('centipawnLosses', () => {
  it.each([
    ['down from the initial score', [{ cp: 5 }], [10]],
    ['clamped before they are subtracted', [{ cp: -1500 }], [1015]],
    ['nothing beyond the ceiling', [{ cp: 15 }, { cp: 1200 }, { cp: 1050 }], [0, 985, 0]],
    ['a mate counts as the ceiling', [{ cp: 0 }, { mate: 5 }, { cp: 300 }], [15, 1000, 700]],
    ['at most 2000', [{ mate: 2 }, { mate: 1 }, { mate: -1 }], [0, 0, 2000]],
    ['not next to a hole', [{ cp: 5 }, undefined, { cp: 5 }, { cp: 25 }], [10, undefined, undefined, 20]],
  ] as const)('%s', (_, game, losses) => {
    expect(centipawnLosses(game)).toEqual(losses);
  });
});

describe('acpl', () => {
  it('of the worked example is 31 and 89', () => {
    const cps = [20, 30, -80, -70, -75, 240, 230, 250].map((cp) => ({ cp }));
    expect(centipawnLosses(cps)).toEqual([0, 10, 110, 10, 5, 315, 10, 20]);
    expect(acpl(cps)).toEqual({ white: 31, black: 89 });
  });

  it('rounds a half up', () => {
    expect(acpl([{ cp: 14 }, { cp: 14 }, { cp: 14 }])).toEqual({ white: 1, black: 0 });
  });

  it('is missing for a side that has no loss', () => {
    expect(acpl([])).toEqual({ white: undefined, black: undefined });
    expect(acpl([{ cp: 5 }])).toEqual({ white: 10, black: undefined });
    expect(acpl([{ cp: 45 }], 'black')).toEqual({ white: undefined, black: 30 });
  });

  it('is between 0 and 2000, and mirrors', () => {
    fc.assert(
      fc.property(fc.array(scores, { minLength: 2, maxLength: 60 }), (game) => {
        const found = acpl(game);
        for (const value of Object.values(found)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(2000);
        }
        const losses = centipawnLosses(game).slice(1);
        const mirrored = game.map((score) => scoreFor('black', score));
        expect(centipawnLosses(mirrored, 'black').slice(1)).toEqual(losses);
      }),
    );
  });
});
