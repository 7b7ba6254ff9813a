import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccessService } from '../../accounts/access.service.js';
import type { Actor } from '../../accounts/actor.js';
import { credentialOf } from '../accounts/credential.js';
import { actorOf } from '../accounts/request-actor.js';

/** Who follows something. */
export interface Follower {
  actor: Actor;
  /** Only wants to know whether it could be followed. */
  isHead: boolean;
  /** Who it is by now; roles change. @throws SignInRequiredError once what was shown does not hold any more */
  lookAgain: () => Promise<Actor>;
}

/** Streams last: whoever was let in may have been put out since. */
@Injectable()
export class Followers {
  constructor(private readonly access: AccessService) {}

  of(request: FastifyRequest): Follower {
    const isHead = request.method === 'HEAD';
    return { actor: actorOf(request), isHead, lookAgain: () => this.identify(request) };
  }

  private async identify(request: FastifyRequest): Promise<Actor> {
    const { via, credentialId } = actorOf(request);
    if (via === 'session') return this.access.bySessionId(credentialId);
    return this.access.byToken(credentialOf(request)?.secret ?? '');
  }
}
