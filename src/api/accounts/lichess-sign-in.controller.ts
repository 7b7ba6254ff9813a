import { randomBytes } from 'node:crypto';
import { Controller, Get, HttpCode, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessService } from '../../accounts/access.service.js';
import {
  InvalidLinkError,
  LichessSignInError,
  type LichessSignInReason,
  NameTakenError,
  SignInRequiredError,
  TooManySignInsError,
} from '../../accounts/accounts.errors.js';
import { isSameSecret, isSecret } from '../../accounts/secrets.js';
import { type Client } from '../../accounts/sessions.service.js';
import { type ProvenPlayer, SignInService } from '../../accounts/sign-in.service.js';
import { AppConfig } from '../../config/app-config.js';
import { LichessSignIn } from '../../lichess/lichess-sign-in.js';
import { LichessError } from '../../lichess/lichess.errors.js';
import { ApiCommonProblems } from '../problems/problem.dto.js';
import { LichessCallbackQuery, LichessSignInQuery } from './accounts.dto.js';
import { readCookie, readSessionCookie, setCookie, setSessionCookie } from './cookies.js';
import { Public } from './needs.js';
import { baseUrlOf, isOverTls } from './origins.js';
import { CurrentClient } from './request-actor.js';
import { AFTER_SIGN_IN } from './sign-in-page.controller.js';

const PATH = '/api/sign-in/lichess';
const COOKIE = 'rookery_lichess';
const LIFE_S = 10 * 60;
const SECRET_BYTES = 32;
// Lichess is asked one thing at a time: a long history that is being read would keep people waiting.
const PATIENCE_MS = 20_000;
const REDIRECT = { headers: { location: { description: 'Where to go', schema: { type: 'string' as const } } } };

/** What the browser keeps while its user is at Lichess. */
interface Begun {
  state: string;
  verifier: string;
  invitation?: string;
}

/** Signing in with Lichess (OAuth with PKCE); what is begun is kept by the browser, so that any replica can end it. */
@ApiTags('Accounts')
@Public()
@Controller('sign-in/lichess')
export class LichessSignInController {
  constructor(
    private readonly lichess: LichessSignIn,
    private readonly signIn: SignInService,
    private readonly access: AccessService,
    private readonly config: AppConfig,
  ) {}

  @Get()
  @HttpCode(302)
  @ApiOperation({
    summary: 'Sign in with Lichess, or show that an account there is yours',
    description:
      'For browsers: leads to Lichess and back. Whoever is signed in already gets the account noted as their own; others ' +
      'are signed in when it belongs to a user, or make an account by an invitation.',
    operationId: 'signInWithLichess',
  })
  @ApiResponse({ status: 302, description: 'On to Lichess', ...REDIRECT })
  @ApiCommonProblems()
  begin(
    @Query() { invitation }: LichessSignInQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): void {
    const [state, verifier] = [makeRandomText(), makeRandomText()];
    this.keep(request, reply, [state, verifier, isInvitation(invitation) ? invitation : ''].join('.'), LIFE_S);
    reply.header('location', this.lichess.addressOf({ state, verifier, redirectUri: this.redirectUri(request) }));
  }

  @Get('callback')
  @HttpCode(302)
  @ApiOperation({
    summary: 'Where Lichess sends browsers back to',
    description: 'Goes on to /sign-in when something went wrong; ?problem= says what.',
    operationId: 'endSignInWithLichess',
  })
  @ApiResponse({ status: 302, description: 'Signed in, or back to the page for that', ...REDIRECT })
  @ApiCommonProblems()
  async end(
    @Query() query: LichessCallbackQuery,
    @CurrentClient() client: Client,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const begun = readBegun(request);
    // It is good for one try.
    this.keep(request, reply, '', 0);
    try {
      const player = await this.prove(query, begun, this.redirectUri(request), client);
      const userId = await this.findSignedIn(request, client);
      if (userId !== undefined) await this.signIn.linkPlayer(player, userId, client);
      else {
        const secret = await this.signIn.withPlayer(player, begun?.invitation, client);
        setSessionCookie(reply, secret, isOverTls(request, this.config.http));
      }
      reply.header('location', AFTER_SIGN_IN);
    } catch (error) {
      reply.header('location', `/sign-in?problem=${reasonOf(error)}`);
    }
  }

  /** @throws LichessSignInError, LichessError */
  private async prove(
    query: LichessCallbackQuery,
    begun: Begun | undefined,
    redirectUri: string,
    client: Client,
  ): Promise<ProvenPlayer> {
    const { code, state, error } = query;
    if (!begun || state === undefined || !isSameSecret(state, begun.state)) throw new LichessSignInError('stale');
    if (error !== undefined || code === undefined) throw new LichessSignInError('cancelled');
    await this.signIn.countTry(client);
    const answer = { code, verifier: begun.verifier, redirectUri };
    const account = await this.lichess.findAccount(answer, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!account) throw new LichessSignInError('refused');
    return { id: account.id, name: account.name };
  }

  private async findSignedIn(request: FastifyRequest, client: Client): Promise<number | undefined> {
    const secret = readSessionCookie(request);
    if (secret === undefined) return undefined;
    try {
      return (await this.access.bySession(secret, client, false)).actor.userId;
    } catch (error) {
      if (error instanceof SignInRequiredError) return undefined;
      throw error;
    }
  }

  private keep(request: FastifyRequest, reply: FastifyReply, value: string, maxAgeS: number): void {
    setCookie(reply, COOKIE, value, { path: PATH, maxAgeS, secure: isOverTls(request, this.config.http) });
  }

  private redirectUri(request: FastifyRequest): string {
    return `${baseUrlOf(request, this.config.http)}${PATH}/callback`;
  }
}

function readBegun(request: FastifyRequest): Begun | undefined {
  const [state = '', verifier = '', invitation = ''] = readCookie(request, COOKIE)?.split('.') ?? [];
  if (state === '' || verifier === '') return undefined;
  return { state, verifier, ...(invitation !== '' && { invitation }) };
}

/** Anything else might be more than the value of a cookie. */
function isInvitation(text: string | undefined): text is string {
  return text !== undefined && isSecret('invitation', text);
}

function makeRandomText(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What the page for signing in is told. @throws what is nobody's fault but ours */
function reasonOf(error: unknown): LichessSignInReason {
  if (error instanceof LichessSignInError) return error.reason;
  if (error instanceof InvalidLinkError) return 'unknown-account';
  if (error instanceof NameTakenError) return 'name-taken';
  if (error instanceof TooManySignInsError) return 'busy';
  if (error instanceof LichessError || (error instanceof Error && error.name === 'TimeoutError')) return 'busy';
  throw error;
}
