import { PlayerNotInNetworkError } from './network-errors.js';
import type { PairGames } from './pair-games.js';

/**
 * Who met whom, one arc for each side of a pair: those of player i are `offsets[i]` to `offsets[i + 1]`, by opponent. Bit k of
 * the masks says whether there is a game, a win or a loss of the player of kind k (`kinds.ts`). Most filters are answered
 * by them alone, on memory that is read in one go.
 */
export interface Arcs {
  offsets: Uint32Array;
  targets: Uint32Array;
  pairs: Uint32Array;
  played: Uint16Array;
  won: Uint16Array;
  lost: Uint16Array;
}

/**
 * The edges, by pair and kind: those of pair p are `starts[p]` to `starts[p + 1]`. A is the one of the two players whose
 * number is lower.
 */
export interface PairRows {
  starts: Uint32Array;
  kinds: Uint8Array;
  games: Uint32Array;
  winsA: Uint32Array;
  winsB: Uint32Array;
  draws: Uint32Array;
  firstAt: Float64Array;
  lastAt: Float64Array;
}

/**
 * The player network at one moment, in typed arrays (compressed sparse rows): some 70 bytes a pair. Players are numbers in the
 * order of their ids. It never changes, apart from games that are loaded when a question first needs them.
 */
export class Network {
  games?: PairGames;

  constructor(
    readonly ids: readonly string[],
    readonly arcs: Arcs,
    readonly rows: PairRows,
  ) {}

  get players(): number {
    return this.ids.length;
  }

  get pairs(): number {
    return this.rows.starts.length - 1;
  }

  /** Number of a player. */
  find(id: string): number | undefined {
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ids[middle] as string) < id) low = middle + 1;
      else high = middle;
    }
    return this.ids[low] === id ? low : undefined;
  }

  /** Number of a player. @throws PlayerNotInNetworkError */
  get(id: string): number {
    const player = this.find(id);
    if (player === undefined) throw new PlayerNotInNetworkError(id);
    return player;
  }

  /** Id of a player that is in the network. */
  idOf(player: number): string {
    return this.ids[player] as string;
  }

  /** The arc from one player to another; undefined when they never met. */
  findArc(from: number, to: number): number | undefined {
    const { offsets, targets } = this.arcs;
    const end = offsets[from + 1] as number;
    let low = offsets[from] as number;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((targets[middle] as number) < to) low = middle + 1;
      else high = middle;
    }
    return low < end && targets[low] === to ? low : undefined;
  }

  /** Number of the pair; undefined when the two never met. */
  findPair(playerA: number, playerB: number): number | undefined {
    const arc = this.findArc(playerA, playerB);
    return arc === undefined ? undefined : this.arcs.pairs[arc];
  }

  /** Memory of the typed arrays, in bytes; the ids are not in it. */
  get bytes(): number {
    const arrays = [this.arcs, this.rows, this.games ?? {}].flatMap((part) => Object.values<ArrayBufferView>(part));
    return arrays.reduce((sum, array) => sum + array.byteLength, 0);
  }
}
