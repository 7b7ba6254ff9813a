import type { Network } from './network.js';
import type { NetworkFilter } from './network-filter.js';
import { PairCounter } from './pair-counter.js';

/**
 * The network as one filter sees it, with the games that count: what all figures about it are made from. The arcs of player i
 * are `offsets[i]` to `offsets[i + 1]`, by opponent; wins and losses are those of player i. Players are the numbers of the
 * network, also those that have no arc left.
 */
export interface Tally {
  players: number;
  offsets: Uint32Array;
  targets: Uint32Array;
  games: Uint32Array;
  wins: Uint32Array;
  losses: Uint32Array;
  draws: Uint32Array;
}

/** Counts what a filter lets through. @throws InvalidNetworkQuestionError, GamesNotLoadedError */
export function tallyNetwork(network: Network, filter: NetworkFilter = {}): Tally {
  const { players, arcs } = network;
  const counts = countPairs(network, filter);
  const tally = makeTally(players, countArcs(network, counts.games));
  let next = 0;
  for (let player = 0; player < players; player++) {
    tally.offsets[player] = next;
    for (let arc = arcs.offsets[player] as number; arc < (arcs.offsets[player + 1] as number); arc++) {
      const pair = arcs.pairs[arc] as number;
      if (counts.games[pair] === 0) continue;
      const opponent = arcs.targets[arc] as number;
      const isA = player < opponent;
      tally.targets[next] = opponent;
      tally.games[next] = counts.games[pair] as number;
      tally.wins[next] = (isA ? counts.winsA[pair] : counts.winsB[pair]) as number;
      tally.losses[next] = (isA ? counts.winsB[pair] : counts.winsA[pair]) as number;
      tally.draws[next] = counts.draws[pair] as number;
      next++;
    }
  }
  tally.offsets[players] = next;
  return tally;
}

/** Opponents of each player. */
export function degrees({ players, offsets }: Tally): Uint32Array {
  return Uint32Array.from({ length: players }, (_, i) => (offsets[i + 1] as number) - (offsets[i] as number));
}

/** Sum of numbers of arcs for each player, such as games. */
export function sumByPlayer({ players, offsets }: Tally, values: Uint32Array): Float64Array {
  const sums = new Float64Array(players);
  for (let player = 0; player < players; player++) {
    let sum = 0;
    for (let arc = offsets[player] as number; arc < (offsets[player + 1] as number); arc++)
      sum += values[arc] as number;
    sums[player] = sum;
  }
  return sums;
}

interface PairCounts {
  games: Uint32Array;
  winsA: Uint32Array;
  winsB: Uint32Array;
  draws: Uint32Array;
}

/** Counts of all pairs; those that are no edge under the filter have no games. */
function countPairs(network: Network, filter: NetworkFilter): PairCounts {
  const counter = new PairCounter(network, filter);
  const length = network.pairs;
  const counts = {
    games: new Uint32Array(length),
    winsA: new Uint32Array(length),
    winsB: new Uint32Array(length),
    draws: new Uint32Array(length),
  };
  for (let pair = 0; pair < length; pair++) {
    counter.count(pair);
    if (counter.games < counter.minGames) continue;
    counts.games[pair] = counter.games;
    counts.winsA[pair] = counter.winsA;
    counts.winsB[pair] = counter.winsB;
    counts.draws[pair] = counter.draws;
  }
  return counts;
}

function countArcs({ arcs }: Network, games: Uint32Array): number {
  let count = 0;
  for (const pair of arcs.pairs) if ((games[pair] as number) > 0) count++;
  return count;
}

function makeTally(players: number, arcs: number): Tally {
  return {
    players,
    offsets: new Uint32Array(players + 1),
    targets: new Uint32Array(arcs),
    games: new Uint32Array(arcs),
    wins: new Uint32Array(arcs),
    losses: new Uint32Array(arcs),
    draws: new Uint32Array(arcs),
  };
}
