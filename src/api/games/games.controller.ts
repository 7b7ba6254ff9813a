import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { PlayerId } from '../../chess/ids.js';
import { type GamePage, GamesService } from '../../games/games.service.js';
import type { GameDetail } from '../../games/game-view.js';
import { ApiConditional, answerVersioned } from '../conditional.js';
import { NDJSON_MEDIA_TYPE, prefersNdjson } from '../ndjson.js';
import { PlayerIdPipe } from '../players/player-id.pipe.js';
import { Needs } from '../accounts/needs.js';
import { ApiCommonProblems, ApiDatabaseProblem, ApiProblem } from '../problems/problem.dto.js';
import { GameDetailDto } from './game.dto.js';
import { GAME_PAGE_SCHEMA } from './game-page.schema.js';
import { GAME_EXAMPLE, GAME_SUMMARY_EXAMPLE } from './game.example.js';
import { GamePageDto, GamesQuery, PlayerGamesQuery } from './games.query.js';
import { GameLists } from './game-lists.service.js';

const PAGE_EXAMPLE = { items: [GAME_SUMMARY_EXAMPLE], nextCursor: 'bi4xNzYyMTYxMTY0MTIwLmExQjJjM0Q0' };

const ANSWERS =
  `Pages by default. With the header accept: ${NDJSON_MEDIA_TYPE} the answer is the whole filtered list, one game ` +
  'in full per line; limit and cursor are then refused.';
const PAGE_SCHEMA = { response: { 200: { content: { 'application/json': { schema: GAME_PAGE_SCHEMA } } } } };

const ApiGames = (): MethodDecorator =>
  ApiOkResponse({
    description: 'One page of games, or all of them as NDJSON',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(GamePageDto) }, example: PAGE_EXAMPLE },
      [NDJSON_MEDIA_TYPE]: { schema: { $ref: getSchemaPath(GameDetailDto) }, example: GAME_EXAMPLE },
    },
  });

/** Stored games, one by one, all of them and by player. */
@ApiTags('Games')
@Needs('read')
@Controller()
export class GamesController {
  constructor(
    private readonly games: GamesService,
    private readonly lists: GameLists,
  ) {}

  @Get('games')
  @RouteSchema(PAGE_SCHEMA)
  @ApiOperation({
    summary: 'List games of all players, newest first',
    description: `${ANSWERS} GET /api/players/{id}/games knows more filters, which are meant from a player's side.`,
    operationId: 'listGames',
  })
  @ApiGames()
  @ApiCommonProblems()
  async listAll(
    @Query() query: GamesQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GamePage | AsyncIterable<Buffer>> {
    return this.answer(reply, accept, query);
  }

  @Get('games/:id')
  @ApiOperation({
    summary: 'Look at one game with everything stored about it',
    description: 'Asks nothing of Lichess. Ratings are those before the game.',
    operationId: 'getGame',
  })
  @ApiParam({ name: 'id', description: 'Game id, 8 characters; the 12 of one side will do', example: 'a1B2c3D4' })
  @ApiOkResponse({ type: GameDetailDto, description: 'The game', example: GAME_EXAMPLE })
  @ApiDatabaseProblem()
  @ApiProblem(404, 'game-not-found', 'Game not found', 'No game "a1B2c3D4" is stored')
  @ApiConditional()
  async get(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<GameDetail | undefined> {
    return answerVersioned(
      reply,
      () => this.games.getVersion(id),
      () => this.games.getVersioned(id),
    );
  }

  @Get('players/:id/games')
  @RouteSchema(PAGE_SCHEMA)
  @ApiOperation({
    summary: "List a player's games",
    description: ANSWERS,
    operationId: 'listPlayerGames',
  })
  @ApiParam({ name: 'id', description: 'Username in any case', example: 'knightly_otter', type: String })
  @ApiGames()
  @ApiCommonProblems()
  @ApiProblem(404, 'player-not-found', 'Player not found', 'No player "knightly_otter" is stored')
  async list(
    @Param('id', PlayerIdPipe) id: PlayerId,
    @Query() query: PlayerGamesQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GamePage | AsyncIterable<Buffer>> {
    return this.answer(reply, accept, query, id);
  }

  private async answer(
    reply: FastifyReply,
    accept: string | undefined,
    query: GamesQuery,
    player?: PlayerId,
  ): Promise<GamePage | AsyncIterable<Buffer>> {
    reply.header('vary', 'accept');
    if (!prefersNdjson(accept)) return this.lists.list(query, player);
    const lines = await this.lists.stream(query, player);
    reply.type(NDJSON_MEDIA_TYPE);
    return lines;
  }
}
