import { sumByPlayer, type Tally } from './tally.js';

export interface PageRankOptions {
  /** Share of its rank that a player hands on; the rest is spread over all (Brin and Page 1998). */
  damping?: number;
  /** It ends when the ranks change by less than this together. */
  tolerance?: number;
  maxIterations?: number;
}

export interface PageRank {
  /** Of each player; together 1. */
  ranks: Float64Array;
  iterations: number;
  /** False when the limit of iterations was reached first. */
  converged: boolean;
}

const DEFAULTS = { damping: 0.85, tolerance: 1e-8, maxIterations: 200 };

/**
 * PageRank of wins: who loses hands rank on to those who won, by their share of the wins. Who never lost hands on to all
 * alike.
 */
export function pageRankOfWins(tally: Tally, options: PageRankOptions = {}): PageRank {
  const { damping, tolerance, maxIterations } = { ...DEFAULTS, ...options };
  const { players } = tally;
  if (players === 0) return { ranks: new Float64Array(0), iterations: 0, converged: true };
  const losses = sumByPlayer(tally, tally.losses);
  const beaten = findBeaten(tally);
  let ranks = new Float64Array(players).fill(1 / players);
  let next = new Float64Array(players);
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    const change = handOn(beaten, losses, damping, ranks, next);
    [ranks, next] = [next, ranks];
    if (change < tolerance) return { ranks, iterations, converged: true };
  }
  return { ranks, iterations: maxIterations, converged: false };
}

type Beaten = Pick<Tally, 'players' | 'offsets' | 'targets' | 'wins'>;

/** The arcs to those whom a player beat: half of all, so each iteration takes half the time. */
function findBeaten({ players, offsets, targets, wins }: Tally): Beaten {
  const length = wins.reduce((count, won) => count + (won > 0 ? 1 : 0), 0);
  const beaten = {
    players,
    offsets: new Uint32Array(players + 1),
    targets: new Uint32Array(length),
    wins: new Uint32Array(length),
  };
  let next = 0;
  for (let player = 0; player < players; player++) {
    for (let arc = offsets[player] as number; arc < (offsets[player + 1] as number); arc++) {
      if (wins[arc] === 0) continue;
      beaten.targets[next] = targets[arc] as number;
      beaten.wins[next++] = wins[arc] as number;
    }
    beaten.offsets[player + 1] = next;
  }
  return beaten;
}

/** One iteration. @returns by how much the ranks changed together */
function handOn(
  beaten: Beaten,
  losses: Float64Array,
  damping: number,
  ranks: Float64Array,
  next: Float64Array,
): number {
  const { players, offsets, targets, wins } = beaten;
  let unbeaten = 0;
  // What a player gives for each loss is reckoned once, not for each of those who get it.
  const shares = ranks.map((rank, player) => {
    const count = losses[player] as number;
    if (count === 0) unbeaten += rank;
    return count === 0 ? 0 : (damping * rank) / count;
  });
  const base = (1 - damping + damping * unbeaten) / players;
  let change = 0;
  for (let player = 0; player < players; player++) {
    let rank = base;
    for (let arc = offsets[player] as number; arc < (offsets[player + 1] as number); arc++) {
      rank += (wins[arc] as number) * (shares[targets[arc] as number] as number);
    }
    next[player] = rank;
    change += Math.abs(rank - (ranks[player] as number));
  }
  return change;
}
