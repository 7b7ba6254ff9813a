import { type BatchRequest, MOST_GAMES } from '../../analysis/batches/batch-view.js';
import { type Color, COLORS } from '../../chess/color.js';
import type { PlayerId } from '../../chess/ids.js';
import { type Speed, SPEEDS } from '../../chess/speed.js';
import { LARGEST_NODES, SMALLEST_NODES } from '../../config/environment.js';
import {
  BodyBoolean,
  BodyEnum,
  BodyInt,
  BodyOptionalText,
  BodyTexts,
  PathId,
  QueryInt,
  QueryPlayer,
  QueryText,
  QueryTime,
} from '../validation/rules.js';

/** Which games to analyse, and how; everything given must hold. */
export class BatchRequestDto {
  @QueryPlayer({ description: 'Games of this player; all without', example: 'knightly_otter' })
  player?: PlayerId;

  @BodyEnum(SPEEDS, { description: 'Only games of this speed', example: 'blitz' })
  speed?: Speed;

  @BodyBoolean({ description: 'true: only rated games; false: only casual ones', example: true })
  rated?: boolean;

  @QueryTime({ description: 'Only games begun at this time or later', example: '2025-01-01' })
  since?: Date;

  @QueryTime({ description: 'Only games begun before this time', example: '2026-01-01T00:00:00Z' })
  until?: Date;

  @BodyOptionalText({ maxLength: 100, description: 'ECO code, or the beginning of one or of a name', example: 'B12' })
  opening?: string;

  @BodyEnum(COLORS, { description: 'Only games the player had this side in', example: 'white' })
  color?: Color;

  @BodyEnum(['win', 'draw', 'loss'], { description: "From the player's side", example: 'win' })
  result?: 'win' | 'draw' | 'loss';

  @QueryPlayer({ description: 'Only games of the player against this one', example: 'rookwarden' })
  opponent?: PlayerId;

  @BodyInt({
    min: SMALLEST_NODES,
    max: LARGEST_NODES,
    description: 'Nodes per position; games searched with fewer are searched again. Default: ENGINE_NODES',
    example: 1_000_000,
  })
  nodes?: number;

  @BodyTexts({
    maxItems: 50,
    maxLength: 100,
    description: 'Plugins whose results are wanted: games that have them are skipped. All unless told',
    example: 'move-quality',
  })
  plugins?: string[];

  @BodyInt({ min: 1, max: MOST_GAMES, description: 'Games at most, the newest first', example: MOST_GAMES })
  maxGames?: number;
}

/** The request as the room of analyses takes it. */
export function toBatchRequest({ player, nodes, plugins, maxGames, ...filter }: BatchRequestDto): BatchRequest {
  return { player, filter: { ...filter }, nodes, plugins, maxGames: maxGames ?? MOST_GAMES };
}

export class BatchParams {
  @PathId({ description: 'Number of the batch', example: 51 })
  id!: number;
}

/** Which page. */
export class BatchPageQuery {
  @QueryInt({ min: 1, max: 200, description: 'How many', example: 50 })
  limit: number = 50;

  @QueryText({ maxLength: 200, description: 'nextCursor of the page before' })
  cursor?: string;
}
