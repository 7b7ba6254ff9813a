import betweennessModule from 'graphology-metrics/centrality/betweenness.js';
import pagerankModule from 'graphology-metrics/centrality/pagerank.js';
import { expectedScore } from '../../chess/rating.js';
import { findBetweenness } from './betweenness.js';
import { defaultOf, DirectedGraph, UndirectedGraph } from './graphology.js';
import { pageRankOfWins } from './page-rank.js';
import { makeRandom } from './random.js';
import { aGame, networkOf, randomGames, randomOutcome, rankCorrelation, winnerOf, wins } from './spec-kit.js';
import { findStrengths } from './strength.js';
import { tallyNetwork } from './tally.js';

const betweennessCentrality = defaultOf(betweennessModule);
const pagerank = defaultOf(pagerankModule);

describe('pageRankOfWins', () => {
  it('of one win is half as much again, damped, for the winner', () => {
    // Unbeaten ann hands on to both alike: a = base + d * b and b = base, with base = (1 - d + d * a) / 2.
    const { ranks, converged } = pageRankOfWins(tallyNetwork(networkOf(wins('ann', 'bob'))), { tolerance: 1e-12 });
    expect(converged).toBe(true);
    expect(ranks[0]).toBeCloseTo(1.85 / 2.85, 9);
    expect(ranks[1]).toBeCloseTo(1 / 2.85, 9);
  });

  it('is what graphology makes of the wins', () => {
    for (let seed = 0; seed < 20; seed++) {
      const games = randomGames(seed, 20, 50 + seed);
      const network = networkOf(games);
      const graph = new DirectedGraph();
      for (const id of network.ids) graph.addNode(id);
      for (const game of games) {
        const winner = winnerOf(game);
        if (winner === undefined) continue;
        const loser = winner === game.white ? game.black : game.white;
        graph.updateEdge(loser, winner, ({ weight = 0 }) => ({ weight: (weight as number) + 1 }));
      }
      const truth = pagerank(graph, { getEdgeWeight: 'weight', tolerance: 1e-12, maxIterations: 1_000 });
      const { ranks } = pageRankOfWins(tallyNetwork(network), { tolerance: 1e-12 });
      network.ids.forEach((id, player) => expect(ranks[player]).toBeCloseTo(truth[id] as number, 8));
    }
  });

  it('says when it gave up', () => {
    const { converged, iterations } = pageRankOfWins(tallyNetwork(networkOf(wins('ann', 'bob'))), { maxIterations: 2 });
    expect({ converged, iterations }).toEqual({ converged: false, iterations: 2 });
  });

  it('is nothing without players', () => {
    expect(pageRankOfWins(tallyNetwork(networkOf([]))).ranks).toHaveLength(0);
  });
});

describe('findBetweenness', () => {
  const games = randomGames(11, 30, 60);
  const network = networkOf(games);
  const tally = tallyNetwork(network);

  it('is what graphology finds', () => {
    const graph = new UndirectedGraph();
    for (const id of network.ids) graph.addNode(id);
    for (const { white, black } of games) graph.mergeEdge(white, black);
    const truth = betweennessCentrality(graph, { getEdgeWeight: null });
    const found = findBetweenness(tally);
    network.ids.forEach((id, player) => expect(found[player]).toBeCloseTo(truth[id] as number, 10));
  });

  it('is estimated from pivots, the same ones for the same seed', () => {
    const exact = findBetweenness(tally);
    const estimate = findBetweenness(tally, { pivots: 20, seed: 4 });
    expect(findBetweenness(tally, { pivots: 20, seed: 4 })).toEqual(estimate);
    expect(findBetweenness(tally, { pivots: 20, seed: 5 })).not.toEqual(estimate);
    const busiest = exact.indexOf(Math.max(...exact));
    expect(Math.abs((estimate[busiest] as number) / (exact[busiest] as number) - 1)).toBeLessThan(0.3);
  });
});

describe('findStrengths', () => {
  it('recovers the strengths that made the results', () => {
    const random = makeRandom(6);
    const planted = Array.from({ length: 200 }, () => 1_000 + 1_000 * random());
    const games = Array.from({ length: 8_000 }, () => {
      const white = Math.floor(random() * planted.length);
      const black = (white + 1 + Math.floor(random() * (planted.length - 1))) % planted.length;
      const expected = expectedScore(planted[white] as number, planted[black] as number);
      return aGame(`p${white}`, `p${black}`, { outcome: randomOutcome(random, expected) });
    });
    const network = networkOf(games);
    const { strengths, errors, converged } = findStrengths(tallyNetwork(network));
    const truth = network.ids.map((id) => planted[Number(id.slice(1))] as number);
    expect(converged).toBe(true);
    expect(rankCorrelation([...strengths], truth)).toBeGreaterThan(0.95);
    const mean = truth.reduce((sum, strength) => sum + strength, 0) / truth.length;
    const offs = truth.map((strength, player) => (strengths[player] as number) - 1_500 - (strength - mean));
    const within = offs.filter((off, player) => Math.abs(off) < 2 * (errors[player] as number));
    // 0.95 of a normal distribution; the draws make the errors somewhat larger than they need be.
    expect(within.length / offs.length).toBeGreaterThan(0.9);
  });

  it('puts two who scored 10 to 1 some 400 points apart when much was played', () => {
    const tally = tallyNetwork(networkOf([...wins('ann', 'bob', 1_000), ...wins('bob', 'ann', 100)]));
    const { strengths } = findStrengths(tally, { priorGames: 0.001, mean: 2_000, tolerance: 1e-4 });
    expect((strengths[0] as number) - (strengths[1] as number)).toBeCloseTo(400, 0);
    expect(((strengths[0] as number) + (strengths[1] as number)) / 2).toBeCloseTo(2_000, 6);
  });

  it('keeps those who won everything within bounds', () => {
    const { strengths, converged } = findStrengths(tallyNetwork(networkOf(wins('ann', 'bob', 5))));
    expect(converged).toBe(true);
    expect(strengths[0]).toBeGreaterThan(1_600);
    expect(strengths[0]).toBeLessThan(2_000);
  });

  it('says nothing of players without a game that counts', () => {
    const network = networkOf([...wins('ann', 'bob'), aGame('cid', 'bob', { speed: 'rapid' })]);
    const { strengths, errors } = findStrengths(tallyNetwork(network, { speeds: ['blitz'] }));
    expect(strengths[2]).toBeNaN();
    expect(errors[2]).toBeNaN();
    expect(strengths[0]).toBeGreaterThan(strengths[1] as number);
  });
});
