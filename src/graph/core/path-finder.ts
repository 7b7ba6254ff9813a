import { ArcFilter, type Relation } from './arc-filter.js';
import type { Network } from './network.js';
import type { NetworkFilter } from './network-filter.js';

/** By what two neighbours of a chain are joined: they played, or the former beat the latter. */
export type ChainRelation = Exclude<Relation, 'lost'>;

export const UNREACHABLE = -1;

/** One end of a search: who was reached, from whom, and who was reached last. */
class Front {
  readonly parents: Uint32Array;
  readonly queue: Uint32Array;
  first = 0;
  end = 0;
  /** Arcs of those reached last: what it costs to go on from here. */
  work = 0;
  /** Players reached carry the number of the search, so that nothing has to be wiped before the next. */
  private readonly marks: Uint32Array;
  private search = 0;

  constructor(players: number) {
    this.parents = new Uint32Array(players);
    this.queue = new Uint32Array(players);
    this.marks = new Uint32Array(players);
  }

  start(player: number, search: number): void {
    this.search = search;
    this.first = 0;
    this.end = 0;
    this.add(player, player);
  }

  add(player: number, parent: number): void {
    this.marks[player] = this.search;
    this.parents[player] = parent;
    this.queue[this.end++] = player;
  }

  has(player: number): boolean {
    return this.marks[player] === this.search;
  }

  /** Players from this one back to where the search began, both included. */
  wayBack(from: number): number[] {
    const way = [from];
    for (let player = from; this.parents[player] !== player;) {
      player = this.parents[player] as number;
      way.push(player);
    }
    return way;
  }
}

/**
 * Shortest chains and distances in a network. It keeps its working memory, 24 bytes a player, from one question to the next.
 */
export class PathFinder {
  private readonly ahead: Front;
  private readonly behind: Front;
  private searches = 0;

  constructor(private readonly network: Network) {
    this.ahead = new Front(network.players);
    this.behind = new Front(network.players);
  }

  /**
   * A shortest chain from one player to another, both included; undefined when there is none. The same question has the same
   * answer. The search goes on from both ends, always where fewer arcs have to be looked at (bidirectional breadth-first
   * search).
   *
   * @throws InvalidNetworkQuestionError, GamesNotLoadedError
   */
  findChain(from: number, to: number, relation: ChainRelation, filter: NetworkFilter = {}): number[] | undefined {
    const forwards = new ArcFilter(this.network, filter, relation);
    const backwards = new ArcFilter(this.network, filter, relation === 'won' ? 'lost' : 'played');
    if (from === to) return [from];
    const { ahead, behind } = this;
    this.start(ahead, from);
    behind.start(to, this.searches);
    this.measure(behind);
    while (ahead.first < ahead.end && behind.first < behind.end) {
      const meeting =
        ahead.work <= behind.work ? this.expand(ahead, behind, forwards) : this.expand(behind, ahead, backwards);
      if (meeting !== undefined) return [...ahead.wayBack(meeting).reverse(), ...behind.wayBack(meeting).slice(1)];
    }
    return undefined;
  }

  /**
   * How many hops each player is away from one, at least; `UNREACHABLE` where no chain leads there. With `won` a chain leads
   * from the player down to those beaten; with `lost` up to the player from all who beat somebody who beat ... the player.
   *
   * @throws InvalidNetworkQuestionError, GamesNotLoadedError
   */
  distances(from: number, relation: Relation, filter: NetworkFilter = {}): Int32Array {
    const arcFilter = new ArcFilter(this.network, filter, relation);
    const distances = new Int32Array(this.network.players).fill(UNREACHABLE);
    this.start(this.ahead, from);
    distances[from] = 0;
    for (let distance = 1; this.ahead.first < this.ahead.end; distance++) {
      this.expand(this.ahead, undefined, arcFilter);
      for (let i = this.ahead.first; i < this.ahead.end; i++) distances[this.ahead.queue[i] as number] = distance;
    }
    return distances;
  }

  private start(front: Front, player: number): void {
    this.searches++;
    front.start(player, this.searches);
    this.measure(front);
  }

  /** Goes one hop on from all that were reached last. @returns a player that the other front has reached as well */
  private expand(front: Front, other: Front | undefined, filter: ArcFilter): number | undefined {
    const { offsets, targets } = this.network.arcs;
    const last = front.end;
    while (front.first < last) {
      const player = front.queue[front.first++] as number;
      const end = offsets[player + 1] as number;
      for (let arc = offsets[player] as number; arc < end; arc++) {
        const opponent = targets[arc] as number;
        if (front.has(opponent) || !filter.accepts(arc, player)) continue;
        front.add(opponent, player);
        if (other?.has(opponent)) return opponent;
      }
    }
    this.measure(front);
    return undefined;
  }

  private measure(front: Front): void {
    const { offsets } = this.network.arcs;
    front.work = 0;
    for (let i = front.first; i < front.end; i++) {
      const player = front.queue[i] as number;
      front.work += (offsets[player + 1] as number) - (offsets[player] as number);
    }
  }
}
