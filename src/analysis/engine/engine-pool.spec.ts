import fc from 'fast-check';
import { EnginePool, nextBackoffMs } from './engine-pool.js';

describe('nextBackoffMs', () => {
  const limits = { minMs: 100, capMs: 30_000 };

  it('waits between the shortest time and four times the last wait, never longer than the cap', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30_000, noNaN: true }), chance, (lastMs, random) => {
        const wait = nextBackoffMs(lastMs, limits, () => random);
        expect(wait).toBeGreaterThanOrEqual(100);
        expect(wait).toBeLessThanOrEqual(Math.min(30_000, 4 * Math.max(100, lastMs)));
      }),
    );
  });

  it.each([
    [0, 0, 100],
    [0, 1, 400],
    [1_000, 0.5, 2_050],
    [20_000, 1, 30_000],
  ])('after %d ms with the chance of %d: %d ms', (lastMs, random, expected) => {
    expect(nextBackoffMs(lastMs, limits, () => random)).toBe(expected);
  });
});

describe('EnginePool', () => {
  it.each([0, -1, NaN])('cannot have %d engines', (size) => {
    expect(() => new EnginePool({ size, idleMs: 1, start: () => Promise.reject(new Error('never')) })).toThrow(
      RangeError,
    );
  });
});
