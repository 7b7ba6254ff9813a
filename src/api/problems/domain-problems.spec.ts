import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  ExportFileUnavailableError,
  ExportNotFoundError,
  ExportTargetError,
  InvalidExportError,
} from '../../exports/exports.errors.js';
import type { BatchView } from '../../analysis/batches/batch-view.js';
import {
  BatchEndedError,
  BatchNotFoundError,
  BatchUnderWayError,
  InvalidBatchError,
  TooManyBatchesError,
} from '../../analysis/batches/batches.errors.js';
import { LeaseLostError } from '../../database/database.errors.js';
import {
  GraphResultNotFoundError,
  InvalidEdgeError,
  InvalidNetworkQuestionError,
  NetworkUnavailableError,
  PlayerNotInNetworkError,
} from '../../graph/graph.errors.js';
import { GameNotFoundError, InvalidCursorError } from '../../games/games.errors.js';
import { RejectedRecordNotFoundError } from '../../ingestion/sync.errors.js';
import { LichessError } from '../../lichess/lichess.errors.js';
import { InvalidPlayerNameError, PlayerNotFoundError } from '../../players/players.errors.js';
import { RunNotFoundError } from '../../runs/runs.errors.js';
import {
  InvalidScheduleError,
  PipelineNotFoundError,
  ScheduleNotFoundError,
} from '../../operations/operations.errors.js';
import { ImportNotFoundError, UnreadableFileError, UploadTooLargeError } from '../../ingestion/files/files.errors.js';
import { JobFailureNotFoundError, QueuesUnavailableError } from '../../queues/queues.errors.js';
import {
  IdempotencyKeyBusyError,
  IdempotencyKeyReusedError,
  TooManyRequestsError,
} from '../../requests/requests.errors.js';
import {
  InvalidRequestError,
  ReplayUnderWayError,
  TooManyStreamsError,
  TooManyStreamsOfUserError,
} from './api.errors.js';
import {
  AccountItemNotFoundError,
  ForeignRequestError,
  InvalidAccountError,
  InvalidLinkError,
  LastOwnerError,
  TooManyTokensError,
  LastWayInError,
  LichessSignInError,
  NameTakenError,
  NotAllowedError,
  SessionRequiredError,
  SignInRequiredError,
  TooManySignInsError,
  WrongCredentialsError,
} from '../../accounts/accounts.errors.js';
import { DOMAIN_ERRORS, type DomainError, isDomainError, problemOfDomainError } from './domain-problems.js';

const A_BATCH = { id: 7, state: 'running', progress: 40, secondsLeft: 90 } as BatchView;

const CASES: [DomainError, number, string][] = [
  [new SignInRequiredError('missing'), 401, '/problems/sign-in-required'],
  [new NotAllowedError('write', 'viewer', false), 403, '/problems/not-allowed'],
  [new SessionRequiredError(), 403, '/problems/session-required'],
  [new ForeignRequestError('origin'), 403, '/problems/foreign-origin'],
  [new ForeignRequestError('host'), 403, '/problems/foreign-host'],
  [new WrongCredentialsError(), 401, '/problems/wrong-credentials'],
  [new TooManySignInsError(300), 429, '/problems/too-many-sign-ins'],
  [new InvalidLinkError('sign-in'), 410, '/problems/sign-in-link-ended'],
  [new InvalidLinkError('invitation'), 410, '/problems/invitation-link-ended'],
  [new InvalidAccountError('password', 'must be longer'), 400, '/problems/invalid-account'],
  [new NameTakenError('Otter'), 409, '/problems/name-taken'],
  [new AccountItemNotFoundError('token', 7), 404, '/problems/token-not-found'],
  [new TooManyTokensError('Grey Otter', 100), 409, '/problems/too-many-tokens'],
  [new LastOwnerError(), 409, '/problems/last-owner'],
  [new LastWayInError(), 409, '/problems/last-way-in'],
  [new LichessSignInError('refused'), 403, '/problems/lichess-sign-in-refused'],
  [new BatchNotFoundError(1), 404, '/problems/batch-not-found'],
  [new BatchUnderWayError(A_BATCH), 429, '/problems/batch-under-way'],
  [new TooManyBatchesError(3, null), 503, '/problems/too-many-batches'],
  [new BatchEndedError(1), 409, '/problems/batch-ended'],
  [new InvalidBatchError('color', 'name the player too'), 400, '/problems/invalid-batch'],
  [new PlayerNotFoundError('rookwarden'), 404, '/problems/player-not-found'],
  [new InvalidPlayerNameError('?'), 400, '/problems/invalid-player-name'],
  [new GameNotFoundError('a1B2c3D4'), 404, '/problems/game-not-found'],
  [new InvalidCursorError(), 400, '/problems/invalid-cursor'],
  [new RunNotFoundError(1), 404, '/problems/run-not-found'],
  [new RejectedRecordNotFoundError(1), 404, '/problems/rejected-record-not-found'],
  [new LichessError('too-many-requests', 'slow down'), 503, '/problems/lichess-too-many-requests'],
  [new LichessError('player-unknown', 'no such player'), 404, '/problems/lichess-player-unknown'],
  [new LichessError('server-trouble', 'bad gateway'), 502, '/problems/lichess-server-trouble'],
  [new JobFailureNotFoundError('lichess', 'sync-player/1'), 404, '/problems/job-failure-not-found'],
  [new QueuesUnavailableError(new Error('no answer')), 503, '/problems/queues-unavailable'],
  [new LeaseLostError('replay'), 503, '/problems/taken-over'],
  [new InvalidRequestError([{ field: 'limit', problems: ['limit is wrong'] }]), 400, '/problems/invalid-request'],
  [new ReplayUnderWayError(), 409, '/problems/replay-under-way'],
  [new TooManyStreamsError(200), 503, '/problems/too-many-streams'],
  [new TooManyStreamsOfUserError(10), 429, '/problems/too-many-streams-of-user'],
  [new PipelineNotFoundError('sing', ['daily']), 404, '/problems/pipeline-not-found'],
  [new ScheduleNotFoundError('never'), 404, '/problems/schedule-not-found'],
  [new ImportNotFoundError(1), 404, '/problems/import-not-found'],
  [new UnreadableFileError('games.pdf', 'is no PGN'), 422, '/problems/unreadable-file'],
  [new UploadTooLargeError(1_000), 413, '/problems/upload-too-large'],
  [new InvalidExportError('result', 'name the player'), 400, '/problems/invalid-export'],
  [new ExportNotFoundError(1), 404, '/problems/export-not-found'],
  [new ExportFileUnavailableError('not yet'), 409, '/problems/export-file-unavailable'],
  [new ExportTargetError('no room'), 500, '/problems/export-target'],
  [new PlayerNotInNetworkError('rookwarden'), 404, '/problems/player-not-in-network'],
  [new InvalidNetworkQuestionError('until', 'it has to be after since'), 400, '/problems/invalid-network-question'],
  [new InvalidEdgeError('knightly_otter', 'rookwarden', 'it has no games'), 500, '/problems/network-contradiction'],
  [new NetworkUnavailableError('not ready'), 503, '/problems/network-unavailable'],
  [new GraphResultNotFoundError('pagerank'), 404, '/problems/graph-result-not-found'],
  [new IdempotencyKeyReusedError('my-key'), 422, '/problems/idempotency-key-reused'],
  [new IdempotencyKeyBusyError('my-key'), 409, '/problems/idempotency-key-busy'],
  [new TooManyRequestsError(600, 3), 429, '/problems/too-many-requests'],
  [new InvalidScheduleError('cron', 'it never comes'), 400, '/problems/invalid-schedule'],
];

describe('problems of domain errors', () => {
  it.each(CASES)('%s becomes status %i', (error, status, type) => {
    const problem = problemOfDomainError(error);
    expect(problem).toMatchObject({ status, type });
    expect(problem.suggestions.length).toBeGreaterThan(0);
    expect(problem.detail).not.toBe('');
  });

  it('tells when to come back wherever waiting helps', () => {
    for (const [error, status] of CASES) {
      const waiting = [429, 502, 503].includes(status) || error instanceof IdempotencyKeyBusyError;
      expect([error.name, problemOfDomainError(error).retryAfterS !== undefined]).toEqual([error.name, waiting]);
    }
  });

  it('tells whoever has a batch how far it is, and when to come back by its own speed', () => {
    const problem = problemOfDomainError(new BatchUnderWayError(A_BATCH));
    expect(problem).toMatchObject({ detail: 'Your batch 7 is running: 40 % done, about 90 s left', retryAfterS: 90 });
    expect(problem.suggestions.join(' ')).toContain('/api/analysis-batches/7');
  });

  it('names the fields of an invalid request', () => {
    const fields = [{ field: 'limit', problems: ['limit is wrong'] }];
    expect(problemOfDomainError(new InvalidRequestError(fields))).toMatchObject({
      detail: 'One field of the request cannot be used as given.',
      errors: fields,
    });
  });

  it('knows every error class of every room', async () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.errors.ts'),
    );
    const classes = await Promise.all(files.map((file) => import(join(process.cwd(), 'src', file)) as Promise<object>));
    const errors = classes.flatMap((exported) => Object.values(exported).filter(isErrorClass));
    expect(errors.length).toBeGreaterThanOrEqual(DOMAIN_ERRORS.length);
    expect(errors.filter((error) => !DOMAIN_ERRORS.some((known) => known.name === error.name))).toEqual([]);
  });

  it('leaves other errors alone', () => {
    expect(isDomainError(new Error('anything'))).toBe(false);
    expect(isDomainError(undefined)).toBe(false);
  });
});

function isErrorClass(value: unknown): value is { name: string } {
  return typeof value === 'function' && value.prototype instanceof Error;
}
