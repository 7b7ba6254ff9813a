import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FILE_FORMATS, type FileFormat } from '../../ingestion/files/import-file.entity.js';
import type { RejectedView } from '../../ingestion/rejected-view.js';
import type { Page } from '../page-cursor.js';
import { PageQuery } from '../page.query.js';
import { BodyInt, PathId, QueryBoolean, QueryInt, QueryText } from '../validation/rules.js';

const INT32 = 2_147_483_647;

export const REJECTED_EXAMPLE = {
  id: 3,
  source: 'lichess:knightly_otter',
  position: 'line 118 of the games since 2025-11-03',
  reason: 'players.white.rating is not a whole number',
  raw: '{"id":"a1B2c3D4","rated":true,"players":{"white":{"rating":"high"}}}',
  rawTruncated: false,
  rawIsUtf8: true,
  rawBytes: 68,
  format: 'ndjson',
  context: null,
  fileId: null,
  gameId: 'a1B2c3D4',
  attempts: 1,
  firstRunId: 12,
  lastRunId: 12,
  firstSeenAt: '2026-05-01T18:30:40.000Z',
  lastSeenAt: '2026-05-01T18:30:40.000Z',
  resolvedAt: null,
} as const;

/** A record that could not be stored. */
export class RejectedRecordDto implements Omit<RejectedView, 'raw'> {
  @ApiProperty({ type: 'integer', description: 'Number of the record', example: 3 })
  id!: number;

  @ApiProperty({ description: 'Where it came from', example: REJECTED_EXAMPLE.source })
  source!: string;

  @ApiProperty({ description: 'Place in that source', example: REJECTED_EXAMPLE.position })
  position!: string;

  @ApiProperty({ description: 'What is wrong with it', example: REJECTED_EXAMPLE.reason })
  reason!: string;

  @ApiProperty({ description: 'The record as text; secrets are hidden', example: REJECTED_EXAMPLE.raw })
  raw!: string;

  @ApiProperty({ description: 'True when raw is only the beginning: ask for the record itself', example: false })
  rawTruncated!: boolean;

  @ApiProperty({
    description: 'False when the bytes were no UTF-8 and raw shows replacement characters',
    example: true,
  })
  rawIsUtf8!: boolean;

  @ApiProperty({ type: 'integer', description: 'Size of the whole record', example: 68 })
  rawBytes!: number;

  @ApiProperty({ type: String, enum: FILE_FORMATS, description: 'How it is written', example: 'ndjson' })
  format!: FileFormat;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What it takes to read it by itself: the columns of its table',
    example: null,
  })
  context!: Record<string, unknown> | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'File it stood in', example: null })
  fileId!: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Game it seems to be about', example: 'a1B2c3D4' })
  gameId!: string | null;

  @ApiProperty({ type: 'integer', description: 'How often it was received', example: 1 })
  attempts!: number;

  @ApiProperty({ type: 'integer', description: 'Run that first received it', example: 12 })
  firstRunId!: number;

  @ApiProperty({ type: 'integer', description: 'Run that last received it', example: 12 })
  lastRunId!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'First time it was received',
    example: REJECTED_EXAMPLE.firstSeenAt,
  })
  firstSeenAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'Last time it was received',
    example: REJECTED_EXAMPLE.lastSeenAt,
  })
  lastSeenAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the game was stored after all',
    example: null,
  })
  resolvedAt!: Date | null;
}

/** One page of rejected records, newest first. */
export class RejectedRecordPageDto implements Page<RejectedRecordDto> {
  @ApiProperty({ type: [RejectedRecordDto], description: 'Newest first' })
  items!: RejectedRecordDto[];

  @ApiPropertyOptional({ description: 'Give it back as cursor for the next page; absent on the last one' })
  nextCursor?: string;
}

/** Which rejected records to list. */
export class RejectedRecordsQuery extends PageQuery {
  @QueryInt({ min: 1, max: INT32, description: 'Only records this run received first or last', example: 12 })
  run?: number;

  @QueryText({ maxLength: 200, description: 'Only records of this source', example: REJECTED_EXAMPLE.source })
  source?: string;

  @QueryBoolean({ description: 'true: those settled since; false (unless told): those still open', example: false })
  resolved: boolean = false;
}

export class RejectedRecordParams {
  @PathId({ description: 'Number of the record', example: 3 })
  id!: number;
}

/** Body of POST /api/rejected-records/replay; may be left out. */
export class ReplayBody {
  @BodyInt({ min: 1, max: INT32, description: 'Only this record; all open ones unless told', example: 3 })
  id?: number;
}
