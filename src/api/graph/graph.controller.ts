import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { PlayerId } from '../../chess/ids.js';
import { GraphService } from '../../graph/graph.service.js';
import type {
  ChainView,
  DistancesView,
  HeadToHeadView,
  NeighboursView,
  OpponentsView,
} from '../../graph/graph-view.js';
import { PlayerIdPipe } from '../players/player-id.pipe.js';
import { Needs } from '../accounts/needs.js';
import { ApiCommonProblems, ApiProblem } from '../problems/problem.dto.js';
import { parsePosition, type WithCursor, withCursor } from './graph-cursor.js';
import { ChainDto, DistancesDto, HeadToHeadDto, NeighboursDto, OpponentsDto } from './graph.dto.js';
import {
  CHAIN_EXAMPLE,
  DISTANCES_EXAMPLE,
  HEAD_TO_HEAD_EXAMPLE,
  NEIGHBOURS_EXAMPLE,
  OPPONENTS_EXAMPLE,
} from './graph.example.js';
import {
  ChainQuery,
  DistancesQuery,
  NeighboursQuery,
  NetworkFilterQuery,
  OpponentsQuery,
  toNetworkFilter,
} from './graph.query.js';

const param = (name: string, example: string) =>
  ({ name, description: 'Username in any case', example, type: String }) as const;
const PLAYER = param('player', 'knightly_otter');
const NOT_IN_NETWORK = [
  'player-not-in-network',
  'Player not in the network',
  '"knightly_otter" is not in the player network: no stored game against another account',
] as const;
const NEIGHBOURS = 'neighbours';
const DISTANCES = 'distances';

/** Questions about the player network, answered at once. */
@ApiTags('Network')
@Needs('read')
@Controller('graph')
export class GraphController {
  constructor(private readonly graph: GraphService) {}

  @Get('neighbours/:player')
  @ApiOperation({
    summary: 'List whom a player met, most games first',
    description:
      'Computer and anonymous opponents are not in the network, nor are games that are open or were aborted.',
    operationId: 'listNeighbours',
  })
  @ApiParam(PLAYER)
  @ApiOkResponse({ type: NeighboursDto, description: 'One page of opponents', example: NEIGHBOURS_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_IN_NETWORK)
  async neighbours(
    @Param('player', PlayerIdPipe) player: PlayerId,
    @Query() { limit, cursor, ...filter }: NeighboursQuery,
  ): Promise<WithCursor<NeighboursView>> {
    const after = parsePosition(NEIGHBOURS, cursor);
    return withCursor(NEIGHBOURS, await this.graph.neighbours(player, toNetworkFilter(filter), { limit, after }));
  }

  @Get('head-to-head/:player/:opponent')
  @ApiOperation({
    summary: 'Sum up what a player did against another',
    description: 'By speed, color and year, against what ratings let expect, with the newest games.',
    operationId: 'getHeadToHead',
  })
  // Decorators are applied from the last to the first.
  @ApiParam(param('opponent', 'rookwarden'))
  @ApiParam(PLAYER)
  @ApiOkResponse({ type: HeadToHeadDto, description: 'From the side of the first one', example: HEAD_TO_HEAD_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_IN_NETWORK)
  async headToHead(
    @Param('player', PlayerIdPipe) player: PlayerId,
    @Param('opponent', PlayerIdPipe) opponent: PlayerId,
    @Query() filter: NetworkFilterQuery,
  ): Promise<HeadToHeadView> {
    return this.graph.headToHead(player, opponent, toNetworkFilter(filter));
  }

  @Get('chain')
  @ApiOperation({
    summary: 'Find a shortest chain between two players',
    description:
      'By games, or by wins: the first one beat the second one, who beat the third one. The games of each hop that fit the ' +
      'filters are listed, the newest ones first. The same question of the same network has the same answer.',
    operationId: 'findChain',
  })
  @ApiOkResponse({ type: ChainDto, description: 'The chain, or that there is none', example: CHAIN_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_IN_NETWORK)
  async chain(@Query() { from, to, by, ...filter }: ChainQuery): Promise<ChainView> {
    return this.graph.chain(from, to, by, toNetworkFilter(filter));
  }

  @Get('distances/:player')
  @ApiOperation({
    summary: 'Say how far everybody is from a player',
    description: 'Nearest first. By wins the chains lead from everybody down to the player.',
    operationId: 'listDistances',
  })
  @ApiParam(PLAYER)
  @ApiOkResponse({ type: DistancesDto, description: 'One page of players', example: DISTANCES_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_IN_NETWORK)
  async distances(
    @Param('player', PlayerIdPipe) player: PlayerId,
    @Query() { by, limit, cursor, ...filter }: DistancesQuery,
  ): Promise<WithCursor<DistancesView>> {
    const after = parsePosition(DISTANCES, cursor);
    return withCursor(DISTANCES, await this.graph.distances(player, by, toNetworkFilter(filter), { limit, after }));
  }

  @Get('opponents/:player')
  @ApiOperation({
    summary: 'Name nemeses, victims and rivals of a player',
    description: 'By results against what ratings let expect, with how sure it is that it was not luck.',
    operationId: 'listOpponents',
  })
  @ApiParam(PLAYER)
  @ApiOkResponse({ type: OpponentsDto, description: 'Opponents who stand out', example: OPPONENTS_EXAMPLE })
  @ApiCommonProblems()
  @ApiProblem(404, ...NOT_IN_NETWORK)
  async opponents(
    @Param('player', PlayerIdPipe) player: PlayerId,
    @Query() { limit, minGames, ...filter }: OpponentsQuery,
  ): Promise<OpponentsView> {
    const options = { limit, ...(minGames !== undefined && { minGames }) };
    return this.graph.opponents(player, toNetworkFilter(filter), options);
  }
}
