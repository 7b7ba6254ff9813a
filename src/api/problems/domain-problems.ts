import {
  AnalysisNotFoundError,
  AnalysisNotRepeatableError,
  GameNotAnalysableError,
  PlayerNotInGameError,
} from '../../analysis/analysis.errors.js';
import {
  ExportFileUnavailableError,
  ExportNotFoundError,
  ExportTargetError,
  InvalidExportError,
} from '../../exports/exports.errors.js';
import { LeaseLostError } from '../../database/database.errors.js';
import {
  GraphResultNotFoundError,
  InvalidEdgeError,
  InvalidNetworkQuestionError,
  NetworkUnavailableError,
  PlayerNotInNetworkError,
} from '../../graph/graph.errors.js';
import { GameNotFoundError, InvalidCursorError } from '../../games/games.errors.js';
import { CrawlEndedError, CrawlNotFoundError, InvalidCrawlError } from '../../ingestion/crawl/crawl.errors.js';
import { ImportNotFoundError, UnreadableFileError, UploadTooLargeError } from '../../ingestion/files/files.errors.js';
import { RejectedRecordNotFoundError } from '../../ingestion/sync.errors.js';
import { LichessError, type LichessErrorCode } from '../../lichess/lichess.errors.js';
import { InvalidPlayerNameError, PlayerNotFoundError } from '../../players/players.errors.js';
import { RunNotFoundError } from '../../runs/runs.errors.js';
import {
  InvalidScheduleError,
  PipelineNotFoundError,
  ScheduleNotFoundError,
} from '../../operations/operations.errors.js';
import { JobFailureNotFoundError, QueuesUnavailableError } from '../../queues/queues.errors.js';
import { ReplayUnderWayError, TooManyStreamsError, TooManyStreamsOfUserError } from './api.errors.js';
import { BATCH_ERRORS, batchProblem } from './batch-problems.js';
import { ACCOUNT_ERRORS, accountProblem } from './account-problems.js';
import { makeProblem as problem } from './make-problem.js';
import type { ProblemAnswer } from './problem.js';
import { REQUEST_ERRORS, requestProblem } from './request-problems.js';

const OPERATIONS_ERRORS = [
  PipelineNotFoundError,
  ScheduleNotFoundError,
  InvalidScheduleError,
  TooManyStreamsError,
  TooManyStreamsOfUserError,
] as const;

const EXPORT_ERRORS = [InvalidExportError, ExportTargetError, ExportNotFoundError, ExportFileUnavailableError] as const;

const IMPORT_ERRORS = [ImportNotFoundError, UnreadableFileError, UploadTooLargeError] as const;

const CRAWL_ERRORS = [CrawlNotFoundError, InvalidCrawlError, CrawlEndedError] as const;

const TRANSFER_ERRORS = [...IMPORT_ERRORS, ...EXPORT_ERRORS, ...CRAWL_ERRORS] as const;

const ANALYSIS_ERRORS = [
  AnalysisNotFoundError,
  GameNotAnalysableError,
  AnalysisNotRepeatableError,
  PlayerNotInGameError,
] as const;

const JOB_ERRORS = [JobFailureNotFoundError, QueuesUnavailableError] as const;

const NETWORK_ERRORS = [
  PlayerNotInNetworkError,
  InvalidNetworkQuestionError,
  InvalidEdgeError,
  NetworkUnavailableError,
  GraphResultNotFoundError,
] as const;

const WORK_ERRORS = [...NETWORK_ERRORS, ...JOB_ERRORS, ...BATCH_ERRORS] as const;

/** Every error of the rooms that may reach HTTP; a test compares this list with the rooms' `*.errors.ts` files. */
export const DOMAIN_ERRORS = [
  PlayerNotFoundError,
  InvalidPlayerNameError,
  GameNotFoundError,
  InvalidCursorError,
  RunNotFoundError,
  RejectedRecordNotFoundError,
  LichessError,
  LeaseLostError,
  ReplayUnderWayError,
  ...ACCOUNT_ERRORS,
  ...ANALYSIS_ERRORS,
  ...TRANSFER_ERRORS,
  ...OPERATIONS_ERRORS,
  ...WORK_ERRORS,
  ...REQUEST_ERRORS,
] as const;

export type DomainError = InstanceType<(typeof DOMAIN_ERRORS)[number]>;

const RETRY_SOON_S = 5;
const RETRY_PAUSE_S = 60;

// Lichess is a server behind us: its faults are gateway faults, except where the player asked for is at fault.
const LICHESS_STATUS: Record<LichessErrorCode, number> = {
  'connection-failed': 502,
  'stream-cut': 502,
  'stream-stalled': 504,
  'line-too-long': 502,
  'server-trouble': 502,
  'unexpected-content': 502,
  'unexpected-status': 502,
  'too-many-requests': 503,
  'token-rejected': 502,
  'not-found': 502,
  'client-blocked': 502,
  'player-unknown': 404,
  'player-closed': 410,
};

const LICHESS_ADVICE = {
  soon: ['Try again in a few seconds; Rookery repeats its own requests by itself.'],
  pause: ['Wait: Lichess asked for a pause. GET /api/lichess says until when.'],
  never: [
    'Look at GET /api/lichess for the last answers of Lichess, and at the settings LICHESS_URL and LICHESS_TOKEN.',
  ],
} as const;

export function isDomainError(error: unknown): error is DomainError {
  return isOneOf(DOMAIN_ERRORS, error);
}

function isOneOf<const Known extends readonly (abstract new (...args: never[]) => Error)[]>(
  known: Known,
  error: unknown,
): error is InstanceType<Known[number]> {
  return known.some((kind) => error instanceof kind);
}

function workProblem(error: InstanceType<(typeof WORK_ERRORS)[number]>): ProblemAnswer {
  if (isOneOf(BATCH_ERRORS, error)) return batchProblem(error);
  return isOneOf(NETWORK_ERRORS, error) ? networkProblem(error) : jobProblem(error);
}

/** The one place where domain errors become HTTP; leaving one out does not compile. */
export function problemOfDomainError(error: DomainError): ProblemAnswer {
  if (isOneOf(ACCOUNT_ERRORS, error)) return accountProblem(error);
  if (isOneOf(OPERATIONS_ERRORS, error)) return operationsProblem(error);
  if (isOneOf(ANALYSIS_ERRORS, error)) return analysisProblem(error);
  if (isOneOf(TRANSFER_ERRORS, error)) return transferProblem(error);
  if (isOneOf(WORK_ERRORS, error)) return workProblem(error);
  if (isOneOf(REQUEST_ERRORS, error)) return requestProblem(error);
  switch (error.name) {
    case 'PlayerNotFoundError':
      return problem(404, 'player-not-found', 'Player not found', error, [
        'Add the player with POST /api/players and the body {"name": "..."}.',
        'Check the spelling of the name; upper and lower case do not matter.',
      ]);
    case 'InvalidPlayerNameError':
      return {
        ...problem(400, 'invalid-player-name', 'Not a Lichess username', error, [
          'Give the username as lichess.org shows it: 2 to 30 letters, digits, _ or -.',
        ]),
        errors: [{ field: 'name', problems: [error.message] }],
      };
    case 'GameNotFoundError':
      return problem(404, 'game-not-found', 'Game not found', error, [
        'Give the 8-character id from the address of the game on lichess.org; upper and lower case matter.',
        'Sync one of its players first: POST /api/players/{id}/sync.',
      ]);
    case 'InvalidCursorError':
      return {
        ...problem(400, 'invalid-cursor', 'Not a cursor of this list', error, [
          'Begin again without cursor, and pass on nextCursor exactly as it was given, with the same order.',
        ]),
        errors: [{ field: 'cursor', problems: [error.message] }],
      };
    case 'RunNotFoundError':
      return problem(404, 'run-not-found', 'Run not found', error, ['GET /api/runs lists the runs, newest first.']);
    case 'RejectedRecordNotFoundError':
      return problem(404, 'rejected-record-not-found', 'Rejected record not found', error, [
        'GET /api/rejected-records lists the records, newest first; ?resolved=true those that were settled.',
      ]);
    case 'ReplayUnderWayError':
      return problem(409, 'replay-under-way', 'A replay is under way', error, [
        'Wait until it has ended, then ask again. GET /api/runs shows it as the newest run of the kind replay.',
      ]);
    case 'LeaseLostError':
      return {
        ...problem(503, 'taken-over', 'Another process took over', error, ['Try again in a few seconds.']),
        retryAfterS: RETRY_SOON_S,
      };
    case 'LichessError':
      return lichessProblem(error);
  }
}

/** Where whoever runs Rookery asks for something: pipelines, schedules, runs to follow. */
function operationsProblem(error: InstanceType<(typeof OPERATIONS_ERRORS)[number]>): ProblemAnswer {
  switch (error.name) {
    case 'PipelineNotFoundError':
      return problem(404, 'pipeline-not-found', 'Pipeline not found', error, [
        `Use one of ${error.known.join(', ')}; GET /api/pipelines says what they are for.`,
      ]);
    case 'ScheduleNotFoundError':
      return problem(404, 'schedule-not-found', 'Schedule not found', error, [
        'GET /api/schedules lists the schedules; PUT /api/schedules/{name} makes one.',
      ]);
    case 'InvalidScheduleError':
      return {
        ...problem(400, 'invalid-schedule', 'The schedule cannot be like this', error, [
          'A cron expression has five fields, such as "30 3 * * *" for half past three every day, in UTC.',
          'GET /api/schedules shows some that work.',
        ]),
        errors: [{ field: error.field, problems: [error.message] }],
      };
    case 'TooManyStreamsError':
      return {
        ...problem(503, 'too-many-streams', 'Too many readers', error, [
          'Ask GET /api/runs/{id} now and then instead: the numbers are the same.',
        ]),
        retryAfterS: RETRY_SOON_S,
      };
    case 'TooManyStreamsOfUserError':
      return {
        ...problem(429, 'too-many-streams-of-user', 'You follow too much at once', error, [
          'Close a stream that you need no more: leaving its page does.',
          'Ask GET /api/runs/{id} or GET /api/analysis-batches/{id} now and then instead: the numbers are the same.',
          'The setting EVENT_STREAMS_PER_USER moves this limit.',
        ]),
        retryAfterS: RETRY_SOON_S,
      };
  }
}

/** Games on their way in and out. */
function transferProblem(error: InstanceType<(typeof TRANSFER_ERRORS)[number]>): ProblemAnswer {
  if (isOneOf(CRAWL_ERRORS, error)) return crawlProblem(error);
  return isOneOf(EXPORT_ERRORS, error) ? exportProblem(error) : importProblem(error);
}

function exportProblem(error: InstanceType<(typeof EXPORT_ERRORS)[number]>): ProblemAnswer {
  switch (error.name) {
    case 'InvalidExportError':
      return {
        ...problem(400, 'invalid-export', 'The export cannot be like this', error, [
          'Mend the field named in errors; /docs describes every one of them.',
        ]),
        errors: [{ field: error.field, problems: [error.message] }],
      };
    case 'ExportNotFoundError':
      return problem(404, 'export-not-found', 'Export not found', error, [
        'GET /api/runs?kind=export lists the exports, newest first.',
      ]);
    case 'ExportFileUnavailableError':
      return problem(409, 'export-file-unavailable', 'The file cannot be fetched', error, [
        'GET /api/exports/{id} says how far it is, and lists the files for the parameter path.',
        'Files are kept for a week on the machine that wrote them; ask for a new export with POST /api/exports.',
      ]);
    case 'ExportTargetError':
      return problem(500, 'export-target', 'The export cannot be written', error, [
        'Look at the disk and the rights of the folder exports under ROOKERY_HOME.',
      ]);
  }
}

function importProblem(error: InstanceType<(typeof IMPORT_ERRORS)[number]>): ProblemAnswer {
  switch (error.name) {
    case 'ImportNotFoundError':
      return problem(404, 'import-not-found', 'Import not found', error, [
        'GET /api/imports lists your imports, newest first.',
      ]);
    case 'UnreadableFileError':
      return problem(422, 'unreadable-file', 'The file holds no games', error, [
        'Send PGN, NDJSON as Lichess exports it, or a CSV table with a column of moves; plain or packed by gzip, bzip2 or zstd.',
      ]);
    case 'UploadTooLargeError':
      return problem(413, 'upload-too-large', 'The file is too large', error, [
        'Pack it with zstd or gzip, or split it.',
        'Where the server runs, `rookery import <file>` has no limit; the setting IMPORT_MAX_BYTES moves this one.',
      ]);
  }
}

function crawlProblem(error: InstanceType<(typeof CRAWL_ERRORS)[number]>): ProblemAnswer {
  switch (error.name) {
    case 'CrawlNotFoundError':
      return problem(404, 'crawl-not-found', 'Crawl not found', error, [
        'GET /api/crawls lists the crawls, newest first.',
      ]);
    case 'InvalidCrawlError':
      return {
        ...problem(400, 'invalid-crawl', 'The crawl cannot be like this', error, [
          'Mend the field named in errors; /docs describes every one of them.',
        ]),
        errors: [{ field: error.field, problems: [error.message] }],
      };
    case 'CrawlEndedError':
      return problem(409, 'crawl-ended', 'The crawl has ended', error, [
        'Start another one with POST /api/crawls: players that were read bring only what is new.',
      ]);
  }
}

function analysisProblem(error: InstanceType<(typeof ANALYSIS_ERRORS)[number]>): ProblemAnswer {
  switch (error.name) {
    case 'AnalysisNotFoundError':
      return problem(404, 'analysis-not-found', 'Not analysed', error, [
        'Ask for it with POST /api/games/{id}/analysis; the answer names the run that does it.',
      ]);
    case 'GameNotAnalysableError':
      return problem(409, 'game-not-analysable', 'Nothing to analyse', error, [
        'Ask again once the game is over: the next sync of its players brings its moves.',
      ]);
    case 'PlayerNotInGameError':
      return problem(404, 'player-not-in-game', 'Played by others', error, [
        'GET /api/games/{id} says who played it. Without player the answer is about both sides.',
      ]);
    case 'AnalysisNotRepeatableError':
      return problem(409, 'analysis-not-repeatable', 'Cannot be repeated', error, [
        'Ask for a new one with POST /api/games/{id}/analysis and the body {"again": true}.',
      ]);
  }
}

/** Questions about the player network. */
function networkProblem(error: InstanceType<(typeof NETWORK_ERRORS)[number]>): ProblemAnswer {
  switch (error.name) {
    case 'PlayerNotInNetworkError':
      return problem(404, 'player-not-in-network', 'Player not in the network', error, [
        'Check the spelling of the name; upper and lower case do not matter.',
        'Sync the player first: POST /api/players/{id}/sync. New games are in the network within GRAPH_MAX_AGE_S.',
      ]);
    case 'InvalidNetworkQuestionError':
      return {
        ...problem(400, 'invalid-network-question', 'The question cannot be asked like this', error, [
          'Mend the fields named in errors; /docs describes every one of them.',
        ]),
        errors: [{ field: error.field, problems: [error.message] }],
      };
    case 'InvalidEdgeError':
      return problem(500, 'network-contradiction', 'The network contradicts its games', error, [
        'Run `rookery graph rebuild`: it counts all games anew and puts the edges right.',
      ]);
    case 'NetworkUnavailableError':
      return {
        ...problem(503, 'network-unavailable', 'The network is not there', error, ['Try again in a few seconds.']),
        retryAfterS: RETRY_SOON_S,
      };
    case 'GraphResultNotFoundError':
      return problem(404, 'graph-result-not-found', 'Not computed', error, [
        'Ask for it with POST /api/graph/runs and the same filters.',
        'GET /api/graph/results lists what there is.',
      ]);
  }
}

function jobProblem(error: JobFailureNotFoundError | QueuesUnavailableError): ProblemAnswer {
  if (error.name === 'JobFailureNotFoundError') {
    return problem(404, 'job-failure-not-found', 'No such failed job', error, [
      'GET /api/jobs/failures lists the failed jobs. A job that has succeeded since is no longer among them.',
    ]);
  }
  const answer = problem(503, 'queues-unavailable', 'The queues do not answer', error, [
    'Try again in a few seconds. Nothing is lost: what is to be done stands in the database.',
    'GET /health/ready shows when Redis is back. GET /api/jobs/failures answers in the meantime.',
  ]);
  return { ...answer, retryAfterS: RETRY_SOON_S };
}

function lichessProblem(error: LichessError): ProblemAnswer {
  const status = LICHESS_STATUS[error.code];
  const answer = problem(status, `lichess-${error.code}`, 'Trouble with Lichess', error, LICHESS_ADVICE[error.retry]);
  if (error.retry === 'never') return answer;
  return { ...answer, retryAfterS: error.retry === 'pause' ? RETRY_PAUSE_S : RETRY_SOON_S };
}
