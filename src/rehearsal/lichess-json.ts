import type { LichessGameJson, PlyAnalysisJson, WorldPlayer } from './world/world.js';

/**
 * A game object as the rehearsal server may hold it: the exported shape plus the fields that come only when asked for
 * (lila: modules/api/src/main/GameApiV2.scala, toJson). Times are epoch ms, `clocks` centiseconds.
 */
export interface GameJson extends Omit<LichessGameJson, 'moves' | 'clocks' | 'analysis'> {
  moves?: string;
  clocks?: readonly number[];
  analysis?: readonly PlyAnalysisJson[];
  /** 12 characters; secret-like, shown to a side of the game only. */
  fullId?: string;
  pgn?: string;
  lastFen?: string;
  lastMove?: string;
}

/** Counts of an account as its user object shows them. */
export type CountJson = Record<
  'all' | 'rated' | 'draw' | 'loss' | 'win' | 'bookmark' | 'playing' | 'import' | 'me',
  number
>;

/**
 * An account of the rehearsal world. Only the name is needed: times, ratings and play time are derived from the games
 * when they are not given, counts always, because games come and end while the server runs.
 */
export interface RehearsalPlayer extends Omit<WorldPlayer, 'id'> {
  id?: string;
  /** Counts to show instead of the derived ones: an account whose own count is not what its export delivers. */
  claimedCount?: Partial<CountJson>;
}
