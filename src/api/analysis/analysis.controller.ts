import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AnalysesService, type AnalysisReport } from '../../analysis/analyses.service.js';
import { AnalysisRequests } from '../../analysis/analysis-requests.service.js';
import type { PlyView } from '../../analysis/analysis-view.js';
import { GamePgn } from '../../exports/game-pgn.service.js';
import { type PluginView, PluginsService } from '../../analysis/plugins.service.js';
import type { RunTree } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { Needs } from '../accounts/needs.js';
import { ApiConditional, answerUnlessKnown } from '../conditional.js';
import { StartedBefore } from '../idempotency/idempotency.interceptor.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { ApiCommonProblems, ApiDatabaseProblem, ApiProblem } from '../problems/problem.dto.js';
import { RunTreeDto } from '../runs/run.dto.js';
import { AnalysisReportDto, PliesDto, PluginsDto } from './analysis.dto.js';
import { ANALYSIS_EXAMPLE, ANALYSIS_RUN_EXAMPLE, PLIES_EXAMPLE, PLUGINS_EXAMPLE } from './analysis.example.js';
import { AnalysisQuery, AnalysisRequestDto } from './analysis-request.dto.js';

const GAME = { name: 'id', description: 'Game id, 8 characters', example: 'a1B2c3D4', type: String } as const;
const GAME_NOT_FOUND = ['game-not-found', 'Game not found', 'No game "a1B2c3D4" is stored'] as const;
const NOT_ANALYSED = ['analysis-not-found', 'Not analysed', 'Game a1B2c3D4 has not been analysed'] as const;
const PGN_EXAMPLE = '[Event "rated blitz game"]\n...\n\n1. e4 { [%eval 0.25] } 1... e5 *\n\n\n';

/** What engines and plugins say about games. */
@ApiTags('Analysis')
@Needs('read')
@Controller()
export class AnalysisController {
  constructor(
    private readonly analyses: AnalysesService,
    private readonly requests: AnalysisRequests,
    private readonly runs: RunsService,
    private readonly pgn: GamePgn,
    private readonly plugins: PluginsService,
  ) {}

  @Post('games/:id/analysis')
  @Needs('write')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Analyse one game',
    description:
      'Answers at once with the run that does it, before all games that are analysed in the background. While it is under ' +
      'way, asking again gives the same run. What is there already is not computed again unless `again` says so.',
    operationId: 'analyseGame',
  })
  @ApiParam(GAME)
  @ApiBody({ type: AnalysisRequestDto, required: false, examples: { some: { value: { nodes: 1_000_000 } } } })
  @ApiAcceptedResponse({
    type: RunTreeDto,
    description: 'The run',
    headers: { location: { description: 'Where to find it', schema: { type: 'string' } } },
    example: ANALYSIS_RUN_EXAMPLE,
  })
  @ApiCommonProblems()
  @ApiProblem(404, ...GAME_NOT_FOUND)
  @ApiProblem(409, 'game-not-analysable', 'Nothing to analyse', 'Game a1B2c3D4 cannot be analysed: it has no moves')
  @Idempotent()
  async analyse(
    @Param('id') id: string,
    @Body() request: AnalysisRequestDto,
    @StartedBefore() startedBefore: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunTree> {
    const runId = startedBefore ?? (await this.requests.requestGame(id, { startedBy: 'api', ...request })).run.id;
    reply.header('location', `/api/runs/${runId}`);
    return this.runs.getTree(runId);
  }

  @Get('games/:id/analysis')
  @ApiOperation({
    summary: "Look at a game's analysis and where its numbers come from",
    description:
      'Engine, nodes and versions, and what each plugin computed. `player` tells of the side of one player alone.',
    operationId: 'getAnalysis',
  })
  @ApiParam(GAME)
  @ApiOkResponse({ type: AnalysisReportDto, description: 'The analysis', example: ANALYSIS_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_ANALYSED)
  @ApiConditional()
  async get(
    @Param('id') id: string,
    @Query() { player }: AnalysisQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnalysisReport | undefined> {
    return answerUnlessKnown(
      reply,
      () => this.analyses.getVersion(id),
      () => this.analyses.get(id, player),
    );
  }

  @Get('games/:id/moves')
  @ApiOperation({
    summary: "List a game's positions with evaluations, judgments and times",
    description:
      'In playing order. Ply 0 is the start position and has no move; every other one has the move that led to it. ' +
      "Lichess's own evaluations stand beside ours.",
    operationId: 'listMoves',
  })
  @ApiParam(GAME)
  @ApiOkResponse({ type: PliesDto, description: 'All positions', example: PLIES_EXAMPLE })
  @ApiDatabaseProblem()
  @ApiProblem(404, ...NOT_ANALYSED)
  @ApiConditional()
  async listMoves(
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ outdated: boolean; items: PlyView[] } | undefined> {
    return answerUnlessKnown(
      reply,
      () => this.analyses.getVersion(id),
      async () => {
        const items = await this.analyses.listPlies(id);
        return { outdated: (await this.analyses.get(id)).outdated, items };
      },
    );
  }

  @Get('games/:id/pgn')
  @ApiOperation({
    summary: 'Read a game as PGN',
    description: 'With evaluations, clocks and judgments where there are any; the tag Annotator names who made them.',
    operationId: 'getPgn',
  })
  @ApiParam(GAME)
  @ApiProduces('application/x-chess-pgn')
  @ApiOkResponse({
    description: 'The game',
    content: { 'application/x-chess-pgn': { schema: { type: 'string' }, example: PGN_EXAMPLE } },
  })
  @ApiDatabaseProblem()
  @ApiProblem(404, ...GAME_NOT_FOUND)
  @ApiConditional()
  async getPgn(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string | undefined> {
    return answerUnlessKnown(
      reply,
      () => this.analyses.getVersion(id),
      async () => {
        const text = await this.pgn.make(id);
        reply.type('application/x-chess-pgn; charset=utf-8');
        return text;
      },
    );
  }

  @Get('analysis/plugins')
  @ApiOperation({
    summary: 'List the plugins and the metrics each computes',
    description: 'Their names are what `plugins` of POST /api/analysis-batches takes.',
    operationId: 'listPlugins',
  })
  @ApiOkResponse({ type: PluginsDto, description: 'All of them', example: PLUGINS_EXAMPLE })
  @ApiDatabaseProblem()
  async listPlugins(): Promise<{ items: PluginView[] }> {
    return { items: await this.plugins.list() };
  }
}
