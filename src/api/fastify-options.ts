import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../config/app-config.js';
import type { AppLogger } from '../observability/logger.js';
import { problemOfStatus } from './problems/generic-problems.js';
import { PROBLEM_MEDIA_TYPE } from './problems/problem.js';
import { sendProblem } from './problems/problem.filter.js';

export const BODY_LIMIT_BYTES = 100_000;
// A request has to be there in whole after this time, an upload after the second one; a reader that takes nothing for the
// third one is cut off.
export const REQUEST_TIMEOUT_MS = 30_000;
const UPLOAD_TIMEOUT_MS = 12 * 60 * 60_000;
const SILENCE_TIMEOUT_MS = 5 * 60_000;
const CLIENT_ERRORS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Settings of the server underneath: everything has a limit, ids are our own, errors before any route are problems too. */
export function makeFastifyOptions(
  { trustedProxies }: Pick<AppConfig['http'], 'trustedProxies'>,
  logger: Pick<AppLogger, 'info'>,
) {
  return {
    ...FIXED_OPTIONS,
    trustProxy: trustedProxies ? [...trustedProxies] : false,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
      answerRouterError(error, request, reply);
      const fields = { requestId: request.id, method: request.method, status: reply.statusCode };
      logger.info(fields, 'Answered a request for an address that is none');
    },
    clientErrorHandler: (error: ConnectionError, socket: Socket): void => {
      const requestId = randomUUID();
      const status = answerBrokenRequest(error, socket, requestId);
      if (status) logger.info({ requestId, status, reason: error.code }, 'Answered what is no request');
    },
  };
}

const FIXED_OPTIONS = {
  logger: false,
  requestIdHeader: false,
  genReqId: (): string => randomUUID(),
  bodyLimit: BODY_LIMIT_BYTES,
  // The shorter limit of all other requests is kept by a hook.
  requestTimeout: UPLOAD_TIMEOUT_MS,
  connectionTimeout: SILENCE_TIMEOUT_MS,
} as const;

/** An address the router cannot read. */
function answerRouterError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 400;
  const detail = status === 414 ? 'A part of the path is too long.' : 'The address is not a valid one.';
  reply.header('x-content-type-options', 'nosniff');
  sendProblem(reply, problemOfStatus(status, detail), request.id, (text) => text);
}

/** Bytes that are no HTTP request; there is no reply object yet. @returns the status, where there is somebody to tell */
export function answerBrokenRequest(error: ConnectionError, socket: Socket, requestId: string): number | undefined {
  if (error.code === 'ECONNRESET' || socket.destroyed) return undefined;
  const status = CLIENT_ERRORS[error.code ?? ''] ?? 400;
  const problem = problemOfStatus(status, 'The request could not be read.');
  const body = JSON.stringify({ ...problem, instance: `urn:uuid:${requestId}` });
  if (socket.writable) {
    const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\n`;
    const length = Buffer.byteLength(body);
    socket.write(`${head}X-Request-Id: ${requestId}\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${body}`);
  }
  socket.destroy(error);
  return status;
}

export interface ConnectionError extends Error {
  code?: string;
}
