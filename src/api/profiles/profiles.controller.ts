import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ProfilesService } from '../../ingestion/profiles/profiles.service.js';
import type { RunView } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { Needs } from '../accounts/needs.js';
import { StartedBefore } from '../idempotency/idempotency.interceptor.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { ApiCommonProblems } from '../problems/problem.dto.js';
import { RunDto } from '../runs/run.dto.js';
import { PROFILES_RUN_EXAMPLE, ProfilesBody } from './profiles.dto.js';

/** What accounts show: ratings, titles, who is closed or marked. */
@ApiTags('Players')
@Needs('read')
@Controller('profiles')
export class ProfilesController {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly runs: RunsService,
  ) {}

  @Post()
  @Needs('write')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Ask Lichess about stored players whose profile is missing or stale',
    description:
      'Answers at once with the run that does it, 300 players a request with a pause between. While a run of everybody is ' +
      'active, asking again gives the same run. GET /api/players/{id} shows what came of it.',
    operationId: 'readProfiles',
  })
  @ApiBody({
    type: ProfilesBody,
    required: false,
    examples: { due: { value: {} }, some: { value: { players: ['Knightly_Otter'], refresh: true } } },
  })
  @ApiAcceptedResponse({
    type: RunDto,
    description: 'The run',
    headers: { location: { description: 'Where to find it', schema: { type: 'string' } } },
    example: PROFILES_RUN_EXAMPLE,
  })
  @ApiCommonProblems()
  @Idempotent()
  async request(
    @Body() body: ProfilesBody,
    @StartedBefore() startedBefore: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunView> {
    const run = startedBefore
      ? await this.runs.get(startedBefore)
      : (await this.profiles.request({ ...body, startedBy: 'api' })).run;
    reply.header('location', `/api/runs/${run.id}`);
    return run;
  }
}
