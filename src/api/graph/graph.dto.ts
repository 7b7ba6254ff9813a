import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Color } from '../../chess/color.js';
import { COLORS } from '../../chess/color.js';
import type { GameId } from '../../chess/ids.js';
import { type Speed, SPEEDS } from '../../chess/speed.js';
import type { HeadToHead } from '../../graph/core/head-to-head.js';
import type { Expectation, Score } from '../../graph/core/score.js';
import type {
  ChainBy,
  ChainView,
  DistancesView,
  DistanceView,
  EdgeView,
  HeadToHeadView,
  HopView,
  NeighboursView,
  NeighbourView,
  NetworkGame,
  OpponentsView,
  OpponentView,
  RivalView,
} from '../../graph/graph-view.js';
import { AS_OF, GAME_EXAMPLE, SCORE_EXAMPLE } from './graph.example.js';
import type { WithCursor } from './graph-cursor.js';

const CURSOR = { description: 'Give it back as cursor for the next page; absent on the last one' };
const WHOLE = { type: 'integer' } as const;
const TIME = { type: String, format: 'date-time' } as const;

/** A stored game that an answer rests on. */
export class NetworkGameDto implements NetworkGame {
  @ApiProperty({ type: String, description: 'For GET /api/games/{id}', example: GAME_EXAMPLE.id })
  id!: GameId;

  @ApiProperty({ ...TIME, description: 'When the game began', example: GAME_EXAMPLE.createdAt })
  createdAt!: Date;

  @ApiProperty({ type: String, enum: SPEEDS, description: 'Speed of the game', example: 'blitz' })
  speed!: Speed;

  @ApiProperty({ description: 'Counted for ratings', example: true })
  rated!: boolean;

  @ApiProperty({ description: 'Who had White', example: 'knightly_otter' })
  white!: string;

  @ApiProperty({ description: 'Who had Black', example: 'rookwarden' })
  black!: string;

  @ApiProperty({ ...WHOLE, nullable: true, description: 'Rating of White before the game', example: 1812 })
  whiteRating!: number | null;

  @ApiProperty({ ...WHOLE, nullable: true, description: 'Rating of Black before the game', example: 1840 })
  blackRating!: number | null;

  @ApiProperty({ description: 'How the game ended, as Lichess says', example: 'resign' })
  status!: string;

  @ApiProperty({
    type: String,
    enum: COLORS,
    nullable: true,
    description: 'Null for a draw and where nobody knows; status says which',
    example: 'white',
  })
  winner!: Color | null;
}

/** Games from one side; the outcome of some may be unknown. */
export class ScoreDto implements Score {
  @ApiProperty({ ...WHOLE, description: 'Games together, also those whose outcome is unknown', example: 7 })
  games!: number;

  @ApiProperty({ ...WHOLE, description: 'Games the player asked about won', example: 4 })
  wins!: number;

  @ApiProperty({ ...WHOLE, description: 'Games that were drawn', example: 1 })
  draws!: number;

  @ApiProperty({ ...WHOLE, description: 'Games the player asked about lost', example: 2 })
  losses!: number;
}

/** Results against what the ratings before the games let expect. */
export class ExpectationDto implements Expectation {
  @ApiProperty({ ...WHOLE, description: 'Games with a result and both ratings', example: 7 })
  games!: number;

  @ApiProperty({ type: Number, description: 'A win 1, a draw a half', example: 4.5 })
  points!: number;

  @ApiProperty({ type: Number, description: 'Points the ratings let expect', example: 3.6 })
  expected!: number;

  @ApiProperty({ type: Number, description: 'Chance of such a score or a worse one, 0 to 1', example: 0.71 })
  chanceOfWorse!: number;

  @ApiProperty({ type: Number, description: 'Chance of such a score or a better one, 0 to 1', example: 0.29 })
  chanceOfBetter!: number;
}

/** What two players did at one speed, rated or casual. */
export class EdgeDto extends ScoreDto implements EdgeView {
  @ApiProperty({ type: String, enum: SPEEDS, description: 'Speed of the games', example: 'blitz' })
  speed!: Speed;

  @ApiProperty({ description: 'true: rated games; false: casual ones', example: true })
  rated!: boolean;

  @ApiProperty({ ...TIME, description: 'Their first game', example: '2024-01-02T10:00:00.000Z' })
  firstAt!: Date;

  @ApiProperty({ ...TIME, description: 'Their last game', example: GAME_EXAMPLE.createdAt })
  lastAt!: Date;
}

export class NeighbourDto extends ScoreDto implements NeighbourView {
  @ApiProperty({ description: 'The opponent', example: 'rookwarden' })
  player!: string;

  @ApiProperty({
    type: [EdgeDto],
    description: 'All they did at the speeds that count, whatever the period or the ratings',
  })
  edges!: EdgeDto[];
}

/** Beside whatever is answered. */
export class NetworkAnswerDto {
  @ApiProperty({ ...TIME, description: 'The moment whose games are answered from', example: AS_OF })
  asOf!: Date;
}

/** One page of opponents, most games first. */
export class NeighboursDto extends NetworkAnswerDto implements WithCursor<NeighboursView> {
  @ApiProperty({ description: 'Player asked about', example: 'knightly_otter' })
  player!: string;

  @ApiProperty({ ...WHOLE, description: 'Opponents there are, on all pages', example: 1 })
  total!: number;

  @ApiProperty({ type: [NeighbourDto], description: 'Most games first' })
  items!: NeighbourDto[];

  @ApiPropertyOptional(CURSOR)
  nextCursor?: string;
}

export class ByColorDto {
  @ApiProperty({ type: ScoreDto, description: 'Games with White' })
  white!: ScoreDto;

  @ApiProperty({ type: ScoreDto, description: 'Games with Black' })
  black!: ScoreDto;
}

export class YearScoreDto {
  @ApiProperty({ ...WHOLE, description: 'Year in which the games began, UTC', example: 2026 })
  year!: number;

  @ApiProperty({ type: ScoreDto, description: 'Games of that year' })
  score!: ScoreDto;
}

/** What one player did against another. */
export class HeadToHeadDto extends NetworkAnswerDto implements HeadToHeadView {
  @ApiProperty({ description: 'The first player, from whose side all is said', example: 'knightly_otter' })
  player!: string;

  @ApiProperty({ description: 'The other player', example: 'rookwarden' })
  opponent!: string;

  @ApiProperty({ type: ScoreDto, description: 'All games that count' })
  total!: ScoreDto;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Scores by speed; only speeds that were played',
    example: { blitz: SCORE_EXAMPLE },
  })
  bySpeed!: HeadToHead['bySpeed'];

  @ApiProperty({ type: ScoreDto, description: 'Rated games' })
  rated!: ScoreDto;

  @ApiProperty({ type: ScoreDto, description: 'Casual games' })
  casual!: ScoreDto;

  @ApiProperty({ type: ByColorDto, description: 'By the side the first player had' })
  byColor!: ByColorDto;

  @ApiProperty({ type: [YearScoreDto], description: 'By year, in UTC' })
  byYear!: YearScoreDto[];

  @ApiProperty({ type: ExpectationDto, description: 'Results against what ratings let expect' })
  expectation!: ExpectationDto;

  @ApiProperty({
    ...TIME,
    nullable: true,
    description: 'When the first of these games began; null without games',
    example: '2024-01-02T10:00:00.000Z',
  })
  firstAt!: Date | null;

  @ApiProperty({
    ...TIME,
    nullable: true,
    description: 'When the last of these games began; null without games',
    example: GAME_EXAMPLE.createdAt,
  })
  lastAt!: Date | null;

  @ApiProperty({ type: [NetworkGameDto], description: 'The newest 20' })
  games!: NetworkGameDto[];
}

export class HopDto implements HopView {
  @ApiProperty({ description: 'Where the hop begins', example: 'knightly_otter' })
  from!: string;

  @ApiProperty({ description: 'Where the hop ends', example: 'rookwarden' })
  to!: string;

  @ApiProperty({
    type: [NetworkGameDto],
    description: 'The newest ones that make the hop; in a chain of wins `from` won',
  })
  games!: NetworkGameDto[];
}

/** A shortest chain between two players. */
export class ChainDto extends NetworkAnswerDto implements ChainView {
  @ApiProperty({ description: 'Where the chain begins', example: 'knightly_otter' })
  from!: string;

  @ApiProperty({ description: 'Where the chain ends', example: 'rookwarden' })
  to!: string;

  @ApiProperty({
    type: String,
    enum: ['games', 'wins'],
    description: 'What makes a hop: a game, or a win',
    example: 'wins',
  })
  by!: ChainBy;

  @ApiProperty({ ...WHOLE, nullable: true, description: 'Number of hops; null when no chain leads there', example: 1 })
  length!: number | null;

  @ApiProperty({
    type: [String],
    description: 'Both ends included; empty when there is none',
    example: ['knightly_otter', 'rookwarden'],
  })
  players!: string[];

  @ApiProperty({ type: [HopDto], description: 'From player to player, in order' })
  hops!: HopDto[];
}

export class DistanceCountDto {
  @ApiProperty({ ...WHOLE, description: 'Number of hops', example: 2 })
  distance!: number;

  @ApiProperty({ ...WHOLE, description: 'Players at this distance', example: 4_100 })
  players!: number;
}

export class DistanceDto implements DistanceView {
  @ApiProperty({ description: 'Player at this distance', example: 'tidy_heron' })
  player!: string;

  @ApiProperty({ ...WHOLE, description: 'Hops of a shortest chain to the player asked about', example: 2 })
  distance!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The next one on a shortest chain; GET /api/graph/chain has its games',
    example: 'rookwarden',
  })
  via!: string | null;
}

/** How far everybody is from one player. */
export class DistancesDto extends NetworkAnswerDto implements WithCursor<DistancesView> {
  @ApiProperty({ description: 'Chains lead from everybody to this player', example: 'knightly_otter' })
  player!: string;

  @ApiProperty({
    type: String,
    enum: ['games', 'wins'],
    description: 'What makes a hop: a game, or a win',
    example: 'games',
  })
  by!: ChainBy;

  @ApiProperty({ type: [DistanceCountDto], description: 'How many players there are at each distance' })
  histogram!: DistanceCountDto[];

  @ApiProperty({ ...WHOLE, description: 'Players from whom no chain leads there', example: 12 })
  unreachable!: number;

  @ApiProperty({ type: [DistanceDto], description: 'Nearest first' })
  items!: DistanceDto[];

  @ApiPropertyOptional(CURSOR)
  nextCursor?: string;
}

export class OpponentDto implements OpponentView {
  @ApiProperty({ description: 'Who it is', example: 'rookwarden' })
  opponent!: string;

  @ApiProperty({ type: ScoreDto, description: 'What the player did against them' })
  score!: ScoreDto;

  @ApiProperty({ type: ExpectationDto, description: "The player's results against what ratings let expect" })
  expectation!: ExpectationDto;

  @ApiProperty({
    type: Number,
    description: '0 to 1: how sure it is that it is not luck, had nobody else been compared',
  })
  confidence!: number;

  @ApiProperty({
    type: Number,
    description: 'How many of the opponents compared would look like this by luck alone; below 1 it is more than luck',
  })
  byLuck!: number;

  @ApiProperty({ type: [NetworkGameDto], description: 'The newest 3' })
  games!: NetworkGameDto[];
}

export class RivalDto implements RivalView {
  @ApiProperty({ description: 'Who it is', example: 'rookwarden' })
  opponent!: string;

  @ApiProperty({ type: ScoreDto, description: 'What the player did against them' })
  score!: ScoreDto;

  @ApiProperty({
    type: Number,
    description: 'Points the two took from each other: twice those of who has fewer',
    example: 5,
  })
  contested!: number;

  @ApiProperty({ type: [NetworkGameDto], description: 'The newest 3' })
  games!: NetworkGameDto[];
}

/** Opponents who stand out. */
export class OpponentsDto extends NetworkAnswerDto implements OpponentsView {
  @ApiProperty({ description: 'Player asked about', example: 'knightly_otter' })
  player!: string;

  @ApiProperty({
    type: [OpponentDto],
    description: 'Did better against the player than ratings let expect; surest first',
  })
  nemeses!: OpponentDto[];

  @ApiProperty({ type: [OpponentDto], description: 'The reverse' })
  victims!: OpponentDto[];

  @ApiProperty({ type: [RivalDto], description: 'Close, and often; most contested points first' })
  rivals!: RivalDto[];
}
