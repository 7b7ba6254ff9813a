import {
  IdempotencyKeyBusyError,
  IdempotencyKeyReusedError,
  TooManyRequestsError,
} from '../../requests/requests.errors.js';
import { InvalidRequestError } from './api.errors.js';
import { makeProblem as problem } from './make-problem.js';
import type { ProblemAnswer } from './problem.js';

const RETRY_SOON_S = 2;

/** What is wrong with a request whatever it asks for. */
export const REQUEST_ERRORS = [
  InvalidRequestError,
  IdempotencyKeyReusedError,
  IdempotencyKeyBusyError,
  TooManyRequestsError,
] as const;

/** What it says, how often, and under which key. */
export function requestProblem(error: InstanceType<(typeof REQUEST_ERRORS)[number]>): ProblemAnswer {
  switch (error.name) {
    case 'InvalidRequestError':
      return {
        ...problem(400, 'invalid-request', 'The request is not valid', error, [
          'Mend the fields named in errors; /docs describes every one of them.',
        ]),
        detail: `${countOf(error.fields.length)} of the request cannot be used as given.`,
        errors: [...error.fields],
      };
    case 'IdempotencyKeyReusedError':
      return problem(422, 'idempotency-key-reused', 'The key belongs to another request', error, [
        'Make a new key for each request, such as a UUID, and keep it only for sending the same one again.',
      ]);
    case 'IdempotencyKeyBusyError':
      return {
        ...problem(409, 'idempotency-key-busy', 'The first request is still at work', error, [
          'Send the same request with the same key again in a few seconds: the answer will be the first one.',
        ]),
        retryAfterS: RETRY_SOON_S,
      };
    case 'TooManyRequestsError':
      return {
        ...problem(429, 'too-many-requests', 'Too many requests', error, [
          'Wait as long as the header retry-after says.',
          'Ask for larger pages, or for a whole list with accept: application/x-ndjson; follow runs with their events.',
          'Whoever runs this server sets RATE_LIMIT_PER_MINUTE.',
        ]),
        detail: `${error.message}. The next one will be answered in ${error.retryAfterS} s.`,
        retryAfterS: error.retryAfterS,
      };
  }
}

function countOf(fields: number): string {
  return fields === 1 ? 'One field' : `${fields} fields`;
}
