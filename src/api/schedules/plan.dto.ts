import { ApiProperty } from '@nestjs/swagger';
import type { PlayerId } from '../../chess/ids.js';
import type { SyncPlanItem } from '../../ingestion/sync-policy.js';
import type { FanOut } from '../../operations/schedules/fan-outs.js';
import type { Plan } from '../../operations/schedules/orchestrator.js';

export const PLAN_EXAMPLE = {
  at: '2026-05-01T18:30:00.000Z',
  due: 1,
  fanOuts: [{ pipeline: 'sync-due-players', why: '1 player is due' }],
  next: [
    {
      playerId: 'knightly_otter',
      isDue: true,
      dueAt: '2026-05-01T18:21:04.120Z',
      openGames: 2,
      why: 'home player, last read 24 min ago',
    },
  ],
} as const;

/** When a player is read next, and why. */
export class PlanItemDto implements SyncPlanItem {
  @ApiProperty({ type: String, description: 'Player whose history is read', example: 'knightly_otter' })
  playerId!: PlayerId;

  @ApiProperty({ description: 'True when dueAt has come', example: true })
  isDue!: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'When the next reading is due',
    example: PLAN_EXAMPLE.at,
  })
  dueAt!: Date;

  @ApiProperty({
    type: 'integer',
    description: 'Stored games that were being played at the last look; the reading asks for them again',
    example: 2,
  })
  openGames!: number;

  @ApiProperty({
    description: 'Why then, in words',
    example: 'home player, last read 24 min ago',
  })
  why!: string;
}

/** A pipeline there is work for. */
export class FanOutDto implements FanOut {
  @ApiProperty({ description: 'Name of the pipeline', example: 'sync-due-players' })
  pipeline!: string;

  @ApiProperty({ description: 'What there is to do for it, in words', example: '1 player is due' })
  why!: string;
}

/** What the orchestrator would do now, and what comes next. */
export class PlanDto implements Plan {
  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'The moment it is made for',
    example: PLAN_EXAMPLE.at,
  })
  at!: Date;

  @ApiProperty({ type: 'integer', description: 'Players whose history is due', example: 1 })
  due!: number;

  @ApiProperty({ type: [FanOutDto], description: 'What the next tick starts' })
  fanOuts!: FanOutDto[];

  @ApiProperty({ type: [PlanItemDto], description: 'Whose turn comes next, in order' })
  next!: PlanItemDto[];
}
