import { ApiProperty } from '@nestjs/swagger';
import type { PlayerId } from '../../chess/ids.js';
import type { AccountState } from '../../players/player.entity.js';
import { RUN_EXAMPLE, RunDto } from '../runs/run.dto.js';
import { BodyBoolean, BodyInt, BodyText } from '../validation/rules.js';
import type { PlayerPage, SyncState } from './player-pages.service.js';

export const PLAYER_EXAMPLE = {
  id: 'knightly_otter',
  name: 'Knightly_Otter',
  title: null,
  flair: 'nature.otter',
  patron: false,
  tracked: true,
  accountState: 'open',
  accountCheckedAt: '2026-05-01T18:30:01.003Z',
  accountCreatedAt: '2019-02-11T07:45:10.000Z',
  accountSeenAt: '2026-05-01T17:59:12.000Z',
  accountGames: 4521,
  storedGames: 1290,
  sync: { activeRunId: 12, lastRun: RUN_EXAMPLE },
} as const;

/** How far the history of a player has been fetched. */
export class SyncStateDto implements SyncState {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Run that somebody works on or will', example: 12 })
  activeRunId!: number | null;

  @ApiProperty({ type: RunDto, nullable: true, description: 'Newest run of the player, active or not' })
  lastRun!: RunDto | null;
}

/** A stored player. */
export class PlayerDto implements PlayerPage {
  @ApiProperty({ type: String, description: 'Permanent key: the name in lower case', example: 'knightly_otter' })
  id!: PlayerId;

  @ApiProperty({ description: 'The name as it is spelt now', example: 'Knightly_Otter' })
  name!: string;

  @ApiProperty({ type: String, nullable: true, description: 'GM, IM, BOT and so on', example: null })
  title!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'nature.otter' })
  flair!: string | null;

  @ApiProperty({ example: false })
  patron!: boolean;

  @ApiProperty({ description: 'Somebody asked for the history of this player', example: true })
  tracked!: boolean;

  @ApiProperty({
    type: String,
    enum: ['seen', 'open', 'closed', 'unknown'],
    description: 'What Lichess last said of the account; seen: met in games only',
    example: 'open',
  })
  accountState!: AccountState;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: PLAYER_EXAMPLE.accountCheckedAt })
  accountCheckedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: PLAYER_EXAMPLE.accountCreatedAt })
  accountCreatedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: PLAYER_EXAMPLE.accountSeenAt })
  accountSeenAt!: Date | null;

  @ApiProperty({ type: 'integer', nullable: true, description: "Finished games by Lichess's own count", example: 4521 })
  accountGames!: number | null;

  @ApiProperty({ type: 'integer', description: 'Finished games stored here, counted the same way', example: 1290 })
  storedGames!: number;

  @ApiProperty({ type: SyncStateDto })
  sync!: SyncStateDto;
}

/** Body of POST /api/players. */
export class NewPlayerBody {
  @BodyText({ maxLength: 60, description: 'Lichess username in any case', example: 'Knightly_Otter' })
  name!: string;
}

/** Body of POST /api/players/{id}/sync; may be left out. */
export class SyncBody {
  @BodyBoolean({ description: 'Read the whole history again, not only what is new', example: false })
  fullHistory?: boolean;

  @BodyInt({ min: 1, max: 100_000_000, description: 'Stop after so many games', example: 500 })
  maxGames?: number;
}
