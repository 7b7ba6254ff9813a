import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FailureSummary, FailureView } from '../../queues/failure-view.js';
import { FAILURE_STATES, type AttemptError, type FailureState } from '../../queues/job-failure.entity.js';
import { QUEUES, type QueueName } from '../../queues/jobs.js';
import type { Page } from '../page-cursor.js';
import {
  BodyBoolean,
  BodyEnum,
  BodyOptionalText,
  BodyText,
  PathEnum,
  QueryCursor,
  QueryEnum,
  QueryInt,
  QueryText,
} from '../validation/rules.js';

const MAX_JOB_ID = 200;
const MAX_JOB_NAME = 100;
const MAX_SEARCH = 200;
// Holds a whole job id, with up to 4 bytes a character and a third more as base64.
const MAX_CURSOR = 1_200;

export const FAILURE_EXAMPLE = {
  queue: 'lichess',
  jobId: 'sync-player/12',
  name: 'sync-player',
  state: 'dead',
  attempts: 8,
  message: 'Lichess knows no player "knightly_otter"',
  firstFailedAt: '2026-05-01T18:30:00.412Z',
  lastFailedAt: '2026-05-01T18:41:09.001Z',
} as const;

const LINK_EXAMPLE = { name: 'LichessError', message: FAILURE_EXAMPLE.message };
const ATTEMPT_EXAMPLE = { at: FAILURE_EXAMPLE.lastFailedAt, chain: [LINK_EXAMPLE] };
export const FAILURE_DETAIL_EXAMPLE = { ...FAILURE_EXAMPLE, payload: { runId: 12 }, errors: [ATTEMPT_EXAMPLE] };

/** A job that failed and has not succeeded since. */
export class JobFailureDto implements FailureSummary {
  @ApiProperty({ type: String, enum: QUEUES, description: 'Queue of the job', example: 'lichess' })
  queue!: QueueName;

  @ApiProperty({ description: 'What it is called and what it is about', example: FAILURE_EXAMPLE.jobId })
  jobId!: string;

  @ApiProperty({ description: 'What kind of job it is', example: 'sync-player' })
  name!: string;

  @ApiProperty({
    type: String,
    enum: FAILURE_STATES,
    description: 'retrying: it starts again by itself; dead: a dead letter, waits to be put back',
    example: 'dead',
  })
  state!: FailureState;

  @ApiProperty({ type: 'integer', description: 'Failed attempts in a row; 0 when it was just put back', example: 8 })
  attempts!: number;

  @ApiProperty({ description: 'The latest error', example: FAILURE_EXAMPLE.message })
  message!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'First failed attempt since it last succeeded',
    example: FAILURE_EXAMPLE.firstFailedAt,
  })
  firstFailedAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'Latest failed attempt',
    example: FAILURE_EXAMPLE.lastFailedAt,
  })
  lastFailedAt!: Date;
}

/** An error, or what caused it. */
export class ErrorLinkDto {
  @ApiProperty({ description: 'Name of the error', example: LINK_EXAMPLE.name })
  name!: string;

  @ApiProperty({ description: 'What it says; secrets are hidden', example: LINK_EXAMPLE.message })
  message!: string;
}

/** One failed attempt. */
export class AttemptErrorDto implements AttemptError {
  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'When the attempt failed',
    example: ATTEMPT_EXAMPLE.at,
  })
  at!: string;

  @ApiProperty({ type: [ErrorLinkDto], description: 'The error, then what caused it, and so on' })
  chain!: ErrorLinkDto[];
}

/** The same with what it was asked to do and all its errors. */
export class JobFailureDetailDto extends JobFailureDto implements FailureView {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What it was asked to do',
    example: FAILURE_DETAIL_EXAMPLE.payload,
  })
  payload!: unknown;

  @ApiProperty({ type: [AttemptErrorDto], description: 'The last ten failed attempts, oldest first' })
  errors!: AttemptErrorDto[];
}

/** One page of failed jobs, newest failure first. */
export class JobFailurePageDto implements Page<FailureSummary> {
  @ApiProperty({ type: [JobFailureDto], description: 'Newest failure first' })
  items!: JobFailureDto[];

  @ApiPropertyOptional({ description: 'Give it back as cursor for the next page; absent on the last one' })
  nextCursor?: string;
}

/** Which failed jobs to list; everything given must hold. */
export class JobFailuresQuery {
  @QueryEnum(FAILURE_STATES, { description: 'Only jobs in this state', example: 'dead' })
  state?: FailureState;

  @QueryEnum(QUEUES, { description: 'Only jobs of this queue', example: 'lichess' })
  queue?: QueueName;

  @QueryText({ maxLength: MAX_JOB_NAME, description: 'Only this kind of job', example: 'sync-player' })
  name?: string;

  @QueryText({
    maxLength: MAX_SEARCH,
    description: 'Only jobs with this text in the latest error or in the id, in any case',
    example: 'otter',
  })
  search?: string;

  @QueryInt({ min: 1, max: 200, description: 'Jobs per page; 50 unless told', example: 20 })
  limit: number = 50;

  @QueryCursor({ maxLength: MAX_CURSOR, example: 'ZmFpbHVyZXMuMTc3NzY2MDg2OTAwMTAwMC5saWNoZXNzLnN5bmMtcGxheWVyLzEy' })
  cursor?: string;
}

/** Which failed job to look at. Not parts of the path: ids hold slashes, and proxies disagree about those. */
export class JobFailureQuery {
  @PathEnum(QUEUES, { description: 'Queue of the job', example: 'lichess' })
  queue!: QueueName;

  @BodyText({ maxLength: MAX_JOB_ID, description: 'Its id', example: FAILURE_EXAMPLE.jobId })
  jobId!: string;
}

/** Body of POST /api/jobs/failures/retry: which dead letters; everything given must hold. */
export class RetryBody {
  @BodyEnum(QUEUES, { description: 'Only those of this queue', example: 'lichess' })
  queue?: QueueName;

  @BodyOptionalText({ maxLength: MAX_JOB_ID, description: 'Only the job with this id', example: FAILURE_EXAMPLE.jobId })
  jobId?: string;

  @BodyOptionalText({ maxLength: MAX_JOB_NAME, description: 'Only this kind of job', example: 'sync-player' })
  name?: string;

  @BodyOptionalText({
    maxLength: MAX_SEARCH,
    description: 'Only those with this text in the latest error or in the id, in any case',
    example: 'timeout',
  })
  search?: string;

  @BodyBoolean({ description: 'true: all there are, unless another field says which', example: true })
  all?: boolean;
}

export class RetryDto {
  @ApiProperty({ type: 'integer', description: 'Dead letters put back into their queues', example: 3 })
  replayed!: number;
}
