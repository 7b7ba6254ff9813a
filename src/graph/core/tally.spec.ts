import { coreNumbers } from './k-core.js';
import { findClustering } from './clustering.js';
import { findComponents, makeGroups } from './groups.js';
import type { NetworkFilter } from './network-filter.js';
import { counts, networkOf, randomGames, winnerOf, wins } from './spec-kit.js';
import { degrees, sumByPlayer, type Tally, tallyNetwork } from './tally.js';

const DAY_MS = 86_400_000;

function matrixOf({ players, offsets, targets }: Tally): boolean[][] {
  const matrix = Array.from({ length: players }, () => new Array<boolean>(players).fill(false));
  for (let from = 0; from < players; from++) {
    for (let arc = offsets[from] as number; arc < (offsets[from + 1] as number); arc++) {
      (matrix[from] as boolean[])[targets[arc] as number] = true;
    }
  }
  return matrix;
}

describe('tallyNetwork', () => {
  it.each<NetworkFilter>([
    {},
    { speeds: ['blitz', 'rapid'], rated: true },
    { minGames: 3 },
    { since: 20 * DAY_MS, until: 70 * DAY_MS, rated: false },
    { minRatingGap: 300 },
    { upsets: true, minRatingGap: 50, until: 90 * DAY_MS },
  ])('counts what %j lets through', (filter) => {
    const games = randomGames(8, 9, 400);
    const network = networkOf(games);
    const { offsets, targets, ...tally } = tallyNetwork(network, filter);
    const found = network.ids.flatMap((from, player) =>
      [...targets.subarray(offsets[player], offsets[player + 1])].map((target, i) => {
        const arc = (offsets[player] as number) + i;
        return [from, network.idOf(target), tally.games[arc], tally.wins[arc], tally.losses[arc], tally.draws[arc]];
      }),
    );
    const truth = network.ids.flatMap((from) =>
      network.ids.flatMap((to) => {
        const met = games.filter((game) => [game.white, game.black].sort().join() === [from, to].sort().join());
        const fitting = met.filter((game) => from !== to && counts(game, filter));
        if (fitting.length < (filter.minGames ?? 1)) return [];
        const won = (by: string): number => fitting.filter((game) => winnerOf(game) === by).length;
        return [[from, to, fitting.length, won(from), won(to), fitting.filter((g) => g.outcome === 'draw').length]];
      }),
    );
    expect(truth.length).toBeGreaterThan(0);
    expect(found).toEqual(truth);
  });
});

describe('degrees and sums', () => {
  it('count opponents, and games', () => {
    const tally = tallyNetwork(networkOf([...wins('ann', 'bob', 3), ...wins('cid', 'ann', 2)]));
    expect([...degrees(tally)]).toEqual([2, 1, 1]);
    expect([...sumByPlayer(tally, tally.games)]).toEqual([5, 3, 2]);
    expect([...sumByPlayer(tally, tally.losses)]).toEqual([2, 3, 0]);
  });
});

describe('makeGroups', () => {
  it('numbers groups by size, then by their first player, whatever they were called', () => {
    const groups = { labels: Uint32Array.of(2, 1, 0, 0, 1, 0), sizes: Uint32Array.of(3, 2, 1) };
    expect(makeGroups(Uint32Array.of(5, 3, 4, 4, 3, 4))).toEqual(groups);
    expect(makeGroups(Uint32Array.of(0, 5, 1, 1, 5, 1))).toEqual(groups);
    expect(makeGroups(Uint32Array.of(4, 0, 4, 0))).toEqual({
      labels: Uint32Array.of(0, 1, 0, 1),
      sizes: Uint32Array.of(2, 2),
    });
  });
});

describe('findComponents', () => {
  it('finds who can be reached, by the games that count', () => {
    const network = networkOf([...wins('ann', 'bob', 2), ...wins('cid', 'bob'), ...wins('dee', 'eve', 2)]);
    expect(findComponents(tallyNetwork(network))).toEqual({
      labels: Uint32Array.of(0, 0, 0, 1, 1),
      sizes: Uint32Array.of(3, 2),
    });
    expect(findComponents(tallyNetwork(network, { minGames: 2 }))).toEqual({
      labels: Uint32Array.of(0, 0, 2, 1, 1),
      sizes: Uint32Array.of(2, 2, 1),
    });
  });
});

describe('coreNumbers', () => {
  it('is what taking players away, fewest opponents first, leaves', () => {
    for (let seed = 0; seed < 40; seed++) {
      const tally = tallyNetwork(networkOf(randomGames(seed, 20, 30 + 3 * seed)));
      const matrix = matrixOf(tally);
      const left = new Set(matrix.keys());
      const cores = new Array<number>(tally.players).fill(0);
      const opponents = (player: number): number => [...left].filter((other) => matrix[player]?.[other]).length;
      for (let k = 0; left.size > 0;) {
        const weakest = [...left].find((player) => opponents(player) <= k);
        if (weakest === undefined) k++;
        else {
          cores[weakest] = k;
          left.delete(weakest);
        }
      }
      expect([...coreNumbers(tally)]).toEqual(cores);
    }
  });
});

describe('findClustering', () => {
  it('is the share of pairs of opponents that met', () => {
    for (let seed = 0; seed < 40; seed++) {
      const tally = tallyNetwork(networkOf(randomGames(seed, 16, 20 + 2 * seed)));
      const matrix = matrixOf(tally);
      const pairs = matrix.map((row) => {
        const opponents = [...row.keys()].filter((player) => row[player]);
        return opponents.flatMap((a) => opponents.filter((b) => b > a).map((b) => matrix[a]?.[b] === true));
      });
      const shares = pairs.map((met) => (met.length === 0 ? 0 : met.filter(Boolean).length / met.length));
      const { coefficients, mean, transitivity } = findClustering(tally);
      expect([...coefficients]).toEqual(shares);
      expect(mean).toBeCloseTo(shares.reduce((sum, share) => sum + share) / shares.length, 12);
      expect(transitivity).toBeCloseTo(pairs.flat().filter(Boolean).length / pairs.flat().length, 12);
    }
  });

  it('is 0 where nobody has two opponents', () => {
    const tally = tallyNetwork(networkOf(wins('ann', 'bob')));
    expect(findClustering(tally)).toEqual({ coefficients: Float64Array.of(0, 0), mean: 0, transitivity: 0 });
  });
});
