import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Orchestrator, type Plan } from '../../operations/schedules/orchestrator.js';
import { Needs } from '../accounts/needs.js';
import { ApiDatabaseProblem } from '../problems/problem.dto.js';
import { PLAN_EXAMPLE, PlanDto } from './plan.dto.js';

const SHOWN = 10;

/** What comes next, and why. */
@ApiTags('Schedules')
@Needs('read')
@Controller('plan')
export class PlanController {
  constructor(private readonly orchestrator: Orchestrator) {}

  @Get()
  @ApiOperation({
    summary: 'Whose turn comes next, the first ten, and why',
    description: 'Made from what is stored, for this moment: it starts nothing and asks nothing of Lichess.',
    operationId: 'getPlan',
  })
  @ApiOkResponse({ type: PlanDto, description: 'The plan as of now', example: PLAN_EXAMPLE })
  @ApiDatabaseProblem()
  async get(): Promise<Plan> {
    return this.orchestrator.plan(new Date(), SHOWN);
  }
}
