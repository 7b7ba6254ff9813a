import fc from 'fast-check';
import { speedOf, SPEEDS } from './speed.js';

describe('speedOf', () => {
  // initial + 40 x increment, on both sides of every limit.
  it.each([
    [0, 0, 'ultraBullet'],
    [15, 0, 'ultraBullet'],
    [29, 0, 'ultraBullet'],
    [30, 0, 'bullet'],
    [0, 1, 'bullet'],
    [60, 0, 'bullet'],
    [120, 1, 'bullet'],
    [179, 0, 'bullet'],
    [180, 0, 'blitz'],
    [180, 2, 'blitz'],
    [300, 3, 'blitz'],
    [479, 0, 'blitz'],
    [300, 5, 'rapid'],
    [480, 0, 'rapid'],
    [600, 5, 'rapid'],
    [1499, 0, 'rapid'],
    [900, 15, 'classical'],
    [1500, 0, 'classical'],
    [1800, 20, 'classical'],
    [10_800, 180, 'classical'],
    [21_599, 0, 'classical'],
    [21_600, 0, 'correspondence'],
  ])('%i+%i is %s', (initial, increment, speed) => {
    expect(speedOf({ initial, increment })).toBe(speed);
  });

  it('is correspondence without a clock', () => {
    expect(speedOf(undefined)).toBe('correspondence');
  });

  it('never gets faster with more time', () => {
    const seconds = fc.nat({ max: 30_000 });
    const increments = fc.nat({ max: 180 });
    fc.assert(
      fc.property(seconds, increments, seconds, increments, (initial, increment, more, moreIncrement) => {
        const slower = speedOf({ initial: initial + more, increment: increment + moreIncrement });
        expect(SPEEDS.indexOf(slower)).toBeGreaterThanOrEqual(SPEEDS.indexOf(speedOf({ initial, increment })));
      }),
    );
  });
});
