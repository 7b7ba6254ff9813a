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

/**
 * What is to be searched, in parts that come one after the other. It follows from the game alone, not from what a cache
 * knows or who does it: so the same game always gives the same evaluations.
 */
export function planSearches(positions: readonly GamePosition[]): SearchPart[] {
  const open = positions.filter(({ ruled }) => !ruled);
  const alone = open.filter(({ contextFree }) => contextFree);
  const inGame = open.filter(({ contextFree }) => !contextFree).toReversed();
  const parts: SearchPart[] = [];
  for (let from = 0; from < inGame.length; from += PART_POSITIONS) {
    parts.push({ inGame: inGame.slice(from, from + PART_POSITIONS), alone: [] });
  }
  const last = parts.pop();
  return [...parts, { inGame: last?.inGame ?? [], alone }];
}

/** What the rules say of the positions, by ply; the rest is to be searched. */
export function listRuled(positions: readonly GamePosition[]): Map<number, Evaluation> {
  return new Map(positions.flatMap(({ ply, ruled }) => (ruled ? [[ply, ruled] as const] : [])));
}
