import { makeRandom } from './random.js';
import type { Tally } from './tally.js';

export interface BetweennessOptions {
  /** From how many players shortest chains are looked at; all of them when not given, which takes players times edges. */
  pivots?: number;
  seed?: number;
}

const UNSEEN = -1;

/**
 * Share of the shortest chains between others that lead through each player, 0 to 1, all edges the same (Brandes 2001). With
 * pivots it is an estimate from so many players, chosen by the seed.
 */
export function findBetweenness(tally: Tally, { pivots, seed = 1 }: BetweennessOptions = {}): Float64Array {
  const { players } = tally;
  const sources = choosePivots(players, Math.min(pivots ?? players, players), seed);
  const shares = new Float64Array(players);
  const search = new ChainCounter(tally);
  for (const source of sources) search.addFrom(source, shares);
  if (players < 3) return shares;
  const scale = players / (sources.length * (players - 1) * (players - 2));
  return shares.map((share) => share * scale);
}

/** So many players, each as likely as the next. */
function choosePivots(players: number, count: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: players }, (_, i) => i);
  if (count === players) return order;
  const random = makeRandom(seed);
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (players - i));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order.subarray(0, count);
}

class ChainCounter {
  private readonly distances: Int32Array;
  private readonly queue: Uint32Array;
  /** Shortest chains from the source to each player. */
  private readonly chains: Float64Array;
  private readonly dependencies: Float64Array;

  constructor(private readonly tally: Tally) {
    this.distances = new Int32Array(tally.players);
    this.queue = new Uint32Array(tally.players);
    this.chains = new Float64Array(tally.players);
    this.dependencies = new Float64Array(tally.players);
  }

  addFrom(source: number, shares: Float64Array): void {
    const reached = this.search(source);
    this.dependencies.fill(0);
    for (let i = reached - 1; i > 0; i--) {
      const player = this.queue[i] as number;
      const dependency = this.dependencies[player] as number;
      this.handBack(player, (1 + dependency) / (this.chains[player] as number));
      shares[player] = (shares[player] as number) + dependency;
    }
  }

  private search(source: number): number {
    const { offsets, targets } = this.tally;
    const { distances, queue, chains } = this;
    distances.fill(UNSEEN);
    chains.fill(0);
    distances[source] = 0;
    chains[source] = 1;
    queue[0] = source;
    let end = 1;
    for (let i = 0; i < end; i++) {
      const player = queue[i] as number;
      const next = (distances[player] as number) + 1;
      for (let arc = offsets[player] as number; arc < (offsets[player + 1] as number); arc++) {
        const opponent = targets[arc] as number;
        if (distances[opponent] === UNSEEN) {
          distances[opponent] = next;
          queue[end++] = opponent;
        }
        if (distances[opponent] === next) chains[opponent] = (chains[opponent] as number) + (chains[player] as number);
      }
    }
    return end;
  }

  private handBack(player: number, perChain: number): void {
    const { offsets, targets } = this.tally;
    const before = (this.distances[player] as number) - 1;
    for (let arc = offsets[player] as number; arc < (offsets[player + 1] as number); arc++) {
      const opponent = targets[arc] as number;
      if (this.distances[opponent] !== before) continue;
      const dependency = (this.chains[opponent] as number) * perChain;
      this.dependencies[opponent] = (this.dependencies[opponent] as number) + dependency;
    }
  }
}
