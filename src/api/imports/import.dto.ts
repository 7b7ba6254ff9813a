import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FILE_FORMATS, type FileFormat } from '../../ingestion/files/import-file.entity.js';
import { TASK_STATES, type TaskState } from '../../ingestion/files/import-task.entity.js';
import type { ImportSummary, ImportTaskView, ImportView } from '../../ingestion/files/import-view.js';
import type { Page } from '../page-cursor.js';
import { RUN_EXAMPLE, RunDto } from '../runs/run.dto.js';
import { PathId, QueryBoolean, QueryText } from '../validation/rules.js';

const COUNTS = { received: 713, inserted: 712, updated: 0, unchanged: 0, rejected: 1 } as const;

const IMPORT_RUN = {
  ...RUN_EXAMPLE,
  ...COUNTS,
  kind: 'import',
  playerId: null,
  state: 'done',
  percent: 100,
  total: null,
  finished: 712,
  failed: 1,
  untilAt: null,
  cursorAt: null,
  requests: 0,
  accountGames: null,
  finishedAt: '2026-05-01T18:31:05.001Z',
} as const;
export const IMPORT_EXAMPLE = {
  ...IMPORT_RUN,
  files: [
    {
      ...COUNTS,
      fileId: 4,
      name: 'my_games.pgn.gz',
      format: 'pgn',
      compression: 'gzip',
      bytes: 760_112,
      checked: true,
      state: 'done',
      message: null,
      endedAt: '2026-05-01T18:31:05.001Z',
    },
  ],
} as const;
const [FILE_EXAMPLE] = IMPORT_EXAMPLE.files;
/** As a list shows it. */
export const IMPORT_SUMMARY_EXAMPLE = { ...IMPORT_RUN, fileCount: 1, fileName: FILE_EXAMPLE.name } as const;

/** A file of an import. */
export class ImportedFileDto implements Omit<ImportTaskView, 'path' | 'columns'> {
  @ApiProperty({ type: 'integer', description: 'Number of the file; games list it in their provenance', example: 4 })
  fileId!: number;

  @ApiProperty({ description: 'Name of the file, without its folder', example: FILE_EXAMPLE.name })
  name!: string;

  @ApiProperty({ type: String, enum: FILE_FORMATS, description: 'By its content, not by its name', example: 'pgn' })
  format!: FileFormat;

  @ApiProperty({ type: String, nullable: true, description: 'gzip, bzip2 or zstd', example: 'gzip' })
  compression!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Size as it came', example: FILE_EXAMPLE.bytes })
  bytes!: number | null;

  @ApiProperty({ description: 'The moves are replayed by the rules', example: true })
  checked!: boolean;

  @ApiProperty({ type: String, enum: TASK_STATES, description: 'How far it is', example: 'done' })
  state!: TaskState;

  @ApiProperty({ type: String, nullable: true, description: 'Why it failed', example: null })
  message!: string | null;

  @ApiProperty({ type: 'integer', description: 'Records received', example: COUNTS.received })
  received!: number;

  @ApiProperty({ type: 'integer', description: 'Records that became a new game', example: COUNTS.inserted })
  inserted!: number;

  @ApiProperty({ type: 'integer', description: 'Records that changed a game', example: COUNTS.updated })
  updated!: number;

  @ApiProperty({ type: 'integer', description: 'Records that said nothing new', example: COUNTS.unchanged })
  unchanged!: number;

  @ApiProperty({ type: 'integer', description: 'Records kept aside', example: COUNTS.rejected })
  rejected!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was done or failed; null until then',
    example: FILE_EXAMPLE.endedAt,
  })
  endedAt!: Date | null;
}

/** An import and its files. */
export class ImportDto extends RunDto implements Omit<ImportView, 'files'> {
  @ApiProperty({ type: [ImportedFileDto], description: 'Its files, in their turn' })
  files!: ImportedFileDto[];
}

/** An import in a list. */
export class ImportSummaryDto extends RunDto implements ImportSummary {
  @ApiProperty({ type: 'integer', description: 'How many files it has', example: 1 })
  fileCount!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Name of the first of them, without its folder',
    example: FILE_EXAMPLE.name,
  })
  fileName!: string | null;
}

/** One page of imports. */
export class ImportPageDto implements Page<ImportSummary> {
  @ApiProperty({ type: [ImportSummaryDto], description: 'Newest first' })
  items!: ImportSummaryDto[];

  @ApiPropertyOptional({ description: 'Give it back as cursor for the next page; absent on the last one' })
  nextCursor?: string;
}

export class ImportParams {
  @PathId({ description: 'Number of the run', example: 12 })
  id!: number;
}

/** How an uploaded file is read. */
export class UploadQuery {
  @QueryText({ maxLength: 100, description: 'Name of the file; "upload" unless told', example: FILE_EXAMPLE.name })
  name: string = 'upload';

  @QueryBoolean({ description: 'true: do not check the moves by the rules', example: false })
  trusted: boolean = false;
}
