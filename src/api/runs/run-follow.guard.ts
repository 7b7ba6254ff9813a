import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RunsService } from '../../runs/runs.service.js';
import { RunEvents } from './run-events.service.js';

/** A row's number in a path; undefined where it is none, which the rule of the parameter says better. */
export function idInPath(context: ExecutionContext): number | undefined {
  const { id } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id?: string } }>>().params;
  return /^[1-9]\d{0,8}$/.test(id ?? '') ? Number(id) : undefined;
}

/** Refuses what cannot be followed. Behind an interceptor NestJS answers 200 before a handler has looked anything up. */
@Injectable()
export class RunFollowGuard implements CanActivate {
  constructor(
    private readonly runs: RunsService,
    private readonly events: RunEvents,
  ) {}

  /** @throws RunNotFoundError, TooManyStreamsError */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const id = idInPath(context);
    this.events.expectRoom();
    if (id !== undefined) await this.runs.get(id);
    return true;
  }
}
