import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type PipelineView, PipelinesService } from '../../operations/pipelines/pipelines.service.js';
import type { RunTree } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { Needs } from '../accounts/needs.js';
import { StartedBefore } from '../idempotency/idempotency.interceptor.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { ApiCommonProblems, ApiDatabaseProblem, ApiProblem } from '../problems/problem.dto.js';
import { PIPELINE_EXAMPLE, RunTreeDto, STAGE_EXAMPLE } from '../runs/run.dto.js';
import { PIPELINE_VIEW_EXAMPLE, PipelinesDto } from './pipeline.dto.js';

/** Work in stages that the clock or anybody may start. */
@ApiTags('Pipelines')
@Needs('read')
@Controller('pipelines')
export class PipelinesController {
  constructor(
    private readonly pipelines: PipelinesService,
    private readonly runs: RunsService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List all pipelines with their newest runs',
    description: 'Each with its stages in their order. The newest run may be under way or have ended.',
    operationId: 'listPipelines',
  })
  @ApiOkResponse({ type: PipelinesDto, description: 'All of them', example: { items: [PIPELINE_VIEW_EXAMPLE] } })
  @ApiDatabaseProblem()
  async list(): Promise<{ items: PipelineView[] }> {
    return { items: await this.pipelines.list() };
  }

  @Post(':name/trigger')
  @Needs('admin')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Start a pipeline',
    description: 'Answers at once with the run that does it; while a run is active, asking again gives the same run.',
    operationId: 'triggerPipeline',
  })
  @ApiParam({ name: 'name', description: 'Name of the pipeline', example: 'sync-due-players', type: String })
  @ApiAcceptedResponse({
    type: RunTreeDto,
    description: 'The run',
    headers: { location: { description: 'Where to find it', schema: { type: 'string' } } },
    example: { ...PIPELINE_EXAMPLE, stages: [STAGE_EXAMPLE] },
  })
  @ApiCommonProblems()
  @ApiProblem(404, 'pipeline-not-found', 'Pipeline not found', 'There is no pipeline "sing"')
  @Idempotent()
  async trigger(
    @Param('name') name: string,
    @StartedBefore() startedBefore: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunTree> {
    const id = startedBefore ?? (await this.pipelines.trigger(name, 'api')).run.id;
    reply.header('location', `/api/runs/${id}`);
    return this.runs.getTree(id);
  }
}
