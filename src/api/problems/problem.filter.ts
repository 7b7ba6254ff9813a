import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppLogger } from '../../observability/logger.js';
import type { Redactor } from '../../observability/redaction.js';
import { problemOf, unexpectedProblem } from './generic-problems.js';
import { type Problem, type ProblemAnswer, PROBLEM_MEDIA_TYPE } from './problem.js';

const UNAUTHORIZED = 401;

/** Answers every error as problem+json, without secrets; what nobody foresaw is logged with the request id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: AppLogger,
    private readonly redactor: Redactor,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answer = problemOf(error);
    if (!answer || answer.status >= 500) this.report(error, request, answer);
    // Part of the answer is on its way: cutting the line is the only honest way to say that the rest is missing.
    if (reply.raw.headersSent) reply.raw.destroy();
    else sendProblem(reply, answer ?? unexpectedProblem(), request.id, this.redactor.hide);
  }

  private report(error: unknown, request: FastifyRequest, answer: ProblemAnswer | undefined): void {
    const fields = { err: error, requestId: request.id, method: request.method, path: request.url.split('?')[0] };
    if (answer) this.logger.warn(fields, `Could not answer a request: ${answer.title}`);
    else this.logger.error(fields, 'A request failed unexpectedly');
  }
}

/** Writes a problem as the whole answer. */
export function sendProblem(
  reply: FastifyReply,
  answer: ProblemAnswer,
  requestId: string,
  hide: (text: string) => string,
): void {
  const { retryAfterS, ...problem } = answer;
  if (retryAfterS !== undefined) reply.header('retry-after', String(retryAfterS));
  // RFC 9110: an answer 401 says how to show who one is.
  if (problem.status === UNAUTHORIZED) reply.header('www-authenticate', 'Bearer realm="Rookery"');
  const body: Problem = { ...problem, instance: `urn:uuid:${requestId}` };
  // As bytes and not by `type()`: Fastify would add a charset, and JSON has none.
  reply.status(problem.status).header('content-type', PROBLEM_MEDIA_TYPE).header('x-request-id', requestId);
  void reply.send(Buffer.from(hide(JSON.stringify(body))));
}
