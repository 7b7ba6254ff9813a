import fc from 'fast-check';
import { GamesNotLoadedError, InvalidNetworkQuestionError } from './network-errors.js';
import type { EdgeGame } from './edge.js';
import type { Network } from './network.js';
import type { NetworkFilter } from './network-filter.js';
import { type ChainRelation, PathFinder, UNREACHABLE } from './path-finder.js';
import { counts, edgesOf, networkOf, networkOfEdges, randomGames, winnerOf, wins } from './spec-kit.js';

const DAY_MS = 86_400_000;

const filters: fc.Arbitrary<NetworkFilter> = fc.record(
  {
    speeds: fc.uniqueArray(fc.constantFrom('bullet' as const, 'blitz' as const, 'rapid' as const), { minLength: 1 }),
    rated: fc.boolean(),
    since: fc.integer({ min: 0, max: 60 }).map((day) => day * DAY_MS),
    until: fc.integer({ min: 61, max: 110 }).map((day) => day * DAY_MS),
    minRatingGap: fc.integer({ min: 0, max: 600 }),
    upsets: fc.boolean(),
    minGames: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: [] },
);

/** Who is joined to whom by enough games that count: lists of games by "from to". */
function joined(games: EdgeGame[], relation: ChainRelation, filter: NetworkFilter): Map<string, EdgeGame[]> {
  const found = new Map<string, EdgeGame[]>();
  const add = (from: string, to: string, game: EdgeGame): void => {
    found.set(`${from} ${to}`, [...(found.get(`${from} ${to}`) ?? []), game]);
  };
  for (const game of games.filter((candidate) => counts(candidate, filter))) {
    const winner = winnerOf(game);
    if (relation === 'played' || winner === game.white) add(game.white, game.black, game);
    if (relation === 'played' || winner === game.black) add(game.black, game.white, game);
  }
  return new Map([...found].filter(([, list]) => list.length >= (filter.minGames ?? 1)));
}

/** Distances of all pairs (Floyd and Warshall). */
function allDistances(ids: readonly string[], edges: Map<string, unknown>): number[][] {
  const distances = ids.map((from) => ids.map((to) => (from === to ? 0 : edges.has(`${from} ${to}`) ? 1 : Infinity)));
  for (const via of ids.keys()) {
    for (const row of distances) {
      for (const to of ids.keys()) {
        row[to] = Math.min(row[to] as number, (row[via] as number) + (distances[via]?.[to] as number));
      }
    }
  }
  return distances;
}

/** Compares all chains and distances of a network at once: a call of `expect` takes longer than a search. */
function compareAll(network: Network, games: EdgeGame[], relation: ChainRelation, filter: NetworkFilter): void {
  const edges = joined(games, relation, filter);
  const finder = new PathFinder(network);
  const players = [...network.ids.keys()];
  const chains = players.map((from) => players.map((to) => finder.findChain(from, to, relation, filter)));
  const truth = allDistances(network.ids, edges);
  expect(chains.map((row) => row.map((chain) => (chain ? chain.length - 1 : Infinity)))).toEqual(truth);
  const ends = chains.flatMap((row, from) =>
    row.map((chain, to) => !chain || (chain[0] === from && chain.at(-1) === to)),
  );
  expect(ends).not.toContain(false);
  const hops = chains.flat().flatMap((chain) => hopsOf(network, chain ?? []));
  expect(hops.filter((hop) => !edges.has(hop))).toEqual([]);
  const distances = players.map((from) =>
    [...finder.distances(from, relation, filter)].map((distance) => (distance === UNREACHABLE ? Infinity : distance)),
  );
  expect(distances).toEqual(truth);
}

function hopsOf(network: Network, chain: number[]): string[] {
  return chain.slice(1).map((next, i) => `${network.idOf(chain[i] as number)} ${network.idOf(next)}`);
}

describe('PathFinder', () => {
  it('finds chains as short as brute force does in 500 random networks, each hop a game or a win', () => {
    for (let seed = 0; seed < 500; seed++) {
      const players = 5 + (seed % 12);
      const games = randomGames(seed, players, players + (seed % (2 * players)));
      compareAll(networkOf(games), games, seed % 2 === 0 ? 'played' : 'won', {});
    }
  });

  it('does so under any filter', () => {
    const relations = fc.constantFrom<ChainRelation>('played', 'won');
    fc.assert(
      fc.property(fc.nat(), filters, relations, (seed, filter, relation) => {
        const games = randomGames(seed, 8, 60);
        compareAll(networkOf(games), games, relation, filter);
      }),
      { numRuns: 200 },
    );
  });

  it('follows wins in their direction only', () => {
    const network = networkOf([...wins('ann', 'bob'), ...wins('bob', 'cid'), ...wins('cid', 'dee')]);
    const finder = new PathFinder(network);
    expect(finder.findChain(0, 3, 'won')).toEqual([0, 1, 2, 3]);
    expect(finder.findChain(3, 0, 'won')).toBeUndefined();
    expect(finder.findChain(3, 0, 'played')).toEqual([3, 2, 1, 0]);
    expect([...finder.distances(2, 'won')]).toEqual([UNREACHABLE, UNREACHABLE, 0, 1]);
    expect([...finder.distances(2, 'lost')]).toEqual([2, 1, 0, UNREACHABLE]);
  });

  it('takes the distance in which a player was beaten from the losses of the others', () => {
    const games = randomGames(77, 15, 60);
    const finder = new PathFinder(networkOf(games));
    const up = finder.distances(4, 'lost');
    up.forEach((distance, player) => expect(finder.distances(player, 'won')[4]).toBe(distance));
  });

  it('gives the same chain again', () => {
    const network = networkOf(randomGames(5, 40, 120));
    const finder = new PathFinder(network);
    const chain = finder.findChain(0, 30, 'played');
    finder.findChain(3, 9, 'won');
    finder.distances(17, 'played');
    expect(chain).toBeDefined();
    expect(finder.findChain(0, 30, 'played')).toEqual(chain);
    expect(new PathFinder(network).findChain(0, 30, 'played')).toEqual(chain);
  });

  it('needs no games for what edges say, and says when it does', () => {
    const finder = new PathFinder(networkOfEdges(edgesOf(wins('ann', 'bob', 3))));
    expect(finder.findChain(0, 1, 'won', { speeds: ['blitz'], rated: true, minGames: 3 })).toEqual([0, 1]);
    expect(finder.findChain(0, 1, 'won', { minGames: 4 })).toBeUndefined();
    for (const filter of [{ since: 0 }, { until: 5 }, { minRatingGap: 100 }, { upsets: true }]) {
      expect(() => finder.findChain(0, 1, 'won', filter)).toThrow(GamesNotLoadedError);
    }
  });

  it.each<[string, NetworkFilter]>([
    ['speeds', { speeds: [] }],
    ['speeds', { speeds: ['hyper' as 'bullet'] }],
    ['since', { since: NaN }],
    ['until', { since: 5, until: 5 }],
    ['minRatingGap', { minRatingGap: -1 }],
    ['minRatingGap', { minRatingGap: NaN }],
    ['minGames', { minGames: 0 }],
    ['minGames', { minGames: 1.5 }],
  ])('names %s when it cannot be', (field, filter) => {
    const finder = new PathFinder(networkOf(wins('ann', 'bob')));
    expect(() => finder.findChain(0, 1, 'played', filter)).toThrow(InvalidNetworkQuestionError);
    expect(() => finder.findChain(0, 1, 'played', filter)).toThrow(`${field}: `);
  });
});
