import type { PlayerId } from '../chess/ids.js';
import type { RunState } from './run.entity.js';

/** A run as everybody sees it. */
export interface RunView {
  id: number;
  kind: string;
  playerId: PlayerId | null;
  state: RunState;
  message: string | null;
  errorCode: string | null;
  waitingUntil: Date | null;
  startedBy: string;
  fullHistory: boolean;
  maxGames: number | null;
  untilAt: Date | null;
  cursorAt: Date | null;
  received: number;
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
  requests: number;
  accountGames: number | null;
  storedGames: number | null;
  notes: string[];
  requestedAt: Date;
  startedAt: Date | null;
  updatedAt: Date;
  finishedAt: Date | null;
}

/** What a batch adds to the ledger. */
export interface LedgerEntry {
  received: number;
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

export interface NewRun {
  kind: 'sync' | 'replay';
  playerId?: PlayerId;
  startedBy: string;
  fullHistory: boolean;
  maxGames?: number;
}

export interface RunFilter {
  playerId?: string;
  state?: RunState;
  beforeId?: number;
  limit: number;
}
