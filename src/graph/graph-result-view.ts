import type { RunView } from '../runs/run-view.js';
import type { GraphKind, GraphParameters } from './graph-kinds.js';
import type { NominalRating } from './graph-view.js';

/** Figures about the network as a whole, and what they were computed from. */
export interface GraphResult {
  /** Number of the result: the run that computed it. */
  runId: number;
  kind: GraphKind;
  parameters: GraphParameters;
  seed: number;
  /** Version of the algorithm. */
  algorithm: number;
  asOf: Date;
  /** Players, and pairs of them, with a game that counts. */
  players: number;
  edges: number;
  /** By kind. */
  summary: Record<string, unknown>;
  madeAt: Date;
}

/** What a result says about a player. */
export interface RankView {
  player: string;
  /** From 1 on. */
  place: number;
  /** Opponents, PageRank, strength in rating points, or the number of the community. */
  value: number;
  details: Record<string, number>;
  /** Strengths only: the last rating in a stored game of the speeds that count; null for who has none. */
  rating?: Omit<NominalRating, 'player'> | null;
}

export interface RankPage {
  result: GraphResult;
  items: RankView[];
  /** Place the next page begins behind; undefined on the last one. */
  next?: number;
}

/** What became of a request. */
export interface RequestedFigures {
  run: RunView;
  /** False when a run that is there does it, or has done it. */
  created: boolean;
}
