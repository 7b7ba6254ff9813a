import type { Arcs, Network } from './network.js';
import type { NetworkFilter } from './network-filter.js';
import { PairCounter } from './pair-counter.js';

/** What an arc has to be from the side of its player: a game, a win or a loss. */
export const RELATIONS = ['played', 'won', 'lost'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Decides which arcs a search may take. */
export class ArcFilter {
  private readonly arcs: Arcs;
  private readonly masks: Uint16Array;
  private readonly counter: PairCounter;

  /** @throws InvalidNetworkQuestionError, and GamesNotLoadedError for what edges do not say */
  constructor(
    network: Network,
    filter: NetworkFilter,
    private readonly relation: Relation,
  ) {
    this.arcs = network.arcs;
    this.masks = network.arcs[relation];
    this.counter = new PairCounter(network, filter);
  }

  /** @param from the player whose arc it is */
  accepts(arc: number, from: number): boolean {
    const { counter } = this;
    if (((this.masks[arc] as number) & counter.kinds) === 0) return false;
    if (counter.isDecidedByMasks) return true;
    counter.count(this.arcs.pairs[arc] as number);
    return this.countFor(from < (this.arcs.targets[arc] as number)) >= counter.minGames;
  }

  private countFor(isA: boolean): number {
    if (this.relation === 'played') return this.counter.games;
    return (this.relation === 'won') === isA ? this.counter.winsA : this.counter.winsB;
  }
}
