import type { ServerResponse } from 'node:http';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withLogContext } from '../observability/log-context.js';
import type { AppLogger } from '../observability/logger.js';
import { answerBrokenRequest, type ConnectionError, REQUEST_TIMEOUT_MS } from './fastify-options.js';

const DURATION_DIGITS = 1;
const UPLOAD_PATH = '/api/imports';
const SIGN_IN_PATH = '/sign-in';
export const FORM_TYPE = 'application/x-www-form-urlencoded';
const FIRST_ERROR = 400;
const TOO_MANY_REQUESTS = 429;
const CLOSING_GRACE_MS = 5_000;

/** What happens around every request: its id in every log line, one line per answer, JSON bodies only. */
export function addRequestHooks(server: FastifyInstance, logger: AppLogger): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (!isUpload(request)) limitTime(request, reply, logger);
    reply.header('x-request-id', request.id);
    if (!request.url.startsWith('/docs')) reply.header('cache-control', 'no-store');
    withLogContext({ requestId: request.id }, () => done(refusal(request)));
  });
  // Reading a body ends the context of the first hook: its events come from the socket.
  server.addHook('preValidation', (request, _reply, done) => withLogContext({ requestId: request.id }, () => done()));
  server.addHook('onResponse', (request, reply, done) => {
    const durationMs = Number(reply.elapsedTime.toFixed(DURATION_DIGITS));
    const fields = { requestId: request.id, method: request.method, path: pathOf(request), status: reply.statusCode };
    const level = isRefusal(reply.statusCode) ? 'info' : 'debug';
    logger[level]({ ...fields, durationMs }, 'Answered a request');
    done();
  });
}

/** Answers that are still on their way when the server stops, such as a long list to a slow reader, are cut off in time. */
export function boundClosing(server: FastifyInstance): void {
  const open = new Set<ServerResponse>();
  let cut: NodeJS.Timeout | undefined;
  server.addHook('onRequest', (_request, { raw }, done) => {
    open.add(raw);
    raw.once('close', () => open.delete(raw));
    done();
  });
  server.addHook('preClose', (done) => {
    cut = setTimeout(() => open.forEach((raw) => raw.destroy()), CLOSING_GRACE_MS);
    done();
  });
  server.addHook('onClose', (_server, done) => {
    clearTimeout(cut);
    done();
  });
}

/** Only one route takes files. */
export function isUpload(request: FastifyRequest): boolean {
  return request.method === 'POST' && pathOf(request) === UPLOAD_PATH;
}

/** Only the page for signing in sends forms. */
export function isForm(request: FastifyRequest): boolean {
  return request.method === 'POST' && pathOf(request) === SIGN_IN_PATH;
}

/** A body that trickles in does not keep its connection for ever. */
function limitTime(request: FastifyRequest, reply: FastifyReply, logger: AppLogger): void {
  const { raw, id: requestId } = request;
  if (raw.complete || !hasBody(request)) return;
  const late: ConnectionError = Object.assign(new Error('The request took too long'), {
    code: 'ERR_HTTP_REQUEST_TIMEOUT',
  });
  const timer = setTimeout(() => {
    if (raw.complete) return;
    const status = answerBrokenRequest(late, raw.socket, requestId);
    logger.info({ requestId, method: request.method, path: pathOf(request), status }, 'Gave a slow request up');
  }, REQUEST_TIMEOUT_MS);
  timer.unref();
  const stop = (): void => clearTimeout(timer);
  raw.once('close', stop);
  raw.once('end', stop);
  // Whoever has been answered may keep the rest.
  reply.raw.once('finish', stop);
}

/** A body of another kind than JSON is refused before it is read. */
function refusal(request: FastifyRequest): Error | undefined {
  if (isUpload(request)) return undefined;
  const type = request.headers['content-type'];
  if (!hasBody(request) || type === undefined) return undefined;
  const wanted = isForm(request) ? FORM_TYPE : 'application/json';
  const isWanted = type.split(';')[0]?.trim().toLowerCase() === wanted;
  return isWanted ? undefined : new UnsupportedMediaTypeException('The body has to be JSON.');
}

/** Somebody may ask about it by its id. Not those who ask too often: they would fill the log. */
function isRefusal(status: number): boolean {
  return status >= FIRST_ERROR && status !== TOO_MANY_REQUESTS;
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0]?.slice(0, 200) ?? '';
}
