import { ApiProperty } from '@nestjs/swagger';
import type { QueueView, WorkerView } from '../../queues/failure-view.js';
import { QUEUES, type QueueName } from '../../queues/jobs.js';
import { PathEnum } from '../validation/rules.js';

export const QUEUE_EXAMPLE = {
  name: 'lichess',
  paused: false,
  waiting: 12,
  delayed: 1,
  active: 1,
  dead: 2,
  oldestWaitingMs: 45_200,
} as const;

const WORKER_EXAMPLE = {
  name: 'study-room/4711/1f0a2b3c',
  roles: ['scheduler', 'ingestion', 'analysis'],
  version: '0.1.0',
  since: '2026-05-01T18:00:00.000Z',
  seenAt: '2026-05-01T18:31:05.001Z',
};

export const OVERVIEW_EXAMPLE = { transport: 'postgres', queues: [QUEUE_EXAMPLE], workers: [WORKER_EXAMPLE] };

/** A queue and how much is in it. */
export class QueueDto implements QueueView {
  @ApiProperty({ type: String, enum: QUEUES, description: 'Name of the queue', example: 'lichess' })
  name!: QueueName;

  @ApiProperty({ description: 'True: no worker takes jobs of it', example: false })
  paused!: boolean;

  @ApiProperty({ type: 'integer', description: 'Jobs that could start now', example: 12 })
  waiting!: number;

  @ApiProperty({ type: 'integer', description: 'Jobs that wait for their time, such as a repeat', example: 1 })
  delayed!: number;

  @ApiProperty({ type: 'integer', description: 'Jobs in hand of some worker', example: 1 })
  active!: number;

  @ApiProperty({ type: 'integer', description: 'Dead letters: jobs that failed for good', example: 2 })
  dead!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Age of the oldest job that could start now, milliseconds; null when none waits',
    example: 45_200,
  })
  oldestWaitingMs!: number | null;
}

/** A process that gave a sign of life lately. */
export class WorkerDto implements WorkerView {
  @ApiProperty({ description: 'Host, process number and a random part', example: WORKER_EXAMPLE.name })
  name!: string;

  @ApiProperty({ type: [String], description: 'What it does', example: WORKER_EXAMPLE.roles })
  roles!: string[];

  @ApiProperty({ description: 'Its version of Rookery', example: '0.1.0' })
  version!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it started', example: WORKER_EXAMPLE.since })
  since!: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'Last sign of life', example: WORKER_EXAMPLE.seenAt })
  seenAt!: Date;
}

/** All queues and all processes at work. */
export class JobsOverviewDto {
  @ApiProperty({ enum: ['postgres', 'redis'], description: 'Where the queues are kept', example: 'postgres' })
  transport!: 'postgres' | 'redis';

  @ApiProperty({ type: [QueueDto], description: 'All queues there are' })
  queues!: QueueDto[];

  @ApiProperty({ type: [WorkerDto], description: 'Processes that gave a sign of life lately' })
  workers!: WorkerDto[];
}

export class QueueParams {
  @PathEnum(QUEUES, { description: 'Name of the queue', example: 'lichess' })
  queue!: QueueName;
}
