import { degrees, type Tally } from './tally.js';

/** How often the opponents of players are opponents of each other. */
export interface Clustering {
  /** Of each player, 0 to 1; 0 for those with fewer than two opponents. */
  coefficients: Float64Array;
  /** Mean of all players. */
  mean: number;
  /** Share of all pairs of opponents of somebody that met, 0 to 1. */
  transitivity: number;
}

/** Local clustering coefficients, with every edge counted the same. */
export function findClustering(tally: Tally): Clustering {
  const degree = degrees(tally);
  const triangles = countTriangles(tally, degree);
  let sum = 0;
  let closed = 0;
  let all = 0;
  const coefficients = Float64Array.from(triangles, (count, player) => {
    const opponents = degree[player] as number;
    const pairs = (opponents * (opponents - 1)) / 2;
    const coefficient = pairs === 0 ? 0 : count / pairs;
    sum += coefficient;
    closed += count;
    all += pairs;
    return coefficient;
  });
  return {
    coefficients,
    mean: tally.players === 0 ? 0 : sum / tally.players,
    transitivity: all === 0 ? 0 : closed / all,
  };
}

/**
 * Triangles each player is in. Arcs are followed only to opponents with more opponents: then even those who met everybody
 * have few to follow, and the work is at most of the order of edges to the power of 1.5 (Latapy 2008).
 */
function countTriangles(tally: Tally, degree: Uint32Array): Float64Array {
  const triangles = new Float64Array(tally.players);
  const { offsets, targets } = makeUpward(tally, degree);
  const seenFrom = new Uint32Array(tally.players).fill(tally.players);
  const add = (player: number): void => {
    triangles[player] = (triangles[player] as number) + 1;
  };
  for (let first = 0; first < tally.players; first++) {
    const start = offsets[first] as number;
    const end = offsets[first + 1] as number;
    for (let arc = start; arc < end; arc++) seenFrom[targets[arc] as number] = first;
    for (let arc = start; arc < end; arc++) {
      const second = targets[arc] as number;
      for (let next = offsets[second] as number; next < (offsets[second + 1] as number); next++) {
        const third = targets[next] as number;
        if (seenFrom[third] !== first) continue;
        add(first);
        add(second);
        add(third);
      }
    }
  }
  return triangles;
}

function makeUpward(tally: Tally, degree: Uint32Array): { offsets: Uint32Array; targets: Uint32Array } {
  const offsets = new Uint32Array(tally.players + 1);
  const targets = new Uint32Array(tally.targets.length / 2);
  let next = 0;
  for (let player = 0; player < tally.players; player++) {
    offsets[player] = next;
    const own = degree[player] as number;
    for (let arc = tally.offsets[player] as number; arc < (tally.offsets[player + 1] as number); arc++) {
      const opponent = tally.targets[arc] as number;
      const other = degree[opponent] as number;
      if (other > own || (other === own && opponent > player)) targets[next++] = opponent;
    }
  }
  offsets[tally.players] = next;
  return { offsets, targets };
}
