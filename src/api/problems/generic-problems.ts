import { STATUS_CODES } from 'node:http';
import { types } from 'node:util';
import { HttpException } from '@nestjs/common';
import { isDatabaseUnavailable, isRetryableConflict, isStatementTimeout } from '../../database/database.errors.js';
import { isDomainError, problemOfDomainError } from './domain-problems.js';
import type { ProblemAnswer } from './problem.js';

const MAX_DETAIL = 500;
const RETRY_AFTER_S = 5;
const LONG_AFTER_S = 60;
const BLANK = 'about:blank';

const SUGGESTIONS: Readonly<Record<number, readonly string[]>> = {
  400: ['Mend the request; /docs describes every route with examples.'],
  403: ['Send the request from the pages of this server itself, or from a program that is not a browser.'],
  404: ['Look at /docs for the list of all routes.'],
  405: ['Use one of the methods in the header allow; /docs describes them.'],
  408: ['Send the whole request within the time limit.'],
  413: ['Send a smaller body: 100 kB is the limit.'],
  414: ['Shorten the address: no part of the path may have more than 100 characters.'],
  415: ['Send the body as JSON with the header content-type: application/json.'],
  431: ['Send fewer or shorter headers.'],
};

/** Turns anything thrown while a request was handled into a problem; undefined when it is our own fault. */
export function problemOf(error: unknown): ProblemAnswer | undefined {
  if (isDomainError(error)) return problemOfDomainError(error);
  if (isDatabaseUnavailable(error) || isRetryableConflict(error)) return databaseUnavailable();
  if (isStatementTimeout(error)) return tookTooLong();
  const status = statusOf(error);
  if (status === undefined || !types.isNativeError(error)) return undefined;
  return status < 500 ? problemOfStatus(status, error.message) : overloaded(status);
}

/** The answer to an error nobody foresaw: nothing of its inside is told. */
export function unexpectedProblem(): ProblemAnswer {
  return {
    type: BLANK,
    title: titleOf(500),
    status: 500,
    detail: 'Something went wrong inside Rookery. The log has the details under the id in instance.',
    suggestions: [
      'Look for the request id in the log of the server.',
      'Try again; if it happens again, report it with that part of the log.',
    ],
  };
}

/** The address is there, for other methods. */
export function methodNotAllowed(method: string, allow: readonly string[]): ProblemAnswer {
  return { ...problemOfStatus(405, `${method} is none of the methods of this address: ${allow.join(', ')}.`), allow };
}

/** A problem that its status says all about. */
export function problemOfStatus(status: number, detail: string): ProblemAnswer {
  return {
    type: BLANK,
    title: titleOf(status),
    status,
    detail: detail.slice(0, MAX_DETAIL),
    suggestions: [...(SUGGESTIONS[status] ?? SUGGESTIONS[400] ?? [])],
  };
}

function databaseUnavailable(): ProblemAnswer {
  return {
    type: '/problems/database-unavailable',
    title: 'The database does not answer',
    status: 503,
    detail: 'Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.',
    suggestions: [
      'Try again in a few seconds.',
      'GET /health/ready shows when it is back; `rookery doctor` says what is wrong.',
    ],
    retryAfterS: RETRY_AFTER_S,
  };
}

function tookTooLong(): ProblemAnswer {
  return {
    type: '/problems/took-too-long',
    title: 'It took too long',
    status: 503,
    detail: 'The database was given two minutes for what was asked, and had not finished.',
    suggestions: [
      'Ask for less: a shorter time, one player, a smaller page.',
      'Try again when the server has less to do; `rookery jobs list` shows what it does.',
    ],
    retryAfterS: LONG_AFTER_S,
  };
}

function overloaded(status: number): ProblemAnswer | undefined {
  if (status !== 503) return undefined;
  const detail = 'The server is stopping or too busy to answer.';
  return {
    ...problemOfStatus(status, detail),
    suggestions: ['Try again in a few seconds.'],
    retryAfterS: RETRY_AFTER_S,
  };
}

/** HTTP status an error of NestJS or Fastify carries. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null | undefined)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : undefined;
}

function titleOf(status: number): string {
  return STATUS_CODES[status] ?? 'Error';
}
