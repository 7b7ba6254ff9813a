import { ApiProperty } from '@nestjs/swagger';
import type { PlayerId } from '../../chess/ids.js';
import { type Speed, SPEEDS } from '../../chess/speed.js';
import type { CrawlWish } from '../../ingestion/crawl/crawl.entity.js';
import type { CrawlEstimate } from '../../ingestion/crawl/crawl-estimate.js';
import {
  CRAWL_PLAYER_STATES,
  type CrawlPlayerState,
  SKIP_REASONS,
  type SkipReason,
} from '../../ingestion/crawl/crawl-player.entity.js';
import { CRAWL_PRIORITIES, type CrawlPriority, type CrawlSettings } from '../../ingestion/crawl/crawl-policy.js';
import {
  type CrawlBudget,
  type CrawlHarvest,
  type CrawlLevelView,
  type CrawlPlayerView,
  type CrawlRunView,
  type CrawlView,
  DEAD_ENDS,
  type DeadEnd,
} from '../../ingestion/crawl/crawl-view.js';
import type { Page } from '../page-cursor.js';
import { RunDto } from '../runs/run.dto.js';
import { CRAWL_EXAMPLE } from './crawl.example.js';

const [LEVEL] = CRAWL_EXAMPLE.levels;
const [PLAYER] = CRAWL_EXAMPLE.next;
const { settings: SETTINGS, left: ESTIMATE } = CRAWL_EXAMPLE;

/** Rules of a crawl, all of them said. */
export class CrawlSettingsDto implements CrawlSettings {
  @ApiProperty({ type: 'integer', description: 'Steps from the first player', example: SETTINGS.depth })
  depth!: number;

  @ApiProperty({ type: 'integer', description: 'Players at most, the first one included', example: 50 })
  maxPlayers!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Games of each player at most', example: null })
  maxGames!: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Only games created since', example: SETTINGS.since })
  since!: string | null;

  @ApiProperty({ type: String, enum: SPEEDS, isArray: true, description: 'Speeds that count; none: all', example: [] })
  speeds!: Speed[];

  @ApiProperty({ type: 'integer', description: 'Games together that it takes', example: SETTINGS.minGames })
  minGames!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Lowest rating', example: null })
  minRating!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Highest rating', example: null })
  maxRating!: number | null;

  @ApiProperty({ description: 'Follow accounts with the title BOT', example: false })
  bots!: boolean;

  @ApiProperty({ description: 'Try accounts that were closed once more', example: false })
  closed!: boolean;

  @ApiProperty({ type: String, enum: CRAWL_PRIORITIES, description: 'Who comes first', example: SETTINGS.priority })
  priority!: CrawlPriority;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Players a day (UTC) at most', example: null })
  perDay!: number | null;
}

/** A player of a crawl: from whom, at which depth and why. */
export class CrawlPlayerDto implements CrawlPlayerView {
  @ApiProperty({ type: String, description: 'Player who was found', example: PLAYER.playerId })
  playerId!: PlayerId;

  @ApiProperty({ type: 'integer', description: 'Steps from the first player', example: PLAYER.depth })
  depth!: number;

  @ApiProperty({ type: 'integer', description: 'Place among those found at this depth', example: PLAYER.rank })
  rank!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Player of the level before with most games together; null for the first player',
    example: PLAYER.foundFrom,
  })
  foundFrom!: PlayerId | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Counted games with that player', example: 12 })
  gamesTogether!: number | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'The latest of these games',
    example: PLAYER.lastGameAt,
  })
  lastGameAt!: Date | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Rating in their latest game', example: PLAYER.rating })
  rating!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Rating of the other player in it', example: 1640 })
  foundRating!: number | null;

  @ApiProperty({
    type: String,
    enum: CRAWL_PLAYER_STATES,
    description: 'How far it is with the player; skipped: left out, or found to be closed or unknown',
    example: PLAYER.state,
  })
  state!: CrawlPlayerState;

  @ApiProperty({ type: String, enum: SKIP_REASONS, nullable: true, description: 'Why it was left out', example: null })
  skippedBecause!: SkipReason | null;

  @ApiProperty({ type: 'integer', description: 'Fetches begun', example: 0 })
  attempts!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Not tried before', example: null })
  retryAt!: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why the last fetch failed', example: null })
  message!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Run that reads the games', example: null })
  syncRunId!: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'First fetch', example: null })
  startedAt!: Date | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was done, failed for good or found to be closed',
    example: null,
  })
  endedAt!: Date | null;

  @ApiProperty({ description: 'The choice in one sentence', example: PLAYER.why })
  why!: string;
}

/** Players of one level by what became of them. */
export class CrawlLevelDto implements CrawlLevelView {
  @ApiProperty({ type: 'integer', description: 'Steps from the first player', example: LEVEL.depth })
  depth!: number;

  @ApiProperty({ type: 'integer', description: 'Players chosen', example: LEVEL.chosen })
  chosen!: number;

  @ApiProperty({ type: 'integer', description: 'Players whose turn is still to come', example: LEVEL.waiting })
  waiting!: number;

  @ApiProperty({ type: 'integer', description: 'Players who are being read', example: LEVEL.fetching })
  fetching!: number;

  @ApiProperty({ type: 'integer', description: 'Players whose games are read', example: LEVEL.done })
  done!: number;

  @ApiProperty({ type: 'integer', description: 'Players whose fetch failed for good', example: LEVEL.failed })
  failed!: number;

  @ApiProperty({ type: 'integer', description: 'Chosen, and then found to be closed or unknown', example: LEVEL.gone })
  gone!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: `Players not chosen, by reason: ${SKIP_REASONS.join(', ')}`,
    example: { limit: 210 },
  })
  leftOut!: Partial<Record<SkipReason, number>>;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: `Counted games of the level before whose opponents have no account to read, by kind: ${DEAD_ENDS.join(', ')}`,
    example: { anonymous: 31, computer: 4 },
  })
  deadEnds!: Partial<Record<DeadEnd, number>>;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'When the players of the level were chosen',
    example: LEVEL.drawnAt,
  })
  drawnAt!: Date;
}

export class CrawlBudgetDto implements CrawlBudget {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Players a day at most', example: null })
  perDay!: number | null;

  @ApiProperty({ type: 'integer', description: 'Players begun since midnight, UTC', example: 7 })
  usedToday!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'Next midnight, UTC',
    example: CRAWL_EXAMPLE.budget.renewedAt,
  })
  renewedAt!: Date;
}

export class CrawlHarvestDto implements CrawlHarvest {
  @ApiProperty({ type: 'integer', description: 'Requests made to Lichess', example: CRAWL_EXAMPLE.harvest.requests })
  requests!: number;

  @ApiProperty({ type: 'integer', description: 'Records received', example: CRAWL_EXAMPLE.harvest.received })
  received!: number;

  @ApiProperty({ type: 'integer', description: 'Games that were new', example: CRAWL_EXAMPLE.harvest.inserted })
  inserted!: number;
}

/** How much a crawl will be, at most. */
export class CrawlEstimateDto implements CrawlEstimate {
  @ApiProperty({ type: 'integer', description: 'Players to be read, at most', example: ESTIMATE.players })
  players!: number;

  @ApiProperty({ type: 'integer', description: 'Requests to Lichess', example: ESTIMATE.requests })
  requests!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Games to be read; those of two players of the crawl with each other count twice',
    example: ESTIMATE.games,
  })
  games!: number;

  @ApiProperty({ description: 'Hours at the pace of Lichess', example: ESTIMATE.hours })
  hours!: number;

  @ApiProperty({ type: 'integer', description: 'Days that the budget makes it last at least', example: ESTIMATE.days })
  days!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Room the games take with their indexes, bytes',
    example: ESTIMATE.diskBytes,
  })
  diskBytes!: number;

  @ApiProperty({ type: [String], description: 'What the numbers rest on', example: ESTIMATE.basis })
  basis!: string[];
}

/** A crawl and its rules. */
export class CrawlRunDto extends RunDto implements CrawlRunView {
  @ApiProperty({ type: CrawlSettingsDto, description: 'Rules it goes by' })
  settings!: CrawlSettingsDto;

  @ApiProperty({ type: String, enum: ['go', 'pause', 'stop'], description: 'What is to become of it', example: 'go' })
  wish!: CrawlWish;
}

/** One page of crawls. */
export class CrawlPageDto implements Page<CrawlRunDto> {
  @ApiProperty({ type: [CrawlRunDto], description: 'Newest first' })
  items!: CrawlRunDto[];

  @ApiProperty({ required: false, description: 'Pass it on as cursor; absent on the last page', example: 'Y3Jhd2xz' })
  nextCursor?: string;
}

/** A crawl, its frontier, and who is next and why. */
export class CrawlDto extends CrawlRunDto implements CrawlView {
  @ApiProperty({ type: [CrawlLevelDto], description: "Levels drawn up so far, the first player's own first" })
  levels!: CrawlLevelDto[];

  @ApiProperty({ type: CrawlPlayerDto, nullable: true, description: 'Who is being read right now' })
  reading!: CrawlPlayerDto | null;

  @ApiProperty({ type: [CrawlPlayerDto], description: 'Those whose turn comes next, in order' })
  next!: CrawlPlayerDto[];

  @ApiProperty({ type: CrawlBudgetDto, description: 'Players it may begin in a day' })
  budget!: CrawlBudgetDto;

  @ApiProperty({ type: CrawlHarvestDto, description: 'What its players brought so far' })
  harvest!: CrawlHarvestDto;

  @ApiProperty({ type: CrawlEstimateDto, description: 'What the players chosen so far will still be' })
  left!: CrawlEstimateDto;
}

/** A page of players of a crawl. */
export class CrawlPlayersDto implements Page<CrawlPlayerDto> {
  @ApiProperty({ type: [CrawlPlayerDto], description: 'By depth and place' })
  items!: CrawlPlayerDto[];

  @ApiProperty({ required: false, description: 'Pass it on as cursor; absent on the last page', example: 'Y3Jhd2w' })
  nextCursor?: string;
}
