import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ExportedFile, ExportOrderRequest, ExportOrderView } from '../../exports/export-orders.service.js';
import {
  DEFAULT_EVALS,
  EVALUATION_CHOICES,
  type EvaluationChoice,
  EXPORT_FORMATS,
  type ExportFormat,
} from '../../exports/export-request.js';
import { GameFilterBody } from '../games/game-filter.body.js';
import type { Page } from '../page-cursor.js';
import { RUN_EXAMPLE, RunDto } from '../runs/run.dto.js';
import { BodyBoolean, BodyEnum, PathEnum, PathId, QueryText } from '../validation/rules.js';

/** What to export; everything given must hold. */
export class ExportRequestDto extends GameFilterBody {
  @PathEnum(EXPORT_FORMATS, { description: 'pgn, ndjson in the shape of Lichess, csv or parquet', example: 'pgn' })
  format!: ExportFormat;

  @BodyEnum(EVALUATION_CHOICES, {
    description: "Whose evaluations: best is Rookery's own, else Lichess's. Default: best, for ndjson lichess",
    example: 'best',
  })
  evals?: EvaluationChoice;

  @BodyBoolean({ description: 'Clocks; true unless told', example: true })
  clocks?: boolean;

  @BodyBoolean({ description: 'Parquet: also a table of the positions the engine evaluated', example: false })
  plies?: boolean;

  @BodyBoolean({ description: 'pgn, ndjson, csv: pack the file with gzip', example: true })
  compress?: boolean;
}

/** The request as the room of exports takes it. */
export function toExportRequest(body: ExportRequestDto): ExportOrderRequest {
  const { format, player, evals, clocks, plies, compress, ...filter } = body;
  return {
    format,
    selection: { player, filter: { ...filter } },
    evals: evals ?? DEFAULT_EVALS[format],
    clocks: clocks ?? true,
    plies: plies ?? false,
    compress: compress ?? false,
  };
}

export class ExportParams {
  @PathId({ description: 'Number of the run', example: 12 })
  id!: number;
}

export class ExportFileQuery {
  @QueryText({
    maxLength: 200,
    description: 'Which file, as the export lists it; not needed where it is only one',
    example: 'knightly_otter.pgn.gz',
  })
  path?: string;
}

const REQUEST_EXAMPLE = {
  format: 'pgn',
  selection: { player: 'knightly_otter', filter: { speed: 'blitz' } },
  evals: 'best',
  clocks: true,
  plies: false,
  compress: true,
} as const;

export const EXPORT_EXAMPLE = {
  ...RUN_EXAMPLE,
  kind: 'export',
  playerId: null,
  state: 'done',
  percent: 100,
  total: 713,
  finished: 713,
  failed: 0,
  received: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  untilAt: null,
  cursorAt: null,
  requests: 0,
  accountGames: null,
  finishedAt: '2026-05-01T18:31:05.001Z',
  request: REQUEST_EXAMPLE,
  files: [{ path: 'knightly_otter.pgn.gz', bytes: 760_112 }],
} as const;

/** A file to be fetched. */
export class ExportedFileDto implements ExportedFile {
  @ApiProperty({
    description: 'For the parameter path of GET /api/exports/{id}/file',
    example: 'knightly_otter.pgn.gz',
  })
  path!: string;

  @ApiProperty({ type: 'integer', description: 'Size of the file, bytes', example: 760_112 })
  bytes!: number;
}

/** A run that exports games. */
export class ExportDto extends RunDto implements ExportOrderView {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What was asked for',
    example: REQUEST_EXAMPLE,
  })
  request!: ExportOrderRequest;

  @ApiProperty({ type: [ExportedFileDto], description: 'Empty until they are whole; kept for a week' })
  files!: ExportedFileDto[];
}

/** One page of exports. */
export class ExportPageDto implements Page<ExportOrderView> {
  @ApiProperty({ type: [ExportDto], description: 'Newest first' })
  items!: ExportDto[];

  @ApiPropertyOptional({ description: 'Give it back as cursor for the next page; absent on the last one' })
  nextCursor?: string;
}
