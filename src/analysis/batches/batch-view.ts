import type { GameId, PlayerId } from '../../chess/ids.js';
import type { GameFilter } from '../../games/game-filter.js';
import type { RunState } from '../../runs/run.entity.js';

/** Games of a batch at most. */
export const MOST_GAMES = 100_000;

/** Which games to analyse, and how. */
export interface BatchRequest {
  /** Whose games; all without. */
  player?: PlayerId;
  filter: GameFilter;
  /** Per position; as configured when absent. Games that were searched with fewer are searched again. */
  nodes?: number;
  /** Results of these are wanted; of all when absent. A game that is analysed gets the results of all the same. */
  plugins?: readonly string[];
  /** The newest; more than a batch may have are refused without. */
  maxGames?: number;
}

export const BATCH_STATES = ['planning', 'queued', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
/** `planning`: its games are being chosen. The last three are final. */
export type BatchState = (typeof BATCH_STATES)[number];

/** Why games are not analysed. */
export interface SkippedGames {
  /** They have all that is wanted. */
  analysed: number;
  /** They are not over or have no moves. */
  notAnalysable: number;
  /** The engine does not play their variant; everything that needs no engine is there. */
  unsupported: number;
  /** They were deleted meanwhile, such as one of two that turned out to be the same. */
  vanished: number;
  /** The batch was cancelled before. */
  cancelled: number;
}

/** A batch as whoever asked for it sees it. */
export interface BatchView {
  /** Number of its run. */
  id: number;
  /** Null once the user was deleted. */
  userId: number | null;
  state: BatchState;
  /** How it stands, one sentence. */
  message: string;
  /** Name of the error that ended it. */
  error: string | null;
  request: BatchRequest;
  /** Games selected; null until they are chosen. total = done + failed + skipped + those to come. */
  total: number | null;
  done: number;
  failed: number;
  skipped: number;
  skippedBecause: SkippedGames;
  /** Per cent of the games to be analysed that has ended; never falls, 100 only once the last one is stored. */
  progress: number;
  /** By the speed since it began or was resumed, as of its last sign of life; null while nobody can say. */
  secondsLeft: number | null;
  requestedAt: Date;
  startedAt: Date | null;
  completedAt: Date | null;
}

/** A game of a batch that was not analysed. */
export interface BatchFailure {
  /** Its turn in the batch. */
  place: number;
  gameId: GameId;
  state: 'failed' | 'unsupported';
  reason: string;
  endedAt: Date;
}

/** What the database says of a batch. */
export interface BatchRow {
  id: number;
  userId: number | null;
  request: BatchRequest;
  state: RunState;
  message: string | null;
  errorCode: string | null;
  total: number | null;
  finished: number;
  failed: number;
  percent: number | null;
  unsupported: number;
  analysedBefore: number;
  notAnalysable: number;
  vanished: number;
  planned: boolean;
  paused: boolean;
  resumedAt: Date | null;
  resumedWith: number;
  requestedAt: Date;
  startedAt: Date | null;
  updatedAt: Date;
  finishedAt: Date | null;
}

/** Error codes of batches that ended before their games. */
export const CANCELLED = 'cancelled';
export const TOO_MANY_GAMES = 'too-many-games';
export const NOT_PLANNED = 'planning-failed';

const NOTHING = 'Nothing to analyse: skippedBecause says why';

/** What a row means. */
export function toBatchView(row: BatchRow): BatchView {
  const state = stateOf(row);
  const ended = row.finished + row.failed;
  const skippedBecause = {
    analysed: row.analysedBefore,
    notAnalysable: row.notAnalysable,
    unsupported: row.unsupported,
    vanished: row.vanished,
    cancelled: state === 'cancelled' ? (row.total ?? 0) - ended : 0,
  };
  return {
    id: row.id,
    userId: row.userId,
    state,
    message: state === 'done' && row.total === 0 ? NOTHING : (row.message ?? describe(state, row)),
    error: row.errorCode,
    request: row.request,
    total: row.planned && row.total !== null ? row.total + row.analysedBefore + row.notAnalysable + row.vanished : null,
    done: row.finished - row.unsupported,
    failed: row.failed,
    skipped: Object.values(skippedBecause).reduce((sum, games) => sum + games),
    skippedBecause,
    progress: row.percent ?? 0,
    secondsLeft: state === 'running' ? estimateSecondsLeft(row) : null,
    requestedAt: row.requestedAt,
    startedAt: row.startedAt,
    completedAt: row.finishedAt,
  };
}

function stateOf({ state, errorCode, planned, paused }: BatchRow): BatchState {
  if (errorCode === CANCELLED) return 'cancelled';
  if (state === 'done' || state === 'failed') return state;
  if (paused) return 'paused';
  if (!planned) return 'planning';
  return state === 'running' ? 'running' : 'queued';
}

function describe(state: BatchState, { total, finished, failed }: BatchRow): string {
  const [of, ended] = [(total ?? 0).toLocaleString('en'), (finished + failed).toLocaleString('en')];
  if (state === 'planning') return 'The games are being chosen';
  if (state === 'queued') return `${of} games wait for a worker`;
  return state === 'done' ? `${of} games were analysed` : `${ended} of ${of} games have ended`;
}

/**
 * Games left by the speed since the batch began or was resumed. As of its last sign of life and not of now, so that whoever
 * asks at whatever time is told the same.
 */
export function estimateSecondsLeft(row: BatchRow): number | null {
  const since = row.resumedAt ?? row.startedAt;
  const ended = row.finished + row.failed;
  const games = ended - row.resumedWith;
  if (!since || row.total === null || games <= 0) return null;
  const secondsEach = Math.max(0, row.updatedAt.getTime() - since.getTime()) / 1_000 / games;
  return Math.ceil(secondsEach * (row.total - ended));
}
