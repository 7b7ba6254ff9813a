import type { Evaluation } from './evaluation.js';
import type { GamePosition } from './game-positions.js';

/** Positions one engine searches one after the other, beginning with an empty hash table. */
export interface SearchPart {
  /** From the last one backwards: what is found there helps with what leads there. */
  inGame: readonly GamePosition[];
  /** Each with an empty hash table and without the game: their evaluations hold for every game. */
  alone: readonly GamePosition[];
}

/** A part holds up others no longer than this many searches take. */
const PART_POSITIONS = 80;
/** With more than a million nodes each they are fewer: a part has to end within the time limit of its job (queues/jobs.ts). */
const PART_NODES = 80_000_000;

/**
 * What is to be searched, in parts that come one after the other. It follows from the game and the nodes alone, not from
 * what a cache knows or who does it: so the same game always gives the same evaluations.
 *
 * @param nodes of each search
 */
export function planSearches(positions: readonly GamePosition[], nodes = 0): SearchPart[] {
  const size = Math.min(PART_POSITIONS, Math.floor(PART_NODES / nodes));
  const open = positions.filter(({ ruled }) => !ruled);
  const alone = open.filter(({ contextFree }) => contextFree);
  const inGame = open.filter(({ contextFree }) => !contextFree).toReversed();
  const parts: SearchPart[] = cut(inGame, size).map((some) => ({ inGame: some, alone: [] }));
  if (size < PART_POSITIONS) return [...parts, ...cut(alone, size).map((some) => ({ inGame: [], alone: some }))];
  const last = parts.pop();
  return [...parts, { inGame: last?.inGame ?? [], alone }];
}

function cut<Item>(list: readonly Item[], size: number): Item[][] {
  const pieces: Item[][] = [];
  for (let from = 0; from < list.length; from += size) pieces.push(list.slice(from, from + size));
  return pieces;
}

/** What the rules say of the positions, by ply; the rest is to be searched. */
export function listRuled(positions: readonly GamePosition[]): Map<number, Evaluation> {
  return new Map(positions.flatMap(({ ply, ruled }) => (ruled ? [[ply, ruled] as const] : [])));
}
