import { forceAtlas2, UndirectedGraph } from './graphology.js';
import { makeRandom } from './random.js';
import { degrees, type Tally } from './tally.js';

export interface LayoutOptions {
  /** How many players are drawn: those with most opponents. */
  players?: number;
  iterations?: number;
  seed?: number;
}

/** Where players stand in a drawing, in no unit. */
export interface Layout {
  players: Uint32Array;
  x: Float64Array;
  y: Float64Array;
}

const DEFAULTS = { players: 2_000, iterations: 300, seed: 1 };

/** Side of the square that players are strewn over before the forces act. */
const START_SIZE = 1_000;

/**
 * Places the best connected players so that those who play each other are near (ForceAtlas2, Jacomy et al. 2014). The same
 * network, options and seed give the same drawing.
 */
export function layOut(tally: Tally, options: LayoutOptions = {}): Layout {
  const { players: limit, iterations, seed } = { ...DEFAULTS, ...options };
  const players = bestConnected(tally, limit);
  const graph = makeGraph(tally, players, seed);
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: players.length > 500 };
  const places = forceAtlas2(graph, { iterations, settings, getEdgeWeight: 'weight' });
  const coordinate = (axis: 'x' | 'y'): Float64Array =>
    Float64Array.from(players, (player) => (places[player] as { x: number; y: number })[axis]);
  return { players, x: coordinate('x'), y: coordinate('y') };
}

/** Players with most opponents, in the order of their numbers. */
export function bestConnected(tally: Tally, limit: number): Uint32Array {
  const counts = degrees(tally);
  const order = Uint32Array.from(counts.keys()).sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  return order
    .filter((player) => (counts[player] as number) > 0)
    .slice(0, limit)
    .sort();
}

function makeGraph(
  { offsets, targets, games }: Tally,
  players: Uint32Array,
  seed: number,
): InstanceType<typeof UndirectedGraph> {
  const random = makeRandom(seed);
  const graph = new UndirectedGraph();
  for (const player of players) graph.addNode(player, { x: random() * START_SIZE, y: random() * START_SIZE });
  for (const player of players) {
    for (let arc = offsets[player] as number; arc < (offsets[player + 1] as number); arc++) {
      const opponent = targets[arc] as number;
      // Two who played a hundred times shall be near, not on top of each other.
      const weight = Math.log2(1 + (games[arc] as number));
      if (player < opponent && graph.hasNode(opponent)) graph.addEdge(player, opponent, { weight });
    }
  }
  return graph;
}
