import type { Color } from '../../chess/color.js';

/**
 * What two players did against each other at one speed, rated or casual. Which of them is A does not matter; a pair has at
 * most one edge of a kind. `games` may exceed wins and draws: the outcome of some games is unknown. Times are milliseconds
 * since 1970.
 */
export interface Edge {
  playerA: string;
  playerB: string;
  speed: string;
  rated: boolean;
  games: number;
  winsA: number;
  winsB: number;
  draws: number;
  firstAt: number;
  lastAt: number;
}

/** How a game of an edge ended; undefined where nobody knows. */
export type Outcome = Color | 'draw' | undefined;

/** One game that an edge counts, as far as questions ask for it. */
export interface EdgeGame {
  white: string;
  black: string;
  speed: string;
  rated: boolean;
  outcome: Outcome;
  createdAt: number;
  /** Ratings before the game; without both of them there is no gap and no expectation. */
  whiteRating?: number | null;
  blackRating?: number | null;
}
