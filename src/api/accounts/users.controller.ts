import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditLog, type AuditView, type Doer } from '../../accounts/audit.service.js';
import { InvitationsService, type InvitationView } from '../../accounts/invitations.service.js';
import { UsersService, type UserView } from '../../accounts/users.service.js';
import { AppConfig } from '../../config/app-config.js';
import { ApiList, answerList } from '../list-answer.js';
import { type Page, readPage } from '../page-cursor.js';
import { PageQuery } from '../page.query.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import { AccountIdParams, USER_EXAMPLE, UserDto, UserPageDto } from './accounts.dto.js';
import {
  AUDIT_EXAMPLE,
  AuditEntryDto,
  AuditPageDto,
  AuditQuery,
  INVITATION_EXAMPLE,
  InvitationDto,
  InvitationPageDto,
  MADE_INVITATION_EXAMPLE,
  MadeInvitationDto,
  NewInvitationBody,
  UserChangeBody,
} from './admin.dto.js';
import { Needs, NeedsSession } from './needs.js';
import { baseUrlOf } from './origins.js';
import { CurrentDoer } from './request-actor.js';

const USERS = 'users';
const INVITATIONS = 'invitations';
const AUDIT = 'audit';

/** What owners see and do: people, invitations, and who did what. */
@ApiTags('Accounts')
@Needs('admin')
@Controller()
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly invitations: InvitationsService,
    private readonly audit: AuditLog,
    private readonly config: AppConfig,
  ) {}

  @Get('users')
  @ApiOperation({
    summary: 'List the people who may sign in, or might once; newest first',
    description: 'Whoever may not sign in any more is in it too.',
    operationId: 'listUsers',
  })
  @ApiList({ page: UserPageDto, item: UserDto, description: 'One page', example: USER_EXAMPLE })
  @ApiCommonProblems()
  async listUsers(
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<UserView> | AsyncIterable<Buffer>> {
    return answerList(reply, query, (asked) => readPage(USERS, asked, (place) => this.users.list(place)));
  }

  @Patch('users/:id')
  @NeedsSession('admin')
  @ApiOperation({
    summary: 'Give a user another role, or take away the right to sign in',
    description: 'It holds at once, also for tokens. The last owner cannot be made less or shut out.',
    operationId: 'changeUser',
  })
  @ApiBody({ type: UserChangeBody, examples: { some: { value: { role: 'viewer' } } } })
  @ApiOkResponse({ type: UserDto, description: 'The user', example: USER_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, 'user-not-found', 'Not found', 'There is no user 2')
  @ApiProblem(409, 'last-owner', 'Nobody would be left', 'This is the only owner who may sign in')
  async changeUser(
    @Param() { id }: AccountIdParams,
    @Body() change: UserChangeBody,
    @CurrentDoer() doer: Doer,
  ): Promise<UserView> {
    return this.users.change(id, change, doer);
  }

  @Get('invitations')
  @ApiOperation({
    summary: 'List invitations, newest first',
    description: 'Without their links. Those that were taken up, taken back or have run out are in it too.',
    operationId: 'listInvitations',
  })
  @ApiList({ page: InvitationPageDto, item: InvitationDto, description: 'One page', example: INVITATION_EXAMPLE })
  @ApiCommonProblems()
  async listInvitations(
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<InvitationView> | AsyncIterable<Buffer>> {
    return answerList(reply, query, (asked) => readPage(INVITATIONS, asked, (place) => this.invitations.list(place)));
  }

  @Post('invitations')
  @NeedsSession('admin')
  @ApiOperation({
    summary: 'Invite somebody',
    description: 'The answer has the link, and is the only one that shows it. It holds for a week and for one person.',
    operationId: 'invite',
  })
  @ApiBody({ type: NewInvitationBody, examples: { some: { value: { role: 'member', note: 'for the otter' } } } })
  @ApiCreatedResponse({ type: MadeInvitationDto, description: 'The invitation', example: MADE_INVITATION_EXAMPLE })
  @ApiCommonProblems()
  async invite(
    @Body() body: NewInvitationBody,
    @CurrentDoer() doer: Doer,
    @Req() request: FastifyRequest,
  ): Promise<MadeInvitationDto> {
    const { secret, ...invitation } = await this.invitations.create(body, doer);
    return { ...invitation, link: `${baseUrlOf(request, this.config.http)}/sign-in?invitation=${secret}` };
  }

  @Delete('invitations/:id')
  @NeedsSession('admin')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Take an invitation back',
    description: 'Its link makes no account any more. One that was taken up already answers 404.',
    operationId: 'revokeInvitation',
  })
  @ApiNoContentResponse({ description: 'It holds no more' })
  @ApiCommonProblems()
  @ApiProblem(404, 'invitation-not-found', 'Not found', 'There is no invitation 3')
  async revokeInvitation(@Param() { id }: AccountIdParams, @CurrentDoer() doer: Doer): Promise<void> {
    await this.invitations.revoke(id, doer);
  }

  @Get('audit')
  @ApiOperation({
    summary: 'List who did what, newest first',
    description: 'Every change over the API, and whatever happened to accounts. Reading is not noted.',
    operationId: 'listAudit',
  })
  @ApiList({ page: AuditPageDto, item: AuditEntryDto, description: 'One page', example: AUDIT_EXAMPLE })
  @ApiCommonProblems()
  async listAudit(
    @Query() query: AuditQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<AuditView> | AsyncIterable<Buffer>> {
    const { user: userId } = query;
    return answerList(reply, query, (asked) =>
      readPage(AUDIT, asked, (place) => this.audit.list({ userId, ...place })),
    );
  }
}
