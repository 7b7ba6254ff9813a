import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { PlayerId } from '../../chess/ids.js';
import type { PlayerView } from '../../players/players.service.js';
import type { RunView } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { Needs } from '../accounts/needs.js';
import { StartedBefore } from '../idempotency/idempotency.interceptor.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { ApiList, answerList } from '../list-answer.js';
import type { Page } from '../page-cursor.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import { RUN_EXAMPLE, RunDto } from '../runs/run.dto.js';
import {
  NewPlayerBody,
  PLAYER_EXAMPLE,
  PLAYER_SUMMARY_EXAMPLE,
  PlayerDto,
  PlayersDto,
  PlayersQuery,
  PlayerSummaryDto,
  SyncBody,
} from './player.dto.js';
import { PlayerIdPipe } from './player-id.pipe.js';
import { type PlayerPage, PlayerPages } from './player-pages.service.js';

const LOCATION = { location: { description: 'Where to find it', schema: { type: 'string' as const } } };
const PLAYER_PARAM = { name: 'id', description: 'Username in any case', example: 'knightly_otter', type: String };
const NOT_FOUND = ['player-not-found', 'Player not found', 'No player "knightly_otter" is stored'] as const;

/** Players and their syncs. */
@ApiTags('Players')
@Needs('read')
@Controller('players')
export class PlayersController {
  constructor(
    private readonly pages: PlayerPages,
    private readonly runs: RunsService,
  ) {}

  @Post()
  @Needs('write')
  @ApiOperation({
    summary: 'Add a player whose history is wanted; harmless to repeat',
    description:
      'The player is followed from now on by the clock. POST /api/players/{id}/sync fetches games without waiting for it.',
    operationId: 'addPlayer',
  })
  @ApiBody({ type: NewPlayerBody, examples: { player: { value: { name: 'Knightly_Otter' } } } })
  @ApiCreatedResponse({
    type: PlayerDto,
    description: 'Was not stored before',
    headers: LOCATION,
    example: PLAYER_EXAMPLE,
  })
  @ApiOkResponse({ type: PlayerDto, description: 'Was stored already', headers: LOCATION, example: PLAYER_EXAMPLE })
  @ApiCommonProblems()
  async add(@Body() { name }: NewPlayerBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<PlayerPage> {
    const { created, page } = await this.pages.add(name);
    reply.status(created ? 201 : 200).header('location', `/api/players/${page.id}`);
    return page;
  }

  @Get()
  @ApiOperation({
    summary: 'List players by name',
    description:
      'Everybody who played a stored game, and whoever was asked for; tracked=true lists only the latter. GET ' +
      '/api/players/{id} also counts games, and shows the profile and the sync.',
    operationId: 'listPlayers',
  })
  @ApiList({
    page: PlayersDto,
    item: PlayerSummaryDto,
    description: 'One page of players',
    example: PLAYER_SUMMARY_EXAMPLE,
  })
  @ApiCommonProblems()
  async list(
    @Query() query: PlayersQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<PlayerView> | AsyncIterable<Buffer>> {
    return answerList(reply, query, (asked) => this.pages.list(asked));
  }

  @Get(':id')
  @ApiOperation({
    summary: 'Look at a player: facts, stored games, state of the sync',
    description: 'Asks nothing of Lichess: it tells what is stored, and how the last sync went.',
    operationId: 'getPlayer',
  })
  @ApiParam(PLAYER_PARAM)
  @ApiOkResponse({ type: PlayerDto, description: 'The player', example: PLAYER_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  async get(@Param('id', PlayerIdPipe) id: PlayerId): Promise<PlayerPage> {
    return this.pages.get(id);
  }

  @Post(':id/sync')
  @Needs('write')
  @HttpCode(202)
  @ApiOperation({
    summary: "Fetch a player's history from Lichess",
    description: 'Answers at once with the run that does it; while a run is active, asking again gives the same run.',
    operationId: 'syncPlayer',
  })
  @ApiParam(PLAYER_PARAM)
  @ApiBody({ type: SyncBody, required: false, examples: { some: { value: { maxGames: 500 } } } })
  @ApiAcceptedResponse({ type: RunDto, description: 'The run', headers: LOCATION, example: RUN_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  @Idempotent()
  async requestSync(
    @Param('id', PlayerIdPipe) id: PlayerId,
    @Body() body: SyncBody,
    @StartedBefore() startedBefore: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunView> {
    const run = startedBefore ? await this.runs.get(startedBefore) : await this.pages.requestSync(id, body);
    reply.header('location', `/api/runs/${run.id}`);
    return run;
  }
}
