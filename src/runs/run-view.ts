import type { PlayerId } from '../chess/ids.js';
import type { RunKind, RunState } from './run.entity.js';

/** A run as everybody sees it. */
export interface RunView {
  id: number;
  kind: RunKind;
  /** Which pipeline or stage, or which figures; null for the others. */
  name: string | null;
  /** The run this one is a part of. */
  parentId: number | null;
  playerId: PlayerId | null;
  state: RunState;
  message: string | null;
  errorCode: string | null;
  /** Units of work: games of a sync, players of a crawl, runs of a stage, stages of a pipeline; null while nobody knows. */
  total: number | null;
  finished: number;
  failed: number;
  /** Per cent that has ended; never falls, 100 only when the run is done, null while nobody knows. */
  percent: number | null;
  waitingUntil: Date | null;
  startedBy: string;
  /** User who asked for it over HTTP; null for a command, a schedule, and parts of other runs. */
  userId: number | null;
  fullHistory: boolean;
  maxGames: number | null;
  untilAt: Date | null;
  /** Reads games created at this time or later; null: from the first one. */
  sinceAt: Date | null;
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

/** A run with its stages; without any where it has none. */
export interface RunTree extends RunView {
  stages: RunView[];
}

export interface RunFilter {
  playerId?: string;
  state?: RunState;
  kind?: RunKind;
  /** Name of a pipeline or stage. */
  name?: string;
  parentId?: number;
  /** Only what this user asked for over HTTP. */
  userId?: number;
  beforeId?: number;
  limit: number;
}

/** What is shown of each run and its row of another table, in the order of the runs; those without a row are left out. */
export function joinByRun<Row extends { runId: number }, View>(
  runs: readonly RunView[],
  rows: readonly Row[],
  show: (run: RunView, row: Row) => View,
): View[] {
  const byRun = new Map(rows.map((row) => [row.runId, row]));
  return runs.flatMap((run) => {
    const row = byRun.get(run.id);
    return row ? [show(run, row)] : [];
  });
}
