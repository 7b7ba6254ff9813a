import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LICHESS_SIGN_IN_REASONS, LichessSignInError } from '../../accounts/accounts.errors.js';
import type { Client } from '../../accounts/sessions.service.js';
import { SignInService } from '../../accounts/sign-in.service.js';
import { AppConfig } from '../../config/app-config.js';
import { problemOf } from '../problems/generic-problems.js';
import { setSessionCookie } from './cookies.js';
import { Public } from './needs.js';
import { isOverTls } from './origins.js';
import { CurrentClient } from './request-actor.js';
import { renderSignInPage, type SignInPage } from './sign-in-page.js';

const HTML = 'text/html; charset=utf-8';
/** Where people go once they are signed in. */
export const AFTER_SIGN_IN = '/docs';
const MAX_FIELD = 200;

/** The page for signing in: plain HTML, without scripts, for people. Programs use /api/sign-in. */
@ApiExcludeController()
@Public()
@Controller('sign-in')
export class SignInPageController {
  constructor(
    private readonly signIn: SignInService,
    private readonly config: AppConfig,
  ) {}

  @Get()
  show(@Query() query: Record<string, unknown>, @Res({ passthrough: true }) reply: FastifyReply): string {
    reply.header('content-type', HTML);
    const { link, invitation, problem } = textsOf(query);
    return renderSignInPage({ link, invitation, problem: problem && describeReason(problem) });
  }

  @Post()
  @HttpCode(303)
  async enter(
    @Body() body: unknown,
    @CurrentClient() client: Client,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const fields = textsOf(body);
    reply.header('content-type', HTML);
    try {
      setSessionCookie(reply, await this.sessionFor(fields, client), isOverTls(request, this.config.http));
      reply.header('location', AFTER_SIGN_IN);
      return '';
    } catch (error) {
      const problem = problemOf(error);
      if (!problem || problem.status >= 500) throw error;
      if (problem.retryAfterS !== undefined) reply.header('retry-after', String(problem.retryAfterS));
      reply.status(problem.status);
      // A link that holds no more is not offered again.
      const { invitation } = problem.status === 410 ? {} : fields;
      return renderSignInPage({ invitation, problem: `${problem.detail}.` });
    }
  }

  private async sessionFor({ link, invitation, name = '', password = '' }: Fields, client: Client): Promise<string> {
    if (link !== undefined) return this.signIn.withLink(link, client);
    if (invitation !== undefined) return this.signIn.withInvitation(invitation, { name, password }, client);
    return this.signIn.withPassword(name, password, client);
  }
}

type Fields = SignInPage & { name?: string; password?: string };

/** The fields that are short, printable texts; whatever else was sent does not count. */
function textsOf(values: unknown): Fields {
  const entries = Object.entries((values ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string' && isShortText(value)));
}

function isShortText(text: string): boolean {
  return text.length <= MAX_FIELD && !/[\p{Cc}\p{Cs}]/u.test(text);
}

function describeReason(reason: string): string | undefined {
  const found = LICHESS_SIGN_IN_REASONS.find((it) => it === reason);
  return found && `${new LichessSignInError(found).message}.`;
}
