import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Speed, SPEEDS } from '../../chess/speed.js';
import { GRAPH_KINDS, type GraphKind, type GraphParameters } from '../../graph/graph-kinds.js';
import type { GraphResult, RankView } from '../../graph/graph-result-view.js';
import type { Page } from '../page-cursor.js';
import { RUN_EXAMPLE } from '../runs/run.dto.js';

const WHOLE = { type: 'integer' } as const;
const TIME = { type: String, format: 'date-time' } as const;
const CURSOR = { description: 'Give it back as cursor for the next page; absent on the last one' };

export const GRAPH_RUN_EXAMPLE = {
  ...RUN_EXAMPLE,
  id: 44,
  kind: 'graph',
  name: 'strength',
  playerId: null,
  state: 'queued',
  percent: null,
  total: null,
  finished: 0,
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
  startedAt: null,
} as const;

export const RESULT_EXAMPLE = {
  runId: 44,
  kind: 'strength',
  parameters: { filter: { speeds: ['blitz'], rated: true } },
  seed: 1,
  algorithm: 1,
  asOf: '2026-05-01T18:30:00.000Z',
  players: 4_521,
  edges: 18_077,
  summary: { iterations: 48, converged: true, mean: 1_500 },
  madeAt: '2026-05-01T18:30:07.120Z',
} as const;

/** Figures about the network as a whole, and what they were computed from. */
export class GraphResultDto implements GraphResult {
  @ApiProperty({ ...WHOLE, description: 'Its number: the run that computed it', example: 44 })
  runId!: number;

  @ApiProperty({ type: String, enum: GRAPH_KINDS, description: 'What was computed', example: 'strength' })
  kind!: GraphKind;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Which games counted, times in milliseconds since 1970, and options of the kind',
    example: RESULT_EXAMPLE.parameters,
  })
  parameters!: GraphParameters;

  @ApiProperty({ ...WHOLE, description: 'Where chance began', example: 1 })
  seed!: number;

  @ApiProperty({ ...WHOLE, description: 'Version of the algorithm', example: 1 })
  algorithm!: number;

  @ApiProperty({ ...TIME, description: 'The moment whose games were counted', example: RESULT_EXAMPLE.asOf })
  asOf!: Date;

  @ApiProperty({ ...WHOLE, description: 'Players with a game that counts', example: 4_521 })
  players!: number;

  @ApiProperty({ ...WHOLE, description: 'Pairs of them with a game that counts', example: 18_077 })
  edges!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'By kind. structure: components, opponents with a histogram, clustering, cores. pagerank, strength: iterations and ' +
      'whether they converged. communities: modularity, the largest ones with members, bridges with the edges they rest on. ' +
      'layout: how many players are drawn.',
    example: RESULT_EXAMPLE.summary,
  })
  summary!: Record<string, unknown>;

  @ApiProperty({ ...TIME, description: 'When it was stored', example: RESULT_EXAMPLE.madeAt })
  madeAt!: Date;
}

/** One page of results, newest first. */
export class GraphResultPageDto implements Page<GraphResult> {
  @ApiProperty({ type: [GraphResultDto], description: 'Newest first' })
  items!: GraphResultDto[];

  @ApiPropertyOptional(CURSOR)
  nextCursor?: string;
}

/** The rating Lichess gave a player. */
export class NominalRatingDto {
  @ApiProperty({ ...WHOLE, description: 'Rating before the game it stands in', example: 1_812 })
  rating!: number;

  @ApiProperty({ type: String, enum: SPEEDS, description: 'Speed of the game it stands in', example: 'blitz' })
  speed!: Speed;

  @ApiProperty({ ...TIME, description: 'Of the game it stands in', example: '2026-04-30T21:12:00.000Z' })
  at!: Date;
}

/** What a result says about a player. */
export class RankDto implements RankView {
  @ApiProperty({ description: 'Player who has the place', example: 'knightly_otter' })
  player!: string;

  @ApiProperty({ ...WHOLE, description: 'From 1 on', example: 1 })
  place!: number;

  @ApiProperty({
    type: Number,
    description: 'structure, layout: opponents; pagerank: together 1; strength: rating points; communities: its number',
    example: 1_790.25,
  })
  value!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'structure: games, component, core, clustering; pagerank: wins, losses; strength: error, games; communities: ' +
      'opponents; layout: x, y',
    example: { error: 31.4, games: 260 },
  })
  details!: Record<string, number>;

  @ApiPropertyOptional({
    type: NominalRatingDto,
    nullable: true,
    description: 'strength: the last rating in a stored game of the speeds that count; null for who has none',
  })
  rating?: NominalRatingDto | null;
}

/** One page of players by place. */
export class RankPageDto {
  @ApiProperty({ type: GraphResultDto, description: 'The result the places are those of' })
  result!: GraphResultDto;

  @ApiProperty({ type: [RankDto], description: 'By place' })
  items!: RankDto[];

  @ApiPropertyOptional(CURSOR)
  nextCursor?: string;
}

export const RANKS_EXAMPLE = {
  result: RESULT_EXAMPLE,
  items: [
    {
      player: 'knightly_otter',
      place: 1,
      value: 1_790.25,
      details: { error: 31.4, games: 260 },
      rating: { rating: 1_812, speed: 'blitz', at: '2026-04-30T21:12:00.000Z' },
    },
  ],
  nextCursor: 'cmFua3MuNDQuMQ',
};
