import { type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccessService } from '../../accounts/access.service.js';
import {
  ForeignRequestError,
  NotAllowedError,
  SessionRequiredError,
  SignInRequiredError,
} from '../../accounts/accounts.errors.js';
import { type Actor, reaches, scopeOf } from '../../accounts/actor.js';
import type { AppConfig } from '../../config/app-config.js';
import { addToLogContext } from '../../observability/log-context.js';
import type { Meter } from '../limits/throttle.js';
import { setSessionCookie } from './cookies.js';
import { credentialOf } from './credential.js';
import { NEEDED, type Needed } from './needs.js';
import { isFromOwnPage, isOfThisMachine, isOverTls, isOwnHost } from './origins.js';
import { clientOf } from './request-actor.js';

const UNDECLARED: Needed = { need: 'admin', session: false };
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Lets nobody through but those whom a route is for; a route that says nothing is for owners. */
export class AccessGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(
    private readonly access: AccessService,
    private readonly http: AppConfig['http'],
    private readonly meter?: Meter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const needed = this.reflector.getAllAndOverride<Needed | undefined>(NEEDED, targets) ?? UNDECLARED;
    const http = context.switchToHttp();
    await this.admit(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), needed);
    return true;
  }

  /** @throws SignInRequiredError, NotAllowedError, SessionRequiredError, ForeignRequestError, TooManyRequestsError */
  async admit(request: FastifyRequest, reply: FastifyReply, { need, session }: Needed): Promise<void> {
    if (!isOwnHost(request, this.http)) throw new ForeignRequestError('host');
    if (need === 'public' || (need === 'local' && isOfThisMachine(request, this.http))) return;
    const actor = await this.identifyMetered(request, reply);
    request.actor = actor;
    addToLogContext({ userId: String(actor.userId) });
    const scope = need === 'local' ? 'read' : need;
    if (!reaches(actor.scope, scope)) {
      throw new NotAllowedError(scope, actor.role, reaches(scopeOf(actor.role), scope));
    }
    if (session && actor.via !== 'session') throw new SessionRequiredError();
  }

  private async identifyMetered(request: FastifyRequest, reply: FastifyReply): Promise<Actor> {
    try {
      const actor = await this.identify(request, reply);
      await this.meter?.found(request, actor);
      return actor;
    } catch (error) {
      if (error instanceof SignInRequiredError) this.meter?.notFound(request);
      throw error;
    }
  }

  private async identify(request: FastifyRequest, reply: FastifyReply): Promise<Actor> {
    const credential = credentialOf(request);
    if (!credential) throw new SignInRequiredError('missing');
    const { kind, secret } = credential;
    if (kind === 'token') return this.access.byToken(secret);
    // Browsers send the cookie by themselves, whosoever page it is that asks.
    if (!SAFE_METHODS.includes(request.method) && !isFromOwnPage(request, this.http)) {
      throw new ForeignRequestError('origin');
    }
    // The headers of a stream of events are not ours to add to.
    const mayReplace = !request.headers.accept?.includes('text/event-stream');
    const { actor, newSecret } = await this.access.bySession(secret, clientOf(request), mayReplace);
    if (newSecret) setSessionCookie(reply, newSecret, isOverTls(request, this.http));
    return actor;
  }
}
