import { BodyBoolean, BodyInt, BodyPlayers } from '../validation/rules.js';
import { RUN_EXAMPLE } from '../runs/run.dto.js';

export const PROFILES_RUN_EXAMPLE = {
  ...RUN_EXAMPLE,
  id: 40,
  kind: 'profiles',
  name: 'due-profiles',
  playerId: null,
  untilAt: null,
  cursorAt: null,
  total: 1200,
  finished: 600,
  failed: 0,
  percent: 50,
  received: 600,
  inserted: 590,
  updated: 3,
  unchanged: 7,
  rejected: 0,
  accountGames: null,
} as const;

/** Body of POST /api/profiles; may be left out. */
export class ProfilesBody {
  @BodyPlayers({
    maxItems: 1_000,
    description: 'Only these players, by username in any case; everybody who is stored unless told',
    example: 'Knightly_Otter',
  })
  players?: string[];

  @BodyInt({ min: 1, max: 100_000_000, description: 'Stop after so many players', example: 600 })
  maxPlayers?: number;

  @BodyBoolean({ description: 'Ask again about those looked at lately', example: false })
  refresh?: boolean;
}
