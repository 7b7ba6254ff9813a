import type { Color } from './color.js';

/** Game statuses by name, as scalachess `Status.scala` orders them; the number is the id used by event streams. */
export const STATUS_IDS = {
  created: 10,
  started: 20,
  aborted: 25,
  mate: 30,
  resign: 31,
  stalemate: 32,
  timeout: 33,
  draw: 34,
  outoftime: 35,
  cheat: 36,
  noStart: 37,
  unknownFinish: 38,
  insufficientMaterialClaim: 39,
  variantEnd: 60,
} as const;
export type StatusName = keyof typeof STATUS_IDS;

/** Statuses of a game that is still being played: such a record is a prefix, never final. */
export const OPEN_STATUSES = ['created', 'started'] as const satisfies readonly StatusName[];

/** True while the game is being played. An unknown status counts as final: Lichess may add endings without notice. */
export function isOpenStatus(status: string): boolean {
  return status === 'created' || status === 'started';
}

/** Statuses of games that are not over, or were none: they say nothing about who met whom. */
export const UNPLAYED_STATUSES = [...OPEN_STATUSES, 'aborted', 'noStart'] as const;

/** Statuses without winner that do not mean a draw. */
export const UNDECIDED_STATUSES = [...UNPLAYED_STATUSES, 'unknownFinish'] as const;

/** How a game ended for the board: `none` is aborted or never started, `unknown` an ending without a clear result. */
export type GameResult = Color | 'draw' | 'open' | 'none' | 'unknown';

/** Result by the rule of the Lichess API: `winner` decides, else the status says whether it is a draw. */
export function resultOf(status: string, winner: Color | undefined): GameResult {
  if (winner) return winner;
  if (isOpenStatus(status)) return 'open';
  if (status === 'aborted' || status === 'noStart') return 'none';
  return status === 'unknownFinish' ? 'unknown' : 'draw';
}
