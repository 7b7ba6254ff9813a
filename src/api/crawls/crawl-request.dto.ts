import type { PlayerId } from '../../chess/ids.js';
import { type Speed, SPEEDS } from '../../chess/speed.js';
import { CRAWL_PLAYER_STATES, type CrawlPlayerState } from '../../ingestion/crawl/crawl-player.entity.js';
import {
  CRAWL_BOUNDS,
  CRAWL_DEFAULTS,
  CRAWL_PRIORITIES,
  type CrawlPriority,
  type CrawlWishes,
} from '../../ingestion/crawl/crawl-policy.js';
import { RunsOfKindQuery } from '../runs/run.dto.js';
import {
  BodyBoolean,
  BodyEnum,
  BodyEnums,
  BodyInt,
  BodyText,
  PathId,
  QueryCursor,
  QueryEnum,
  QueryInt,
  QueryPlayer,
  QueryTime,
} from '../validation/rules.js';

const within = ([min, max]: readonly [number, number]): { min: number; max: number } => ({ min, max });

/** From whom to crawl, and by which rules. */
export class CrawlRequestDto {
  @BodyText({ maxLength: 60, description: 'Lichess username in any case', example: 'Knightly_Otter' })
  player!: string;

  @BodyInt({
    ...within(CRAWL_BOUNDS.depth),
    description: `Steps from the first player; ${CRAWL_DEFAULTS.depth} unless told`,
    example: 2,
  })
  depth?: number;

  @BodyInt({
    ...within(CRAWL_BOUNDS.maxPlayers),
    description: `Players at most, the first one included; ${CRAWL_DEFAULTS.maxPlayers} unless told`,
    example: 50,
  })
  maxPlayers?: number;

  @BodyInt({
    ...within(CRAWL_BOUNDS.maxGames),
    description: 'Games received of each player at most, oldest first; all unless told',
    example: 1_000,
  })
  maxGames?: number;

  @QueryTime({ description: 'Games created before this are neither read nor counted', example: '2025-01-01' })
  since?: Date;

  @BodyEnums(SPEEDS, { description: 'Speeds of the games that count; all unless told' })
  speeds?: Speed[];

  @BodyInt({
    ...within(CRAWL_BOUNDS.minGames),
    description: 'Games a player has to have with one who was read; 1 unless told',
    example: 3,
  })
  minGames?: number;

  @BodyInt({ ...within(CRAWL_BOUNDS.minRating), description: 'Lowest rating in the latest of these games' })
  minRating?: number;

  @BodyInt({ ...within(CRAWL_BOUNDS.maxRating), description: 'Highest rating in the latest of these games' })
  maxRating?: number;

  @BodyBoolean({
    description: 'Follow accounts with the title BOT; anonymous opponents have no account and are only counted',
    example: false,
  })
  bots?: boolean;

  @BodyBoolean({ description: 'Try accounts that were closed once more', example: false })
  closed?: boolean;

  @BodyEnum(CRAWL_PRIORITIES, {
    description: 'Who of a level comes first: most games together, latest game, or nearest rating',
    example: 'games',
  })
  priority?: CrawlPriority;

  @BodyInt({ ...within(CRAWL_BOUNDS.perDay), description: 'Players a day (UTC) at most' })
  perDay?: number;
}

/** The rules as the room of ingestion takes them. */
export function toCrawlWishes({ player: _, since, ...rest }: CrawlRequestDto): CrawlWishes {
  return { ...rest, since: since?.toISOString() };
}

/** Which crawls to list. */
export class CrawlsQuery extends RunsOfKindQuery {
  @QueryPlayer({ description: 'Only crawls that began with this player, in any case', example: 'knightly_otter' })
  player?: PlayerId;
}

export class CrawlParams {
  @PathId({ description: 'Number of the run', example: 40 })
  id!: number;
}

export class CrawlPlayersQuery {
  @QueryEnum(CRAWL_PLAYER_STATES, { description: 'Only those in this state', example: 'waiting' })
  state?: CrawlPlayerState;

  @QueryInt({ min: 1, max: 200, description: 'How many', example: 50 })
  limit: number = 50;

  @QueryCursor({ example: 'Y3Jhd2wuMS43LnRpZHlfaGVyb24' })
  cursor?: string;
}
