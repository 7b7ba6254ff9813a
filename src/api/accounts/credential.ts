import type { FastifyRequest } from 'fastify';
import { readSessionCookie } from './cookies.js';

/** What a request shows to say who asks; not looked up yet, and of any form. */
export interface Credential {
  kind: 'token' | 'session';
  secret: string;
}

/** A token goes before a cookie: whoever sends one means it. */
export function credentialOf(request: FastifyRequest): Credential | undefined {
  const { authorization } = request.headers;
  // A proxy may ask for a password of its own, which browsers then send to us as well.
  if (authorization !== undefined && !/^Basic\b/i.test(authorization)) {
    return { kind: 'token', secret: /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '' };
  }
  const secret = readSessionCookie(request);
  return secret === undefined ? undefined : { kind: 'session', secret };
}
