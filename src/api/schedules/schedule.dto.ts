import { ApiProperty } from '@nestjs/swagger';
import { CATCH_UPS, type CatchUp } from '../../operations/schedules/due-ticks.js';
import type { ScheduleView, TickView } from '../../operations/schedules/schedules.service.js';
import { BodyBoolean, BodyEnum, BodyOptionalText, QueryInt } from '../validation/rules.js';

export const SCHEDULE_EXAMPLE = {
  name: 'daily',
  action: 'daily',
  cron: '30 3 * * *',
  enabled: true,
  catchUp: 'once',
  consideredAt: '2026-05-01T03:30:00.000Z',
  lastTickAt: '2026-05-01T03:30:00.000Z',
  lastRunId: 30,
  lastOutcome: 'started daily, run 30',
  nextTickAt: '2026-05-02T03:30:00.000Z',
} as const;

export const TICK_EXAMPLE = {
  schedule: 'daily',
  dueAt: '2026-05-01T03:30:00.000Z',
  tickedAt: '2026-05-01T03:30:00.412Z',
  tickedBy: 'study-room/4711/1f0a2b3c',
  outcome: 'started daily, run 30',
  runId: 30,
} as const;

/** Something that happens by the clock. */
export class ScheduleDto implements ScheduleView {
  @ApiProperty({ description: 'Name of the schedule', example: 'daily' })
  name!: string;

  @ApiProperty({ description: 'orchestrate, or the name of a pipeline', example: 'daily' })
  action!: string;

  @ApiProperty({ description: 'When, as a cron expression in UTC', example: '30 3 * * *' })
  cron!: string;

  @ApiProperty({ description: 'Nothing happens while it is off', example: true })
  enabled!: boolean;

  @ApiProperty({
    type: String,
    enum: CATCH_UPS,
    description:
      'What becomes of moments that passed while nothing ran: skip drops them, once makes up for all with one tick, ' +
      'all makes up for each',
    example: 'once',
  })
  catchUp!: CatchUp;

  @ApiProperty({ type: String, format: 'date-time', description: 'Moments up to this one are dealt with' })
  consideredAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Moment of the last tick' })
  lastTickAt!: Date | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Last run it started or found under way', example: 30 })
  lastRunId!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What came of the last tick',
    example: SCHEDULE_EXAMPLE.lastOutcome,
  })
  lastOutcome!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null while it is off' })
  nextTickAt!: Date | null;
}

export class SchedulesDto {
  @ApiProperty({ type: [ScheduleDto], description: 'All schedules, by name' })
  items!: ScheduleDto[];
}

/** A moment that was acted upon. */
export class TickDto implements TickView {
  @ApiProperty({ description: 'Name of the schedule', example: 'daily' })
  schedule!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'The moment by its cron expression' })
  dueAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was acted upon' })
  tickedAt!: Date;

  @ApiProperty({ description: 'Process that did it', example: TICK_EXAMPLE.tickedBy })
  tickedBy!: string;

  @ApiProperty({ description: 'What came of it', example: TICK_EXAMPLE.outcome })
  outcome!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Run it started or found under way', example: 30 })
  runId!: number | null;
}

export class TicksDto {
  @ApiProperty({ type: [TickDto], description: 'Newest first' })
  items!: TickDto[];
}

export class TicksQuery {
  @QueryInt({ min: 1, max: 1_000, description: 'How many; 50 unless told', example: 20 })
  limit: number = 50;
}

/** Body of PUT /api/schedules/{name}; what is left out stays as it is. */
export class ScheduleBody {
  @BodyOptionalText({ maxLength: 60, description: 'orchestrate, or the name of a pipeline', example: 'daily' })
  action?: string;

  @BodyOptionalText({ maxLength: 100, description: 'When, as a cron expression in UTC', example: '0 */2 * * *' })
  cron?: string;

  @BodyBoolean({ description: 'Off keeps it from happening', example: true })
  enabled?: boolean;

  @BodyEnum(CATCH_UPS, { description: 'What becomes of moments that passed while nothing ran', example: 'once' })
  catchUp?: CatchUp;
}
