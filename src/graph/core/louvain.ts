import { makeRandom, type Random } from './random.js';
import { mergeNodes, type WeightedGraph } from './weighted-graph.js';

/** A gain below this is rounding, and moving for it could go on for ever. */
const LEAST_GAIN = 1e-10;

/**
 * Groups of nodes with high modularity (Blondel et al. 2008; nodes whose neighbours moved are looked at again, as in Traag et
 * al. 2019). The same graph and seed give the same groups.
 *
 * @returns group of each node, any numbers less than there are nodes
 */
export function louvain(graph: WeightedGraph, seed: number, resolution: number): Uint32Array {
  const random = makeRandom(seed);
  const labels = Uint32Array.from({ length: graph.nodes }, (_, node) => node);
  for (let level = graph; ;) {
    const { groups, count } = renumber(new Mover(level, resolution).run(random));
    for (let node = 0; node < labels.length; node++) labels[node] = groups[labels[node] as number] as number;
    if (count === level.nodes) return labels;
    level = mergeNodes(level, groups, count);
  }
}

/** Moves the nodes of one level between groups as long as that raises modularity. */
class Mover {
  private readonly labels: Uint32Array;
  private readonly groupTotals: Float64Array;
  /** Weight between the node that is looked at and each group; zero for groups that are no neighbours. */
  private readonly weightTo: Float64Array;
  private readonly neighbours: Uint32Array;

  constructor(
    private readonly graph: WeightedGraph,
    private readonly resolution: number,
  ) {
    this.labels = Uint32Array.from({ length: graph.nodes }, (_, node) => node);
    this.groupTotals = graph.totals.slice();
    this.weightTo = new Float64Array(graph.nodes);
    this.neighbours = new Uint32Array(graph.nodes);
  }

  run(random: Random): Uint32Array {
    const queue = new NodeQueue(this.graph.nodes, random);
    for (let node = queue.take(); node !== undefined; node = queue.take()) {
      if (this.move(node)) this.queueNeighbours(node, queue);
    }
    return this.labels;
  }

  /** Moves a node to the group where it gains most. @returns whether that is another one */
  private move(node: number): boolean {
    const own = this.labels[node] as number;
    const total = this.graph.totals[node] as number;
    const count = this.weighNeighbours(node);
    this.groupTotals[own] = (this.groupTotals[own] as number) - total;
    const factor = (this.resolution * total) / this.graph.total;
    let best = own;
    let most = this.gain(own, factor) + LEAST_GAIN;
    for (let i = 0; i < count; i++) {
      const group = this.neighbours[i] as number;
      const gain = this.gain(group, factor);
      if (gain > most) {
        best = group;
        most = gain;
      }
    }
    for (let i = 0; i < count; i++) this.weightTo[this.neighbours[i] as number] = 0;
    this.groupTotals[best] = (this.groupTotals[best] as number) + total;
    this.labels[node] = best;
    return best !== own;
  }

  private gain(group: number, factor: number): number {
    return (this.weightTo[group] as number) - factor * (this.groupTotals[group] as number);
  }

  /** @returns how many groups are neighbours */
  private weighNeighbours(node: number): number {
    const { offsets, targets, weights } = this.graph;
    let count = 0;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const group = this.labels[targets[arc] as number] as number;
      if (this.weightTo[group] === 0) this.neighbours[count++] = group;
      this.weightTo[group] = (this.weightTo[group] as number) + (weights[arc] as number);
    }
    return count;
  }

  private queueNeighbours(node: number, queue: NodeQueue): void {
    const { offsets, targets } = this.graph;
    const label = this.labels[node];
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const neighbour = targets[arc] as number;
      if (this.labels[neighbour] !== label) queue.add(neighbour);
    }
  }
}

/** Nodes that wait to be looked at, each at most once; at first all of them, in any order. */
class NodeQueue {
  private readonly order: Uint32Array;
  private readonly waits: Uint8Array;
  private first = 0;
  private length: number;

  constructor(nodes: number, random: Random) {
    this.order = Uint32Array.from({ length: nodes }, (_, node) => node);
    for (let i = nodes - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [this.order[i], this.order[j]] = [this.order[j] as number, this.order[i] as number];
    }
    this.waits = new Uint8Array(nodes).fill(1);
    this.length = nodes;
  }

  take(): number | undefined {
    if (this.length === 0) return undefined;
    const node = this.order[this.first] as number;
    this.first = (this.first + 1) % this.order.length;
    this.length--;
    this.waits[node] = 0;
    return node;
  }

  add(node: number): void {
    if (this.waits[node] === 1) return;
    this.waits[node] = 1;
    this.order[(this.first + this.length) % this.order.length] = node;
    this.length++;
  }
}

/** Numbers groups from 0 on, in the order of their first nodes. */
function renumber(labels: Uint32Array): { groups: Uint32Array; count: number } {
  const names = new Uint32Array(labels.length).fill(labels.length);
  let count = 0;
  const groups = labels.map((label) => {
    if (names[label] === labels.length) names[label] = count++;
    return names[label] as number;
  });
  return { groups, count };
}
