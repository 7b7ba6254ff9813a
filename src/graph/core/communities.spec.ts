import louvainModule from 'graphology-communities-louvain';
import modularityModule from 'graphology-metrics/graph/modularity.js';
import { findBridges } from './bridges.js';
import { findCommunities, keepLabels } from './communities.js';
import { defaultOf, UndirectedGraph } from './graphology.js';
import type { Network } from './network.js';
import { mutualInformation, networkOf, plantedGroups, randomGames, wins } from './spec-kit.js';
import { type Tally, tallyNetwork } from './tally.js';

const libraryLouvain = defaultOf(louvainModule);
const modularity = defaultOf(modularityModule);

function graphOf({ ids }: Network, { offsets, targets, games }: Tally): InstanceType<typeof UndirectedGraph> {
  const graph = new UndirectedGraph();
  for (const id of ids) graph.addNode(id);
  ids.forEach((id, player) => {
    for (let arc = offsets[player] as number; arc < (offsets[player + 1] as number); arc++) {
      const opponent = targets[arc] as number;
      if (opponent > player) graph.addEdge(id, ids[opponent], { weight: games[arc] });
    }
  });
  return graph;
}

describe('findCommunities', () => {
  it('finds planted communities', () => {
    const network = networkOf(plantedGroups(2, 10, 500, 8_000));
    const { labels, sizes } = findCommunities(tallyNetwork(network));
    const planted = network.ids.map((id) => Number(id.slice(1)) % 10);
    expect(mutualInformation(labels, planted)).toBeGreaterThan(0.9);
    expect(sizes).toHaveLength(10);
  });

  it('knows how good they are, and is as good as graphology', () => {
    const gains = Array.from({ length: 10 }, (_, seed) => {
      const network = networkOf(randomGames(seed, 60, 150));
      const tally = tallyNetwork(network);
      const found = findCommunities(tally, { seed });
      const graph = graphOf(network, tally);
      const communities = Object.fromEntries(network.ids.map((id, player) => [id, found.labels[player] as number]));
      const options = { getNodeCommunity: (id: string) => communities[id] as number, getEdgeWeight: 'weight' };
      expect(found.modularity).toBeCloseTo(modularity(graph, options), 9);
      const library = libraryLouvain.detailed(graph, { getEdgeWeight: 'weight', randomWalk: false });
      return found.modularity - library.modularity;
    });
    // Both come to one of many good partitions, so now this one is better and now that.
    expect(gains.reduce((sum, gain) => sum + gain) / gains.length).toBeGreaterThan(-0.01);
  });

  it('is the same for the same seed, and hangs on it', () => {
    const tally = tallyNetwork(networkOf(randomGames(1, 80, 160)));
    expect(findCommunities(tally, { seed: 3 })).toEqual(findCommunities(tally, { seed: 3 }));
    const others = [4, 5, 6, 7, 8].map((seed) => findCommunities(tally, { seed }).labels);
    expect(others).toContainEqual(expect.not.objectContaining(findCommunities(tally, { seed: 3 }).labels));
  });

  it('makes more of them at a higher resolution', () => {
    const tally = tallyNetwork(networkOf(randomGames(1, 80, 300)));
    const count = (resolution: number): number => findCommunities(tally, { resolution }).sizes.length;
    expect(count(3)).toBeGreaterThan(count(1));
    expect(count(0.01)).toBe(1);
  });

  it('leaves players without games that count by themselves', () => {
    const network = networkOf([...wins('ann', 'bob', 2), ...wins('cid', 'bob')]);
    expect(findCommunities(tallyNetwork(network, { minGames: 2 })).sizes).toEqual(Uint32Array.of(2, 1));
    expect(findCommunities(tallyNetwork(network, { minGames: 9 }))).toMatchObject({ modularity: 0 });
  });
});

describe('keepLabels', () => {
  it('gives communities the numbers of those with most players in common', () => {
    const groups = { labels: Uint32Array.of(0, 0, 0, 0, 1, 1, 1, 2), sizes: Uint32Array.of(4, 3, 1) };
    const kept = keepLabels([7, 7, 1, undefined, 1, 1, undefined, undefined], groups);
    expect(kept.labels).toEqual(Uint32Array.of(7, 7, 7, 7, 1, 1, 1, 0));
    expect(kept.sizes).toEqual(Uint32Array.of(1, 3, 0, 0, 0, 0, 0, 4));
  });

  it('changes nothing where nothing was before, or nothing changed', () => {
    const groups = { labels: Uint32Array.of(0, 0, 1, 1, 0), sizes: Uint32Array.of(3, 2) };
    expect(keepLabels([], groups)).toEqual(groups);
    expect(keepLabels([...groups.labels], groups)).toEqual(groups);
  });

  it('keeps the numbers of planted communities when some games are added', () => {
    const games = plantedGroups(2, 6, 240, 4_000);
    const before = networkOf(games.slice(0, 3_800));
    const after = networkOf(games);
    const old = findCommunities(tallyNetwork(before), { seed: 1 }).labels;
    const kept = keepLabels(
      after.ids.map((id) => old[before.find(id) ?? -1]),
      findCommunities(tallyNetwork(after), { seed: 2 }),
    );
    const moved = after.ids.filter((id, player) => kept.labels[player] !== old[before.find(id) ?? -1]);
    expect(moved.length).toBeLessThan(12);
  });
});

describe('findBridges', () => {
  const games = [
    ...[wins('a1', 'a2', 4), wins('a2', 'a3', 4), wins('a1', 'a3', 4)],
    ...[wins('b1', 'b2', 4), wins('b2', 'b3', 4), wins('b1', 'b3', 4)],
    ...[wins('a1', 'b1', 2), wins('a1', 'b2'), wins('b3', 'a2', 3)],
  ].flat();
  const network = networkOf(games);
  const groups = { labels: Uint32Array.of(0, 0, 0, 1, 1, 1), sizes: Uint32Array.of(3, 3) };

  it('names the pairs of communities, their edges and the games between them', () => {
    const { pairs } = findBridges(tallyNetwork(network), groups, { edgesPerPair: 2 });
    const strongest = [
      { from: 1, to: 5, games: 3 },
      { from: 0, to: 3, games: 2 },
    ];
    expect(pairs).toEqual([{ communities: [0, 1], edges: 3, games: 6, strongest }]);
  });

  it('names the players who meet others', () => {
    const { players } = findBridges(tallyNetwork(network), groups, { players: 3 });
    expect(players.map(({ player }) => network.idOf(player))).toEqual(['a1', 'a2', 'b3']);
    expect(players[0]).toEqual({
      player: 0,
      community: 0,
      gamesOutside: 3,
      communitiesMet: 2,
      participation: expect.closeTo(1 - (8 / 11) ** 2 - (3 / 11) ** 2, 12) as number,
    });
    expect(findBridges(tallyNetwork(network), groups).players.map(({ player }) => player)).not.toContain(2);
  });

  it('finds none where nobody leaves the own community', () => {
    const alone = networkOf(wins('ann', 'bob'));
    expect(findBridges(tallyNetwork(alone), { labels: Uint32Array.of(0, 0), sizes: Uint32Array.of(2) })).toEqual({
      pairs: [],
      players: [],
    });
  });
});
