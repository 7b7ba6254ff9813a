import type { PlayerId } from '../../chess/ids.js';
import type { RunView } from '../../runs/run-view.js';
import type { CrawlWish } from './crawl.entity.js';
import type { CrawlEstimate } from './crawl-estimate.js';
import type { CrawlPlayerState, SkipReason } from './crawl-player.entity.js';
import type { CrawlSettings, Finding } from './crawl-policy.js';

/** A player of a crawl: from whom, at which depth, why, and what became of it. */
export interface CrawlPlayerView extends Finding {
  playerId: PlayerId;
  foundFrom: PlayerId | null;
  state: CrawlPlayerState;
  skippedBecause: SkipReason | null;
  attempts: number;
  retryAt: Date | null;
  /** Why the last fetch failed. */
  message: string | null;
  syncRunId: number | null;
  startedAt: Date | null;
  endedAt: Date | null;
  /** The choice in one sentence. */
  why: string;
}

/** Opponents without an account: nobody who was logged in, the computer of Lichess, or an account that was deleted. */
export const DEAD_ENDS = ['anonymous', 'computer', 'deleted'] as const;
export type DeadEnd = (typeof DEAD_ENDS)[number];

/** Players of one level by what became of them. */
export interface CrawlLevelView {
  depth: number;
  chosen: number;
  waiting: number;
  fetching: number;
  done: number;
  failed: number;
  /** Chosen, and then found to be closed or unknown. */
  gone: number;
  /** Not chosen, by reason. */
  leftOut: Partial<Record<SkipReason, number>>;
  /** Counted games of the level before that lead to nobody: their opponents have no account that could be read. */
  deadEnds: Partial<Record<DeadEnd, number>>;
  drawnAt: Date;
}

export interface CrawlBudget {
  perDay: number | null;
  /** Players begun since midnight, UTC. */
  usedToday: number;
  /** Next midnight, UTC. */
  renewedAt: Date;
}

/** What the players of a crawl brought so far. */
export interface CrawlHarvest {
  requests: number;
  received: number;
  inserted: number;
}

/** A crawl and its rules. */
export interface CrawlRunView extends RunView {
  settings: CrawlSettings;
  wish: CrawlWish;
}

/** A crawl, its frontier, and who is next. */
export interface CrawlView extends CrawlRunView {
  levels: CrawlLevelView[];
  /** Who is being read right now. */
  reading: CrawlPlayerView | null;
  /** Those whose turn comes next, in order, ten at most. */
  next: CrawlPlayerView[];
  budget: CrawlBudget;
  harvest: CrawlHarvest;
  /** What the players chosen so far will still be; deeper levels may add to it. */
  left: CrawlEstimate;
}

/** How a crawl stands, in short. */
export interface CrawlSummary extends Pick<
  RunView,
  'id' | 'playerId' | 'state' | 'message' | 'errorCode' | 'waitingUntil'
> {
  wish: CrawlWish;
  /** The deepest level drawn up so far, and the deepest there may be. */
  depth: number;
  maxDepth: number;
  /** Players chosen so far, and those of them who were read or found to be closed. */
  chosen: number;
  read: number;
}

/** Where a page of players ends. */
export interface CrawlPlace {
  depth: number;
  rank: number;
  playerId: string;
}

export interface CrawlPlayersFilter {
  state?: CrawlPlayerState;
  after?: CrawlPlace;
  limit: number;
}
