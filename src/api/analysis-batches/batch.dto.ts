import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  BATCH_STATES,
  type BatchFailure,
  type BatchState,
  type BatchView,
  type SkippedGames,
} from '../../analysis/batches/batch-view.js';
import { type Color, COLORS } from '../../chess/color.js';
import type { GameId, PlayerId } from '../../chess/ids.js';
import { type Speed, SPEEDS } from '../../chess/speed.js';
import type { Page } from '../page-cursor.js';

export const BATCH_EXAMPLE = {
  id: 51,
  userId: 2,
  state: 'running',
  message: '1,300 of 4,510 games have ended',
  error: null,
  request: { player: 'knightly_otter', speed: 'blitz', nodes: 1_000_000 },
  total: 4_521,
  done: 1_298,
  failed: 1,
  skipped: 12,
  skippedBecause: { analysed: 9, notAnalysable: 2, unsupported: 1, vanished: 0, cancelled: 0 },
  progress: 28,
  secondsLeft: 16_052,
  requestedAt: '2026-05-01T18:30:00.000Z',
  startedAt: '2026-05-01T18:30:00.412Z',
  completedAt: null,
} as const;

export const FAILURE_EXAMPLE = {
  place: 17,
  gameId: 'a1B2c3D4',
  state: 'failed',
  reason: 'The engine did not answer within 10 s',
  endedAt: '2026-05-01T18:31:05.001Z',
} as const;

/** What was asked for. */
export class BatchWishesDto {
  @ApiPropertyOptional({ type: String, description: 'Whose games', example: 'knightly_otter' })
  player?: PlayerId;

  @ApiPropertyOptional({ type: String, enum: SPEEDS, description: 'Only games of this speed', example: 'blitz' })
  speed?: Speed;

  @ApiPropertyOptional({ description: 'true: only rated games; false: only casual ones', example: true })
  rated?: boolean;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Begun at this time or later' })
  since?: Date;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Begun before this time' })
  until?: Date;

  @ApiPropertyOptional({ description: 'ECO code, or the beginning of one or of a name', example: 'B12' })
  opening?: string;

  @ApiPropertyOptional({
    type: String,
    enum: COLORS,
    description: 'Only games the player had this side in',
    example: 'white',
  })
  color?: Color;

  @ApiPropertyOptional({
    type: String,
    enum: ['win', 'draw', 'loss'],
    description: "Only games with this result, from the player's side",
    example: 'win',
  })
  result?: 'win' | 'draw' | 'loss';

  @ApiPropertyOptional({ type: String, description: 'Only games against this player', example: 'rookwarden' })
  opponent?: PlayerId;

  @ApiPropertyOptional({ type: 'integer', description: 'Nodes per position', example: 1_000_000 })
  nodes?: number;

  @ApiPropertyOptional({ type: [String], description: 'Plugins whose results are wanted', example: ['move-quality'] })
  plugins?: string[];

  @ApiPropertyOptional({ type: 'integer', description: 'Games at most, the newest', example: 10_000 })
  maxGames?: number;
}

/** Why games are not analysed. */
export class SkippedGamesDto implements SkippedGames {
  @ApiProperty({ type: 'integer', description: 'They had all that is wanted', example: 9 })
  analysed!: number;

  @ApiProperty({ type: 'integer', description: 'They are not over or have no moves', example: 2 })
  notAnalysable!: number;

  @ApiProperty({ type: 'integer', description: 'The engine does not play their variant', example: 1 })
  unsupported!: number;

  @ApiProperty({ type: 'integer', description: 'They were deleted meanwhile', example: 0 })
  vanished!: number;

  @ApiProperty({ type: 'integer', description: 'The batch was cancelled before', example: 0 })
  cancelled!: number;
}

/** A batch as the API tells of it. */
export type BatchAnswer = Omit<BatchView, 'request'> & { request: BatchWishesDto };

/** An analysis of many games. */
export class BatchDto implements BatchAnswer {
  @ApiProperty({ type: 'integer', description: 'Number of the batch, and of its run', example: 51 })
  id!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Who asked for it; null once the user was deleted',
    example: 2,
  })
  userId!: number | null;

  @ApiProperty({
    type: String,
    enum: BATCH_STATES,
    description: 'planning: its games are being chosen; done, failed and cancelled are final',
    example: 'running',
  })
  state!: BatchState;

  @ApiProperty({ description: 'How it stands, one sentence', example: BATCH_EXAMPLE.message })
  message!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What ended it: cancelled, parts-failed (every game failed), too-many-games or planning-failed',
    example: null,
  })
  error!: string | null;

  @ApiProperty({ type: BatchWishesDto, description: 'What was asked for' })
  request!: BatchWishesDto;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Games selected; null until they are chosen' })
  total!: number | null;

  @ApiProperty({ type: 'integer', description: 'Games whose analysis is stored', example: 1_298 })
  done!: number;

  @ApiProperty({ type: 'integer', description: 'GET /api/analysis-batches/{id}/failures says why', example: 1 })
  failed!: number;

  @ApiProperty({ type: 'integer', description: 'Games that are not analysed', example: 12 })
  skipped!: number;

  @ApiProperty({ type: SkippedGamesDto, description: 'Games that are not analysed, by reason' })
  skippedBecause!: SkippedGamesDto;

  @ApiProperty({
    type: 'integer',
    description:
      'Per cent of the games to be analysed that has ended; never falls, 100 only once the last one is stored',
    minimum: 0,
    maximum: 100,
    example: 28,
  })
  progress!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'By the speed since it began or was resumed; null while nobody can say',
    example: 16_052,
  })
  secondsLeft!: number | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'When it was asked for',
    example: BATCH_EXAMPLE.requestedAt,
  })
  requestedAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When work on it began; null until then',
    example: BATCH_EXAMPLE.startedAt,
  })
  startedAt!: Date | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it ended, one way or the other; null until then',
    example: null,
  })
  completedAt!: Date | null;
}

export class BatchPageDto implements Page<BatchAnswer> {
  @ApiProperty({ type: [BatchDto], description: 'Newest first' })
  items!: BatchDto[];

  @ApiPropertyOptional({ description: 'For the next page; absent on the last one' })
  nextCursor?: string;
}

/** A game that was not analysed. */
export class BatchFailureDto implements BatchFailure {
  @ApiProperty({ type: 'integer', description: 'Its turn in the batch', example: 17 })
  place!: number;

  @ApiProperty({ type: String, description: 'Game it is about', example: 'a1B2c3D4' })
  gameId!: GameId;

  @ApiProperty({
    type: String,
    enum: ['failed', 'unsupported'],
    description: 'unsupported: the engine does not play the variant',
    example: 'failed',
  })
  state!: 'failed' | 'unsupported';

  @ApiProperty({ description: 'Why, one sentence', example: FAILURE_EXAMPLE.reason })
  reason!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'When its analysis ended',
    example: FAILURE_EXAMPLE.endedAt,
  })
  endedAt!: Date;
}

export class BatchFailuresDto implements Page<BatchFailure> {
  @ApiProperty({ type: [BatchFailureDto], description: 'In their turn' })
  items!: BatchFailureDto[];

  @ApiPropertyOptional({ description: 'For the next page; absent on the last one' })
  nextCursor?: string;
}

/** Filter and wishes side by side, as they were sent. */
export function toBatchAnswer({ request: { filter, plugins, ...wishes }, ...batch }: BatchView): BatchAnswer {
  return { ...batch, request: { ...wishes, ...(filter as BatchWishesDto), ...(plugins && { plugins: [...plugins] }) } };
}
