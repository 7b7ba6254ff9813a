import type { Tally } from '../tally.js';

export type CellValue = string | number | undefined;

/** Something that is said about each player, such as a rank. */
export interface PlayerColumn {
  /** Letters, digits and underscores: it is a name in all formats. */
  name: string;
  type: 'text' | 'whole' | 'real';
  /** Undefined where nothing is known; a number that is not finite counts as that. */
  read: (player: number) => CellValue;
}

/** What is written into a file: the players that have an edge, and the edges, each once. */
export interface ExportedNetwork {
  ids: readonly string[];
  tally: Tally;
  columns?: readonly PlayerColumn[];
  /** Where a player stands in a drawing; undefined for those that are not drawn. */
  placeOf?: (player: number) => { x: number; y: number } | undefined;
}

/** An edge as it is written; wins are by who won. */
export interface ExportedEdge {
  source: number;
  target: number;
  games: number;
  winsSource: number;
  winsTarget: number;
  draws: number;
}

export const EDGE_COUNTS = ['games', 'winsSource', 'winsTarget', 'draws'] as const satisfies (keyof ExportedEdge)[];

export function* exportedPlayers({ tally: { players, offsets } }: ExportedNetwork): Generator<number> {
  for (let player = 0; player < players; player++) if (offsets[player] !== offsets[player + 1]) yield player;
}

export function* exportedEdges({ tally }: ExportedNetwork): Generator<ExportedEdge> {
  for (let source = 0; source < tally.players; source++) {
    for (let arc = tally.offsets[source] as number; arc < (tally.offsets[source + 1] as number); arc++) {
      const target = tally.targets[arc] as number;
      if (target < source) continue;
      yield {
        source,
        target,
        games: tally.games[arc] as number,
        winsSource: tally.wins[arc] as number,
        winsTarget: tally.losses[arc] as number,
        draws: tally.draws[arc] as number,
      };
    }
  }
}

/** Value of a cell; undefined where there is nothing to write. */
export function readCell({ read }: PlayerColumn, player: number): string | number | undefined {
  const value = read(player);
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
}

const CHUNK_LENGTH = 16_384;

/** Joins lines to chunks, so that a stream does not carry each line by itself. */
export function* inChunks(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
