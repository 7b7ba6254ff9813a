import { createHash, randomBytes } from 'node:crypto';
import { errorAnswer, htmlAnswer, jsonAnswer, type Answer } from './answers.js';

interface Grant {
  userId: string;
  challenge: string;
  redirectUri: string;
  clientId: string;
  at: number;
}

// Codes are for at once; tokens live for a year (lila: modules/oauth/src/main/AuthorizationApi.scala, AccessToken.scala).
const CODE_LIFE_MS = 2 * 60_000;
const TOKEN_LIFE_S = 365 * 24 * 60 * 60;

/** Signing in as Lichess offers it to other sites: a code with PKCE, for clients that nobody registered. */
export class OAuth {
  private readonly grants = new Map<string, Grant>();
  private readonly tokens = new Map<string, string>();

  constructor(private readonly now: () => number) {}

  /** `GET /oauth`: the page that asks the user, who says yes at once; undefined: the user says no. */
  authorize(params: URLSearchParams, userId: string | undefined): Answer {
    const redirectUri = params.get('redirect_uri') ?? '';
    const challenge = params.get('code_challenge') ?? '';
    if (params.get('response_type') !== 'code' || params.get('code_challenge_method') !== 'S256' || challenge === '') {
      return htmlAnswer(400, '400 - Bad authorization request', 'lichess.org');
    }
    if (!URL.canParse(redirectUri)) return htmlAnswer(400, '400 - Bad redirect_uri', 'lichess.org');
    const back = new URL(redirectUri);
    back.searchParams.set('state', params.get('state') ?? '');
    if (userId === undefined) {
      back.searchParams.set('error', 'access_denied');
    } else {
      const code = `liu_${randomBytes(16).toString('hex')}`;
      this.grants.set(code, {
        userId,
        challenge,
        redirectUri,
        clientId: params.get('client_id') ?? '',
        at: this.now(),
      });
      back.searchParams.set('code', code);
    }
    return { ...jsonAnswer(303, {}), location: back.toString() };
  }

  /** `POST /api/token`: a code for a token, once, by whoever knows the verifier. */
  exchange(form: URLSearchParams): Answer {
    const code = form.get('code') ?? '';
    const grant = this.grants.get(code);
    // Also a wrong try uses it up.
    this.grants.delete(code);
    if (form.get('grant_type') !== 'authorization_code') return refusal('unsupported_grant_type', 'grant type');
    if (!grant || this.now() - grant.at > CODE_LIFE_MS) return refusal('invalid_grant', 'authorization code invalid');
    if (form.get('redirect_uri') !== grant.redirectUri) return refusal('invalid_grant', 'redirect_uri mismatch');
    if (form.get('client_id') !== grant.clientId) return refusal('invalid_grant', 'client_id mismatch');
    const hash = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (hash !== grant.challenge)
      return refusal('invalid_grant', 'hash of code_verifier does not match code_challenge');
    const token = `lio_${randomBytes(16).toString('hex')}`;
    this.tokens.set(token, grant.userId);
    return jsonAnswer(200, { token_type: 'Bearer', access_token: token, expires_in: TOKEN_LIFE_S });
  }

  /** `DELETE /api/token` */
  revoke(token: string | undefined): Answer {
    if (token === undefined || !this.tokens.delete(token)) return errorAnswer(401, 'No such token');
    return { status: 204, type: 'text/plain', lines: [] };
  }

  ownerOf(token: string): string | undefined {
    return this.tokens.get(token);
  }

  /** Tokens that were handed out and not given back. */
  get openTokens(): number {
    return this.tokens.size;
  }
}

function refusal(error: string, description: string): Answer {
  return jsonAnswer(400, { error, error_description: description });
}
