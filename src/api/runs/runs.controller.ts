import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RunView } from '../../ingestion/run-view.js';
import { SyncService } from '../../ingestion/sync.service.js';
import { type Page, pageOf, parseIdCursor } from '../page-cursor.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import { RUN_EXAMPLE, RunDto, RunPageDto, RunParams, RunsQuery } from './run.dto.js';

const LIST = 'runs';

/** The ledger: every long action and what became of what it received. */
@ApiTags('Runs')
@Controller('runs')
export class RunsController {
  constructor(private readonly sync: SyncService) {}

  @Get()
  @ApiOperation({ summary: 'List runs, newest first', operationId: 'listRuns' })
  @ApiOkResponse({ type: RunPageDto, description: 'One page of runs', example: { items: [RUN_EXAMPLE] } })
  @ApiCommonProblems()
  async list(@Query() { player, state, limit, cursor }: RunsQuery): Promise<Page<RunView>> {
    const beforeId = parseIdCursor(LIST, cursor);
    return pageOf(LIST, await this.sync.listRuns({ playerId: player, state, beforeId, limit: limit + 1 }), limit);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Look at one run', operationId: 'getRun' })
  @ApiOkResponse({ type: RunDto, description: 'The run', example: RUN_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, 'run-not-found', 'Run not found', 'There is no run 12')
  async get(@Param() { id }: RunParams): Promise<RunView> {
    return this.sync.getRun(id);
  }
}
