import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../accounts/actor.js';
import type { Doer } from '../../accounts/audit.service.js';
import type { ListPlace } from '../../accounts/list-place.js';
import { SessionsService } from '../../accounts/sessions.service.js';
import { UsersService } from '../../accounts/users.service.js';
import type { PlayerId } from '../../chess/ids.js';
import { ApiList, answerList } from '../list-answer.js';
import { type Page, readPage } from '../page-cursor.js';
import { PageQuery } from '../page.query.js';
import { PlayerIdPipe } from '../players/player-id.pipe.js';
import { ApiCommonProblems, ApiDatabaseProblem, ApiProblem } from '../problems/problem.dto.js';
import {
  ACCOUNT_EXAMPLE,
  AccountDto,
  AccountIdParams,
  PasswordBody,
  SESSION_EXAMPLE,
  SessionDto,
  SessionPageDto,
} from './accounts.dto.js';
import { Needs, NeedsSession } from './needs.js';
import { CurrentActor, CurrentDoer } from './request-actor.js';
import { TOO_MANY } from './sign-in.controller.js';

const SESSIONS = 'sessions';

/** What belongs to whoever asks. */
@ApiTags('Accounts')
@Controller('account')
export class AccountController {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
  ) {}

  @Get()
  @Needs('read')
  @ApiOperation({
    summary: 'Look at your own account',
    description: '`scope` says how far the request reaches: as far as the role, or the token where that is less.',
    operationId: 'getAccount',
  })
  @ApiOkResponse({ type: AccountDto, description: 'The account', example: ACCOUNT_EXAMPLE })
  @ApiDatabaseProblem()
  async get(@CurrentActor() { userId, scope, via }: Actor): Promise<AccountDto> {
    return { ...(await this.users.get(userId)), scope, via };
  }

  @Put('password')
  @NeedsSession('read')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Set or change your password',
    description: 'All other browsers of the account are signed out. Tokens stay.',
    operationId: 'setPassword',
  })
  @ApiBody({ type: PasswordBody, examples: { some: { value: { current: '...', password: '...' } } } })
  @ApiNoContentResponse({ description: 'It is set' })
  @ApiProblem(429, ...TOO_MANY)
  @ApiCommonProblems()
  async setPassword(
    @Body() body: PasswordBody,
    @CurrentActor() actor: Actor,
    @CurrentDoer() doer: Doer,
  ): Promise<void> {
    await this.users.setPassword(actor.userId, { ...body, keptSession: actor.credentialId }, doer);
  }

  @Delete('players/:id')
  @NeedsSession('read')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Take one of your Lichess accounts off again',
    description:
      'It signs you in no more. Its games and what is known of it stay. The only way in cannot be taken off.',
    operationId: 'unlinkPlayer',
  })
  @ApiParam({ name: 'id', description: 'Username in any case', example: 'knightly_otter', type: String })
  @ApiNoContentResponse({ description: 'It is not yours any more' })
  @ApiCommonProblems()
  @ApiProblem(404, 'linked-player-not-found', 'Not found', 'There is no linked player "knightly_otter"')
  @ApiProblem(
    409,
    'last-way-in',
    'You could not sign in any more',
    'This Lichess account is the only way in: the user has no password',
  )
  async unlinkPlayer(
    @Param('id', PlayerIdPipe) id: PlayerId,
    @CurrentActor() { userId }: Actor,
    @CurrentDoer() doer: Doer,
  ): Promise<void> {
    await this.users.unlinkPlayer(userId, id, doer);
  }

  @Get('sessions')
  @Needs('read')
  @ApiOperation({
    summary: 'List the browsers you are signed in with, newest first',
    description: '`current` marks the one that asks. Nobody else sees them, owners neither.',
    operationId: 'listSessions',
  })
  @ApiList({ page: SessionPageDto, item: SessionDto, description: 'One page', example: SESSION_EXAMPLE })
  @ApiCommonProblems()
  async listSessions(
    @Query() query: PageQuery,
    @CurrentActor() { userId, via, credentialId }: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<SessionDto> | AsyncIterable<Buffer>> {
    const read = async (place: ListPlace): Promise<SessionDto[]> => {
      const sessions = await this.sessions.list(place, userId);
      return sessions.map((it) => ({ ...it, current: via === 'session' && it.id === credentialId }));
    };
    return answerList(reply, query, (asked) => readPage(SESSIONS, asked, read));
  }

  @Delete('sessions/:id')
  @NeedsSession('read')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Sign one of your browsers out',
    description: 'It holds no more from then on. Tokens stay.',
    operationId: 'endSession',
  })
  @ApiNoContentResponse({ description: 'Signed out' })
  @ApiCommonProblems()
  @ApiProblem(404, 'session-not-found', 'Not found', 'There is no session 5')
  async endSession(
    @Param() { id }: AccountIdParams,
    @CurrentActor() actor: Actor,
    @CurrentDoer() doer: Doer,
  ): Promise<void> {
    await this.sessions.end(id, actor, doer);
  }
}
