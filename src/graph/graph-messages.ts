import type { Arcs, PairRows } from './core/network.js';
import type { PairGames } from './core/pair-games.js';
import type { GraphKind, GraphParameters } from './graph-kinds.js';

/** What a thread is to do with a network that it reads itself. */
export interface ReadTask {
  task: 'read';
  games: boolean;
}

export interface ComputeTask {
  task: 'compute';
  kind: GraphKind;
  parameters: GraphParameters;
  seed: number;
  /** The rows it makes belong to this result. */
  resultId: number;
  /** Result with the communities found before, whose numbers are to be kept. */
  labelsOf?: number;
}

export type ThreadSetup = (ReadTask | ComputeTask) & { databaseUrl: string };

/** A network on its way between threads: its arrays are handed over, not copied. */
export interface ReadNetwork {
  ids: readonly string[];
  arcs: Arcs;
  rows: PairRows;
  games?: PairGames;
  asOf: Date;
  version: string;
}

/** Figures about a network. */
export interface ComputedFigures {
  asOf: Date;
  version: string;
  /** Players and edges that the filter lets through. */
  players: number;
  edges: number;
  summary: Record<string, unknown>;
  /** Lines for COPY into graph_values. */
  values: Uint8Array;
}

/** Steps of a computation, in their order. */
export const THREAD_STEPS = ['read', 'count', 'compute'] as const;
export type ThreadStep = (typeof THREAD_STEPS)[number];

export type ThreadMessage =
  | { kind: 'ended'; step: ThreadStep }
  | { kind: 'network'; network: ReadNetwork }
  | { kind: 'figures'; figures: ComputedFigures }
  /** Edges and games contradict each other, or the parameters make no sense: trying again would not help. */
  | { kind: 'bad-edge'; playerA: string; playerB: string; reason: string }
  | { kind: 'bad-question'; field: string; reason: string }
  /** Errors do not travel between threads as what they are; the code says whether the database was there. */
  | { kind: 'failed'; message: string; code?: string; stack?: string };
