import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountItemNotFoundError } from '../../accounts/accounts.errors.js';
import type { Actor } from '../../accounts/actor.js';
import type { Doer } from '../../accounts/audit.service.js';
import { type Client, SessionsService } from '../../accounts/sessions.service.js';
import { SignInService } from '../../accounts/sign-in.service.js';
import { AppConfig } from '../../config/app-config.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import { InvitationSignInBody, LinkSignInBody, PasswordSignInBody } from './accounts.dto.js';
import { clearSessionCookie, setSessionCookie } from './cookies.js';
import { NeedsSession, Public } from './needs.js';
import { isOverTls } from './origins.js';
import { CurrentActor, CurrentClient, CurrentDoer } from './request-actor.js';

const SIGNED_IN = {
  description: 'Signed in: the answer sets the cookie of the session',
  headers: { 'set-cookie': { description: 'httpOnly, SameSite=Lax', schema: { type: 'string' as const } } },
};
export const TOO_MANY = [
  'too-many-sign-ins',
  'Too many tries',
  'There were too many tries to sign in; the next one is possible in 300 s',
] as const;

/** The ways in and out, for pages; the page at /sign-in works without scripts. */
@ApiTags('Accounts')
@Controller()
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
    private readonly config: AppConfig,
  ) {}

  @Post('sign-in/password')
  @Public()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Sign in with name and password',
    description: 'Sets the cookie of the session. Tries are limited for each name and each address.',
    operationId: 'signIn',
  })
  @ApiBody({ type: PasswordSignInBody, examples: { some: { value: { name: 'Otter', password: '...' } } } })
  @ApiNoContentResponse(SIGNED_IN)
  @ApiCommonProblems()
  @ApiProblem(401, 'wrong-credentials', 'Wrong name or password', 'Name and password do not belong together')
  @ApiProblem(429, ...TOO_MANY)
  async withPassword(
    @Body() { name, password }: PasswordSignInBody,
    @CurrentClient() client: Client,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.enter(request, reply, await this.signIn.withPassword(name, password, client));
  }

  @Post('sign-in/link')
  @Public()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Sign in with a sign-in link, which is used up by that',
    description:
      'Sets the cookie of the session. The first start prints such a link, and so does `rookery accounts link`.',
    operationId: 'signInWithLink',
  })
  @ApiBody({ type: LinkSignInBody, examples: { some: { value: { link: 'rl_...' } } } })
  @ApiNoContentResponse(SIGNED_IN)
  @ApiCommonProblems()
  @ApiProblem(410, 'sign-in-link-ended', 'The link holds no more', 'The sign-in link is not known, or was used')
  @ApiProblem(429, ...TOO_MANY)
  async withLink(
    @Body() { link }: LinkSignInBody,
    @CurrentClient() client: Client,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.enter(request, reply, await this.signIn.withLink(link, client));
  }

  @Post('sign-in/invitation')
  @Public()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Make an account of an invitation and sign in',
    description: 'Sets the cookie of the session. The account has the role that the invitation names.',
    operationId: 'acceptInvitation',
  })
  @ApiBody({
    type: InvitationSignInBody,
    examples: { some: { value: { invitation: 'ri_...', name: 'Otter', password: '...' } } },
  })
  @ApiNoContentResponse(SIGNED_IN)
  @ApiCommonProblems()
  @ApiProblem(409, 'name-taken', 'The name is taken', 'There is an account named "Otter" already')
  @ApiProblem(410, 'invitation-link-ended', 'The link holds no more', 'The invitation is not known, or was used')
  @ApiProblem(429, ...TOO_MANY)
  async withInvitation(
    @Body() { invitation, name, password }: InvitationSignInBody,
    @CurrentClient() client: Client,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.enter(request, reply, await this.signIn.withInvitation(invitation, { name, password }, client));
  }

  @Post('sign-out')
  @NeedsSession('read')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Sign this browser out',
    description: 'The session ends on the server as well. Other browsers of the account stay signed in.',
    operationId: 'signOut',
  })
  @ApiNoContentResponse({ description: 'Signed out' })
  @ApiCommonProblems()
  async signOut(
    @CurrentActor() actor: Actor,
    @CurrentDoer() doer: Doer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(actor.credentialId, actor, doer).catch((error: unknown) => {
      // Another request has ended it meanwhile, which is what was asked for.
      if (!(error instanceof AccountItemNotFoundError)) throw error;
    });
    clearSessionCookie(reply, isOverTls(request, this.config.http));
  }

  private enter(request: FastifyRequest, reply: FastifyReply, secret: string): void {
    setSessionCookie(reply, secret, isOverTls(request, this.config.http));
  }
}
