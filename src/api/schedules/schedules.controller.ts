import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type ScheduleView, SchedulesService, type TickView } from '../../operations/schedules/schedules.service.js';
import { Needs } from '../accounts/needs.js';
import { ApiCommonProblems, ApiDatabaseProblem, ApiProblem } from '../problems/problem.dto.js';
import {
  SCHEDULE_EXAMPLE,
  ScheduleBody,
  ScheduleDto,
  SchedulesDto,
  TICK_EXAMPLE,
  TicksDto,
  TicksQuery,
} from './schedule.dto.js';

const NAME_PARAM = { name: 'name', description: 'Name of the schedule', example: 'daily', type: String };
const NOT_FOUND = ['schedule-not-found', 'Schedule not found', 'There is no schedule "never"'] as const;

/** What happens by the clock. Times are UTC. */
@ApiTags('Schedules')
@Needs('read')
@Controller('schedules')
export class SchedulesController {
  constructor(private readonly schedules: SchedulesService) {}

  @Get()
  @ApiOperation({
    summary: 'List all schedules with their last and next tick',
    description: 'All times are UTC. One that is off has no next tick.',
    operationId: 'listSchedules',
  })
  @ApiOkResponse({ type: SchedulesDto, description: 'All of them', example: { items: [SCHEDULE_EXAMPLE] } })
  @ApiDatabaseProblem()
  async list(): Promise<{ items: ScheduleView[] }> {
    return { items: await this.schedules.list() };
  }

  @Get(':name')
  @ApiOperation({
    summary: 'Look at one schedule',
    description: 'What it starts, when by its cron expression in UTC, and what came of its last tick.',
    operationId: 'getSchedule',
  })
  @ApiParam(NAME_PARAM)
  @ApiOkResponse({ type: ScheduleDto, description: 'The schedule', example: SCHEDULE_EXAMPLE })
  @ApiDatabaseProblem()
  @ApiProblem(404, ...NOT_FOUND)
  async get(@Param('name') name: string): Promise<ScheduleView> {
    return this.schedules.get(name);
  }

  @Put(':name')
  @Needs('admin')
  @ApiOperation({
    summary: 'Change a schedule, or make one',
    description: 'A new one needs action and cron. It counts by what it says from now on.',
    operationId: 'saveSchedule',
  })
  @ApiParam(NAME_PARAM)
  @ApiBody({ type: ScheduleBody, examples: { everyTwoHours: { value: { cron: '0 */2 * * *' } } } })
  @ApiOkResponse({ type: ScheduleDto, description: 'The schedule as it is now', example: SCHEDULE_EXAMPLE })
  @ApiCommonProblems()
  async save(@Param('name') name: string, @Body() body: ScheduleBody): Promise<ScheduleView> {
    return this.schedules.save(name, body);
  }

  @Delete(':name')
  @Needs('admin')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove a schedule; its ticks of the past stay',
    description: 'Runs that it has started go on.',
    operationId: 'removeSchedule',
  })
  @ApiParam(NAME_PARAM)
  @ApiNoContentResponse({ description: 'It is gone' })
  @ApiDatabaseProblem()
  @ApiProblem(404, ...NOT_FOUND)
  async remove(@Param('name') name: string): Promise<void> {
    await this.schedules.remove(name);
  }

  @Get(':name/ticks')
  @ApiOperation({
    summary: 'What came of the last ticks',
    description: 'Newest first, each with the run that it started or found under way.',
    operationId: 'listTicks',
  })
  @ApiParam(NAME_PARAM)
  @ApiOkResponse({ type: TicksDto, description: 'Newest first', example: { items: [TICK_EXAMPLE] } })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  async listTicks(@Param('name') name: string, @Query() { limit }: TicksQuery): Promise<{ items: TickView[] }> {
    return { items: await this.schedules.listTicks(name, limit) };
  }
}
