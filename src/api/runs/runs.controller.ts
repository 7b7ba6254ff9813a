import { Controller, Get, Param, Query, Req, Res, Sse } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { RunTree, RunView } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { ApiList, answerList } from '../list-answer.js';
import { type Page, readPage } from '../page-cursor.js';
import { Needs } from '../accounts/needs.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import {
  PIPELINE_EXAMPLE,
  RUN_EXAMPLE,
  RunDto,
  RunPageDto,
  RunParams,
  RunsQuery,
  RunTreeDto,
  STAGE_EXAMPLE,
} from './run.dto.js';
import { Followers } from './followers.service.js';
import { type RunEvent, RunEvents } from './run-events.service.js';

const LIST = 'runs';
const TREE_EXAMPLE = { ...PIPELINE_EXAMPLE, stages: [STAGE_EXAMPLE] };
const NOT_FOUND = ['run-not-found', 'Run not found', 'There is no run 12'] as const;

/** Every long action: how far it is, its stages, and what became of what it received. */
@ApiTags('Runs')
@Needs('read')
@Controller('runs')
export class RunsController {
  constructor(
    private readonly runs: RunsService,
    private readonly events: RunEvents,
    private readonly followers: Followers,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List runs, newest first',
    description: 'Those of the whole team, of all kinds unless `kind` says which.',
    operationId: 'listRuns',
  })
  @ApiList({ page: RunPageDto, item: RunDto, description: 'One page of runs', example: RUN_EXAMPLE })
  @ApiCommonProblems()
  async list(
    @Query() query: RunsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<RunView> | AsyncIterable<Buffer>> {
    return answerList(reply, query, (asked) => this.page(asked));
  }

  private async page({ player, state, kind, parent, ...paging }: RunsQuery): Promise<Page<RunView>> {
    const filter = { playerId: player, state, kind, parentId: parent };
    return readPage(LIST, paging, (place) => this.runs.list({ ...filter, ...place }));
  }

  @Get(':id')
  @ApiOperation({
    summary: 'Look at one run and its stages',
    description: 'Of any kind and whoever asked for it. GET /api/runs/{id}/events tells the same as it changes.',
    operationId: 'getRun',
  })
  @ApiOkResponse({ type: RunTreeDto, description: 'The run', example: TREE_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  async get(@Param() { id }: RunParams): Promise<RunTree> {
    return this.runs.getTree(id);
  }

  @Sse(':id/events')
  @ApiOperation({
    summary: 'Follow a run as server-sent events',
    description:
      'An event `run` with the same numbers as GET /api/runs/{id} at once and after every change, until the run has ended; ' +
      'then an event `end` with the last of them, after which the server closes the stream.',
    operationId: 'followRun',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({
    description: 'A stream of events',
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(RunTreeDto) }, example: TREE_EXAMPLE } },
  })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  @ApiProblem(429, 'too-many-streams-of-user', 'You follow too much at once', 'You follow 10 runs already')
  async follow(@Param() { id }: RunParams, @Req() request: FastifyRequest): Promise<Observable<RunEvent>> {
    return this.events.follow(id, this.followers.of(request));
  }
}
