import { startsOf } from './column.js';
import type { Tally } from './tally.js';

/** An undirected graph with weights, each edge as two arcs. */
export interface WeightedGraph {
  nodes: number;
  offsets: Uint32Array;
  targets: Uint32Array;
  weights: Float64Array | Uint32Array;
  /** Weight of each node's edges to itself, counted twice because both their ends are here. */
  loops: Float64Array;
  /** Of all arcs of a node and its loop. */
  totals: Float64Array;
  /** Of the whole graph: twice the weight of all edges. */
  total: number;
}

/** Players joined by the number of their games. */
export function makeWeightedGraph({ players, offsets, targets, games }: Tally): WeightedGraph {
  return withTotals({ nodes: players, offsets, targets, weights: games, loops: new Float64Array(players) });
}

/** The graph whose nodes are groups of nodes; edges within a group become its loop. @param labels 0 to `groups` - 1 */
export function mergeNodes(graph: WeightedGraph, labels: Uint32Array, groups: number): WeightedGraph {
  const members = sortedMembers(labels, groups);
  const sums = new Float64Array(groups);
  const loops = new Float64Array(groups);
  const offsets = new Uint32Array(groups + 1);
  // Merging adds no arcs, so the arrays of before are large enough.
  const targets = new Uint32Array(graph.targets.length);
  const weights = new Float64Array(graph.targets.length);
  let next = 0;
  for (let group = 0; group < groups; group++) {
    const found = sumArcs(graph, labels, members.of(group), sums);
    for (const other of found) {
      if (other === group) loops[group] = (loops[group] as number) + (sums[other] as number);
      else {
        targets[next] = other;
        weights[next++] = sums[other] as number;
      }
      sums[other] = 0;
    }
    for (const node of members.of(group)) loops[group] = (loops[group] as number) + (graph.loops[node] as number);
    offsets[group + 1] = next;
  }
  return withTotals({
    nodes: groups,
    offsets,
    targets: targets.slice(0, next),
    weights: weights.slice(0, next),
    loops,
  });
}

/**
 * Modularity of a partition: the share of weight within groups above what chance would put there (Newman 2006).
 *
 * @param resolution above 1 favours smaller groups
 */
export function modularityOf(graph: WeightedGraph, labels: Uint32Array, resolution = 1): number {
  const totals = new Float64Array(graph.nodes);
  let inside = 0;
  for (let node = 0; node < graph.nodes; node++) {
    const label = labels[node] as number;
    totals[label] = (totals[label] as number) + (graph.totals[node] as number);
    inside += graph.loops[node] as number;
    for (let arc = graph.offsets[node] as number; arc < (graph.offsets[node + 1] as number); arc++) {
      if (labels[graph.targets[arc] as number] === label) inside += graph.weights[arc] as number;
    }
  }
  if (graph.total === 0) return 0;
  const byChance = totals.reduce((sum, total) => sum + (total / graph.total) ** 2, 0);
  return inside / graph.total - resolution * byChance;
}

function withTotals(graph: Omit<WeightedGraph, 'totals' | 'total'>): WeightedGraph {
  const totals = graph.loops.slice();
  let total = 0;
  for (let node = 0; node < graph.nodes; node++) {
    let sum = totals[node] as number;
    for (let arc = graph.offsets[node] as number; arc < (graph.offsets[node + 1] as number); arc++) {
      sum += graph.weights[arc] as number;
    }
    totals[node] = sum;
    total += sum;
  }
  return { ...graph, totals, total };
}

function sortedMembers(labels: Uint32Array, groups: number): { of: (group: number) => Uint32Array } {
  const starts = startsOf(labels, groups);
  const next = starts.slice();
  const order = new Uint32Array(labels.length);
  labels.forEach((label, node) => {
    const place = next[label] as number;
    order[place] = node;
    next[label] = place + 1;
  });
  return { of: (group) => order.subarray(starts[group], starts[group + 1]) };
}

/** Adds the weights of the arcs of some nodes up by the group they lead to. @returns the groups found, in their order */
function sumArcs(graph: WeightedGraph, labels: Uint32Array, nodes: Uint32Array, sums: Float64Array): Uint32Array {
  const found: number[] = [];
  for (const node of nodes) {
    for (let arc = graph.offsets[node] as number; arc < (graph.offsets[node + 1] as number); arc++) {
      const group = labels[graph.targets[arc] as number] as number;
      if (sums[group] === 0) found.push(group);
      sums[group] = (sums[group] as number) + (graph.weights[arc] as number);
    }
  }
  return Uint32Array.from(found).sort();
}
