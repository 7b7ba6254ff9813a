import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, owns, ownOnly } from '../../accounts/actor.js';
import { ExportNotFoundError } from '../../exports/exports.errors.js';
import { ExportOrders, type ExportOrderView } from '../../exports/export-orders.service.js';
import { PlayersService } from '../../players/players.service.js';
import { Needs } from '../accounts/needs.js';
import { CurrentActor } from '../accounts/request-actor.js';
import { StartedBefore } from '../idempotency/idempotency.interceptor.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { ApiList, answerList } from '../list-answer.js';
import { type Page, readPage } from '../page-cursor.js';
import { RunsOfKindQuery } from '../runs/run.dto.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import {
  EXPORT_EXAMPLE,
  ExportDto,
  ExportPageDto,
  ExportFileQuery,
  ExportParams,
  ExportRequestDto,
  toExportRequest,
} from './export.dto.js';

const LIST = 'exports';
const NOT_FOUND = ['export-not-found', 'Export not found', 'There is no export 12'] as const;
const MEDIA_TYPES: Record<string, string> = {
  pgn: 'application/x-chess-pgn; charset=utf-8',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8; header=present',
  gz: 'application/gzip',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
};

/** A file is of one of these types; each of them is documented. */
const FILE_CONTENT = Object.fromEntries(
  [...Object.values(MEDIA_TYPES), 'application/octet-stream'].map((type) => [
    type.split(';')[0],
    { schema: { type: 'string' as const, format: 'binary' }, example: 'The bytes of the file' },
  ]),
) as Record<string, { schema: { type: 'string'; format: string }; example: string }>;

/** Stored games as files for other programs. */
@ApiTags('Exports')
@Needs('read')
@Controller('exports')
export class ExportsController {
  constructor(
    private readonly exports: ExportOrders,
    private readonly players: PlayersService,
  ) {}

  @Post()
  @Needs('write')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Export games to files',
    description:
      'Answers at once with the run that does it; GET /api/exports/{id} says how far it is, and lists the files when they ' +
      'are whole. The files of a run are kept for a week.',
    operationId: 'exportGames',
  })
  @ApiBody({ type: ExportRequestDto, examples: { some: { value: { format: 'pgn', compress: true } } } })
  @ApiAcceptedResponse({
    type: ExportDto,
    description: 'The run',
    headers: { location: { description: 'Where to find it', schema: { type: 'string' } } },
    example: EXPORT_EXAMPLE,
  })
  @ApiCommonProblems()
  @ApiProblem(404, 'player-not-found', 'Player not found', 'No player "knightly_otter" is stored')
  @Idempotent()
  async create(
    @Body() body: ExportRequestDto,
    @StartedBefore() startedBefore: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExportOrderView> {
    const view = startedBefore ? await this.exports.get(startedBefore) : await this.request(body);
    reply.header('location', `/api/exports/${view.id}`);
    return view;
  }

  private async request(body: ExportRequestDto): Promise<ExportOrderView> {
    if (body.player) await this.players.get(body.player);
    return this.exports.request(toExportRequest(body), 'api');
  }

  @Get()
  @ApiOperation({
    summary: 'List your exports, newest first; an owner sees all',
    description: 'Also those whose files have been removed since. Exports written by a command are no part of it.',
    operationId: 'listExports',
  })
  @ApiList({ page: ExportPageDto, item: ExportDto, description: 'One page of exports', example: EXPORT_EXAMPLE })
  @ApiCommonProblems()
  async list(
    @Query() query: RunsOfKindQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<ExportOrderView> | AsyncIterable<Buffer>> {
    return answerList(reply, query, ({ state, ...paging }) =>
      readPage(LIST, paging, (place) => this.exports.list({ state, userId: ownOnly(actor), ...place })),
    );
  }

  @Get(':id')
  @ApiOperation({
    summary: 'Look at one export of your own and its files; an owner sees all',
    description:
      'Files are listed once all of them are whole. An export of somebody else answers 404 to members and viewers.',
    operationId: 'getExport',
  })
  @ApiOkResponse({ type: ExportDto, description: 'The export', example: EXPORT_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  async get(@Param() { id }: ExportParams, @CurrentActor() actor: Actor): Promise<ExportOrderView> {
    return this.getOwn(id, actor);
  }

  @Get(':id/file')
  @ApiOperation({
    summary: 'Fetch a file of an export of your own',
    description:
      '`path` says which one, where there are several. The answer is 409 while there are none, or none here any more.',
    operationId: 'getExportFile',
  })
  @ApiOkResponse({ description: 'The file, of a type by its format', content: FILE_CONTENT })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_FOUND)
  @ApiProblem(409, 'export-file-unavailable', 'The file cannot be fetched', 'Export 12 is running: it has no files yet')
  async getFile(
    @Param() { id }: ExportParams,
    @Query() { path }: ExportFileQuery,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    await this.getOwn(id, actor);
    const file = await this.exports.open(id, path);
    const name = file.path.split('/').at(-1) ?? 'games';
    return new StreamableFile(file.stream, {
      type: MEDIA_TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      disposition: `attachment; filename="${name}"`,
      length: file.bytes,
    });
  }

  /** Files are for whoever asked for them, and for owners. @throws ExportNotFoundError */
  private async getOwn(id: number, actor: Actor): Promise<ExportOrderView> {
    const view = await this.exports.get(id);
    if (!owns(actor, view.userId)) throw new ExportNotFoundError(id);
    return view;
  }
}
