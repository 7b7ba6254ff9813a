import type { PlayerId } from '../../chess/ids.js';
import { type Speed, SPEEDS } from '../../chess/speed.js';
import type { NetworkFilter } from '../../graph/core/network-filter.js';
import { GRAPH_KINDS, type GraphKind, type GraphRequest, MOST_DRAWN } from '../../graph/graph-kinds.js';
import type { ChainBy } from '../../graph/graph-view.js';
import { NETWORK_FORMATS, type NetworkFormat } from '../../graph/network-exports.service.js';
import {
  BodyInt,
  PathEnum,
  QueryBoolean,
  QueryCursor,
  QueryEnum,
  QueryEnumList,
  QueryInt,
  QueryNumber,
  QueryPlayer,
  QueryTime,
  RequiredPlayer,
} from '../validation/rules.js';

const INT32 = 2_147_483_647;
const MOST_POINTS = 4_000;
const BY = ['games', 'wins'] as const satisfies readonly ChainBy[];

/** Which games count; everything given must hold. */
export class NetworkFilterQuery {
  @QueryEnumList(SPEEDS, { description: 'Only games of these speeds', example: ['blitz', 'rapid'] })
  speeds?: Speed[];

  @QueryBoolean({ description: 'true: only rated games; false: only casual ones', example: true })
  rated?: boolean;

  @QueryTime({ description: 'Only games begun at this time or later', example: '2025-01-01' })
  since?: Date;

  @QueryTime({ description: 'Only games begun before this time', example: '2026-01-01T00:00:00Z' })
  until?: Date;

  @QueryInt({
    min: 0,
    max: MOST_POINTS,
    description: 'Only games whose two ratings differ by so many points at least',
    example: 200,
  })
  minRatingGap?: number;

  @QueryBoolean({ description: 'true: only games that the lower rated side won', example: false })
  upsets?: boolean;

  @QueryInt({
    min: 1,
    max: INT32,
    description: 'So many games, or wins where wins are asked for, make an edge; 1 unless told',
    example: 3,
  })
  minGames?: number;
}

/** The filter as the room of the network takes it. */
export function toNetworkFilter(query: NetworkFilterQuery): NetworkFilter {
  const { speeds, rated, since, until, minRatingGap, upsets, minGames } = query;
  return { speeds, rated, since: since?.getTime(), until: until?.getTime(), minRatingGap, upsets, minGames };
}

export class NeighboursQuery extends NetworkFilterQuery {
  @QueryInt({ min: 1, max: 200, description: 'Opponents per page; 50 unless told', example: 20 })
  limit: number = 50;

  @QueryCursor({ hint: ', with the same filters', example: 'bmVpZ2hib3Vycy43LnJvb2t3YXJkZW4' })
  cursor?: string;
}

/** Between whom, by what, and which games make a hop. */
export class ChainQuery extends NetworkFilterQuery {
  @RequiredPlayer({ description: 'Where the chain begins', example: 'knightly_otter' })
  from!: PlayerId;

  @RequiredPlayer({ description: 'Where it ends', example: 'tidy_heron' })
  to!: PlayerId;

  @QueryEnum(BY, {
    description: 'games: each played the next one; wins: each beat the next one. games unless told',
    example: 'wins',
  })
  by: ChainBy = 'games';
}

export class DistancesQuery extends NetworkFilterQuery {
  @QueryEnum(BY, { description: 'What a hop is, as in GET /api/graph/chain; games unless told', example: 'wins' })
  by: ChainBy = 'games';

  @QueryInt({ min: 1, max: 1_000, description: 'Players per page; 50 unless told', example: 20 })
  limit: number = 50;

  @QueryCursor({ hint: ', with the same filters', example: 'ZGlzdGFuY2VzLjIudGlkeV9oZXJvbg' })
  cursor?: string;
}

export class OpponentsQuery extends NetworkFilterQuery {
  @QueryInt({
    min: 1,
    max: INT32,
    description: 'Opponents with fewer games that have both ratings are not compared; 5 unless told',
    example: 5,
  })
  override minGames?: number;

  @QueryInt({ min: 1, max: 50, description: 'How many of each; 10 unless told', example: 5 })
  limit: number = 10;
}

/** What to compute, and from which games. */
export class GraphRunBody extends NetworkFilterQuery {
  @PathEnum(GRAPH_KINDS, {
    description:
      'structure: components, opponents, cores, clustering; pagerank: of wins; strength: from results alone; communities; layout',
    example: 'communities',
  })
  kind!: GraphKind;

  @BodyInt({
    min: 0,
    max: INT32,
    description: 'Where chance begins, in communities and layouts; 1 unless told',
    example: 1,
  })
  seed?: number;

  @BodyInt({
    min: 1,
    max: MOST_DRAWN,
    description: 'layout: how many players are drawn; 2000 unless told',
    example: 500,
  })
  players?: number;

  @QueryNumber({
    min: 0.001,
    max: 100,
    description: 'communities: above 1 gives more and smaller ones; 1 unless told',
    example: 1.5,
  })
  resolution?: number;
}

export function toGraphRequest({ kind, seed, players, resolution, ...filter }: GraphRunBody): GraphRequest {
  return { kind, seed, players, resolution, filter: toNetworkFilter(filter) };
}

/** Which results to list. */
export class ResultsQuery {
  @QueryEnum(GRAPH_KINDS, { description: 'Only results of this kind', example: 'pagerank' })
  kind?: GraphKind;

  @QueryInt({ min: 1, max: 200, description: 'Results per page; 50 unless told', example: 20 })
  limit: number = 50;

  @QueryCursor({ example: 'Z3JhcGgtcmVzdWx0cy40NA' })
  cursor?: string;
}

export class ResultParams {
  @PathEnum(GRAPH_KINDS, { description: 'What was computed', example: 'pagerank' })
  kind!: GraphKind;
}

/** Which result of a kind: one by its run, else the newest that was computed from just such games. */
export class ResultQuery extends NetworkFilterQuery {
  @QueryInt({ min: 1, max: INT32, description: 'Run that computed it; filters are not looked at then', example: 44 })
  run?: number;

  @QueryInt({ min: 1, max: MOST_DRAWN, description: 'layout: how many players were asked for', example: 500 })
  players?: number;

  @QueryNumber({ min: 0.001, max: 100, description: 'communities: the resolution asked for', example: 1.5 })
  resolution?: number;
}

export class RanksQuery extends ResultQuery {
  @QueryPlayer({ description: 'Only this player, in any case', example: 'knightly_otter' })
  player?: PlayerId;

  @QueryInt({ min: 0, max: INT32, description: 'communities: only players of this one', example: 3 })
  community?: number;

  @QueryInt({ min: 1, max: 1_000, description: 'Players per page; 50 unless told', example: 20 })
  limit: number = 50;

  @QueryCursor({ hint: '; it stays with the same result', example: 'cmFua3MuNDQuMQ' })
  cursor?: string;
}

export class NetworkExportQuery extends NetworkFilterQuery {
  @PathEnum(NETWORK_FORMATS, {
    description: 'graphml, gexf, or a table (CSV) of nodes or of edges',
    example: 'graphml',
  })
  format!: NetworkFormat;
}
