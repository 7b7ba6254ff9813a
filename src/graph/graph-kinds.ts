import type { NetworkFilter } from './core/network-filter.js';

/** What is computed in the background: from a network as a whole, not for one question. */
export const GRAPH_KINDS = ['structure', 'pagerank', 'strength', 'communities', 'layout'] as const;
export type GraphKind = (typeof GRAPH_KINDS)[number];

/** Raised when the same network would give other figures than before; results of older versions are computed anew. */
export const GRAPH_VERSIONS: Readonly<Record<GraphKind, number>> = {
  structure: 1,
  pagerank: 1,
  strength: 1,
  communities: 1,
  layout: 1,
};

export const DEFAULT_SEED = 1;
export const MOST_DRAWN = 10_000;

/** What figures are to be computed from. The same parameters and the same network give the same figures. */
export interface GraphParameters {
  filter: NetworkFilter;
  /** Layout: how many players are drawn. */
  players?: number;
  /** Communities: above 1 gives more and smaller ones. */
  resolution?: number;
}

export interface GraphRequest extends GraphParameters {
  kind: GraphKind;
  /** Of communities and layouts, where chance has a say. */
  seed?: number;
}
