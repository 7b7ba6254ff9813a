import { GamesNotLoadedError, InvalidEdgeError } from './network-errors.js';
import { Column, reorder, sortByKey } from './column.js';
import type { EdgeGame } from './edge.js';
import { findKind } from './kinds.js';
import type { Network } from './network.js';

/** Rating gap of a game where a rating is missing. */
export const NO_GAP = -32_768;

/** What is wrong with a game of two players without an edge. */
export const NO_EDGE = 'there is a game of the two, and no edge';

const KIND_BITS = 0b1111;
const RESULT_SHIFT = 4;
const A_IS_WHITE = 1 << 6;

export const DRAW = 0;
export const A_WON = 1;
export const B_WON = 2;
export const UNKNOWN = 3;

/**
 * The games of the edges, 11 bytes each: those of pair p are `starts[p]` to `starts[p + 1]`, in no promised order. Only
 * questions about a period, ratings or colors need them.
 */
export interface PairGames {
  starts: Uint32Array;
  /** Bits 0 to 3 the kind, 4 and 5 the result, 6 whether A had White. */
  marks: Uint8Array;
  /** Rating of A minus that of B; `NO_GAP` where one is missing. */
  gaps: Int16Array;
  createdAt: Float64Array;
}

export const kindOfMark = (mark: number): number => mark & KIND_BITS;
export const resultOfMark = (mark: number): number => (mark >> RESULT_SHIFT) & 3;
export const hasAWhite = (mark: number): boolean => (mark & A_IS_WHITE) !== 0;

/** The games of the network. @throws GamesNotLoadedError */
export function getGames({ games }: Network, question: string): PairGames {
  if (!games) throw new GamesNotLoadedError(question);
  return games;
}

/** A game whose players go by their numbers in the network, and whose kind has its number. */
export interface GameRow extends Pick<EdgeGame, 'createdAt' | 'whiteRating' | 'blackRating' | 'outcome'> {
  white: number;
  black: number;
  kind: number;
}

/** Collects the games that the edges of a network count, in any order, and puts them into it. */
export class PairGamesBuilder {
  private readonly playersA = new Column(Uint32Array);
  private readonly playersB = new Column(Uint32Array);
  private readonly marks = new Column(Uint8Array);
  private readonly gaps = new Column(Int16Array);
  private readonly createdAt = new Column(Float64Array);
  /** Made when games come with ids: it finds players faster than the network does. */
  private numbers?: ReadonlyMap<string, number>;

  constructor(private readonly network: Network) {}

  /** @throws InvalidEdgeError for a game that no edge can have counted */
  addGame({ white, black, speed, rated, ...rest }: EdgeGame): void {
    this.numbers ??= new Map(this.network.ids.map((id, player) => [id, player]));
    const [whiteNumber, blackNumber] = [this.numbers.get(white), this.numbers.get(black)];
    if (whiteNumber === undefined || blackNumber === undefined) throw new InvalidEdgeError(white, black, NO_EDGE);
    const kind = findKind(speed, rated);
    if (kind === undefined) throw new InvalidEdgeError(white, black, `there is no speed "${speed}"`);
    this.addRow({ white: whiteNumber, black: blackNumber, kind, ...rest });
  }

  /** Of two players who are in the network. */
  addRow(game: GameRow): void {
    const { white, black } = game;
    const isWhiteA = white < black;
    this.playersA.push(isWhiteA ? white : black);
    this.playersB.push(isWhiteA ? black : white);
    this.marks.push(makeMark(game, isWhiteA));
    this.gaps.push(makeGap(game, isWhiteA));
    this.createdAt.push(game.createdAt);
  }

  /** The builder must not be used any more. @throws InvalidEdgeError where edges and games do not agree on how many there are */
  build(): PairGames {
    const { players } = this.network;
    const byB = sortByKey(this.playersB.finish(), players);
    const order = sortByKey(this.playersA.finish(), players, byB);
    const games = {
      starts: this.findStarts(order),
      marks: reorder(this.marks.finish(), order),
      gaps: reorder(this.gaps.finish(), order),
      createdAt: reorder(this.createdAt.finish(), order),
    };
    this.network.games = games;
    return games;
  }

  /** Goes through pairs and games side by side, since both are in the order of A and B. */
  private findStarts(order: Uint32Array): Uint32Array {
    const { arcs, players, pairs } = this.network;
    const starts = new Uint32Array(pairs + 1);
    const playersA = reorder(this.playersA.finish(), order);
    const playersB = reorder(this.playersB.finish(), order);
    let pair = 0;
    let game = 0;
    for (let a = 0; a < players; a++) {
      for (let arc = arcs.offsets[a] as number; arc < (arcs.offsets[a + 1] as number); arc++) {
        const b = arcs.targets[arc] as number;
        if (b < a) continue;
        const first = game;
        if (playersA[game] === a && (playersB[game] as number) < b) break;
        while (playersA[game] === a && playersB[game] === b) game++;
        this.compare(pair, a, b, game - first);
        starts[++pair] = game;
      }
      if (playersA[game] === a) this.refuse(a, playersB[game] as number, NO_EDGE);
    }
    return starts;
  }

  private compare(pair: number, a: number, b: number, given: number): void {
    const { starts, games } = this.network.rows;
    let counted = 0;
    for (let row = starts[pair] as number; row < (starts[pair + 1] as number); row++) counted += games[row] as number;
    if (counted !== given) this.refuse(a, b, `it counts ${counted} games and there are ${given}`);
  }

  private refuse(a: number, b: number, reason: string): never {
    throw new InvalidEdgeError(this.network.idOf(a), this.network.idOf(b), reason);
  }
}

function makeMark({ kind, outcome }: GameRow, isWhiteA: boolean): number {
  return kind | (resultFor(outcome, isWhiteA) << RESULT_SHIFT) | (isWhiteA ? A_IS_WHITE : 0);
}

function resultFor(outcome: EdgeGame['outcome'], isWhiteA: boolean): number {
  if (outcome === undefined) return UNKNOWN;
  if (outcome === 'draw') return DRAW;
  return (outcome === 'white') === isWhiteA ? A_WON : B_WON;
}

function makeGap({ whiteRating, blackRating }: GameRow, isWhiteA: boolean): number {
  if (typeof whiteRating !== 'number' || typeof blackRating !== 'number') return NO_GAP;
  return isWhiteA ? whiteRating - blackRating : blackRating - whiteRating;
}
