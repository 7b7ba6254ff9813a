import type { ByColor, Color } from '../chess/color.js';
import type { GameId, PlayerId } from '../chess/ids.js';

/** A registered account as a game shows it; name, title and flair are those of today. */
export interface LichessUser {
  id: PlayerId;
  name: string;
  title?: string;
  flair?: string;
  patron: boolean;
  patronColor?: number;
}

/** Summary of the server analysis for one side. */
export interface LichessSideAnalysis {
  inaccuracy?: number;
  mistake?: number;
  blunder?: number;
  acpl?: number;
  /** Whole percent. */
  accuracy?: number;
}

/** One side of a game: registered (`user`), the computer (`aiLevel`), imported (`name`) or anonymous (none of them). */
export interface LichessSide {
  user?: LichessUser;
  name?: string;
  aiLevel?: number;
  rating?: number;
  ratingDiff?: number;
  provisional: boolean;
  berserk: boolean;
  blindfold: boolean;
  team?: string;
  analysis?: LichessSideAnalysis;
}

/** Server analysis of one ply, from White's side; an entry may have neither `eval` nor `mate`. */
export interface LichessEvaluation {
  /** Centipawns. */
  eval?: number;
  /** Moves to mate, negative when Black mates. */
  mate?: number;
  /** Better move, UCI. */
  best?: string;
  /** Better line, SAN. */
  variation?: string;
  judgment?: { name?: string; comment?: string };
}

/** A game as the Lichess API sends it, checked; absent values are absent. Times are epoch milliseconds. */
export interface LichessGame {
  id: GameId;
  rated: boolean;
  variant: string;
  speed: string;
  perf: string;
  createdAt: number;
  lastMoveAt: number;
  status: string;
  source?: string;
  players: ByColor<LichessSide>;
  winner?: Color;
  /** SAN, separated by single spaces; empty when no move was played. */
  moves: string;
  /** Centiseconds left after each ply, in playing order. */
  clocks?: number[];
  analysis?: LichessEvaluation[];
  /** Seconds. */
  clock?: { initial: number; increment: number };
  daysPerTurn?: number;
  initialFen?: string;
  opening?: { eco: string; name?: string; ply?: number };
  division?: { middle?: number; end?: number };
  arena?: { id: string; name?: string };
  swissId?: string;
  import?: { date?: string };
  /** Fields this version does not know, kept as they came. */
  extra?: Record<string, unknown>;
}
