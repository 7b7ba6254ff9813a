import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const HASH_CHARACTERS = 22;

/**
 * Who asks: whoever shows the same token, or sits at the same address. The one place to change when accounts say more.
 * A token itself goes nowhere; 128 bits of its hash tell one from the other.
 */
export function actorOf(request: FastifyRequest): string {
  const { authorization } = request.headers;
  if (authorization === undefined) return addressOf(request);
  return `token:${createHash('sha256').update(authorization).digest('base64url').slice(0, HASH_CHARACTERS)}`;
}

/** Where the request comes from, whatever token it shows. */
export function addressOf(request: FastifyRequest): string {
  return `address:${request.ip}`;
}
