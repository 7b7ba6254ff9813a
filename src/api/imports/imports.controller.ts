import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, owns, ownOnly } from '../../accounts/actor.js';
import { ImportNotFoundError } from '../../ingestion/files/files.errors.js';
import type { ImportSummary, ImportView } from '../../ingestion/files/import-view.js';
import { ImportsService } from '../../ingestion/files/imports.service.js';
import { InvalidRequestError } from '../problems/api.errors.js';
import { Needs } from '../accounts/needs.js';
import { CurrentActor } from '../accounts/request-actor.js';
import { StartedBefore } from '../idempotency/idempotency.interceptor.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { ApiList, answerList } from '../list-answer.js';
import { type Page, readPage } from '../page-cursor.js';
import { RunsOfKindQuery } from '../runs/run.dto.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import {
  IMPORT_EXAMPLE,
  IMPORT_SUMMARY_EXAMPLE,
  ImportDto,
  ImportPageDto,
  ImportParams,
  ImportSummaryDto,
  UploadQuery,
} from './import.dto.js';

const LIST = 'imports';

/** Games from uploaded files. */
@ApiTags('Imports')
@Needs('read')
@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  @Needs('write')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Upload a file with games and import it',
    description:
      'The body is the file itself (PGN, NDJSON of Lichess or CSV; plain, gzip, bzip2 or zstd), of any type but JSON, such as ' +
      '`curl -T games.pgn.gz -X POST -H "content-type: application/octet-stream"`. Answers when it is stored; ' +
      'GET /api/imports/{id} says how far the import is. At most IMPORT_MAX_BYTES.',
    operationId: 'importFile',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({
    description: 'The file itself',
    schema: { type: 'string', format: 'binary' },
    examples: { pgn: { value: '[Event "rated blitz game"]...' } },
  })
  @ApiAcceptedResponse({ type: ImportDto, description: 'The run that imports it', example: IMPORT_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(413, 'upload-too-large', 'The file is too large', 'The file is larger than 2000000000 bytes')
  @ApiProblem(422, 'unreadable-file', 'The file holds no games', 'games.pdf is neither PGN nor NDJSON nor CSV')
  @Idempotent()
  async upload(
    @Query() { name, trusted }: UploadQuery,
    @StartedBefore() startedBefore: number | undefined,
    @Req() request: FastifyRequest,
  ): Promise<ImportView> {
    if (startedBefore) return withoutPaths(await this.imports.get(startedBefore));
    const body: unknown = request.body;
    if (!(body instanceof Readable)) {
      const problem = 'body has to be the file itself, sent as application/octet-stream';
      throw new InvalidRequestError([{ field: 'body', problems: [problem] }]);
    }
    return withoutPaths(await this.imports.upload(body, { name, trusted, startedBy: 'api' }));
  }

  @Get()
  @ApiOperation({
    summary: 'List your imports, newest first; an owner sees all',
    description: 'Each with the number of its files; GET /api/imports/{id} has what became of each of them.',
    operationId: 'listImports',
  })
  @ApiList({
    page: ImportPageDto,
    item: ImportSummaryDto,
    description: 'One page of imports',
    example: IMPORT_SUMMARY_EXAMPLE,
  })
  @ApiCommonProblems()
  async list(
    @Query() query: RunsOfKindQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<ImportSummary> | AsyncIterable<Buffer>> {
    return answerList(reply, query, ({ state, ...paging }) =>
      readPage(LIST, paging, (place) => this.imports.list({ state, userId: ownOnly(actor), ...place })),
    );
  }

  @Get(':id')
  @ApiOperation({
    summary: 'Look at one import of your own and its files; an owner sees all',
    description: 'An import of somebody else answers 404 to members and viewers.',
    operationId: 'getImport',
  })
  @ApiOkResponse({ type: ImportDto, description: 'The import', example: IMPORT_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, 'import-not-found', 'Import not found', 'There is no import 12')
  async get(@Param() { id }: ImportParams, @CurrentActor() actor: Actor): Promise<ImportView> {
    const view = await this.imports.get(id);
    if (!owns(actor, view.userId)) throw new ImportNotFoundError(id);
    return withoutPaths(view);
  }
}

/** Where files lie on the server is nobody's business. */
function withoutPaths(view: ImportView): ImportView {
  return { ...view, files: view.files.map(({ path: _, columns: __, ...file }) => file as ImportView['files'][number]) };
}
