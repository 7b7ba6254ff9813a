import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CrawlEstimate } from '../../ingestion/crawl/crawl-estimate.js';
import type { CrawlPlayerView, CrawlRunView, CrawlView } from '../../ingestion/crawl/crawl-view.js';
import { CrawlsService } from '../../ingestion/crawl/crawls.service.js';
import { ApiList, answerList } from '../list-answer.js';
import { type Page, pageOf, readPage } from '../page-cursor.js';
import { Needs } from '../accounts/needs.js';
import { StartedBefore } from '../idempotency/idempotency.interceptor.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import { CrawlDto, CrawlEstimateDto, CrawlPageDto, CrawlPlayerDto, CrawlPlayersDto, CrawlRunDto } from './crawl.dto.js';
import { CRAWL_EXAMPLE, CRAWL_RUN_EXAMPLE } from './crawl.example.js';
import { makeCrawlCursor, parseCrawlCursor } from './crawl-cursor.js';
import { CrawlParams, CrawlPlayersQuery, CrawlRequestDto, CrawlsQuery, toCrawlWishes } from './crawl-request.dto.js';

const LIST = 'crawls';
const NOT_FOUND = ['crawl-not-found', 'Crawl not found', 'There is no crawl 40'] as const;
const ENDED = ['crawl-ended', 'The crawl has ended', 'Crawl 40 has ended'] as const;
const REQUEST = { request: { value: { player: 'Knightly_Otter', depth: 2, maxPlayers: 50, minGames: 3 } } };

/** From player to player: opponents found and read by rules. */
@ApiTags('Crawls')
@Needs('read')
@Controller('crawls')
export class CrawlsController {
  constructor(private readonly crawls: CrawlsService) {}

  @Post()
  @Needs('write')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Crawl from a player to opponents and their opponents',
    description:
      'Answers at once with the run that does it. While a crawl from the same player is active, asking again gives that ' +
      'one with its own rules. GET /api/crawls lists them.',
    operationId: 'startCrawl',
  })
  @ApiBody({ type: CrawlRequestDto, examples: REQUEST })
  @ApiAcceptedResponse({
    type: CrawlDto,
    description: 'The crawl',
    headers: { location: { description: 'Where to find it', schema: { type: 'string' } } },
    example: CRAWL_EXAMPLE,
  })
  @ApiCommonProblems()
  @Idempotent()
  async start(
    @Body() body: CrawlRequestDto,
    @StartedBefore() startedBefore: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CrawlView> {
    const id = startedBefore ?? (await this.request(body));
    reply.header('location', `/api/crawls/${id}`);
    return this.crawls.get(id);
  }

  private async request(body: CrawlRequestDto): Promise<number> {
    const { run } = await this.crawls.request({ player: body.player, startedBy: 'api', wishes: toCrawlWishes(body) });
    return run.id;
  }

  @Post('estimate')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Say how much a crawl would be: requests, games, hours, disk',
    description: 'Asks nothing of Lichess: it rests on what is stored, and says on what.',
    operationId: 'estimateCrawl',
  })
  @ApiBody({ type: CrawlRequestDto, examples: REQUEST })
  @ApiOkResponse({ type: CrawlEstimateDto, description: 'The estimate', example: CRAWL_EXAMPLE.left })
  @ApiCommonProblems()
  async estimate(@Body() body: CrawlRequestDto): Promise<CrawlEstimate> {
    return this.crawls.estimate(body.player, toCrawlWishes(body));
  }

  @Get()
  @ApiOperation({
    summary: 'List crawls, newest first, each with its rules',
    description: 'The team shares them. GET /api/crawls/{id} has the frontier of one, and who is next.',
    operationId: 'listCrawls',
  })
  @ApiList({ page: CrawlPageDto, item: CrawlRunDto, description: 'One page of crawls', example: CRAWL_RUN_EXAMPLE })
  @ApiCommonProblems()
  async list(
    @Query() query: CrawlsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<CrawlRunView> | AsyncIterable<Buffer>> {
    return answerList(reply, query, ({ player, state, ...paging }) =>
      readPage(LIST, paging, (place) => this.crawls.list({ playerId: player, state, ...place })),
    );
  }

  @Get(':id')
  @ApiOperation({
    summary: 'Look at a crawl: its frontier, and who is next and why',
    description: 'The same for everybody of the team, whoever started it. `left` estimates what is still to be done.',
    operationId: 'getCrawl',
  })
  @ApiOkResponse({ type: CrawlDto, description: 'The crawl', example: CRAWL_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  async get(@Param() { id }: CrawlParams): Promise<CrawlView> {
    return this.crawls.get(id);
  }

  @Get(':id/players')
  @ApiOperation({
    summary: 'List the players of a crawl, by depth and place, each with the reason',
    description: 'Of players left out the best 1,000 of each level are kept; GET /api/crawls/{id} counts all of them.',
    operationId: 'listCrawlPlayers',
  })
  @ApiList({ page: CrawlPlayersDto, item: CrawlPlayerDto, description: 'A page', example: CRAWL_EXAMPLE.next[0] })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  async listPlayers(
    @Param() { id }: CrawlParams,
    @Query() query: CrawlPlayersQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<CrawlPlayerView> | AsyncIterable<Buffer>> {
    return answerList(reply, query, (asked) => this.pageOfPlayers(id, asked));
  }

  private async pageOfPlayers(id: number, { state, limit, cursor }: CrawlPlayersQuery): Promise<Page<CrawlPlayerView>> {
    const after = cursor === undefined ? undefined : parseCrawlCursor(cursor);
    const rows = await this.crawls.listPlayers(id, { state, after, limit: limit + 1 });
    return pageOf(rows, limit, makeCrawlCursor);
  }

  @Post(':id/pause')
  @Needs('write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let a crawl rest',
    description: 'Whoever is being read is left within a second or two and gone on with at resume. Harmless to repeat.',
    operationId: 'pauseCrawl',
  })
  @ApiOkResponse({ type: CrawlDto, description: 'The crawl', example: { ...CRAWL_EXAMPLE, wish: 'pause' } })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  @ApiProblem(409, ...ENDED)
  async pause(@Param() { id }: CrawlParams): Promise<CrawlView> {
    return this.crawls.pause(id);
  }

  @Post(':id/resume')
  @Needs('write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let a crawl go on that was paused, given up or ended for want of a token',
    description: 'It goes on from its frontier as it stands. One that ended in another way answers 409.',
    operationId: 'resumeCrawl',
  })
  @ApiOkResponse({ type: CrawlDto, description: 'The crawl', example: CRAWL_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  @ApiProblem(409, ...ENDED)
  async resume(@Param() { id }: CrawlParams): Promise<CrawlView> {
    return this.crawls.resume(id);
  }

  @Post(':id/stop')
  @Needs('write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'End a crawl; what was read stays, and its frontier can be looked at',
    description: 'Whoever is being read is left within a second or two; the state is `stopped` then.',
    operationId: 'stopCrawl',
  })
  @ApiOkResponse({ type: CrawlDto, description: 'The crawl', example: { ...CRAWL_EXAMPLE, wish: 'stop' } })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  @ApiProblem(409, ...ENDED)
  async stop(@Param() { id }: CrawlParams): Promise<CrawlView> {
    return this.crawls.stop(id);
  }
}
