import fc from 'fast-check';
import { expectedScore } from '../../chess/rating.js';
import { GamesNotLoadedError } from './network-errors.js';
import type { EdgeGame } from './edge.js';
import { headToHead } from './head-to-head.js';
import { findSpecialOpponents } from './opponents.js';
import { gamesOf } from './player-games.js';
import { makeRandom } from './random.js';
import { compareWithRatings, pointsOf } from './score.js';
import { aGame, edgesOf, networkOf, networkOfEdges, randomOutcome, wins } from './spec-kit.js';

const rated = (whiteRating: number, blackRating: number): Partial<EdgeGame> => ({ whiteRating, blackRating });

describe('gamesOf', () => {
  const games = [
    aGame('ann', 'bob', { ...rated(1_600, 1_500), createdAt: 5 }),
    aGame('bob', 'ann', { ...rated(1_510, 1_590), outcome: 'white', speed: 'rapid', createdAt: 9 }),
    aGame('bob', 'ann', { outcome: 'draw', rated: false }),
    aGame('bob', 'ann', { outcome: undefined, whiteRating: 1_500 }),
    aGame('cid', 'bob'),
  ];
  const network = networkOf(games);

  it('has each game from the side of the player', () => {
    const bob = gamesOf(network, 1, {}, 0);
    expect(bob.map(({ color, points, gap }) => [color, points, gap])).toEqual([
      ['black', 0, -100],
      ['white', 1, -80],
      ['white', 0.5, undefined],
      ['white', undefined, undefined],
    ]);
    expect(gamesOf(network, 0, {}, 1).map(({ gap }) => gap)).toEqual([100, 80, undefined, undefined]);
  });

  it('are those that count, against all or one', () => {
    expect(gamesOf(network, 1)).toHaveLength(5);
    expect(gamesOf(network, 1, { speeds: ['rapid'] })).toMatchObject([{ speed: 'rapid', rated: true, createdAt: 9 }]);
    expect(gamesOf(network, 1, { minRatingGap: 100 })).toHaveLength(1);
    expect(gamesOf(network, 0, {}, 2)).toEqual([]);
  });

  it('have to be loaded', () => {
    expect(() => gamesOf(networkOfEdges(edgesOf(games)), 1)).toThrow(GamesNotLoadedError);
  });
});

describe('headToHead', () => {
  it('sums up by speed, color and kind, and compares with the ratings', () => {
    const network = networkOf([
      aGame('ann', 'bob', { ...rated(1_700, 1_500), createdAt: 100 }),
      aGame('bob', 'ann', { ...rated(1_500, 1_700), outcome: 'draw', createdAt: 300 }),
      aGame('ann', 'bob', { ...rated(1_500, 1_500), outcome: 'black', speed: 'rapid', rated: false, createdAt: 200 }),
      aGame('ann', 'bob', { outcome: undefined, createdAt: Date.UTC(2023, 11, 31, 23, 59) }),
    ]);
    expect(headToHead(gamesOf(network, 0, {}, 1))).toEqual({
      total: { games: 4, wins: 1, draws: 1, losses: 1 },
      bySpeed: {
        blitz: { games: 3, wins: 1, draws: 1, losses: 0 },
        rapid: { games: 1, wins: 0, draws: 0, losses: 1 },
      },
      rated: { games: 3, wins: 1, draws: 1, losses: 0 },
      casual: { games: 1, wins: 0, draws: 0, losses: 1 },
      byColor: { white: { games: 3, wins: 1, draws: 0, losses: 1 }, black: { games: 1, wins: 0, draws: 1, losses: 0 } },
      byYear: [
        { year: 1970, score: { games: 3, wins: 1, draws: 1, losses: 1 } },
        { year: 2023, score: { games: 1, wins: 0, draws: 0, losses: 0 } },
      ],
      expectation: expect.objectContaining({
        games: 3,
        points: 1.5,
        expected: 2 * expectedScore(1_700, 1_500) + 0.5,
      }) as unknown,
      firstAt: 100,
      lastAt: Date.UTC(2023, 11, 31, 23, 59),
    });
  });

  it('is all zeros without games', () => {
    const { total, bySpeed, expectation, firstAt } = headToHead([]);
    expect({ total, bySpeed, firstAt }).toEqual({
      total: { games: 0, wins: 0, draws: 0, losses: 0 },
      bySpeed: {},
      firstAt: undefined,
    });
    expect(expectation).toEqual({ games: 0, points: 0, expected: 0, chanceOfWorse: 0.5, chanceOfBetter: 0.5 });
  });
});

describe('compareWithRatings', () => {
  const games = (points: number[], gap = 0): { points: number; gap: number }[] =>
    points.map((p) => ({ points: p, gap }));

  it('knows how likely such a result is', () => {
    // Of 8 ways of three games between equals 1 has no win, 3 have one.
    expect(compareWithRatings(games([1, 0, 0]))).toMatchObject({ chanceOfWorse: 2.5 / 8, chanceOfBetter: 5.5 / 8 });
    expect(compareWithRatings(games([0.5, 0, 0]))).toMatchObject({ chanceOfWorse: 1 / 8, chanceOfBetter: 7 / 8 });
    expect(compareWithRatings(games([1, 1, 1]))).toMatchObject({ chanceOfWorse: 7.5 / 8, chanceOfBetter: 0.5 / 8 });
  });

  it('leaves nothing between worse and better', () => {
    const game = fc.record({ points: fc.constantFrom(0, 0.5, 1), gap: fc.integer({ min: -800, max: 800 }) });
    fc.assert(
      fc.property(fc.array(game, { maxLength: 40 }), (list) => {
        const { chanceOfWorse, chanceOfBetter } = compareWithRatings(list);
        expect(chanceOfWorse + chanceOfBetter).toBeCloseTo(1, 10);
        const turned = compareWithRatings(list.map(({ points, gap }) => ({ points: 1 - points, gap: -gap })));
        expect(turned.chanceOfWorse).toBeCloseTo(chanceOfBetter, 10);
      }),
    );
  });

  it('goes over to the normal distribution without a jump', () => {
    const results = (length: number): number[] => Array.from({ length }, (_, i) => (i % 20 < 11 ? 1 : 0));
    const exact = compareWithRatings(games(results(1_000), 20)).chanceOfBetter;
    const normal = compareWithRatings([...games(results(1_000), 20), { points: 1, gap: 3_000 }]).chanceOfBetter;
    expect(exact).toBeLessThan(0.1);
    expect(normal).toBeCloseTo(exact, 3);
  });
});

describe('findSpecialOpponents', () => {
  /** The hero meets each of many opponents often, and three of them are not what their ratings say. */
  function plantedGames(): EdgeGame[] {
    const random = makeRandom(9);
    const hidden: Record<string, number> = { invented_nemesis: 250, invented_victim: -250 };
    const opponents = Array.from({ length: 60 }, (_, i) => `opponent_${i}`);
    const meet = (opponent: string, count: number): EdgeGame[] =>
      Array.from({ length: count }, () => {
        const rating = 1_300 + Math.floor(random() * 600);
        const expected = expectedScore(1_600, rating + (hidden[opponent] ?? 0));
        const isWhite = random() < 0.5;
        const outcome = randomOutcome(random, isWhite ? expected : 1 - expected);
        return isWhite
          ? aGame('hero', opponent, { ...rated(1_600, rating), outcome })
          : aGame(opponent, 'hero', { ...rated(rating, 1_600), outcome });
      });
    return [
      ...opponents.flatMap((opponent) => meet(opponent, 25)),
      ...meet('invented_nemesis', 30),
      ...meet('invented_victim', 30),
      ...meet('invented_rival', 120),
      // One lost game as the favourite is bad luck, not a nemesis.
      aGame('hero', 'lucky_once', { ...rated(2_000, 1_200), outcome: 'black' }),
    ];
  }

  const network = networkOf(plantedGames());
  const found = findSpecialOpponents(gamesOf(network, network.get('hero')));
  const name = ({ opponent }: { opponent: number }): string => network.idOf(opponent);

  it('ranks the planted nemesis, victim and rival first', () => {
    expect(found.nemeses.map(name)[0]).toBe('invented_nemesis');
    expect(found.victims.map(name)[0]).toBe('invented_victim');
    expect(found.rivals.map(name)[0]).toBe('invented_rival');
  });

  it('says how sure it is', () => {
    const [first, second] = found.nemeses;
    expect(first?.confidence).toBeGreaterThan(0.99);
    expect(first?.byLuck).toBeLessThan(0.5);
    expect(second?.byLuck).toBeGreaterThan(0.2);
    expect(first?.expectation.points).toBeLessThan((first?.expectation.expected ?? 0) - 5);
  });

  it('does not compare who was hardly met', () => {
    expect([...found.nemeses, ...found.victims, ...found.rivals].map(name)).not.toContain('lucky_once');
    const games = gamesOf(network, network.get('hero'));
    const { nemeses } = findSpecialOpponents(games, { minGames: 1, limit: 100 });
    expect(nemeses.map(name)).toContain('lucky_once');
    expect(nemeses.map(name)[0]).toBe('invented_nemesis');
  });

  it('counts as contested what both took from each other', () => {
    const friends = networkOf([...wins('ann', 'bob', 6), ...wins('bob', 'ann', 4), ...wins('ann', 'cid', 12)]);
    const { rivals, nemeses } = findSpecialOpponents(gamesOf(friends, 0));
    expect(rivals.map(({ opponent, contested }) => [opponent, contested])).toEqual([
      [1, 8],
      [2, 0],
    ]);
    expect(pointsOf(rivals[0]?.score ?? { games: 0, wins: 0, draws: 0, losses: 0 })).toBe(6);
    // Without ratings nobody can be above or below them.
    expect(nemeses).toEqual([]);
  });
});
