import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;
const SECRET_LENGTH = 43;

/** What secrets begin with, so that scanners, people and our own logs know them. */
export const PREFIXES = { token: 'rk_', session: 'rs_', link: 'rl_', invitation: 'ri_' } as const;
export type SecretKind = keyof typeof PREFIXES;

/** 256 random bits as base64url, behind the prefix of their kind. */
export function makeSecret(kind: SecretKind): string {
  return `${PREFIXES[kind]}${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** True for a text of the form of such a secret; everything else need not be looked up. */
export function isSecret(kind: SecretKind, text: string): boolean {
  return (
    text.startsWith(PREFIXES[kind]) && text.length === PREFIXES[kind].length + SECRET_LENGTH && /^[\w-]+$/.test(text)
  );
}

/** SHA-256, which is all that is stored. The secret is random: a slow hash would add nothing. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Compares without telling by its time where two texts differ. */
export function isSameSecret(a: string, b: string): boolean {
  return timingSafeEqual(hashSecret(a), hashSecret(b));
}
