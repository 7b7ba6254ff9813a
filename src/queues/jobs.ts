import { type GameId, parseGameId } from '../chess/ids.js';

/** One queue per scarce resource: the API of Lichess, database writes, processor time, and housekeeping. */
export const QUEUES = ['lichess', 'ingest', 'analysis', 'maintenance'] as const;
export type QueueName = (typeof QUEUES)[number];

export const PRIORITIES = ['high', 'normal', 'low'] as const;
/** `high` for what somebody waits for, `low` for fan-outs of thousands. */
export type Priority = (typeof PRIORITIES)[number];

/** Everything about one kind of job but its handler. */
export interface JobSpec<Payload> {
  name: string;
  queue: QueueName;
  /** Failures before it becomes a dead letter. */
  attempts: number;
  /** Milliseconds before the first repeat; doubles up to the cap, with jitter. */
  backoff: { baseMs: number; capMs: number };
  /** A job past it is aborted and counts as failed. */
  timeLimitMs: number;
  priority: Priority;
  /** Two jobs with the same id are one until it is done. At most 200 characters. */
  id(payload: Payload): string;
  /** Checks what came from outside. @throws PermanentJobError */
  parse(payload: unknown): Payload;
}

const MINUTE_MS = 60_000;
const INT32 = 2_147_483_647;
const HOUR_MS = 60 * MINUTE_MS;

export interface SyncPlayerPayload {
  runId: number;
}

export interface AdvanceCrawlPayload {
  runId: number;
}

export interface ImportFilesPayload {
  runId: number;
}

export interface ExportGamesPayload {
  runId: number;
}

export interface ComputeGraphPayload {
  runId: number;
}

export interface ReadProfilesPayload {
  runId: number;
}

export interface AdvancePipelinePayload {
  runId: number;
}

export interface AnalyseGamePayload {
  runId: number;
  gameId: GameId;
}

/** The only list of jobs. Names are verb-noun, payloads are ids and flags. */
export const JOBS = {
  'sync-player': defineJob<SyncPlayerPayload>({
    name: 'sync-player',
    queue: 'lichess',
    attempts: 8,
    backoff: { baseMs: 1_000, capMs: 5 * MINUTE_MS },
    // A large account takes hours at the pace of Lichess.
    timeLimitMs: 48 * HOUR_MS,
    priority: 'normal',
    id: ({ runId }) => `sync-player/${runId}`,
    parse: (payload) => ({ runId: parseId(payload, 'runId') }),
  }),
  'advance-crawl': defineJob<AdvanceCrawlPayload>({
    name: 'advance-crawl',
    queue: 'lichess',
    attempts: 8,
    backoff: { baseMs: 1_000, capMs: 5 * MINUTE_MS },
    // It reads one player.
    timeLimitMs: 48 * HOUR_MS,
    // Behind what people asked for, and by turns with other fan-outs.
    priority: 'low',
    id: ({ runId }) => `advance-crawl/${runId}`,
    parse: (payload) => ({ runId: parseId(payload, 'runId') }),
  }),
  'import-files': defineJob<ImportFilesPayload>({
    name: 'import-files',
    queue: 'ingest',
    attempts: 8,
    backoff: { baseMs: 1_000, capMs: 5 * MINUTE_MS },
    // A monthly dump is 100 million games.
    timeLimitMs: 48 * HOUR_MS,
    priority: 'normal',
    id: ({ runId }) => `import-files/${runId}`,
    parse: (payload) => ({ runId: parseId(payload, 'runId') }),
  }),
  'export-games': defineJob<ExportGamesPayload>({
    name: 'export-games',
    queue: 'ingest',
    attempts: 8,
    backoff: { baseMs: 1_000, capMs: 5 * MINUTE_MS },
    timeLimitMs: 48 * HOUR_MS,
    // Somebody waits for it.
    priority: 'high',
    id: ({ runId }) => `export-games/${runId}`,
    parse: (payload) => ({ runId: parseId(payload, 'runId') }),
  }),
  'compute-graph': defineJob<ComputeGraphPayload>({
    name: 'compute-graph',
    queue: 'maintenance',
    attempts: 4,
    backoff: { baseMs: 2_000, capMs: 5 * MINUTE_MS },
    timeLimitMs: HOUR_MS,
    priority: 'normal',
    id: ({ runId }) => `compute-graph/${runId}`,
    parse: (payload) => ({ runId: parseId(payload, 'runId') }),
  }),
  'read-profiles': defineJob<ReadProfilesPayload>({
    name: 'read-profiles',
    queue: 'lichess',
    attempts: 8,
    backoff: { baseMs: 1_000, capMs: 5 * MINUTE_MS },
    // One request; the way to it may lead past a stream of hours.
    timeLimitMs: 48 * HOUR_MS,
    priority: 'low',
    id: ({ runId }) => `read-profiles/${runId}`,
    parse: (payload) => ({ runId: parseId(payload, 'runId') }),
  }),
  'advance-pipeline': defineJob<AdvancePipelinePayload>({
    name: 'advance-pipeline',
    queue: 'maintenance',
    attempts: 8,
    backoff: { baseMs: 1_000, capMs: MINUTE_MS },
    // A look is short, but a stage may do its work in it.
    timeLimitMs: 12 * HOUR_MS,
    priority: 'high',
    id: ({ runId }) => `advance-pipeline/${runId}`,
    parse: (payload) => ({ runId: parseId(payload, 'runId') }),
  }),
  'analyse-game': defineJob<AnalyseGamePayload>({
    name: 'analyse-game',
    queue: 'analysis',
    attempts: 4,
    backoff: { baseMs: 2_000, capMs: 5 * MINUTE_MS },
    // A part of a game takes up to three hours where an engine is just not too slow, and waits for that engine as long.
    timeLimitMs: 6 * HOUR_MS,
    priority: 'low',
    id: ({ runId, gameId }) => `analyse-game/${runId}/${gameId}`,
    parse: (payload) => ({ runId: parseId(payload, 'runId'), gameId: parseGame(payload) }),
  }),
} as const;

function defineJob<Payload>(spec: JobSpec<Payload>): JobSpec<Payload> {
  return Object.freeze(spec);
}

function parseId(payload: unknown, field: string): number {
  const value = (payload as Record<string, unknown> | null)?.[field];
  if (Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= INT32) return Number(value);
  throw new PermanentJobError(`The payload has no ${field}`);
}

function parseGame(payload: unknown): GameId {
  const { gameId } = (payload ?? {}) as { gameId?: unknown };
  const id = typeof gameId === 'string' ? parseGameId(gameId) : undefined;
  if (!id) throw new PermanentJobError('The payload has no gameId');
  return id;
}

/** Trying again cannot help: the job becomes a dead letter at once. */
export class PermanentJobError extends Error {
  override readonly name = 'PermanentJobError';
}

/** The job cannot be done right now and nothing is wrong: it is tried again after a while, as often as needed. */
export class JobPostponed extends Error {
  override readonly name = 'JobPostponed';

  constructor(
    readonly delayMs: number,
    reason: string,
  ) {
    super(reason);
  }
}

/** The job went well so far and goes on after a while, behind those that wait by then; failures of before count no more. */
export class JobContinues extends JobPostponed {}
