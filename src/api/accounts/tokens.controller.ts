import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../accounts/actor.js';
import type { Doer } from '../../accounts/audit.service.js';
import { type MadeToken, TokensService, type TokenView } from '../../accounts/tokens.service.js';
import { ApiList, answerList } from '../list-answer.js';
import { type Page, readPage } from '../page-cursor.js';
import { PageQuery } from '../page.query.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import {
  AccountIdParams,
  MADE_TOKEN_EXAMPLE,
  MadeTokenDto,
  NewTokenBody,
  TOKEN_EXAMPLE,
  TokenDto,
  TokenPageDto,
} from './accounts.dto.js';
import { Needs, NeedsSession } from './needs.js';
import { CurrentActor, CurrentDoer } from './request-actor.js';

const LIST = 'tokens';

/** What programs show to act for a user. */
@ApiTags('Accounts')
@Controller('tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Get()
  @Needs('read')
  @ApiOperation({
    summary: 'List your tokens, newest first, those that were taken back too; an owner sees all',
    description: 'Without their secrets.',
    operationId: 'listTokens',
  })
  @ApiList({ page: TokenPageDto, item: TokenDto, description: 'One page', example: TOKEN_EXAMPLE })
  @ApiCommonProblems()
  async list(
    @Query() query: PageQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<TokenView> | AsyncIterable<Buffer>> {
    return answerList(reply, query, (asked) => readPage(LIST, asked, (place) => this.tokens.list(place, actor)));
  }

  @Post()
  @NeedsSession('read')
  @ApiOperation({
    summary: 'Make a token',
    description:
      'The answer is the only one that shows it: what is stored cannot be turned back into it. A user has 100 that hold at most.',
    operationId: 'createToken',
  })
  @ApiBody({ type: NewTokenBody, examples: { some: { value: { name: 'nightly export', scope: 'read' } } } })
  @ApiCreatedResponse({ type: MadeTokenDto, description: 'The token', example: MADE_TOKEN_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(409, 'too-many-tokens', 'Too many tokens', 'Knightly Otter has 100 tokens that hold')
  async create(
    @Body() body: NewTokenBody,
    @CurrentActor() { userId }: Actor,
    @CurrentDoer() doer: Doer,
  ): Promise<MadeToken> {
    return this.tokens.create({ userId, ...body }, doer);
  }

  @Delete(':id')
  @NeedsSession('read')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Take a token back, at once',
    description: 'One of your own; an owner takes back any. It stays in the list.',
    operationId: 'revokeToken',
  })
  @ApiNoContentResponse({ description: 'It holds no more' })
  @ApiCommonProblems()
  @ApiProblem(404, 'token-not-found', 'Not found', 'There is no token 7')
  async revoke(
    @Param() { id }: AccountIdParams,
    @CurrentActor() actor: Actor,
    @CurrentDoer() doer: Doer,
  ): Promise<void> {
    await this.tokens.revoke(id, doer, actor);
  }
}
