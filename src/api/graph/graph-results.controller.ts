import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { GraphResults, type ResultChoice } from '../../graph/graph-results.service.js';
import type { GraphKind } from '../../graph/graph-kinds.js';
import type { GraphResult, RankPage } from '../../graph/graph-result-view.js';
import { NetworkExports, type NetworkFormat } from '../../graph/network-exports.service.js';
import type { RunView } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { ApiConditional, answerUnlessKnown } from '../conditional.js';
import { ApiList, answerList } from '../list-answer.js';
import { makeIdCursor, type Page, pageOf, parseIdCursor } from '../page-cursor.js';
import { Needs } from '../accounts/needs.js';
import { StartedBefore } from '../idempotency/idempotency.interceptor.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import { RunDto } from '../runs/run.dto.js';
import { makePlaceCursor, parsePlace } from './graph-cursor.js';
import {
  GRAPH_RUN_EXAMPLE,
  GraphResultDto,
  GraphResultPageDto,
  RankDto,
  RankPageDto,
  RANKS_EXAMPLE,
  RESULT_EXAMPLE,
} from './graph-result.dto.js';
import {
  GraphRunBody,
  NetworkExportQuery,
  RanksQuery,
  ResultParams,
  ResultQuery,
  ResultsQuery,
  toGraphRequest,
  toNetworkFilter,
} from './graph.query.js';

type RanksAnswer = Omit<RankPage, 'next'> & { nextCursor?: string };

const LIST = 'graph-results';
const LOCATION = { location: { description: 'Where to find it', schema: { type: 'string' as const } } };
const NOT_COMPUTED = [
  'graph-result-not-found',
  'Not computed',
  'Nothing has been computed as "strength" for such games',
] as const;
const text = (example: string) => ({ schema: { type: 'string' as const }, example });
const FILES: Readonly<Record<NetworkFormat, { type: string; name: string }>> = {
  graphml: { type: 'application/graphml+xml; charset=utf-8', name: 'network.graphml' },
  gexf: { type: 'application/gexf+xml; charset=utf-8', name: 'network.gexf' },
  nodes: { type: 'text/csv; charset=utf-8; header=present', name: 'nodes.csv' },
  edges: { type: 'text/csv; charset=utf-8; header=present', name: 'edges.csv' },
};

/** Figures computed from the whole player network, and the network as a file. */
@ApiTags('Network')
@Needs('read')
@Controller('graph')
export class GraphResultsController {
  constructor(
    private readonly results: GraphResults,
    private readonly exports: NetworkExports,
    private readonly runs: RunsService,
  ) {}

  @Post('runs')
  @Needs('write')
  @ApiOperation({
    summary: 'Compute figures about the network',
    description:
      'Answers at once with the run that does it; GET /api/graph/results/{kind} has what it found. A run that is under way ' +
      'for just that is given instead of a new one, and so is one that has ended where no edge changed since: it would find ' +
      'the same.',
    operationId: 'computeFigures',
  })
  @ApiBody({
    type: GraphRunBody,
    examples: { some: { value: { kind: 'strength', speeds: ['blitz'], rated: true } } },
  })
  @ApiAcceptedResponse({ type: RunDto, description: 'The run', headers: LOCATION, example: GRAPH_RUN_EXAMPLE })
  @ApiOkResponse({
    type: RunDto,
    description: 'A run that has ended and whose result still holds',
    headers: LOCATION,
    example: { ...GRAPH_RUN_EXAMPLE, state: 'done', percent: 100, total: 4, finished: 4 },
  })
  @ApiCommonProblems()
  @Idempotent()
  async compute(
    @Body() body: GraphRunBody,
    @StartedBefore() startedBefore: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunView> {
    const run = startedBefore
      ? await this.runs.get(startedBefore)
      : (await this.results.request(toGraphRequest(body), 'api')).run;
    reply.status(run.state === 'done' ? 200 : 202).header('location', `/api/runs/${run.id}`);
    return run;
  }

  @Get('results')
  @ApiOperation({
    summary: 'List results, newest first',
    description:
      'Communities come without their members and what joins them: GET /api/graph/results/communities has these.',
    operationId: 'listGraphResults',
  })
  @ApiOkResponse({ type: GraphResultPageDto, description: 'One page', example: { items: [RESULT_EXAMPLE] } })
  @ApiCommonProblems()
  async list(@Query() { kind, limit, cursor }: ResultsQuery): Promise<Page<GraphResult>> {
    const rows = await this.results.list(kind, parseIdCursor(LIST, cursor), limit + 1);
    return pageOf(rows, limit, ({ runId }) => makeIdCursor(LIST, runId));
  }

  @Get('results/:kind')
  @ApiOperation({
    summary: 'Look at the newest result of a kind',
    description: 'Of those computed from just such games; without filters, from all games.',
    operationId: 'getGraphResult',
  })
  @ApiOkResponse({ type: GraphResultDto, description: 'The result', example: RESULT_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_COMPUTED)
  @ApiConditional()
  async get(
    @Param() { kind }: ResultParams,
    @Query() query: ResultQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GraphResult | undefined> {
    const choice = choiceOf(kind, query);
    return answerUnlessKnown(
      reply,
      () => this.results.getVersion(choice),
      () => this.results.get(choice),
    );
  }

  @Get('ranks/:kind')
  @ApiOperation({
    summary: 'List players by their place in a result, or look one up',
    description: 'Strengths have the last nominal rating beside them. Communities are listed one after the other.',
    operationId: 'listRanks',
  })
  @ApiList(
    { page: RankPageDto, item: RankDto, description: 'One page of players', example: RANKS_EXAMPLE.items[0] },
    RANKS_EXAMPLE,
  )
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_COMPUTED)
  async ranks(
    @Param() { kind }: ResultParams,
    @Query() query: RanksQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RanksAnswer | AsyncIterable<Buffer>> {
    return answerList(reply, query, (asked) => this.pageOfRanks(kind, asked));
  }

  private async pageOfRanks(kind: GraphKind, query: RanksQuery): Promise<RanksAnswer> {
    const { player, community, limit, cursor, ...rest } = query;
    const place = parsePlace(cursor);
    const choice = { ...choiceOf(kind, rest), ...(place && { runId: place.runId }) };
    const { next, ...page } = await this.results.ranks(choice, { player, community, limit, after: place?.after });
    return next === undefined ? page : { ...page, nextCursor: makePlaceCursor(page.result.runId, next) };
  }

  @Get('export')
  @ApiOperation({
    summary: 'Fetch the network as a file',
    description:
      'Players with a game that counts, each pair once with games, wins and draws. Players carry what was computed for the ' +
      'same games, or for all games where that is missing: opponents, component, core, clustering, PageRank, strength, ' +
      'community, place in the drawing.',
    operationId: 'exportNetwork',
  })
  @ApiOkResponse({
    description: 'The file',
    content: {
      'application/graphml+xml': text('<?xml version="1.0" encoding="UTF-8"?>...'),
      'application/gexf+xml': text('<?xml version="1.0" encoding="UTF-8"?>...'),
      'text/csv': text('source,target,games,winsSource,winsTarget,draws\r\n'),
    },
  })
  @ApiCommonProblems()
  async export(@Query() { format, ...filter }: NetworkExportQuery): Promise<StreamableFile> {
    const { text: pieces } = await this.exports.make(format, toNetworkFilter(filter));
    const { type, name } = FILES[format];
    const disposition = `attachment; filename="${name}"`;
    return new StreamableFile(Readable.from(pieces, { objectMode: false }), { type, disposition });
  }
}

function choiceOf(kind: GraphKind, { run, players, resolution, ...filter }: ResultQuery): ResultChoice {
  return { kind, runId: run, players, resolution, filter: toNetworkFilter(filter) };
}
