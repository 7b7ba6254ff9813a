import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { RunView } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { ApiList, answerList } from '../list-answer.js';
import type { Page } from '../page-cursor.js';
import { Needs } from '../accounts/needs.js';
import { StartedBefore } from '../idempotency/idempotency.interceptor.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import { RUN_EXAMPLE, RunDto } from '../runs/run.dto.js';
import {
  REJECTED_EXAMPLE,
  RejectedRecordDto,
  RejectedRecordPageDto,
  RejectedRecordParams,
  RejectedRecordsQuery,
  ReplayBody,
} from './rejected-record.dto.js';
import { RejectedRecordPages } from './rejected-record-pages.service.js';

const NOT_FOUND = ['rejected-record-not-found', 'Rejected record not found', 'There is no rejected record 3'] as const;
const REPLAY_EXAMPLE = {
  ...RUN_EXAMPLE,
  id: 13,
  kind: 'replay',
  playerId: null,
  state: 'done',
  untilAt: null,
  cursorAt: null,
  received: 4,
  inserted: 3,
  updated: 0,
  unchanged: 0,
  rejected: 1,
  requests: 0,
  accountGames: null,
  finishedAt: '2026-05-01T18:31:05.001Z',
} as const;

/** What could not be stored, kept for a look and another try. */
@ApiTags('Rejected records')
@Needs('read')
@Controller('rejected-records')
export class RejectedRecordsController {
  constructor(
    private readonly pages: RejectedRecordPages,
    private readonly runs: RunsService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List rejected records, newest first',
    description: 'Shows at most 2,000 characters of each record; rawTruncated says when there is more.',
    operationId: 'listRejectedRecords',
  })
  @ApiList({ page: RejectedRecordPageDto, item: RejectedRecordDto, description: 'One page', example: REJECTED_EXAMPLE })
  @ApiCommonProblems()
  async list(
    @Query() query: RejectedRecordsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<RejectedRecordDto> | AsyncIterable<Buffer>> {
    return answerList(reply, query, (asked) => this.pages.list(asked));
  }

  @Get(':id')
  @ApiOperation({
    summary: 'Look at one rejected record with its whole text',
    description: 'The list cuts long ones off after 2,000 characters.',
    operationId: 'getRejectedRecord',
  })
  @ApiOkResponse({ type: RejectedRecordDto, description: 'The record', example: REJECTED_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  async get(@Param() { id }: RejectedRecordParams): Promise<RejectedRecordDto> {
    return this.pages.get(id);
  }

  @Post('replay')
  @Needs('write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Try rejected records again with the rules of today',
    description: 'Answers when all were tried, with the run and its ledger.',
    operationId: 'replayRejectedRecords',
  })
  @ApiBody({ type: ReplayBody, required: false, examples: { one: { value: { id: 3 } }, all: { value: {} } } })
  @ApiOkResponse({ type: RunDto, description: 'The run that tried them', example: REPLAY_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  @ApiProblem(409, 'replay-under-way', 'A replay is under way', 'Rejected records are being replayed already')
  @Idempotent()
  async replay(@Body() { id }: ReplayBody, @StartedBefore() startedBefore: number | undefined): Promise<RunView> {
    return startedBefore ? this.runs.get(startedBefore) : this.pages.replay(id);
  }
}
