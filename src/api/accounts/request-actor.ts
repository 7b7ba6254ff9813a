import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../accounts/actor.js';
import type { Doer } from '../../accounts/audit.service.js';
import { SignInRequiredError } from '../../accounts/accounts.errors.js';
import type { Client } from '../../accounts/sessions.service.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; absent on routes for anybody. */
    actor?: Actor;
  }
}

/** Who asks, of a request whose route needs somebody. */
export function actorOf({ actor }: FastifyRequest): Actor {
  if (!actor) throw new SignInRequiredError('missing');
  return actor;
}

/** Names an actor among all: a token is one of its own, all browsers of a user are one. */
export function keyOf({ via, userId, credentialId }: Actor): string {
  return via === 'token' ? `token:${credentialId}` : `user:${userId}`;
}

/** For the audit log. */
export function doerOf(request: FastifyRequest): Doer {
  const { userId, via } = actorOf(request);
  return { userId, via, address: request.ip };
}

export function clientOf(request: FastifyRequest): Client {
  return { address: request.ip, agent: request.headers['user-agent'] ?? null };
}

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** Who asks. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) =>
  actorOf(requestOf(context)),
);
/** Who does something, as the audit log takes it. */
export const CurrentDoer = createParamDecorator((_: unknown, context: ExecutionContext) => doerOf(requestOf(context)));
/** Where the request comes from. */
export const CurrentClient = createParamDecorator((_: unknown, context: ExecutionContext) =>
  clientOf(requestOf(context)),
);
