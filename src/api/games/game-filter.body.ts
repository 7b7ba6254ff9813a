import { type Color, COLORS } from '../../chess/color.js';
import type { PlayerId } from '../../chess/ids.js';
import { type Speed, SPEEDS } from '../../chess/speed.js';
import { BodyBoolean, BodyEnum, BodyOptionalText, QueryPlayer, QueryTime } from '../validation/rules.js';

/** Which games a request is about; everything given must hold. */
export class GameFilterBody {
  @QueryPlayer({ description: 'Only games of this player; all without', example: 'knightly_otter' })
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
}
