import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuditLog } from '../../accounts/audit.service.js';
import type { AppLogger } from '../../observability/logger.js';
import { REPLAYED_HEADER } from '../idempotency/idempotency.interceptor.js';
import { doerOf } from './request-actor.js';

const READING = ['GET', 'HEAD', 'OPTIONS'];
const FIRST_ERROR = 400;
/** What these routes do is noted with what they do, in the same transaction. */
const NOTED_BY_THEMSELVES = /^\/api\/(account|tokens|users|invitations|sign-in|sign-out)(\/|$)/;

/**
 * Notes who changed something or started work, before the answer is sent. A hook and not an interceptor of Nest: with one of
 * these, streams of events can no longer be refused.
 */
export function addAuditHook(server: FastifyInstance, audit: AuditLog, logger: AppLogger): void {
  server.addHook('onSend', (request, reply, _payload, done) => {
    if (hasDone(reply) && isNoted(request)) void note(request, audit, logger).then(() => done());
    else done();
  });
}

/** An answer that is given again was noted the first time. */
function hasDone(reply: FastifyReply): boolean {
  return reply.statusCode < FIRST_ERROR && !reply.hasHeader(REPLAYED_HEADER);
}

function isNoted(request: FastifyRequest): boolean {
  return request.actor !== undefined && !READING.includes(request.method) && !NOTED_BY_THEMSELVES.test(pathOf(request));
}

async function note(request: FastifyRequest, audit: AuditLog, logger: AppLogger): Promise<void> {
  const subject = pathOf(request);
  const action = `${request.method} ${request.routeOptions.url ?? subject}`;
  // What was done is done: an answer that says otherwise would be wrong.
  await audit
    .note(doerOf(request), { action, subject })
    .catch((error: unknown) => logger.error({ err: error, action }, 'Could not note who did this'));
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '';
}
