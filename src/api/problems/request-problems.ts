import {
  IdempotencyKeyBusyError,
  IdempotencyKeyReusedError,
  TooManyRequestsError,
} from '../../requests/requests.errors.js';
import type { ProblemAnswer } from './problem.js';

const RETRY_SOON_S = 2;

/** What is wrong with a request whatever it asks for. */
export const REQUEST_ERRORS = [IdempotencyKeyReusedError, IdempotencyKeyBusyError, TooManyRequestsError] as const;

/** How often, and under which key. */
export function requestProblem(error: InstanceType<(typeof REQUEST_ERRORS)[number]>): ProblemAnswer {
  switch (error.name) {
    case 'IdempotencyKeyReusedError':
      return {
        type: '/problems/idempotency-key-reused',
        title: 'The key belongs to another request',
        status: 422,
        detail: error.message,
        suggestions: [
          'Make a new key for each request, such as a UUID, and keep it only for sending the same one again.',
        ],
      };
    case 'IdempotencyKeyBusyError':
      return {
        type: '/problems/idempotency-key-busy',
        title: 'The first request is still at work',
        status: 409,
        detail: error.message,
        suggestions: [
          'Send the same request with the same key again in a few seconds: the answer will be the first one.',
        ],
        retryAfterS: RETRY_SOON_S,
      };
    case 'TooManyRequestsError':
      return {
        type: '/problems/too-many-requests',
        title: 'Too many requests',
        status: 429,
        detail: `${error.message}. The next one will be answered in ${error.retryAfterS} s.`,
        suggestions: [
          'Wait as long as the header retry-after says.',
          'Ask for larger pages, or for a whole list with accept: application/x-ndjson; follow runs with their events.',
          'Whoever runs this server sets RATE_LIMIT_PER_MINUTE.',
        ],
        retryAfterS: error.retryAfterS,
      };
  }
}
