// Numbers that Lichess published, or that its own tests assert, outside the repository: SHARED_DATA=<folder> npm run test:real
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gameAccuracy, moveAccuracy } from '../../src/chess/accuracy.js';
import { acpl } from '../../src/chess/acpl.js';
import { COLORS, opposite, type ByColor, type Color } from '../../src/chess/color.js';
import { divide, isBackRankSparse, majorsAndMinors, mixedness } from '../../src/chess/division.js';
import { glickoAfterGame, type GlickoRating } from '../../src/chess/glicko.js';
import {
  countJudgements,
  judgeGame,
  judgeMove,
  makeJudgementComment,
  type Judgement,
  type JudgementName,
} from '../../src/chess/judgement.js';
import {
  clockPercent,
  clocksByColor,
  FLAT_TIMES,
  moveTimes,
  moveTimesOfExport,
  timeVariances,
  wholeGameVariation,
} from '../../src/chess/move-times.js';
import { findOpening, loadOpenings } from '../../src/chess/opening.js';
import { fideExpectedScore, fidePerformance, fideRatingChange, type FideCategory } from '../../src/chess/rating.js';
import { povDiff, scoreFor, SIMILAR_POV_DIFF, winningChances, winPercent, type Score } from '../../src/chess/score.js';
import { boardOfFen, replay } from '../../src/chess/spec-kit.js';
import { speedOf, type ClockSetting } from '../../src/chess/speed.js';

type Cases<T> = { items: T[] };
type Maybe<T> = T | null;

function readVectors<T>(name: string): T {
  const folder = process.env.SHARED_DATA;
  if (!folder) throw new Error('Set SHARED_DATA to the folder with the recorded data');
  return JSON.parse(readFileSync(join(folder, '..', 'vectors', `${name}.json`), 'utf8')) as T;
}

const known = <T>(list: Maybe<T>[]): (T | undefined)[] => list.map((entry) => entry ?? undefined);
const names = (judgements: (Judgement | undefined)[]): (JudgementName | undefined)[] =>
  judgements.map((judgement) => judgement?.name);
const pliesOf = <T>(list: T[], color: Color): T[] => list.filter((_, i) => (i % 2 === 0) === (color === 'white'));

describe('formulas.json', () => {
  const { winPercent: percents, moveAccuracy: accuracies } = readVectors<{
    winPercent: { cp: number; winPercent: number; winningChances: number }[];
    moveAccuracy: { before: number; after: number; accuracy: number }[];
  }>('formulas');

  it.each(percents)('win percent of $cp', ({ cp, winPercent: percent, winningChances: chances }) => {
    expect(winPercent({ cp })).toBeCloseTo(percent, 6);
    expect(winningChances(cp)).toBeCloseTo(chances, 6);
  });

  it.each(accuracies)('accuracy of $before to $after', ({ before, after, accuracy }) => {
    expect(moveAccuracy(before, after)).toBeCloseTo(accuracy, 6);
  });
});

describe('pov-diff.json', () => {
  const { items } =
    readVectors<Cases<{ color: Color; best: number; second: number; povDiff: number; similar: boolean }>>('pov-diff');

  it.each(items)('$color $best or $second', ({ color, best, second, povDiff: diff, similar }) => {
    const found = povDiff(color, { cp: best }, { cp: second });
    expect(found).toBeCloseTo(diff, 6);
    expect(found < SIMILAR_POV_DIFF).toBe(similar);
  });
});

describe('judgement-cases.json', () => {
  type Case = { color: Color; before: Score; after: Score; judgement: Maybe<JudgementName> };
  const { real, rules } = readVectors<{ real: Case[]; rules: Case[] }>('judgement-cases');

  it.each([...real, ...rules])('%j', ({ color, before, after, judgement }) => {
    const judged = judgeMove({ before, after, mover: color, playedIsBest: false });
    expect(judged?.name ?? null).toBe(judgement);
  });
});

describe('accuracy-unit.json', () => {
  type Case = {
    startColor: Color;
    cps: number[];
    lilaExpected: Maybe<ByColor<[number, number]>>;
    reference: Maybe<ByColor<number>>;
  };
  const { items } = readVectors<Cases<Case>>('accuracy-unit');

  it.each(items)('$startColor $cps', ({ startColor, cps, lilaExpected, reference }) => {
    const accuracy = gameAccuracy(
      cps.map((cp) => ({ cp })),
      startColor,
    );
    if (!reference || !lilaExpected) {
      expect(accuracy).toBeUndefined();
      return;
    }
    for (const color of COLORS) {
      expect(accuracy?.[color]).toBeCloseTo(reference[color], 6);
      const [value, delta] = lilaExpected[color];
      expect(Math.abs((accuracy?.[color] ?? NaN) - value)).toBeLessThanOrEqual(delta);
    }
  });
});

describe('real-games.json', () => {
  type Game = {
    id: string;
    moves: string;
    evals: Maybe<Score>[];
    bestMoveIfDifferent: Maybe<string>[];
    judgments: Maybe<JudgementName>[];
    expected: ByColor<{ inaccuracy: number; mistake: number; blunder: number; acpl: number; accuracy?: number }>;
    referenceAccuracyUnrounded: ByColor<number>;
    variant: string;
    division: Maybe<{ middle?: number; end?: number }>;
    opening: Maybe<{ eco: string; name: string; ply: number }>;
  };
  const { items } = readVectors<Cases<Game>>('real-games');

  it.each(items)('judgements of $id', (game) => {
    const judged = names(
      judgeGame(
        known(game.evals),
        game.bestMoveIfDifferent.map((best) => best === null),
      ),
    );
    expect(judged).toEqual(known(game.judgments).slice(0, judged.length));
    for (const color of COLORS) {
      const { inaccuracy, mistake, blunder } = game.expected[color];
      const counts = { Inaccuracy: inaccuracy, Mistake: mistake, Blunder: blunder };
      expect(countJudgements(pliesOf(judged, color))).toEqual(counts);
    }
  });

  it.each(items)('ACPL and accuracy of $id', (game) => {
    const losses = acpl(known(game.evals));
    const accuracy = gameAccuracy(known(game.evals));
    for (const color of COLORS) {
      expect(losses[color]).toBe(game.expected[color].acpl);
      expect(accuracy?.[color]).toBeCloseTo(game.referenceAccuracyUnrounded[color], 6);
      const published = game.expected[color].accuracy;
      if (published !== undefined) expect(Math.round(accuracy?.[color] ?? NaN)).toBe(published);
    }
  });

  it.each(items.filter((game) => game.variant === 'standard'))('phases and opening of $id', async (game) => {
    const { boards, epds } = replay(game.moves);
    if (game.division) expect(divide(boards)).toEqual(game.division);
    if (game.opening) expect(findOpening(epds, await loadOpenings())).toEqual(game.opening);
  });
});

describe('lila-annotator.json', () => {
  type Game = {
    n: number;
    initialFen: Maybe<string>;
    startPly: number;
    moves: string;
    engineScoresSideToMove: Score[];
    engineBestUci: string[];
    expectedEvals: Maybe<Score>[];
    expectedJudgments: Maybe<JudgementName>[];
  };
  const { items } = readVectors<Cases<Game>>('lila-annotator');

  it.each(items)('game $n', (game) => {
    const startColor = game.startPly % 2 === 0 ? 'white' : 'black';
    const { ucis } = replay(game.moves, game.initialFen ?? undefined);
    const white = game.engineScoresSideToMove.map((score, i) =>
      scoreFor(i % 2 === 0 ? startColor : opposite(startColor), score),
    );
    const evals = known(game.expectedEvals);
    expect(white.slice(1, 1 + evals.length)).toEqual(evals);
    const playedIsBest = ucis.map((uci, i) => uci === game.engineBestUci[i]);
    const judged = names(judgeGame(evals, playedIsBest, startColor));
    expect(judged).toEqual(known(game.expectedJudgments).slice(0, judged.length));
  });
});

describe('pgn-judgements.json', () => {
  type Game = {
    url: string;
    evals: Maybe<Score>[];
    judgments: Maybe<JudgementName>[];
    judgementText: Record<string, string>;
    bestSan: Record<string, string>;
    pliesWherePlayedMoveWasBest: number[];
  };
  const { items } = readVectors<Cases<Game>>('pgn-judgements');

  it.each(items)('$url', (game) => {
    const isBest = game.evals.map((_, i) => game.pliesWherePlayedMoveWasBest.includes(i + 1));
    const judged = judgeGame(known(game.evals), isBest);
    expect(names(judged)).toEqual(known(game.judgments));
    for (const [ply, text] of Object.entries(game.judgementText)) {
      const best = game.bestSan[ply];
      expect(makeJudgementComment(judged[Number(ply) - 1] as Judgement, best)).toBe(`${text}. ${best} was best.`);
    }
  });
});

describe('division.json', () => {
  type Game = {
    id: string;
    moves: string;
    lichess?: { middle: Maybe<number>; end: Maybe<number> };
    reference?: { middle: Maybe<number>; end: Maybe<number> };
    middleRange?: Maybe<[number, number]>;
    endRange?: Maybe<[number, number]>;
    endMustBeNull?: boolean;
  };
  type Features = { fen: string; majorsAndMinors: number; backrankSparse: boolean; mixedness: number };
  const { items, positions } = readVectors<Cases<Game> & { positions: Features[] }>('division');

  it.each(positions)('$fen', (position) => {
    const board = boardOfFen(position.fen);
    expect(majorsAndMinors(board)).toBe(position.majorsAndMinors);
    expect(isBackRankSparse(board)).toBe(position.backrankSparse);
    expect(mixedness(board)).toBe(position.mixedness);
  });

  it.each(items)('$id', (game) => {
    const { boards } = replay(game.moves);
    // The tests of scalachess leave out the final position, the server does not.
    const division = divide(game.reference ? boards.slice(0, -1) : boards);
    const expected = game.reference ?? game.lichess;
    expect([division.middle ?? null, division.end ?? null]).toEqual([expected?.middle, expected?.end]);
    expectWithin(division.middle, game.middleRange);
    expectWithin(division.end, game.endRange);
    if (game.endMustBeNull) expect(division.end).toBeUndefined();
  });

  function expectWithin(ply: number | undefined, range: Maybe<[number, number]> | undefined): void {
    if (!range) return;
    expect(ply).toBeGreaterThanOrEqual(range[0]);
    expect(ply).toBeLessThanOrEqual(range[1]);
  }
});

describe('openings.json', () => {
  type Case = {
    kind: string;
    sans?: string[];
    epd?: string;
    found?: boolean;
    expected: Maybe<{ eco?: string; name: string; ply?: number }>;
  };
  const { items } = readVectors<Cases<Case>>('openings');

  it.each(items)('$kind $expected.name', async ({ sans, epd, found, expected }) => {
    const openings = await loadOpenings();
    if (sans) expect(findOpening(replay(sans.join(' ')).epds, openings)).toMatchObject(expected ?? {});
    if (epd) expect(openings.has(epd)).toBe(found);
  });
});

describe('time.json', () => {
  type Times = {
    name: string;
    clocks: ByColor<number[]>;
    plies: number;
    sideToMove: Color;
    status: string;
    incrementSeconds: number;
    expectedCentis: ByColor<Maybe<number[]>>;
  };
  type Variation = { name: string; expected: boolean; moveTimesCentis: number[]; cvDropFirst: number };
  type Derived = { moveTimesCentis: number[]; timeVarianceSliding13: Maybe<number>[]; clockPercent: number[] };
  type Game = {
    url: string;
    status: string;
    clock: ClockSetting;
    plies: number;
    clocks: number[];
    derived: ByColor<Derived>;
  };
  const vectors = readVectors<Cases<Game> & { moveTimes: Times[]; coefVariation: Variation[] }>('time');

  it.each(vectors.moveTimes)(
    'move times: $name',
    ({ clocks, plies, sideToMove, status, incrementSeconds, expectedCentis }) => {
      const game = { plies, sideToMove, finished: status !== 'started', incrementS: incrementSeconds };
      const times = moveTimes(clocks, game);
      for (const color of COLORS) if (expectedCentis[color]) expect(times[color]).toEqual(expectedCentis[color]);
    },
  );

  it.each(vectors.coefVariation)('variation: $name', ({ moveTimesCentis, expected, cvDropFirst }) => {
    const variation = wholeGameVariation(moveTimesCentis) ?? NaN;
    expect(variation).toBeCloseTo(cvDropFirst, 6);
    expect(variation < FLAT_TIMES.highly).toBe(expected);
  });

  it.each(vectors.items)('$url', ({ clock, plies, clocks, derived }) => {
    const times = moveTimesOfExport(clocks, { plies, finished: true, incrementS: clock.increment });
    const played = clocksByColor(clocks.slice(0, plies));
    for (const color of COLORS) {
      expect(times[color]).toEqual(derived[color].moveTimesCentis);
      const made = times[color].slice(0, played[color].length);
      expectClose(timeVariances(made), known(derived[color].timeVarianceSliding13), 1e-6);
      expectClose(
        played[color].map((left) => clockPercent(left, clock)),
        derived[color].clockPercent,
        1e-4,
      );
    }
  });

  function expectClose(found: (number | undefined)[], expected: (number | undefined)[], tolerance: number): void {
    expect(found.map((value) => value === undefined)).toEqual(expected.map((value) => value === undefined));
    for (const [i, value] of expected.entries()) {
      if (value !== undefined) expect(Math.abs((found[i] ?? NaN) - value)).toBeLessThan(tolerance);
    }
  }
});

describe('speed.json', () => {
  const vectors = readVectors<
    Cases<{ limit: number; increment: number; speed: string }> & { real: { clock: ClockSetting; speed: string }[] }
  >('speed');

  it.each([
    ...vectors.real.map(({ clock, speed }) => ({ ...clock, speed })),
    ...vectors.items.map(({ limit, increment, speed }) => ({ initial: limit, increment, speed })),
  ])('$initial+$increment is $speed', ({ initial, increment, speed }) => {
    expect(speedOf({ initial, increment })).toBe(speed);
  });
});

describe('rating.json', () => {
  type Expected = { kind: 'expectedScore'; diffOpponentMinusPlayer: number; expected: number };
  type Change = {
    kind: 'ratingDiff';
    rating: number;
    k: number;
    opponent: number;
    points: number;
    category: FideCategory;
    expected: number;
  };
  type Performance = { kind: 'performance'; games: [number, number][]; expected: number };
  type Glicko = {
    kind: 'glicko2';
    players: [number, number, number][];
    outcome: Color | 'draw';
    expected: [number, number][];
    tolerance: { rating: number; deviation: number };
  };
  const { items } = readVectors<Cases<Expected | Change | Performance | Glicko>>('rating');

  it.each(items)('%j', (item) => {
    if (item.kind === 'expectedScore') {
      expect(fideExpectedScore(item.diffOpponentMinusPlayer)).toBeCloseTo(item.expected, 6);
    } else if (item.kind === 'ratingDiff') {
      const result = { opponentRating: item.opponent, points: item.points };
      expect(fideRatingChange(item.rating, item.k, [result], item.category)).toBe(item.expected);
    } else if (item.kind === 'performance') {
      const results = item.games.map(([opponentRating, points]) => ({ opponentRating, points }));
      expect(fidePerformance(results)).toBe(item.expected);
    } else expectGlicko(item);
  });

  function expectGlicko({ players, outcome, expected, tolerance }: Glicko): void {
    const rated = players.map(([rating, deviation, volatility]) => ({ rating, deviation, volatility }));
    const [white, black] = rated as [GlickoRating, GlickoRating];
    const points = { white: 1, draw: 0.5, black: 0 }[outcome];
    const after = [glickoAfterGame(white, black, points), glickoAfterGame(black, white, 1 - points)];
    for (const [i, [rating, deviation]] of expected.entries()) {
      expect(Math.abs((after[i]?.rating ?? NaN) - rating)).toBeLessThanOrEqual(tolerance.rating);
      expect(Math.abs((after[i]?.deviation ?? NaN) - deviation)).toBeLessThanOrEqual(tolerance.deviation);
    }
  }
});
