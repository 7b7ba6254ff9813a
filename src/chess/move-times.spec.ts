import fc from 'fast-check';
import {
  berserkClockCs,
  clockPercent,
  clocksByColor,
  coefficientOfVariation,
  emergencySeconds,
  gameTimeVariance,
  initialClockCs,
  moveTimes,
  moveTimesOfExport,
  timeTrouble,
  timeVariances,
  wholeGameVariation,
} from './move-times.js';

describe('moveTimes', () => {
  const clocks = { white: [60_000, 59_900, 59_500], black: [60_000, 59_300] };
  const game = { plies: 5, sideToMove: 'black', finished: true, incrementS: 3 } as const;

  it('gives no increment for the move that ended the game', () => {
    expect(moveTimes(clocks, game)).toEqual({ white: [0, 400, 400], black: [0, 1000] });
  });

  it('gives one for the last move of a game that goes on', () => {
    expect(moveTimes(clocks, { ...game, finished: false })).toEqual({ white: [0, 400, 700], black: [0, 1000] });
  });

  it('gives none for the last thoughts of the side that resigned, but for the move before', () => {
    const resigned = { ...clocks, black: [60_000, 59_300, 58_900] };
    expect(moveTimes(resigned, game)).toEqual({ white: [0, 400, 700], black: [0, 1000, 400] });
  });

  it('gives none to a side that went berserk', () => {
    const times = moveTimes(clocks, { ...game, finished: false, berserk: { white: true } });
    expect(times).toEqual({ white: [0, 100, 400], black: [0, 1000] });
  });

  it('takes time that was given for no time', () => {
    const times = moveTimes({ white: [100, 1600], black: [100] }, { ...game, plies: 3, incrementS: 0 });
    expect(times).toEqual({ white: [0, 0], black: [0] });
  });

  it('reads the alternating list of the export', () => {
    expect(clocksByColor([1, 2, 3])).toEqual({ white: [1, 3], black: [2] });
    expect(clocksByColor([1, 2, 3], 'black')).toEqual({ white: [2], black: [1, 3] });
    const list = [60_000, 60_000, 59_900, 59_300, 59_500];
    expect(moveTimesOfExport(list, { plies: 5, finished: true, incrementS: 3 })).toEqual({
      white: [0, 400, 400],
      black: [0, 1000],
    });
    // Resigned by Black after 59,300 - 58,900; White's last move keeps its increment.
    expect(moveTimesOfExport([...list, 58_900], { plies: 5, finished: true, incrementS: 3 })).toEqual({
      white: [0, 400, 700],
      black: [0, 1000, 400],
    });
    expect(
      moveTimesOfExport([...list, 58_900], { plies: 5, finished: true, incrementS: 3, startColor: 'black' }).black,
    ).toEqual([0, 400, 700]);
    expect(moveTimesOfExport([], { plies: 0, finished: true, incrementS: 0 })).toEqual({ white: [], black: [] });
  });

  it('gives back the thoughts that made the clocks', () => {
    const thoughts = fc.array(fc.nat({ max: 5000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(thoughts, fc.nat({ max: 30 }), (times, incrementS) => {
        let left = 1_000_000;
        const made = times.map((time, i) => {
          if (i > 0) left += incrementS * 100 - time;
          return left;
        });
        const found = moveTimes(
          { white: made, black: made },
          { plies: 2 * made.length, sideToMove: 'white', finished: false, incrementS },
        );
        expect(found.white).toEqual([0, ...times.slice(1)]);
        expect(found.black).toEqual(found.white);
      }),
    );
  });
});

describe('clocks', () => {
  it.each([
    [{ initial: 300, increment: 3 }, 30_000, 15_000],
    // The increments are worth more than the time: nothing is halved.
    [{ initial: 60, increment: 2 }, 6_000, 6_000],
    [{ initial: 80, increment: 2 }, 8_000, 4_000],
    [{ initial: 0, increment: 1 }, 300, 300],
    [{ initial: 0, increment: 10 }, 1_000, 1_000],
  ])('of %j begin with %i, berserk with %i', (setting, normal, berserk) => {
    expect(initialClockCs(setting)).toBe(normal);
    expect(berserkClockCs(setting)).toBe(berserk);
  });

  it.each([
    [30, 10],
    [80, 10],
    [180, 22],
    [300, 37],
    [480, 60],
    [5400, 60],
  ])('of %i s warn at %i s', (initial, seconds) => {
    expect(emergencySeconds(initial)).toBe(seconds);
  });

  it.each([
    [12_003, { initial: 120, increment: 1 }, 75.01875],
    [30_003, { initial: 300, increment: 0 }, 100],
    [0, { initial: 300, increment: 0 }, 0],
    [-5, { initial: 300, increment: 0 }, 0],
    [100, { initial: 0, increment: 0 }, 0],
  ])('with %i left of %j are at %f%%', (left, setting, percent) => {
    expect(clockPercent(left, setting)).toBeCloseTo(percent, 9);
  });

  it.each([
    [3_701, 300, 'none'],
    [3_700, 300, 'trouble'],
    [3_000, 300, 'trouble'],
    [2_999, 300, 'severe'],
    // A tenth of an hour is no trouble by the seconds.
    [6_001, 3600, 'none'],
    [6_000, 3600, 'severe'],
  ])('with %i left of %i s mean %s', (left, initial, trouble) => {
    expect(timeTrouble(left, { initial, increment: 0 })).toBe(trouble);
  });
});

describe('time variance', () => {
  it('is undefined for six moves at both ends, and for short games', () => {
    const times = Array.from({ length: 14 }, (_, i) => 100 * i);
    expect(timeVariances(times).map((variance) => variance !== undefined)).toEqual(
      times.map((_, i) => i === 6 || i === 7),
    );
    expect(gameTimeVariance(times.slice(0, 12))).toBeUndefined();
  });

  it('leaves out the fastest and the slowest of thirteen', () => {
    const even = Array.from({ length: 11 }, () => 300);
    expect(timeVariances([0, ...even, 90_000])[6]).toBe(0);
    // Two slow moves: one is left of 11. Mean 400, deviations 10 x 90 + 900, sample variance 81,000 + 810,000 / 10.
    expect(timeVariances([0, ...even.slice(1).map(() => 300), 1290, 90_000])[6]).toBeCloseTo(
      Math.sqrt((10 * 90 ** 2 + 900 ** 2) / 10) / 400,
      9,
    );
  });

  it('of a game is the mean over its moves', () => {
    const times = Array.from({ length: 20 }, (_, i) => 100 * (i % 7) ** 2);
    const known = timeVariances(times).filter((variance) => variance !== undefined);
    expect(known).toHaveLength(8);
    expect(gameTimeVariance(times)).toBeCloseTo(known.reduce((sum, variance) => sum + variance, 0) / 8, 12);
  });

  it('of a whole game drops the first move and adds a tenth of a second', () => {
    expect(wholeGameVariation([9999, 90, 190])).toBeCloseTo(Math.sqrt(2 * 50 ** 2) / 150, 12);
    expect(wholeGameVariation([0, 100])).toBeUndefined();
  });

  it('does not depend on the unit, nor on the order', () => {
    const values = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 9 }), (list, factor) => {
        const variation = coefficientOfVariation(list) ?? NaN;
        expect(coefficientOfVariation(list.map((value) => value * factor))).toBeCloseTo(variation, 9);
        expect(coefficientOfVariation([...list].reverse())).toBeCloseTo(variation, 9);
      }),
    );
    expect(coefficientOfVariation([0, 0])).toBeUndefined();
  });
});
