import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type { PlayerId } from '../../chess/ids.js';
import { ACCOUNT_STATES, type AccountState } from '../../players/player.entity.js';
import type { PlayerView, ProfileView } from '../../players/players.service.js';
import type { Page } from '../page-cursor.js';
import { PageQuery } from '../page.query.js';
import { RUN_EXAMPLE, RunDto } from '../runs/run.dto.js';
import { BodyBoolean, BodyInt, BodyText, QueryBoolean, QueryEnum, QueryText } from '../validation/rules.js';
import type { PlayerPage, SyncState } from './player-pages.service.js';

export const PROFILE_EXAMPLE = {
  perfs: {
    blitz: { games: 3120, rating: 1904, rd: 45, prog: -7 },
    rapid: { games: 4, rating: 1850, rd: 210, prog: 0, prov: true },
  },
  counts: { all: 4521, rated: 4100, win: 2200, loss: 2101, draw: 220 },
  playSeconds: 1_520_400,
  tvSeconds: 0,
  humanSeconds: null,
  verified: false,
  country: 'NO',
  location: 'By the river',
  realName: null,
  bio: 'I eat fish and pawns.',
  links: null,
  fideRating: null,
  updatedAt: '2026-05-01T18:30:01.003Z',
} as const;

/** As a list shows it. */
export const PLAYER_SUMMARY_EXAMPLE = {
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
  marked: false,
  formerName: 'knightly_Otter',
  renamedAt: '2026-03-01T08:00:00.000Z',
} as const;

export const PLAYER_EXAMPLE = {
  ...PLAYER_SUMMARY_EXAMPLE,
  storedGames: 1290,
  profile: PROFILE_EXAMPLE,
  sync: { activeRunId: 12, lastRun: RUN_EXAMPLE },
} as const;

/** How far the history of a player has been fetched. */
export class SyncStateDto implements SyncState {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Run that somebody works on or will', example: 12 })
  activeRunId!: number | null;

  @ApiProperty({ type: RunDto, nullable: true, description: 'Newest run of the player, active or not' })
  lastRun!: RunDto | null;
}

/** A rating. */
export class PerfDto {
  @ApiProperty({ type: 'integer', description: 'Rated games', example: 3120 })
  games!: number;

  @ApiProperty({ type: 'integer', description: 'Rating when Lichess was last asked', example: 1904 })
  rating!: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Rating deviation', example: 45 })
  rd?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Change over the last games', example: -7 })
  prog?: number;

  @ApiPropertyOptional({ description: 'Provisional', example: true })
  prov?: boolean;
}

/** What an account shows beyond its name. */
@ApiExtraModels(PerfDto)
export class ProfileDto implements ProfileView {
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(PerfDto) },
    description: 'Ratings by perf',
    example: PROFILE_EXAMPLE.perfs,
  })
  perfs!: ProfileView['perfs'];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    nullable: true,
    description: 'Games by how they ended; known of players whose account page was read, which a sync does',
    example: PROFILE_EXAMPLE.counts,
  })
  counts!: ProfileView['counts'];

  @ApiProperty({ type: 'integer', nullable: true, description: 'Time at the board, seconds', example: 1_520_400 })
  playSeconds!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Time on Lichess TV, seconds', example: 0 })
  tvSeconds!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Time against people, of bots', example: null })
  humanSeconds!: number | null;

  @ApiProperty({ description: 'Lichess knows who it is', example: false })
  verified!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Flag: an ISO 3166 code, or a name of Lichess such as _pirate',
    example: 'NO',
  })
  country!: string | null;

  @ApiProperty({ type: String, nullable: true, description: "In the player's own words", example: 'By the river' })
  location!: string | null;

  @ApiProperty({ type: String, nullable: true, description: "In the player's own words", example: null })
  realName!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: "About the player, in the player's own words",
    example: PROFILE_EXAMPLE.bio,
  })
  bio!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'One a line', example: null })
  links!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: "By the player's word", example: null })
  fideRating!: number | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'When something in it last changed; accountCheckedAt says when Lichess was last asked',
    example: PROFILE_EXAMPLE.updatedAt,
  })
  updatedAt!: Date;
}

/** A stored player. */
export class PlayerSummaryDto implements PlayerView {
  @ApiProperty({ type: String, description: 'Permanent key: the name in lower case', example: 'knightly_otter' })
  id!: PlayerId;

  @ApiProperty({ description: 'The name as it is spelt now', example: 'Knightly_Otter' })
  name!: string;

  @ApiProperty({ type: String, nullable: true, description: 'GM, IM, BOT and so on', example: null })
  title!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Chosen emblem, by its name at Lichess; as of the last sight',
    example: 'nature.otter',
  })
  flair!: string | null;

  @ApiProperty({ description: 'Supports Lichess, as of the last sight', example: false })
  patron!: boolean;

  @ApiProperty({ description: 'Somebody asked for the history of this player', example: true })
  tracked!: boolean;

  @ApiProperty({
    type: String,
    enum: ACCOUNT_STATES,
    description: 'What Lichess last said of the account; seen: met in games only',
    example: 'open',
  })
  accountState!: AccountState;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When Lichess was last asked about the account and its profile; null: never',
    example: PLAYER_EXAMPLE.accountCheckedAt,
  })
  accountCheckedAt!: Date | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the account was made; null while Lichess did not say',
    example: PLAYER_EXAMPLE.accountCreatedAt,
  })
  accountCreatedAt!: Date | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the player was last on Lichess, as of the last look',
    example: PLAYER_EXAMPLE.accountSeenAt,
  })
  accountSeenAt!: Date | null;

  @ApiProperty({ type: 'integer', nullable: true, description: "Finished games by Lichess's own count", example: 4521 })
  accountGames!: number | null;

  @ApiProperty({ description: 'Marked by Lichess for breaking its rules, as of the last look', example: false })
  marked!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Spelling of the name before its case was changed',
    example: PLAYER_EXAMPLE.formerName,
  })
  formerName!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the other spelling was noticed',
    example: PLAYER_EXAMPLE.renamedAt,
  })
  renamedAt!: Date | null;
}

/** A player with everything known about them. */
export class PlayerDto extends PlayerSummaryDto implements PlayerPage {
  @ApiProperty({ type: 'integer', description: 'Finished games stored here, counted the same way', example: 1290 })
  storedGames!: number;

  @ApiProperty({
    type: ProfileDto,
    nullable: true,
    description: 'Null while Lichess was not asked, and of accounts that were closed then',
  })
  profile!: ProfileDto | null;

  @ApiProperty({ type: SyncStateDto, description: 'How far the history has been fetched' })
  sync!: SyncStateDto;
}

/** One page of players. */
export class PlayersDto implements Page<PlayerView> {
  @ApiProperty({ type: [PlayerSummaryDto], description: 'By id' })
  items!: PlayerSummaryDto[];

  @ApiPropertyOptional({ description: 'Give it back as cursor for the next page; absent on the last one' })
  nextCursor?: string;
}

/** Which players to list; everything given must hold. */
export class PlayersQuery extends PageQuery {
  @QueryText({ maxLength: 30, description: 'Beginning of the name, in any case', example: 'knight' })
  name?: string;

  @QueryEnum(ACCOUNT_STATES, { description: 'What Lichess last said of the account', example: 'open' })
  accountState?: AccountState;

  @QueryBoolean({
    description: 'true: only those whose history somebody asked for; false: only the others',
    example: true,
  })
  tracked?: boolean;
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
