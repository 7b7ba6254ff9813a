import fc from 'fast-check';
import { judgeGame, type JudgementName } from './judgement.js';
import { scoreFor, winPercent, type Score } from './score.js';
import { awareness, comeback, conversion, largestSwing, luck, missedWins, resourcefulness } from './turning-points.js';

const scoresOf = (cps: readonly number[]): { cp: number }[] => cps.map((cp) => ({ cp }));

describe('largestSwing', () => {
  it('is the ply that changed win percent most, seen by its mover', () => {
    const swing = largestSwing(scoresOf([20, 30, -80, -70, -75, 240, 230, 250]));
    expect(swing).toMatchObject({ ply: 6, mover: 'black', before: { cp: -75 }, after: { cp: 240 } });
    expect(swing?.gain).toBeCloseTo(winPercent({ cp: -75 }) - winPercent({ cp: 240 }), 12);
  });

  it('is the earliest of equals, and may be the first ply', () => {
    expect(largestSwing(scoresOf([15, 300, 15, 300]))?.ply).toBe(2);
    expect(largestSwing([{ mate: 2 }])).toMatchObject({ ply: 1, mover: 'white', before: { cp: 15 } });
    expect(largestSwing([{ mate: 2 }], 'black')).toMatchObject({ mover: 'black' });
  });

  it('does not bridge holes', () => {
    expect(largestSwing([{ cp: 15 }, undefined, { cp: 900 }, { cp: 890 }])).toMatchObject({ ply: 4 });
    expect(largestSwing([])).toBeUndefined();
  });

  it('is no smaller than any other change', () => {
    const scores = fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(scores, (cps) => {
        const percents = [{ cp: 15 }, ...scoresOf(cps)].map(winPercent);
        const changes = percents.slice(1).map((percent, i) => Math.abs(percent - (percents[i] ?? percent)));
        expect(Math.abs(largestSwing(scoresOf(cps))?.gain ?? NaN)).toBe(Math.max(...changes));
      }),
    );
  });
});

describe('missedWins', () => {
  const missed = (...scores: Score[]): unknown =>
    missedWins(
      scores,
      judgeGame(
        scores,
        scores.map(() => false),
      ),
    );

  it.each([
    ['a won game becomes level', [{ cp: 15 }, { cp: 400 }, { cp: 20 }], [{ ply: 3, mover: 'white' }]],
    // From 81.4 to 64.9 percent, and to 65.1.
    ['it is less than good', [{ cp: 15 }, { cp: 400 }, { cp: 167 }], [{ ply: 3, mover: 'white' }]],
    ['it stays good', [{ cp: 15 }, { cp: 400 }, { cp: 169 }], []],
    ['it was not won', [{ cp: 15 }, { cp: 300 }, { cp: 0 }], []],
    ['a mate is given away', [{ cp: 15 }, { mate: 3 }, { cp: 100 }], [{ ply: 3, mover: 'white' }]],
    ['a mate is given away and much is left', [{ cp: 15 }, { mate: 3 }, { cp: 400 }], []],
    ['Black missed it', [{ cp: -500 }, { cp: -20 }], [{ ply: 2, mover: 'black' }]],
  ] as const)('%s', (_, scores, expected) => {
    expect(missed(...scores)).toEqual(expected);
  });

  it('needs a judgement: what the engine would have played is none', () => {
    const scores = scoresOf([15, 400, 20]);
    expect(missedWins(scores, judgeGame(scores, [true, true, true]))).toEqual([]);
  });
});

describe('comeback', () => {
  const quiet = Array.from({ length: 10 }, () => 15);
  const game = (...cps: number[]): { cp: number }[] => scoresOf([...quiet, ...cps]);

  it.each([
    ['won from 32 percent', game(-200), 'white', 'white', 11],
    ['won from 36 percent', game(-150), 'white', 'white', undefined],
    ['drawn from 32 percent', game(-200), 'white', 'draw', undefined],
    ['drawn from 19 percent', game(15, -400, -390), 'white', 'draw', 12],
    ['lost', game(-400), 'white', 'black', undefined],
    ['won by Black', game(300, 200), 'black', 'black', 11],
    ['lost early on', scoresOf([...quiet.slice(1), -500, 15]), 'white', 'white', undefined],
  ] as const)('%s', (_, scores, color, result, ply) => {
    expect(comeback(scores, color, result)?.ply).toBe(ply);
  });
});

describe('awareness and luck', () => {
  const names = (text: string): (JudgementName | undefined)[] =>
    [...text].map((letter) => (({ i: 'Inaccuracy', m: 'Mistake', b: 'Blunder' }) as const)[letter]);

  it.each([
    // Black answers a blunder well, then badly; White never gets a chance.
    ['b...', { white: { chances: 0, used: 0 }, black: { chances: 1, used: 1 } }],
    ['b.mb', { white: { chances: 0, used: 0 }, black: { chances: 2, used: 1 } }],
    ['bm..', { white: { chances: 1, used: 1 }, black: { chances: 1, used: 0 } }],
    ['bi..', { white: { chances: 0, used: 0 }, black: { chances: 1, used: 1 } }],
    ['ii..', { white: { chances: 0, used: 0 }, black: { chances: 0, used: 0 } }],
    // There was no move any more to see it.
    ['...b', { white: { chances: 0, used: 0 }, black: { chances: 0, used: 0 } }],
  ])('awareness of %s', (text, expected) => {
    expect(awareness(names(text))).toEqual(expected);
    expect(awareness(names(text), 'black')).toEqual({ white: expected.black, black: expected.white });
  });

  it.each([
    ['bm..', { white: { chances: 1, used: 1 }, black: { chances: 1, used: 0 } }],
    ['b.m.', { white: { chances: 2, used: 0 }, black: { chances: 0, used: 0 } }],
    ['...b', { white: { chances: 0, used: 0 }, black: { chances: 1, used: 0 } }],
    ['bi..', { white: { chances: 1, used: 0 }, black: { chances: 0, used: 0 } }],
  ])('luck of %s', (text, expected) => {
    expect(luck(names(text))).toEqual(expected);
    expect(luck(names(text), 'black')).toEqual({ white: expected.black, black: expected.white });
  });

  it('are each other: what one side got away with, the other did not see', () => {
    const entries = fc.constantFrom<JudgementName | undefined>('Inaccuracy', 'Mistake', 'Blunder', undefined);
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 40 }), (list) => {
        // A quiet last move, so that every fault has an answer.
        const game = [...list, undefined];
        const seen = awareness(game);
        const lucky = luck(game);
        expect(lucky.white.chances).toBe(seen.black.chances);
        expect(lucky.white.used).toBe(seen.black.chances - seen.black.used);
        expect(lucky.black.used).toBe(seen.white.chances - seen.white.used);
      }),
    );
  });
});

describe('conversion and resourcefulness', () => {
  // White to move at plies 0, 2, 4: 250 centipawns are 71.5 percent.
  const winning = { scores: scoresOf([15, 250, 15]), balances: [0, 0, 2, 0] };

  it.each([
    ['white', true, false],
    ['draw', false, true],
    ['black', false, true],
  ] as const)('when the result is %s', (result, converted, held) => {
    expect(conversion({ ...winning, result }, 'white')).toBe(converted);
    expect(conversion({ ...winning, result }, 'black')).toBeUndefined();
    const black = { scores: [...winning.scores.slice(0, 2), { cp: 250 }], balances: [0, 0, 2, 2], result };
    expect(resourcefulness(black, 'black')).toBe(held);
    expect(resourcefulness(black, 'white')).toBeUndefined();
  });

  it('need the material, the win percent and the own turn at once', () => {
    const result = 'white';
    expect(conversion({ ...winning, balances: [0, 2, 1, 2], result }, 'white')).toBeUndefined();
    expect(conversion({ ...winning, scores: scoresOf([15, 150, 250]), result }, 'white')).toBeUndefined();
    expect(conversion({ ...winning, balances: [0, 2, 2, 0], scores: [undefined, undefined], result }, 'white')).toBe(
      undefined,
    );
    // With Black to begin, White is to move at odd plies.
    expect(conversion({ ...winning, result, startColor: 'black' }, 'white')).toBeUndefined();
    expect(conversion({ scores: [{ cp: 250 }], balances: [0, 2], result, startColor: 'black' }, 'white')).toBe(true);
  });

  it('count material that is more than a pawn, either way', () => {
    const result = 'draw';
    const ahead = (balance: number): unknown =>
      conversion({ scores: scoresOf([15, 250]), balances: [0, 0, balance], result }, 'white');
    expect([0, 1, 2].map(ahead)).toEqual([undefined, undefined, false]);
    const behind = (balance: number): unknown =>
      resourcefulness({ scores: scoresOf([15, -250]), balances: [0, 0, balance], result }, 'white');
    expect([0, -1, -2].map(behind)).toEqual([undefined, undefined, true]);
  });

  it('mirror when colours are swapped', () => {
    const results = fc.constantFrom('white', 'black', 'draw');
    const swapped = { white: 'black', black: 'white', draw: 'draw' } as const;
    const plies = fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -4, max: 4 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(plies, results, (list, result) => {
        const scores = scoresOf(list.map(([cp]) => cp));
        const balances = [0, ...list.map(([, balance]) => balance)];
        const game = { scores, balances, result };
        const mirrored = {
          scores: scores.map((score) => scoreFor('black', score)),
          balances: balances.map((balance) => 0 - balance),
          result: swapped[result],
          startColor: 'black' as const,
        };
        expect(conversion(mirrored, 'black')).toBe(conversion(game, 'white'));
        expect(resourcefulness(mirrored, 'white')).toBe(resourcefulness(game, 'black'));
      }),
    );
  });
});
