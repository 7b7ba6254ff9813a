import fc from 'fast-check';
import {
  gameAccuracy,
  harmonicAccuracy,
  moveAccuracies,
  moveAccuracy,
  phaseAccuracies,
  volatilityWeights,
} from './accuracy.js';
import { COLORS } from './color.js';
import { winPercent } from './score.js';

const scoresOf = (cps: readonly number[]): { cp: number }[] => cps.map((cp) => ({ cp }));
const games = fc.array(
  fc.integer({ min: -1200, max: 1200 }).map((cp) => ({ cp })),
  { minLength: 2, maxLength: 120 },
);

describe('moveAccuracy', () => {
  it.each([
    [0, 100],
    [-20, 100],
    [0.2, 100],
    [1, 96.60397651],
    [5, 80.81529992],
    [10, 64.58],
    [20, 41.016818741],
    [50, 9.528],
    [80, 1],
    [89, 0],
    [100, 0],
  ])('of %f lost is %f', (lost, accuracy) => {
    expect(moveAccuracy(100, 100 - lost)).toBeCloseTo(accuracy, 2);
  });

  it('falls with what was lost, between 100 and 0', () => {
    const percents = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(percents, percents, percents, (before, a, b) => {
        const worse = moveAccuracy(before, Math.min(a, b));
        const better = moveAccuracy(before, Math.max(a, b));
        expect(worse).toBeLessThanOrEqual(better);
        expect(worse).toBeGreaterThanOrEqual(0);
        expect(better).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('gameAccuracy', () => {
  const example = scoresOf([20, 30, -80, -70, -75, 240, 230, 250]);

  it('of the worked example is 79.7375 and 49.0473', () => {
    const accuracy = gameAccuracy(example);
    expect(accuracy?.white).toBeCloseTo(79.7375, 4);
    expect(accuracy?.black).toBeCloseTo(49.0473, 4);
    const moves = [100, 96.9549, 64.3763, 97.0213, 98.9885, 28.824, 97.6085, 94.3774];
    for (const [i, found] of moveAccuracies(example).entries()) expect(found).toBeCloseTo(moves[i] ?? NaN, 4);
  });

  it('weighs moves by the volatility around them', () => {
    const weights = volatilityWeights([{ cp: 15 }, ...example].map(winPercent));
    const expected = [0.5, 0.5, 5.0351, 0.5, 0.5, 12, 0.5, 0.7618];
    expect(weights).toHaveLength(8);
    for (const [i, weight] of weights.entries()) expect(weight).toBeCloseTo(expected[i] ?? NaN, 4);
  });

  it('widens the windows with the length of the game, up to eight positions', () => {
    // One jump in the middle: as many weights rise as there are windows over it.
    const raised = (plies: number): number => {
      const percents = Array.from({ length: plies + 1 }, (_, i) => (i <= plies / 2 ? 50 : 60));
      return volatilityWeights(percents).filter((weight) => weight > 0.5).length;
    };
    expect([8, 34, 79, 80, 300].map(raised)).toEqual([1, 2, 6, 7, 7]);
  });

  it('repeats the first window for the first plies', () => {
    const percents = [50, 60, ...Array.from({ length: 79 }, () => 60)];
    // Eight positions wide, six copies and the window itself.
    expect(volatilityWeights(percents).filter((weight) => weight > 0.5)).toHaveLength(7);
  });

  it('needs a move of each side', () => {
    expect(gameAccuracy([])).toBeUndefined();
    expect(gameAccuracy([{ cp: 15 }])).toBeUndefined();
    expect(gameAccuracy([{ cp: 15 }, { cp: 15 }])).toEqual({ white: 100, black: 100 });
  });

  it('leaves out missing scores as Lichess does', () => {
    const holed = [...example.slice(0, 3), undefined, ...example.slice(3)];
    expect(gameAccuracy(holed)).toEqual(gameAccuracy(example));
  });

  it('is between 0 and 100, at most the best and at least the worst move', () => {
    fc.assert(
      fc.property(games, fc.constantFrom(...COLORS), (game, startColor) => {
        const accuracy = gameAccuracy(game, startColor);
        const moves = moveAccuracies(game, startColor);
        for (const color of COLORS) {
          const own = moves.filter((_, i) => (i % 2 === 0) === (color === startColor)) as number[];
          expect(accuracy?.[color]).toBeLessThanOrEqual(Math.max(1, ...own) + 1e-9);
          expect(accuracy?.[color]).toBeGreaterThanOrEqual(Math.min(...own) - 1e-9);
        }
      }),
    );
  });

  it('mirrors when colours and scores are swapped', () => {
    fc.assert(
      fc.property(games, (game) => {
        const accuracy = gameAccuracy(game, 'white', { cp: 0 });
        const mirrored = gameAccuracy(
          game.map(({ cp }) => ({ cp: -cp })),
          'black',
          { cp: 0 },
        );
        expect(mirrored?.black).toBeCloseTo(accuracy?.white ?? NaN, 8);
        expect(mirrored?.white).toBeCloseTo(accuracy?.black ?? NaN, 8);
      }),
    );
  });
});

describe('phaseAccuracies', () => {
  it('blames a phase for its first move, against the score before it', () => {
    const phases = phaseAccuracies(scoresOf([15, 900, 0, 0]), { middle: 3 });
    expect(phases.middlegame?.white).toBeLessThan(20);
    expect(phases.middlegame?.black).toBe(100);
    expect(phases.opening?.white).toBe(100);
    expect(phases.endgame).toBeUndefined();
  });

  it('of a game that is all opening is the accuracy of the game', () => {
    const game = scoresOf([20, -30, 80, 15, 300, 10]);
    expect(phaseAccuracies(game, {})).toEqual({ opening: gameAccuracy(game) });
    expect(phaseAccuracies(game, { end: 3 })).toEqual({ opening: gameAccuracy(game) });
  });

  it('gives each phase to the side that begins it', () => {
    const game = scoresOf([15, 15, 15, 500, 500, 500, 500, 500]);
    const phases = phaseAccuracies(game, { middle: 4, end: 6 });
    expect(phases.middlegame?.black).toBeLessThan(40);
    expect(phases.middlegame?.white).toBe(100);
    expect(phases.endgame).toEqual({ white: 100, black: 100 });
    expect(phaseAccuracies(game, { middle: 4, end: 6 }, 'black').middlegame?.white).toBe(100);
  });
});

describe('harmonicAccuracy', () => {
  it('is pulled down by bad moves, which count 1 at least', () => {
    expect(harmonicAccuracy([100, 50])).toBeCloseTo(66.6667, 3);
    expect(harmonicAccuracy([100, 0])).toBeCloseTo(2 / 1.01, 9);
    expect(harmonicAccuracy([])).toBeUndefined();
  });
});
