import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, Sse } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { Actor } from '../../accounts/actor.js';
import type { BatchFailure, BatchView } from '../../analysis/batches/batch-view.js';
import { type BatchReader, BatchesService } from '../../analysis/batches/batches.service.js';
import { PlayersService } from '../../players/players.service.js';
import { Needs } from '../accounts/needs.js';
import { CurrentActor } from '../accounts/request-actor.js';
import { StartedBefore } from '../idempotency/idempotency.interceptor.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { ApiList, answerList } from '../list-answer.js';
import { makeIdCursor, type Page, pageOf, parseIdCursor, readPage } from '../page-cursor.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import { Followers } from '../runs/followers.service.js';
import { type LiveEvent, RunEvents } from '../runs/run-events.service.js';
import { PageQuery } from '../page.query.js';
import { BatchParams, BatchRequestDto, toBatchRequest } from './batch-request.dto.js';
import {
  BATCH_EXAMPLE,
  type BatchAnswer,
  BatchDto,
  BatchFailureDto,
  BatchFailuresDto,
  BatchPageDto,
  FAILURE_EXAMPLE,
  toBatchAnswer,
} from './batch.dto.js';

const LIST = 'analysis-batches';
const FAILURES = 'batch-failures';
const NOT_FOUND = ['batch-not-found', 'Batch not found', 'There is no batch 51'] as const;
const ENDED = ['batch-ended', 'The batch has ended', 'Batch 51 has ended'] as const;
const FULL = ['too-many-batches', 'Too many batches', '3 batches are under way'] as const;

/** Analyses of many games: one of each user at a time, a few in all. */
@ApiTags('Analysis')
@Needs('read')
@Controller('analysis-batches')
export class AnalysisBatchesController {
  constructor(
    private readonly batches: BatchesService,
    private readonly players: PlayersService,
    private readonly events: RunEvents,
    private readonly followers: Followers,
  ) {}

  @Post()
  @Needs('write')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Analyse many games',
    description:
      'Answers at once; the games are chosen afterwards. You have one batch at a time, and the server does a few ' +
      '(ANALYSIS_BATCHES); they share the engines in turns. A single game asked for by hand comes before all of them.',
    operationId: 'startAnalysisBatch',
  })
  @ApiBody({ type: BatchRequestDto, examples: { blitz: { value: { player: 'knightly_otter', speed: 'blitz' } } } })
  @ApiAcceptedResponse({
    type: BatchDto,
    description: 'The batch',
    headers: { location: { description: 'Where to find it', schema: { type: 'string' } } },
    example: BATCH_EXAMPLE,
  })
  @ApiCommonProblems()
  @ApiProblem(404, 'player-not-found', 'Player not found', 'No player "knightly_otter" is stored')
  @ApiProblem(429, 'batch-under-way', 'You have a batch already', 'Your batch 51 is running: 28 % done, about 4 h left')
  @ApiProblem(503, ...FULL)
  @Idempotent()
  async start(
    @Body() body: BatchRequestDto,
    @CurrentActor() actor: Actor,
    @StartedBefore() startedBefore: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BatchAnswer> {
    const batch = startedBefore
      ? await this.batches.get(startedBefore, readerOf(actor))
      : await this.request(body, actor);
    reply.header('location', `/api/analysis-batches/${batch.id}`);
    return toBatchAnswer(batch);
  }

  private async request(body: BatchRequestDto, { userId }: Actor): Promise<BatchView> {
    if (body.player) await this.players.get(body.player);
    return this.batches.request(toBatchRequest(body), userId);
  }

  @Get()
  @ApiOperation({
    summary: 'List your batches, newest first; an owner sees all',
    description: 'Those under way and those that have ended.',
    operationId: 'listAnalysisBatches',
  })
  @ApiList({ page: BatchPageDto, item: BatchDto, description: 'One page', example: BATCH_EXAMPLE })
  @ApiCommonProblems()
  async list(
    @Query() query: PageQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<BatchAnswer> | AsyncIterable<Buffer>> {
    const read = async (place: { beforeId?: number; limit: number }): Promise<BatchAnswer[]> =>
      (await this.batches.list(place, readerOf(actor))).map(toBatchAnswer);
    return answerList(reply, query, (asked) => readPage(LIST, asked, read));
  }

  @Get(':id')
  @ApiOperation({
    summary: 'Look at a batch of your own; an owner sees all',
    description:
      '`progress` is the share of the games to be analysed that have ended; skipped games are no part of it.',
    operationId: 'getAnalysisBatch',
  })
  @ApiOkResponse({ type: BatchDto, description: 'The batch', example: BATCH_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  async get(@Param() { id }: BatchParams, @CurrentActor() actor: Actor): Promise<BatchAnswer> {
    return toBatchAnswer(await this.batches.get(id, readerOf(actor)));
  }

  @Sse(':id/events')
  @ApiOperation({
    summary: 'Follow a batch as server-sent events',
    description:
      'An event `batch` with the same numbers as GET /api/analysis-batches/{id} at once and after every change, until it has ' +
      'ended; then an event `end` with the last of them, after which the server closes the stream.',
    operationId: 'followAnalysisBatch',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({
    description: 'A stream of events',
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(BatchDto) }, example: BATCH_EXAMPLE } },
  })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  @ApiProblem(429, 'too-many-streams-of-user', 'You follow too much at once', 'You follow 10 runs already')
  async follow(
    @Param() { id }: BatchParams,
    @Req() request: FastifyRequest,
  ): Promise<Observable<LiveEvent<BatchAnswer>>> {
    return this.events.followAny(this.followers.of(request), {
      type: 'batch',
      read: (actor) => this.get({ id }, actor),
      hasEnded: ({ completedAt }) => completedAt !== null,
    });
  }

  @Get(':id/failures')
  @ApiOperation({
    summary: 'List the games of a batch that were not analysed, each with the reason',
    description: 'In the order in which the games were chosen.',
    operationId: 'listAnalysisBatchFailures',
  })
  @ApiList({ page: BatchFailuresDto, item: BatchFailureDto, description: 'One page', example: FAILURE_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  async listFailures(
    @Param() { id }: BatchParams,
    @Query() query: PageQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<BatchFailure> | AsyncIterable<Buffer>> {
    return answerList(reply, query, (asked) => this.failuresPage(id, asked, readerOf(actor)));
  }

  private async failuresPage(
    id: number,
    { limit, cursor }: PageQuery,
    reader: BatchReader,
  ): Promise<Page<BatchFailure>> {
    const afterPlace = parseIdCursor(FAILURES, cursor);
    const rows = await this.batches.listFailures(id, { afterPlace, limit: limit + 1 }, reader);
    return pageOf(rows, limit, ({ place }) => makeIdCursor(FAILURES, place));
  }

  @Post(':id/cancel')
  @Needs('write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'End a batch; what was analysed stays, and games in hand are stored all the same',
    description: 'You may start another one at once. One that has ended answers 409.',
    operationId: 'cancelAnalysisBatch',
  })
  @ApiOkResponse({ type: BatchDto, description: 'The batch', example: { ...BATCH_EXAMPLE, state: 'cancelled' } })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  @ApiProblem(409, ...ENDED)
  async cancel(@Param() { id }: BatchParams, @CurrentActor() actor: Actor): Promise<BatchAnswer> {
    return toBatchAnswer(await this.batches.cancel(id, readerOf(actor)));
  }

  @Post(':id/pause')
  @Needs('write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let a batch rest',
    description:
      'Games in hand go on to the end of a part. Its place is free for others meanwhile; it stays your one batch. Harmless to ' +
      'repeat.',
    operationId: 'pauseAnalysisBatch',
  })
  @ApiOkResponse({ type: BatchDto, description: 'The batch', example: { ...BATCH_EXAMPLE, state: 'paused' } })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  @ApiProblem(409, ...ENDED)
  async pause(@Param() { id }: BatchParams, @CurrentActor() actor: Actor): Promise<BatchAnswer> {
    return toBatchAnswer(await this.batches.pause(id, readerOf(actor)));
  }

  @Post(':id/resume')
  @Needs('write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let a batch go on that rests, as soon as there is a place for it',
    description: 'Harmless for one that does not rest. While all places are taken the answer is 503.',
    operationId: 'resumeAnalysisBatch',
  })
  @ApiOkResponse({ type: BatchDto, description: 'The batch', example: BATCH_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  @ApiProblem(409, ...ENDED)
  @ApiProblem(503, ...FULL)
  async resume(@Param() { id }: BatchParams, @CurrentActor() actor: Actor): Promise<BatchAnswer> {
    return toBatchAnswer(await this.batches.resume(id, readerOf(actor)));
  }
}

/** Whose batches somebody sees. */
function readerOf({ userId, scope }: Actor): BatchReader {
  return { userId, seesAll: scope === 'admin' };
}
