import { createHash } from 'node:crypto';
import { OAuth } from './oauth.js';

const VERIFIER = 'v'.repeat(43);
const BACK = 'http://127.0.0.1:3000/callback';
const ASKED = {
  response_type: 'code',
  client_id: 'rookery',
  redirect_uri: BACK,
  code_challenge_method: 'S256',
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  state: 'anything',
};

describe('signing in at the rehearsal', () => {
  let now: number;
  let oauth: OAuth;

  beforeEach(() => {
    now = 1_000_000;
    oauth = new OAuth(() => now);
  });

  const authorize = (change: object = {}, userId: string | undefined = 'ada'): URL | undefined => {
    const { location } = oauth.authorize(new URLSearchParams({ ...ASKED, ...change }), userId);
    return location === undefined ? undefined : new URL(location);
  };
  const exchange = (code: string, change: object = {}): { status: number; body: Record<string, unknown> } => {
    const form = {
      grant_type: 'authorization_code',
      code,
      code_verifier: VERIFIER,
      redirect_uri: BACK,
      client_id: 'rookery',
    };
    const { status, lines } = oauth.exchange(new URLSearchParams({ ...form, ...change }));
    return { status, body: JSON.parse([...lines].join('')) as Record<string, unknown> };
  };
  const codeOf = (url: URL | undefined): string => url?.searchParams.get('code') ?? '';

  it('gives a code, a token for it once, and takes the token back', () => {
    const back = authorize();
    expect([back?.origin, back?.searchParams.get('state')]).toEqual(['http://127.0.0.1:3000', 'anything']);
    const { status, body } = exchange(codeOf(back));
    expect([status, body.token_type, oauth.ownerOf(String(body.access_token))]).toEqual([200, 'Bearer', 'ada']);
    expect(exchange(codeOf(back))).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect([oauth.revoke(String(body.access_token)).status, oauth.openTokens]).toEqual([204, 0]);
    expect(oauth.revoke(String(body.access_token)).status).toBe(401);
  });

  it.each([
    ['another verifier', { code_verifier: 'w'.repeat(43) }],
    ['another redirect_uri', { redirect_uri: 'http://127.0.0.1:3001/callback' }],
    ['another client', { client_id: 'other' }],
    ['another kind of grant', { grant_type: 'password' }],
  ])('refuses %s, and the code is used up', (_, change) => {
    const code = codeOf(authorize());
    expect(exchange(code, change).status).toBe(400);
    expect(exchange(code).status).toBe(400);
  });

  it('refuses a code that comes too late', () => {
    const code = codeOf(authorize());
    now += 121_000;
    expect(exchange(code).status).toBe(400);
  });

  it('asks nobody without PKCE, and says when the user does not want', () => {
    expect(authorize({ code_challenge_method: 'plain' })).toBeUndefined();
    expect(authorize({ code_challenge: '' })).toBeUndefined();
    const { location = '' } = oauth.authorize(new URLSearchParams(ASKED), undefined);
    expect(new URL(location).searchParams.get('error')).toBe('access_denied');
  });
});
