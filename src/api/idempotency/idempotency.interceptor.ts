import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, finalize, mergeMap, type Observable, of } from 'rxjs';
import { isUniqueViolation } from '../../database/database.errors.js';
import { addToLogContext } from '../../observability/log-context.js';
import { AppLogger } from '../../observability/logger.js';
import { RunsService } from '../../runs/runs.service.js';
import { IdempotencyKeyBusyError } from '../../requests/requests.errors.js';
import { Claim, IdempotencyKeys, type KeptAnswer } from '../../requests/idempotency-keys.service.js';
import { actorOf, keyOf } from '../accounts/request-actor.js';
import { InvalidRequestError } from '../problems/api.errors.js';

const HEADER = 'idempotency-key';
/** Of an answer that is given again. */
export const REPLAYED_HEADER = 'idempotency-replayed';
const KEY = /^[\x21-\x7e]{1,200}$/;

declare module 'fastify' {
  interface FastifyRequest {
    /** Run that an earlier request with the same Idempotency-Key has started, whose answer was lost. */
    startedBefore?: number;
  }
}

/** Number of the run that is answered with instead of starting one; undefined nearly always. */
export const StartedBefore = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>().startedBefore,
);

/** Does a request with an Idempotency-Key once, and gives the same answer to whoever sends it again. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly runs: RunsService,
    private readonly logger: AppLogger,
  ) {}

  /** @throws InvalidRequestError, IdempotencyKeyReusedError, IdempotencyKeyBusyError */
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const key = parseKey(request.headers[HEADER]);
    if (key === undefined) return next.handle();
    const claim = await this.keys.claim({
      key,
      actor: keyOf(actorOf(request)),
      route: `${request.method} ${request.routeOptions.url}`,
      requestSha256: hashOf(request),
    });
    if (!(claim instanceof Claim)) return of(repeat(claim, reply));
    addToLogContext({ workKey: claim.work });
    if (claim.isRepeat) request.startedBefore = await this.findStarted(claim);
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        await this.orWarn(claim.keep(toKeep(answer, reply)));
        return answer;
      }),
      catchError(async (error: unknown) => {
        await this.orWarn(this.freeKey(claim));
        // Another request with this key, held for gone, has started the work after all.
        throw isUniqueViolation(error) ? new IdempotencyKeyBusyError(key) : error;
      }),
      finalize(() => addToLogContext({ workKey: undefined })),
    );
  }

  private async findStarted(claim: Claim): Promise<number | undefined> {
    try {
      return await this.runs.findStarted(claim.work);
    } catch (error) {
      claim.rest();
      throw error;
    }
  }

  /** What was started before the failure is found by whoever sends the request again. */
  private async freeKey(claim: Claim): Promise<void> {
    const started = await this.findStarted(claim);
    await (started === undefined ? claim.giveUp() : claim.release());
  }

  /** The work has been started: whoever asked for it gets the answer, also when it cannot be kept. */
  private async orWarn(work: Promise<void>): Promise<void> {
    await work.catch((error: unknown) => this.logger.warn({ err: error }, 'Could not note the answer to a request'));
  }
}

function parseKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && KEY.test(header)) return header;
  const problem = `${HEADER} must be given once, as 1 to 200 printable characters without spaces`;
  throw new InvalidRequestError([{ field: HEADER, problems: [problem] }]);
}

/** A file is told apart by its length and type: it has not been read yet. */
function hashOf({ url, headers, body }: FastifyRequest): string {
  const { 'content-type': type, 'content-length': length } = headers;
  const content = body instanceof Readable ? `${type} ${length}` : JSON.stringify(body ?? null);
  return createHash('sha256').update(`${url}\n${content}`).digest('base64url');
}

function toKeep(answer: unknown, reply: FastifyReply): KeptAnswer {
  const location = reply.getHeader('location');
  return {
    status: reply.statusCode,
    location: typeof location === 'string' ? location : null,
    answer: JSON.stringify(answer ?? null),
  };
}

function repeat({ status, location, answer }: KeptAnswer, reply: FastifyReply): unknown {
  reply.status(status).header(REPLAYED_HEADER, 'true');
  if (location !== null) reply.header('location', location);
  return JSON.parse(answer) as unknown;
}
