import { GamesNotLoadedError, InvalidEdgeError } from '../graph.errors.js';
import { Column, reorder, sortByKey, startsOf } from './column.js';
import type { EdgeGame } from './edge.js';
import { findKind } from './kinds.js';
import type { Network } from './network.js';

/** Rating gap of a game where a rating is missing. */
export const NO_GAP = -32_768;

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

/** Collects the games that the edges of a network count, in any order, and puts them into it. */
export class PairGamesBuilder {
  private readonly pairs = new Column(Uint32Array);
  private readonly marks = new Column(Uint8Array);
  private readonly gaps = new Column(Int16Array);
  private readonly createdAt = new Column(Float64Array);
  /** Looks players up faster than the network does, which would search its ids for each side of each game. */
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(private readonly network: Network) {
    this.numbers = new Map(network.ids.map((id, player) => [id, player]));
  }

  /** @throws InvalidEdgeError for a game that no edge can have counted */
  addGame(game: EdgeGame): void {
    const white = this.numbers.get(game.white);
    const black = this.numbers.get(game.black);
    const pair = white === undefined || black === undefined ? undefined : this.network.findPair(white, black);
    if (white === undefined || black === undefined || pair === undefined) {
      throw new InvalidEdgeError(game.white, game.black, 'there is a game of the two, and no edge');
    }
    const isWhiteA = white < black;
    this.pairs.push(pair);
    this.marks.push(makeMark(game, isWhiteA));
    this.gaps.push(makeGap(game, isWhiteA));
    this.createdAt.push(game.createdAt);
  }

  /** The builder must not be used any more. @throws InvalidEdgeError where edges and games do not agree on how many there are */
  build(): PairGames {
    const pairs = this.pairs.finish();
    const order = sortByKey(pairs, this.network.pairs);
    const games = {
      starts: startsOf(pairs, this.network.pairs),
      marks: reorder(this.marks.finish(), order),
      gaps: reorder(this.gaps.finish(), order),
      createdAt: reorder(this.createdAt.finish(), order),
    };
    this.compare(games.starts);
    this.network.games = games;
    return games;
  }

  private compare(starts: Uint32Array): void {
    const { ids, arcs, rows } = this.network;
    for (let player = 0; player < ids.length; player++) {
      for (let arc = arcs.offsets[player] as number; arc < (arcs.offsets[player + 1] as number); arc++) {
        const opponent = arcs.targets[arc] as number;
        if (opponent < player) continue;
        const pair = arcs.pairs[arc] as number;
        const counted = sum(rows.games, rows.starts[pair] as number, rows.starts[pair + 1] as number);
        const given = (starts[pair + 1] as number) - (starts[pair] as number);
        if (counted === given) continue;
        const reason = `it counts ${counted} games and there are ${given}`;
        throw new InvalidEdgeError(ids[player] as string, ids[opponent] as string, reason);
      }
    }
  }
}

function makeMark({ white, black, speed, rated, outcome }: EdgeGame, isWhiteA: boolean): number {
  const kind = findKind(speed, rated);
  if (kind === undefined) throw new InvalidEdgeError(white, black, `there is no speed "${speed}"`);
  return kind | (resultFor(outcome, isWhiteA) << RESULT_SHIFT) | (isWhiteA ? A_IS_WHITE : 0);
}

function resultFor(outcome: EdgeGame['outcome'], isWhiteA: boolean): number {
  if (outcome === undefined) return UNKNOWN;
  if (outcome === 'draw') return DRAW;
  return (outcome === 'white') === isWhiteA ? A_WON : B_WON;
}

function makeGap({ whiteRating, blackRating }: EdgeGame, isWhiteA: boolean): number {
  if (typeof whiteRating !== 'number' || typeof blackRating !== 'number') return NO_GAP;
  return isWhiteA ? whiteRating - blackRating : blackRating - whiteRating;
}

function sum(values: Uint32Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += values[i] as number;
  return total;
}
