import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { FailureSummary, FailureView, QueueView } from '../../queues/failure-view.js';
import { ApiList, answerList } from '../list-answer.js';
import type { Page } from '../page-cursor.js';
import { Needs } from '../accounts/needs.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import {
  FAILURE_DETAIL_EXAMPLE,
  FAILURE_EXAMPLE,
  JobFailureDetailDto,
  JobFailureDto,
  JobFailurePageDto,
  JobFailureQuery,
  JobFailuresQuery,
  RetryBody,
  RetryDto,
} from './job-failure.dto.js';
import { JobPages } from './job-pages.service.js';
import { JobsOverviewDto, OVERVIEW_EXAMPLE, QUEUE_EXAMPLE, QueueDto, QueueParams } from './queue.dto.js';

const INVALID = [
  'invalid-request',
  'The request is not valid',
  'One field of the request cannot be used as given.',
] as const;
const UNAVAILABLE = [
  'queues-unavailable',
  'The queues do not answer',
  'Redis, which holds the queues, does not answer',
] as const;

/** Documents what every route that asks the queues has in common. */
function ApiQueueProblems(): MethodDecorator {
  return applyDecorators(ApiProblem(400, ...INVALID), ApiProblem(503, ...UNAVAILABLE));
}

/** Queues, who works on them, and what failed. */
@ApiTags('Jobs')
@Needs('read')
@Controller('jobs')
export class JobsController {
  constructor(private readonly pages: JobPages) {}

  @Get()
  @ApiOperation({
    summary: 'Look at the queues and at the processes at work',
    description:
      'How many jobs wait, run and failed for good in each queue, and which processes gave a sign of life lately.',
    operationId: 'getJobs',
  })
  @ApiOkResponse({ type: JobsOverviewDto, description: 'Queues and processes', example: OVERVIEW_EXAMPLE })
  @ApiProblem(503, ...UNAVAILABLE)
  async overview(): Promise<JobsOverviewDto> {
    return this.pages.overview();
  }

  @Get('failures')
  @ApiOperation({
    summary: 'List jobs that failed and have not succeeded since, newest failure first',
    description: 'They are kept in the database: this answers also while Redis does not.',
    operationId: 'listJobFailures',
  })
  @ApiList({ page: JobFailurePageDto, item: JobFailureDto, description: 'One page', example: FAILURE_EXAMPLE })
  @ApiCommonProblems()
  async listFailures(
    @Query() query: JobFailuresQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<FailureSummary> | AsyncIterable<Buffer>> {
    return answerList(reply, query, (asked) => this.pages.listFailures(asked));
  }

  @Get('failures/detail')
  @ApiOperation({
    summary: 'Look at one failed job: what it was asked to do and every error with its causes',
    description: 'Secrets in messages are hidden. A job that has succeeded since then is not there any more.',
    operationId: 'getJobFailure',
  })
  @ApiOkResponse({ type: JobFailureDetailDto, description: 'The failed job', example: FAILURE_DETAIL_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(
    404,
    'job-failure-not-found',
    'No such failed job',
    'The queue lichess has no failed job "sync-player/12"',
  )
  async getFailure(@Query() { queue, jobId }: JobFailureQuery): Promise<FailureView> {
    return this.pages.getFailure(queue, jobId);
  }

  @Post('failures/retry')
  @Needs('admin')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Put dead letters back into their queues',
    description: 'Says which ones by any of its fields. Asking twice, also at the same time, puts each one back once.',
    operationId: 'retryJobFailures',
  })
  @ApiBody({
    type: RetryBody,
    examples: {
      one: { value: { queue: 'lichess', jobId: FAILURE_EXAMPLE.jobId } },
      some: { value: { name: 'sync-player', search: 'timeout' } },
      all: { value: { all: true } },
    },
  })
  @ApiOkResponse({ type: RetryDto, description: 'How many', example: { replayed: 3 } })
  @ApiQueueProblems()
  async retry(@Body() body: RetryBody): Promise<RetryDto> {
    return { replayed: await this.pages.retry(body) };
  }

  @Post('queues/:queue/pause')
  @Needs('admin')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let no worker take jobs of a queue',
    description: 'Holds for all processes within seconds, and until it is resumed. Jobs in hand go on.',
    operationId: 'pauseQueue',
  })
  @ApiOkResponse({ type: QueueDto, description: 'The queue', example: { ...QUEUE_EXAMPLE, paused: true } })
  @ApiQueueProblems()
  async pause(@Param() { queue }: QueueParams): Promise<QueueView> {
    return this.pages.setPaused(queue, true);
  }

  @Post('queues/:queue/resume')
  @Needs('admin')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let workers take jobs of a queue again',
    description: 'Jobs that came meanwhile are taken in their order. Harmless to repeat.',
    operationId: 'resumeQueue',
  })
  @ApiOkResponse({ type: QueueDto, description: 'The queue', example: QUEUE_EXAMPLE })
  @ApiQueueProblems()
  async resume(@Param() { queue }: QueueParams): Promise<QueueView> {
    return this.pages.setPaused(queue, false);
  }
}
