// Figures that networkx found, recorded outside the repository: SHARED_DATA=<folder> npm run test:real
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBetweenness } from '../../src/graph/core/betweenness.js';
import { findClustering } from '../../src/graph/core/clustering.js';
import { findCommunities } from '../../src/graph/core/communities.js';
import { findComponents, type Groups } from '../../src/graph/core/groups.js';
import { coreNumbers } from '../../src/graph/core/k-core.js';
import { pageRankOfWins } from '../../src/graph/core/page-rank.js';
import { PathFinder } from '../../src/graph/core/path-finder.js';
import { edgesOf, networkOfEdges, wins } from '../../src/graph/core/spec-kit.js';
import { tallyNetwork } from '../../src/graph/core/tally.js';

type ByPlayer = Record<string, number>;
interface Item {
  name: string;
  edges: { winner: string; loser: string; games: number }[];
  'pagerank_d0.85_loserToWinner_weighted': ByPlayer;
  coreNumber: ByPlayer;
  modularity: number;
  hopsFrom_ann: ByPlayer;
  components: string[][];
  betweenness: ByPlayer;
  clustering: ByPlayer;
}

function readItems(): Item[] {
  const folder = process.env.SHARED_DATA;
  if (!folder) throw new Error('Set SHARED_DATA to the folder with the recorded data');
  const text = readFileSync(join(folder, '..', 'vectors', 'graph.json'), 'utf8');
  return (JSON.parse(text) as { items: Item[] }).items;
}

describe.each(readItems())('graph.json: $name', (item) => {
  const network = networkOfEdges(edgesOf(item.edges.flatMap(({ winner, loser, games }) => wins(winner, loser, games))));
  const tally = tallyNetwork(network);
  const named = (values: ArrayLike<number>): [string, number][] =>
    network.ids.map((id, player) => [id, values[player] as number]);
  const members = ({ labels, sizes }: Groups): string[][] =>
    [...sizes.keys()].map((group) => network.ids.filter((_, player) => labels[player] === group)).sort();
  const expectClose = (values: ArrayLike<number>, truth: ByPlayer): void => {
    expect(Object.keys(truth).sort()).toEqual([...network.ids]);
    for (const [id, value] of named(values)) expect(Math.abs(value - (truth[id] as number))).toBeLessThan(1e-6);
  };

  it('PageRank of wins', () => {
    expectClose(pageRankOfWins(tally).ranks, item['pagerank_d0.85_loserToWinner_weighted']);
  });

  it('core numbers, hops and components', () => {
    expect(Object.fromEntries(named(coreNumbers(tally)))).toEqual(item.coreNumber);
    const hops = new PathFinder(network).distances(network.get('ann'), 'played');
    expect(Object.fromEntries(named(hops))).toEqual(item.hopsFrom_ann);
    expect(members(findComponents(tally))).toEqual(item.components);
  });

  it('communities of at least that modularity', () => {
    expect(findCommunities(tally).modularity).toBeGreaterThanOrEqual(item.modularity - 1e-6);
  });

  it('betweenness and clustering', () => {
    expectClose(findBetweenness(tally), item.betweenness);
    expectClose(findClustering(tally).coefficients, item.clustering);
  });
});
