import type { ByColor, Color } from '../chess/color.js';
import type { GameId, PlayerId } from '../chess/ids.js';
import type { PgnAnnotations } from '../chess/pgn-text.js';

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
  /** What a PGN says beyond the other fields. */
  pgn?: PgnRest;
  exactness: Exactness;
  /** File that brings the game; `API_OF_LICHESS` for what Lichess itself sent. */
  fileId: number;
}

/** Among the numbers of the files that brought a game, this one stands for the API of Lichess. */
export const API_OF_LICHESS = 0;

/** Tags of a PGN that no column holds, and what stands beside its main line. */
export interface PgnRest {
  tags?: Record<string, string>;
  annotations?: PgnAnnotations[];
}

/**
 * How exactly a source knows the course of a game: 3 the API and NDJSON, 2 PGN (no milliseconds, and not why a game was given
 * up), 1 the published table (no draws by what), 0 its rows with rounded times.
 */
export type Exactness = 0 | 1 | 2 | 3;
