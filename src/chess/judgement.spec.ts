import fc from 'fast-check';
import { opposite, type Color } from './color.js';
import {
  countJudgements,
  isMistakeOrBlunder,
  JUDGEMENT_GLYPHS,
  JUDGEMENTS,
  judgeGame,
  judgeMove,
  makeJudgementComment,
  makeScoreChange,
  type JudgementName,
} from './judgement.js';
import { scoreFor, winningChances, type Score } from './score.js';

const scores: fc.Arbitrary<Score> = fc.oneof(
  fc.integer({ min: -1500, max: 1500 }).map((cp) => ({ cp })),
  fc.integer({ min: 1, max: 30 }).map((mate) => ({ mate })),
  fc.integer({ min: 1, max: 30 }).map((mate) => ({ mate: -mate })),
);
const nameOf = (before: Score, after: Score, mover: Color = 'white'): JudgementName | undefined =>
  judgeMove({ before, after, mover, playedIsBest: false })?.name;

describe('judgeMove by winning chances', () => {
  // From an even position the three thresholds are at 54.50, 110.12 and 168.12 centipawns.
  it.each([
    [0, -54, undefined],
    [0, -55, 'Inaccuracy'],
    [0, -110, 'Inaccuracy'],
    [0, -111, 'Mistake'],
    [0, -168, 'Mistake'],
    [0, -169, 'Blunder'],
    [0, 300, undefined],
    [63, 8, 'Inaccuracy'],
    [340, 169, 'Mistake'],
    [800, 631, undefined],
    [800, 400, 'Mistake'],
    // Raw centipawns lose .111; clamped to 1000 they would lose .070.
    [1500, 750, 'Inaccuracy'],
  ])('from %i to %i is %s for White', (before, after, name) => {
    expect(nameOf({ cp: before }, { cp: after })).toBe(name);
    expect(nameOf({ cp: -before }, { cp: -after }, 'black')).toBe(name);
  });

  it('names exactly the loss', () => {
    const cps = fc.integer({ min: -1500, max: 1500 });
    fc.assert(
      fc.property(cps, cps, (before, after) => {
        const lost = winningChances(before) - winningChances(after);
        const level = [0.1, 0.2, 0.3].filter((least) => lost >= least).length;
        expect(nameOf({ cp: before }, { cp: after })).toBe(level === 0 ? undefined : JUDGEMENTS[level - 1]);
      }),
    );
  });
});

describe('judgeMove with mates', () => {
  it.each([
    ['a mate against the mover appears', { cp: 0 }, { mate: -3 }, 'Blunder'],
    ['the same, lost before', { cp: -700 }, { mate: -3 }, 'Blunder'],
    ['the same, more lost', { cp: -701 }, { mate: -3 }, 'Mistake'],
    ['the same, at the bound', { cp: -999 }, { mate: -3 }, 'Mistake'],
    ['the same, quite lost', { cp: -1000 }, { mate: -3 }, 'Inaccuracy'],
    ['a mate is given away', { mate: 3 }, { cp: -50 }, 'Blunder'],
    ['the same, still winning', { mate: 3 }, { cp: 700 }, 'Blunder'],
    ['the same, winning more', { mate: 3 }, { cp: 701 }, 'Mistake'],
    ['the same, at the bound', { mate: 3 }, { cp: 999 }, 'Mistake'],
    ['the same, quite won', { mate: 3 }, { cp: 1000 }, 'Inaccuracy'],
    ['a mate turns into the other', { mate: 3 }, { mate: -9 }, 'Blunder'],
    ['a mate takes longer', { mate: 2 }, { mate: 9 }, undefined],
    ['a mate comes nearer', { mate: 9 }, { mate: 2 }, undefined],
    ['the mover escapes a mate', { mate: -4 }, { cp: 100 }, undefined],
    ['the mover escapes and mates', { mate: -4 }, { mate: 5 }, undefined],
    ['the mover is mated sooner', { mate: -9 }, { mate: -1 }, undefined],
    ['the mover finds a mate', { cp: 100 }, { mate: 6 }, undefined],
  ] as const)('%s: %j to %j', (_, before, after, name) => {
    expect(nameOf(before, after)).toBe(name);
    expect(nameOf(scoreFor('black', before), scoreFor('black', after), 'black')).toBe(name);
  });

  it('knows why', () => {
    const judge = (before: Score, after: Score): unknown =>
      judgeMove({ before, after, mover: 'black', playedIsBest: false });
    expect(judge({ cp: 100 }, { mate: 4 })).toEqual({ name: 'Blunder', kind: 'mateCreated' });
    expect(judge({ mate: -4 }, { cp: -800 })).toEqual({ name: 'Mistake', kind: 'mateLost' });
    expect(judge({ cp: 0 }, { cp: 60 })).toEqual({ name: 'Inaccuracy', kind: 'chancesLost' });
  });
});

describe('judgeMove', () => {
  it('never blames the first choice of the engine, nor a move without both scores', () => {
    fc.assert(
      fc.property(scores, scores, (before, after) => {
        expect(judgeMove({ before, after, mover: 'white', playedIsBest: true })).toBeUndefined();
        expect(judgeMove({ before: undefined, after, mover: 'white', playedIsBest: false })).toBeUndefined();
        expect(judgeMove({ before, after: undefined, mover: 'white', playedIsBest: false })).toBeUndefined();
      }),
    );
  });

  it('is the same for the other colour on the board turned round', () => {
    fc.assert(
      fc.property(scores, scores, (before, after) => {
        expect(nameOf(before, after)).toBe(nameOf(scoreFor('black', before), scoreFor('black', after), 'black'));
      }),
    );
  });

  it('never gets milder when the mover lost more', () => {
    const cps = fc.integer({ min: -1500, max: 1500 });
    const severity = (name: JudgementName | undefined): number => (name ? JUDGEMENTS.indexOf(name) : -1);
    fc.assert(
      fc.property(cps, cps, cps, (before, a, b) => {
        const better = nameOf({ cp: before }, { cp: Math.max(a, b) });
        const worse = nameOf({ cp: before }, { cp: Math.min(a, b) });
        expect(severity(worse)).toBeGreaterThanOrEqual(severity(better));
      }),
    );
  });
});

describe('judgeGame', () => {
  const cps = [20, 30, -80, -70, -75, 240, 230, 250].map((cp) => ({ cp }));

  it('begins with 15 centipawns and changes sides', () => {
    const judged = judgeGame(
      cps,
      cps.map(() => false),
    );
    expect(judged.map((judgement) => judgement?.name)).toEqual([
      undefined,
      undefined,
      'Mistake',
      undefined,
      undefined,
      'Blunder',
      undefined,
      undefined,
    ]);
    expect(judgeGame([{ cp: -40 }], [false])[0]?.name).toBe('Inaccuracy');
    expect(judgeGame([{ cp: 70 }], [false], 'black')[0]?.name).toBe('Inaccuracy');
    expect(judgeGame([{ cp: -40 }], [false], 'black')[0]).toBeUndefined();
  });

  it('leaves out what the engine would have played, and plies next to a hole', () => {
    const isBest = cps.map((_, i) => i === 2);
    expect(judgeGame(cps, isBest).map((judgement) => judgement?.name)).toContain('Blunder');
    expect(judgeGame(cps, isBest)[2]).toBeUndefined();
    const holed = cps.map((score, i) => (i === 4 ? undefined : score));
    expect(judgeGame(holed, [])[5]).toBeUndefined();
    expect(judgeGame(holed, [])).toHaveLength(8);
  });

  it('mirrors when colours and scores are swapped', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(scores, fc.boolean()), { maxLength: 40 }), (plies) => {
        // The initial 15 centipawns are White's, so the first ply has no mirror.
        const game = plies.map(([score]) => score);
        const isBest = plies.map(([, best], i) => best || i === 0);
        const mirrored = game.map((score) => scoreFor('black', score));
        expect(judgeGame(mirrored, isBest, opposite('white'))).toEqual(judgeGame(game, isBest));
      }),
    );
  });
});

describe('texts of judgements', () => {
  it('are those of Lichess', () => {
    expect(makeJudgementComment({ name: 'Mistake', kind: 'chancesLost' }, 'Nf3')).toBe('Mistake. Nf3 was best.');
    expect(makeJudgementComment({ name: 'Blunder', kind: 'mateCreated' }, 'O-O')).toBe(
      'Checkmate is now unavoidable. O-O was best.',
    );
    expect(makeJudgementComment({ name: 'Inaccuracy', kind: 'mateLost' }, 'Qh7+')).toBe(
      'Lost forced checkmate sequence. Qh7+ was best.',
    );
    expect(makeJudgementComment({ name: 'Inaccuracy', kind: 'chancesLost' })).toBe('Inaccuracy.');
    expect(makeScoreChange({ cp: 5 }, { cp: 85 })).toBe('(0.05 → 0.85) ');
    expect(makeScoreChange({ mate: -3 }, { cp: -168 })).toBe('(Mate in 3 → -1.68) ');
  });

  it('have the glyphs and NAGs of PGN', () => {
    expect(JUDGEMENTS.map((name) => JUDGEMENT_GLYPHS[name])).toEqual([
      { glyph: '?!', nag: 6 },
      { glyph: '?', nag: 2 },
      { glyph: '??', nag: 4 },
    ]);
  });
});

describe('countJudgements', () => {
  it('counts each name', () => {
    const names = ['Mistake', undefined, 'Blunder', 'Mistake'] as const;
    expect(countJudgements(names)).toEqual({ Inaccuracy: 0, Mistake: 2, Blunder: 1 });
    expect(JUDGEMENTS.map(isMistakeOrBlunder)).toEqual([false, true, true]);
    expect(isMistakeOrBlunder(undefined)).toBe(false);
  });
});
