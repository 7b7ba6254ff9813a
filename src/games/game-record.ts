import type { ByColor, Color } from '../chess/color.js';
import type { GameId, PlayerId } from '../chess/ids.js';

/** One side of a game as it is stored. */
export interface SideRecord {
  playerId?: PlayerId;
  /** Name of a side without account. */
  name?: string;
  aiLevel?: number;
  rating?: number;
  ratingDiff?: number;
  provisional: boolean;
  berserk: boolean;
  blindfold: boolean;
  team?: string;
  inaccuracies?: number;
  mistakes?: number;
  blunders?: number;
  acpl?: number;
  /** Percent. */
  accuracy?: number;
}

/** A checked game on its way into the database. Times are epoch milliseconds. */
export interface GameRecord {
  id: GameId;
  rated: boolean;
  variant: string;
  speed: string;
  perf: string;
  status: string;
  winner?: Color;
  source?: string;
  createdAt: number;
  lastMoveAt: number;
  sides: ByColor<SideRecord>;
  clockInitialS?: number;
  clockIncrementS?: number;
  daysPerTurn?: number;
  initialFen?: string;
  openingEco?: string;
  openingName?: string;
  openingPly?: number;
  /** SAN, parted by single spaces. */
  moves: string;
  plies: number;
  clocksCs?: number[];
  analysis?: unknown[];
  division?: { middle?: number; end?: number };
  arenaId?: string;
  arenaName?: string;
  swissId?: string;
  imported: boolean;
  importedDate?: string;
  extra?: Record<string, unknown>;
}
