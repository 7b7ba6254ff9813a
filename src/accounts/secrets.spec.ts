import { hashSecret, isSameSecret, isSecret, makeSecret, PREFIXES, type SecretKind } from './secrets.js';

const KINDS = Object.keys(PREFIXES) as SecretKind[];

describe('secrets', () => {
  it.each(KINDS)('of the kind %s are known by their form', (kind) => {
    const secret = makeSecret(kind);
    expect(secret).toMatch(/^r[a-z]_[\w-]{43}$/);
    expect(KINDS.filter((other) => isSecret(other, secret))).toEqual([kind]);
    expect([`${secret}x`, secret.slice(0, -1), `${secret.slice(0, -1)}.`, ''].some((it) => isSecret(kind, it))).toBe(
      false,
    );
  });

  it('are never the same twice', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => makeSecret('token'))).size).toBe(1_000);
  });

  it('are stored as SHA-256', () => {
    expect(hashSecret('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('are compared as a whole', () => {
    expect([isSameSecret('abc', 'abc'), isSameSecret('abc', 'abd'), isSameSecret('abc', 'ab')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
