import { type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import type { AuditLog } from '../../accounts/audit.service.js';
import type { AppLogger } from '../../observability/logger.js';
import { doerOf } from './request-actor.js';

const READING = ['GET', 'HEAD', 'OPTIONS'];
/** What these routes do is noted with what they do, in the same transaction. */
const NOTED_BY_THEMSELVES = /^\/api\/(account|tokens|users|invitations|sign-in|sign-out)(\/|$)/;

/** Notes who changed something or started work over the API, before the answer is sent. */
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly audit: AuditLog,
    private readonly logger: AppLogger,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const path = request.url.split('?')[0] ?? '';
    if (!request.actor || READING.includes(request.method) || NOTED_BY_THEMSELVES.test(path)) return next.handle();
    return next.handle().pipe(concatMap((answer: unknown) => this.note(request, path).then(() => answer)));
  }

  private async note(request: FastifyRequest, path: string): Promise<void> {
    const action = `${request.method} ${request.routeOptions.url ?? path}`;
    // What was done is done: an answer that says otherwise would be wrong.
    await this.audit
      .note(doerOf(request), { action, subject: path })
      .catch((error: unknown) => this.logger.error({ err: error, action }, 'Could not note who did this'));
  }
}
