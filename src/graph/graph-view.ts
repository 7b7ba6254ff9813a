import type { Color } from '../chess/color.js';
import type { GameId } from '../chess/ids.js';
import type { Speed } from '../chess/speed.js';
import type { HeadToHead } from './core/head-to-head.js';
import type { OpponentRecord, Rival } from './core/opponents.js';
import type { Score } from './core/score.js';

/** A stored game that an answer rests on. */
export interface NetworkGame {
  id: GameId;
  createdAt: Date;
  speed: Speed;
  rated: boolean;
  white: string;
  black: string;
  whiteRating: number | null;
  blackRating: number | null;
  status: string;
  /** Null for a draw and where nobody knows; `status` says which. */
  winner: Color | null;
}

/** The last rating of a player in a stored game of standard chess. */
export interface NominalRating {
  player: string;
  rating: number;
  speed: Speed;
  at: Date;
}

/** What every answer from the network has. */
export interface NetworkAnswer {
  /** The moment whose games are answered from. */
  asOf: Date;
}

/** Where a page ended: what the list is sorted by, and then the id of the player. */
export interface PagePosition {
  value: number;
  player: string;
}

/** What two players did at one speed, rated or casual, from the side of one of them. */
export interface EdgeView extends Score {
  speed: Speed;
  rated: boolean;
  firstAt: Date;
  lastAt: Date;
}

/** An opponent with the score against them, by the games that count. */
export interface NeighbourView extends Score {
  player: string;
  /** All edges of the two whose speed and kind count. */
  edges: EdgeView[];
}

export interface NeighboursView extends NetworkAnswer {
  player: string;
  /** Opponents there are, on all pages. */
  total: number;
  /** Most games first. */
  items: NeighbourView[];
  /** Where the next page begins; undefined on the last one. */
  next?: PagePosition;
}

export interface HeadToHeadView extends NetworkAnswer, Omit<HeadToHead, 'firstAt' | 'lastAt'> {
  player: string;
  opponent: string;
  firstAt: Date | null;
  lastAt: Date | null;
  /** The newest ones. */
  games: NetworkGame[];
}

/** A step of a chain and stored games that make it one. */
export interface HopView {
  from: string;
  to: string;
  /** The newest ones that fit. */
  games: NetworkGame[];
}

export type ChainBy = 'games' | 'wins';

export interface ChainView extends NetworkAnswer {
  from: string;
  to: string;
  by: ChainBy;
  /** Number of hops; null when no chain leads there. */
  length: number | null;
  /** Both ends included; empty when there is none. */
  players: string[];
  hops: HopView[];
}

/** How far a player is away. */
export interface DistanceView {
  player: string;
  distance: number;
  /** The next one on a shortest chain; null for the player asked about. */
  via: string | null;
}

export interface DistancesView extends NetworkAnswer {
  /** Everybody's distance is to this player. */
  player: string;
  by: ChainBy;
  /** How many players there are at each distance. */
  histogram: { distance: number; players: number }[];
  /** Players of the network from whom no chain leads there. */
  unreachable: number;
  /** Nearest first. */
  items: DistanceView[];
  /** Where the next page begins; undefined on the last one. */
  next?: PagePosition;
}

type Named<T> = Omit<T, 'opponent'> & { opponent: string; games: NetworkGame[] };
export type OpponentView = Named<OpponentRecord>;
export type RivalView = Named<Rival>;

export interface OpponentsView extends NetworkAnswer {
  player: string;
  nemeses: OpponentView[];
  victims: OpponentView[];
  rivals: RivalView[];
}
