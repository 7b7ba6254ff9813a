import { findBetweenness } from './betweenness.js';
import { findClustering } from './clustering.js';
import { findCommunities } from './communities.js';
import { findComponents } from './groups.js';
import { coreNumbers } from './k-core.js';
import { pageRankOfWins } from './page-rank.js';
import { PathFinder } from './path-finder.js';
import { networkOf, wins } from './spec-kit.js';
import { tallyNetwork } from './tally.js';

// A kite: a triangle with a tail, small enough to be reckoned by hand.
const network = networkOf(
  [
    ['k1', 'k2'],
    ['k2', 'k3'],
    ['k3', 'k1'],
    ['k3', 'k4'],
    ['k4', 'k5'],
  ].flatMap(([a, b]) => wins(a as string, b as string)),
);
const tally = tallyNetwork(network);

describe('a kite', () => {
  it('has the hops, components and cores one sees', () => {
    expect([...new PathFinder(network).distances(4, 'played')]).toEqual([3, 3, 2, 1, 0]);
    expect([...new PathFinder(network).distances(1, 'won')]).toEqual([2, 0, 1, 2, 3]);
    expect([...coreNumbers(tally)]).toEqual([2, 2, 2, 1, 1]);
    expect([...findComponents(tally).sizes]).toEqual([5]);
  });

  it('is clustered in its triangle', () => {
    const { coefficients, mean, transitivity } = findClustering(tally);
    expect([...coefficients]).toEqual([1, 1, 1 / 3, 0, 0]);
    expect(mean).toBeCloseTo(7 / 15, 12);
    // 3 of 1 + 1 + 3 + 1 pairs of opponents.
    expect(transitivity).toBeCloseTo(1 / 2, 12);
  });

  it('has 4 and 3 of the 6 pairs of others joined through the joints of its tail', () => {
    const betweenness = [...findBetweenness(tally)];
    [0, 0, 4 / 6, 3 / 6, 0].forEach((share, player) => expect(betweenness[player]).toBeCloseTo(share, 12));
  });

  it('falls into triangle and tail', () => {
    const { labels, modularity } = findCommunities(tally);
    expect([...labels]).toEqual([0, 0, 0, 1, 1]);
    expect(modularity).toBeCloseTo(4 / 5 - (49 + 9) / 100, 12);
  });

  it('ranks by the wins over those who rank high', () => {
    // Everybody lost once, so each hands all of the rank, damped, to one winner.
    const d = 0.85;
    const base = (1 - d) / 5;
    const { ranks } = pageRankOfWins(tally, { tolerance: 1e-12 });
    const truth = { k5: base, k4: base + d * base };
    expect(ranks[4]).toBeCloseTo(truth.k5, 9);
    expect(ranks[3]).toBeCloseTo(truth.k4, 9);
    // k1 beat k2, k2 beat k3, and k3 beat k1 and k4.
    expect(ranks[0]).toBeCloseTo(base + d * (ranks[1] as number), 9);
    expect(ranks[1]).toBeCloseTo(base + d * (ranks[2] as number), 9);
    expect(ranks[2]).toBeCloseTo(base + d * ((ranks[0] as number) + (ranks[3] as number)), 9);
  });
});
