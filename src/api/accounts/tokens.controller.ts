import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '../../accounts/actor.js';
import type { Doer } from '../../accounts/audit.service.js';
import { type MadeToken, TokensService } from '../../accounts/tokens.service.js';
import { ApiCommonProblems, ApiDatabaseProblem, ApiProblem } from '../problems/problem.dto.js';
import {
  AccountIdParams,
  MADE_TOKEN_EXAMPLE,
  MadeTokenDto,
  NewTokenBody,
  TOKEN_EXAMPLE,
  TokenListDto,
} from './accounts.dto.js';
import { Needs, NeedsSession } from './needs.js';
import { CurrentActor, CurrentDoer } from './request-actor.js';

/** What programs show to act for a user. */
@ApiTags('Accounts')
@Controller('tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Get()
  @Needs('read')
  @ApiOperation({
    summary: 'List your tokens, those that were taken back too; an owner sees all',
    operationId: 'listTokens',
  })
  @ApiOkResponse({ type: TokenListDto, description: 'Without their secrets', example: { items: [TOKEN_EXAMPLE] } })
  @ApiDatabaseProblem()
  async list(@CurrentActor() actor: Actor): Promise<TokenListDto> {
    return { items: await this.tokens.list(actor) };
  }

  @Post()
  @NeedsSession('read')
  @ApiOperation({
    summary: 'Make a token',
    description: 'The answer is the only one that shows it: what is stored cannot be turned back into it.',
    operationId: 'createToken',
  })
  @ApiBody({ type: NewTokenBody, examples: { some: { value: { name: 'nightly export', scope: 'read' } } } })
  @ApiCreatedResponse({ type: MadeTokenDto, description: 'The token', example: MADE_TOKEN_EXAMPLE })
  @ApiCommonProblems()
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
  @ApiOperation({ summary: 'Take a token back, at once', operationId: 'revokeToken' })
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
