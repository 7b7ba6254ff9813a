import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { AppLogger } from '../observability/logger.js';
import { LichessError } from './lichess.errors.js';
import { type GateOptions, LichessGate } from './lichess-gate.js';
import { LichessHttp, type LichessRequest } from './lichess-http.js';
import { type LichessAccount, parseAccount } from './parse-account.js';

/** Longest wait of a token to be given back. */
const GIVE_BACK_MS = 20_000;

/** What begins a sign-in at Lichess. */
export interface SignInStart {
  /** Comes back as it is. */
  state: string;
  /** Kept by whoever asks; only its hash goes to Lichess. */
  verifier: string;
  redirectUri: string;
}

/** What came back, and the verifier it began with. */
export interface SignInAnswer {
  code: string;
  verifier: string;
  redirectUri: string;
}

// Lichess knows no registered clients: any name does, and is shown to the user (lichess-api.yaml, tags/oauth).
const CLIENT_ID = 'rookery';
const NO_SCOPE = '';

/** Signing in with a Lichess account: OAuth with a code and PKCE. The token it yields is given back at once. */
@Injectable()
export class LichessSignIn {
  constructor(
    private readonly config: AppConfig,
    private readonly gate: LichessGate,
    private readonly http: LichessHttp,
    private readonly logger: AppLogger,
  ) {}

  /** The page of Lichess that asks the user. */
  addressOf({ state, verifier, redirectUri }: SignInStart): string {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: CLIENT_ID,
      redirect_uri: redirectUri,
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      scope: NO_SCOPE,
      state,
    });
    return `${this.config.lichess.url}/oauth?${query}`;
  }

  /** Whose account it is; undefined when Lichess does not accept the code. @throws LichessError */
  async findAccount(answer: SignInAnswer, options: GateOptions): Promise<LichessAccount | undefined> {
    const token = await this.exchange(answer, options);
    if (token === undefined) return undefined;
    try {
      return parseAccount(await this.ask({ method: 'GET', path: '/api/account', bearer: token }, options));
    } finally {
      // Also when the time for asking is over.
      await this.giveBack(token, { signal: AbortSignal.timeout(GIVE_BACK_MS) });
    }
  }

  private async exchange(
    { code, verifier, redirectUri }: SignInAnswer,
    options: GateOptions,
  ): Promise<string | undefined> {
    const form = {
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: redirectUri,
      client_id: CLIENT_ID,
    };
    try {
      const answer = await this.ask({ method: 'POST', path: '/api/token', form, bearer: null }, options);
      const token = (answer as { access_token?: unknown } | null)?.access_token;
      if (typeof token !== 'string') throw new LichessError('unexpected-content', 'Lichess sent no token');
      return token;
    } catch (error) {
      // 400: a code that is wrong, used or old, or another verifier.
      if (error instanceof LichessError && error.code === 'unexpected-status') return undefined;
      throw error;
    }
  }

  private async giveBack(token: string, options: GateOptions): Promise<void> {
    const request: LichessRequest = { method: 'DELETE', path: '/api/token', bearer: token };
    try {
      await this.gate.pass(nameOf(request), options, (permit) => this.http.discard(request, permit));
    } catch (error) {
      this.logger.warn({ err: error }, 'Lichess did not take a token of a sign-in back; nobody keeps it');
    }
  }

  private async ask(request: LichessRequest, options: GateOptions): Promise<unknown> {
    return this.gate.pass(nameOf(request), options, (permit) => this.http.getJson(request, permit));
  }
}

function nameOf({ method, path }: LichessRequest): string {
  return `${method} ${path}`;
}
