import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Color, COLORS } from '../../chess/color.js';
import type { PlayerId } from '../../chess/ids.js';
import { type Speed, SPEEDS } from '../../chess/speed.js';
import type { GameFilter } from '../../games/game-filter.js';
import type { GamePage, SortOrder } from '../../games/games.service.js';
import {
  QueryBoolean,
  QueryCursor,
  QueryEnum,
  QueryInt,
  QueryPlayer,
  QueryText,
  QueryTime,
} from '../validation/rules.js';
import { GameSummaryDto } from './game.dto.js';

export const DEFAULT_LIMIT = 50;

/** Which games to list; everything given must hold. */
export class GamesQuery implements GameFilter {
  @QueryEnum(SPEEDS, { description: 'Only games of this speed', example: 'blitz' })
  speed?: Speed;

  @QueryBoolean({ description: 'true: only rated games; false: only casual ones', example: true })
  rated?: boolean;

  @QueryText({
    maxLength: 100,
    description: 'ECO code, or the beginning of one or of a name, in any case',
    example: 'B12',
  })
  opening?: string;

  @QueryTime({ description: 'Only games begun at this time or later', example: '2025-01-01' })
  since?: Date;

  @QueryTime({ description: 'Only games begun before this time', example: '2026-01-01T00:00:00Z' })
  until?: Date;

  @QueryEnum(['newest', 'oldest'], { description: 'Which games come first; newest unless told', example: 'newest' })
  order: SortOrder = 'newest';

  @QueryInt({ min: 1, max: 200, description: `Games per page; ${DEFAULT_LIMIT} unless told`, example: 20 })
  limit?: number;

  @QueryCursor({ hint: ', with the same order and filters', example: 'bi4xNzYyMTYxMTY0MTIwLmExQjJjM0Q0' })
  cursor?: string;
}

/** Which of a player's games to list; everything given must hold. */
export class PlayerGamesQuery extends GamesQuery {
  @QueryEnum(COLORS, { description: 'Only games the player had this side in', example: 'white' })
  color?: Color;

  @QueryEnum(['win', 'draw', 'loss'], {
    description: "Only games with this result, from the player's side",
    example: 'win',
  })
  result?: 'win' | 'draw' | 'loss';

  @QueryPlayer({ description: 'Only games against this player, in any case', example: 'rookwarden' })
  opponent?: PlayerId;
}

/** One page of games. */
export class GamePageDto implements GamePage {
  @ApiProperty({ type: [GameSummaryDto], description: 'In the order asked for' })
  items!: GameSummaryDto[];

  @ApiPropertyOptional({ description: 'Give it back as cursor for the next page; absent on the last one' })
  nextCursor?: string;
}
