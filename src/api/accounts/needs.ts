import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { Scope } from '../../accounts/actor.js';
import { ApiProblem } from '../problems/problem.dto.js';

/**
 * What a route asks of whoever comes: nothing, nothing while Rookery listens on this machine alone, or a scope, which a role
 * or a token has.
 */
export type Need = 'public' | 'local' | Scope;

export interface Needed {
  need: Need;
  /** Somebody at a browser: no token does. */
  session: boolean;
}

export const NEEDED = 'rookery:needed';
/** Field of the OpenAPI document that says the same. */
export const NEED_EXTENSION = 'x-rookery-needs';
export const SECURITY = { token: 'token', session: 'session' } as const;

type AnyDecorator = ClassDecorator & MethodDecorator;

/** Anybody may come. */
export function Public(): AnyDecorator {
  return declare({ need: 'public', session: false });
}

/** Anybody while Rookery listens on this machine alone, else whoever may read. */
export function NeedsReadFromAfar(): AnyDecorator {
  return applyDecorators(declare({ need: 'local', session: false }), ApiRefusals(), ApiBearerAuth(SECURITY.token));
}

/** Somebody with this scope; a declaration of a handler goes before that of its controller. What declares nothing needs an owner. */
export function Needs(scope: Scope): AnyDecorator {
  return applyDecorators(
    declare({ need: scope, session: false }),
    ApiRefusals(),
    ApiBearerAuth(SECURITY.token),
    ApiCookieAuth(SECURITY.session),
  );
}

/** Somebody who is signed in at a browser, of a role that has this scope. */
export function NeedsSession(scope: Scope): AnyDecorator {
  return applyDecorators(declare({ need: scope, session: true }), ApiRefusals(), ApiCookieAuth(SECURITY.session));
}

function declare(needed: Needed): AnyDecorator {
  return applyDecorators(
    SetMetadata(NEEDED, needed),
    ApiExtension(NEED_EXTENSION, needed.session ? `${needed.need} session` : needed.need),
  );
}

function ApiRefusals(): AnyDecorator {
  return applyDecorators(
    ApiProblem(401, 'sign-in-required', 'Sign in first', 'Nothing says who asks: neither a token nor a session came'),
    ApiProblem(403, 'not-allowed', 'Not allowed', 'This needs the role member; you are a viewer'),
  );
}
