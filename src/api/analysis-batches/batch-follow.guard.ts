import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../accounts/actor.js';
import { type BatchReader, BatchesService } from '../../analysis/batches/batches.service.js';
import { actorOf } from '../accounts/request-actor.js';
import { RunEvents } from '../runs/run-events.service.js';
import { idInPath } from '../runs/run-follow.guard.js';

/** Whose batches somebody sees. */
export function readerOf({ userId, scope }: Actor): BatchReader {
  return { userId, seesAll: scope === 'admin' };
}

/** Refuses what cannot be followed, see RunFollowGuard. */
@Injectable()
export class BatchFollowGuard implements CanActivate {
  constructor(
    private readonly batches: BatchesService,
    private readonly events: RunEvents,
  ) {}

  /** @throws BatchNotFoundError, TooManyStreamsError */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const id = idInPath(context);
    this.events.expectRoom();
    if (id === undefined) return true;
    await this.batches.get(id, readerOf(actorOf(context.switchToHttp().getRequest<FastifyRequest>())));
    return true;
  }
}
