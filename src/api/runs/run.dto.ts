import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { PlayerId } from '../../chess/ids.js';
import { RUN_KINDS, type RunKind, type RunState } from '../../runs/run.entity.js';
import type { RunTree, RunView } from '../../runs/run-view.js';
import type { Page } from '../page-cursor.js';
import { PageQuery } from '../page.query.js';
import { PathId, QueryEnum, QueryInt, QueryPlayer } from '../validation/rules.js';

export const RUN_STATES = [
  'queued',
  'running',
  'waiting',
  'interrupted',
  'done',
  'failed',
  'stopped',
] as const satisfies readonly RunState[];

export const RUN_EXAMPLE = {
  id: 12,
  kind: 'sync',
  name: null,
  parentId: null,
  playerId: 'knightly_otter',
  state: 'running',
  message: null,
  errorCode: null,
  total: 4521,
  finished: 1299,
  failed: 1,
  percent: 28,
  waitingUntil: null,
  startedBy: 'api',
  userId: 2,
  fullHistory: false,
  maxGames: null,
  untilAt: '2026-05-01T18:30:00.000Z',
  sinceAt: null,
  cursorAt: '2025-11-03T09:12:44.120Z',
  received: 1300,
  inserted: 1290,
  updated: 2,
  unchanged: 7,
  rejected: 1,
  requests: 2,
  accountGames: 4521,
  storedGames: null,
  notes: [],
  requestedAt: '2026-05-01T18:30:00.000Z',
  startedAt: '2026-05-01T18:30:00.412Z',
  updatedAt: '2026-05-01T18:31:05.001Z',
  finishedAt: null,
} as const;

export const STAGE_EXAMPLE = {
  ...RUN_EXAMPLE,
  id: 31,
  kind: 'stage',
  name: 'sync',
  parentId: 30,
  playerId: null,
  startedBy: 'schedule daily',
  userId: null,
  untilAt: null,
  cursorAt: null,
  total: 200,
  finished: 57,
  failed: 1,
  percent: 29,
  received: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  requests: 0,
  accountGames: null,
} as const;

export const PIPELINE_EXAMPLE = {
  ...STAGE_EXAMPLE,
  id: 30,
  kind: 'pipeline',
  name: 'sync-due-players',
  parentId: null,
  total: 1,
  finished: 0,
  failed: 0,
} as const;

/** A run and its ledger. */
export class RunDto implements RunView {
  @ApiProperty({ type: 'integer', description: 'Number of the run', example: 12 })
  id!: number;

  @ApiProperty({ type: String, enum: RUN_KINDS, description: 'What kind of work it is', example: 'sync' })
  kind!: RunKind;

  @ApiProperty({ type: String, nullable: true, description: 'Which pipeline or stage it is', example: null })
  name!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Run that it is a part of', example: null })
  parentId!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Player whose history is fetched',
    example: 'knightly_otter',
  })
  playerId!: PlayerId | null;

  @ApiProperty({
    type: String,
    enum: RUN_STATES,
    description:
      'queued, running, waiting and interrupted are active: somebody works on the run or will; stopped: somebody ended it before its time',
    example: 'running',
  })
  state!: RunState;

  @ApiProperty({ type: String, nullable: true, description: 'Why it waits or failed', example: null })
  message!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Name of the error that ended it', example: null })
  errorCode!: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'Units of work: games of a sync, players of a crawl or of profiles, runs of a stage, stages of a pipeline; null while nobody knows',
    example: 4521,
  })
  total!: number | null;

  @ApiProperty({ type: 'integer', description: 'Units that ended well', example: 1299 })
  finished!: number;

  @ApiProperty({ type: 'integer', description: 'Units that ended badly', example: 1 })
  failed!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 0,
    maximum: 100,
    description: 'Per cent that has ended; never falls, 100 only when the run is done, null while nobody knows',
    example: 28,
  })
  percent!: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Until when it waits', example: null })
  waitingUntil!: Date | null;

  @ApiProperty({ description: 'Who asked for it', example: 'api' })
  startedBy!: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Number of the user who asked for it over HTTP; null for commands, schedules and parts of other runs',
    example: 2,
  })
  userId!: number | null;

  @ApiProperty({ description: 'Reads the whole history again, not only what is new', example: false })
  fullHistory!: boolean;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Stops after so many games', example: null })
  maxGames!: number | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Reads games created before this',
    example: RUN_EXAMPLE.untilAt,
  })
  untilAt!: Date | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Reads games created at this time or later; null: from the first one',
    example: null,
  })
  sinceAt!: Date | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Where it stands: creation of the newest game stored',
    example: RUN_EXAMPLE.cursorAt,
  })
  cursorAt!: Date | null;

  @ApiProperty({
    type: 'integer',
    description: 'Records received; always inserted + updated + unchanged + rejected',
    example: 1300,
  })
  received!: number;

  @ApiProperty({ type: 'integer', description: 'Records that became a new game, or profile', example: 1290 })
  inserted!: number;

  @ApiProperty({ type: 'integer', description: 'Records that changed a stored one', example: 2 })
  updated!: number;

  @ApiProperty({ type: 'integer', description: 'Records that said nothing new', example: 7 })
  unchanged!: number;

  @ApiProperty({ type: 'integer', description: 'Records kept aside', example: 1 })
  rejected!: number;

  @ApiProperty({ type: 'integer', description: 'Requests made to Lichess', example: 2 })
  requests!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: "Finished games by Lichess's own count", example: 4521 })
  accountGames!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Finished games stored at the end', example: null })
  storedGames!: number | null;

  @ApiProperty({ type: [String], description: 'Remarks for the reader', example: [] })
  notes!: string[];

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'When it was asked for',
    example: RUN_EXAMPLE.requestedAt,
  })
  requestedAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When work on it began; null until then',
    example: RUN_EXAMPLE.startedAt,
  })
  startedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', description: 'Last sign of life', example: RUN_EXAMPLE.updatedAt })
  updatedAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it ended; null until then',
    example: null,
  })
  finishedAt!: Date | null;
}

/** A run with its stages, if it is a pipeline. */
export class RunTreeDto extends RunDto implements RunTree {
  @ApiProperty({ type: [RunDto], description: 'Stages in order; none where the run is no pipeline' })
  stages!: RunDto[];
}

/** One page of runs, newest first. */
export class RunPageDto implements Page<RunView> {
  @ApiProperty({ type: [RunDto], description: 'Newest first' })
  items!: RunDto[];

  @ApiPropertyOptional({ description: 'Give it back as cursor for the next page; absent on the last one' })
  nextCursor?: string;
}

/** Which runs of a kind to list. */
export class RunsOfKindQuery extends PageQuery {
  @QueryEnum(RUN_STATES, { description: 'Only those in this state', example: 'done' })
  state?: RunState;
}

/** Which runs to list. */
export class RunsQuery extends PageQuery {
  @QueryPlayer({ description: 'Only runs of this player, in any case', example: 'knightly_otter' })
  player?: PlayerId;

  @QueryEnum(RUN_STATES, { description: 'Only runs in this state', example: 'done' })
  state?: RunState;

  @QueryEnum(RUN_KINDS, { description: 'Only runs of this kind', example: 'pipeline' })
  kind?: RunKind;

  @QueryInt({ min: 1, max: 2_147_483_647, description: 'Only parts of this run', example: 30 })
  parent?: number;
}

export class RunParams {
  @PathId({ description: 'Number of the run', example: 12 })
  id!: number;
}
