// The same questions to graphology, the baseline.
import graphology from 'graphology';
import louvain from 'graphology-communities-louvain';
import pagerank from 'graphology-metrics/centrality/pagerank.js';
import { bidirectional } from 'graphology-shortest-path/unweighted.js';

const { DirectedGraph, UndirectedGraph } = graphology;

export function makeUndirected({ ids, tally }) {
  const graph = new UndirectedGraph();
  for (const id of ids) graph.addNode(id);
  forEachEdge(tally, (a, b, arc) => graph.addEdge(ids[a], ids[b], { weight: tally.games[arc] }));
  return graph;
}

/** From losers to winners. */
export function makeDirected({ ids, tally }) {
  const graph = new DirectedGraph();
  for (const id of ids) graph.addNode(id);
  forEachEdge(tally, (a, b, arc) => {
    if (tally.wins[arc] > 0) graph.addEdge(ids[b], ids[a], { weight: tally.wins[arc] });
    if (tally.losses[arc] > 0) graph.addEdge(ids[a], ids[b], { weight: tally.losses[arc] });
  });
  return graph;
}

function forEachEdge({ players, offsets, targets }, visit) {
  for (let player = 0; player < players; player++) {
    for (let arc = offsets[player]; arc < offsets[player + 1]; arc++) {
      if (targets[arc] > player) visit(player, targets[arc], arc);
    }
  }
}

export const findPath = (graph, from, to) => bidirectional(graph, from, to);
// It compares the change with tolerance times players; so both stop at the same one.
export const findPageRank = (graph) =>
  pagerank(graph, { getEdgeWeight: 'weight', tolerance: 1e-8 / graph.order, maxIterations: 500 });
export const findCommunities = (graph, rng) => louvain.detailed(graph, { getEdgeWeight: 'weight', rng });
