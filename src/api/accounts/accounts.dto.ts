import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Actor, type Role, ROLES, type Scope, SCOPES } from '../../accounts/actor.js';
import { SESSION_METHODS, type SessionMethod } from '../../accounts/session.entity.js';
import type { SessionView } from '../../accounts/sessions.service.js';
import type { TokenView } from '../../accounts/tokens.service.js';
import type { UserView } from '../../accounts/users.service.js';
import type { PlayerId } from '../../chess/ids.js';
import type { Page } from '../page-cursor.js';
import { BodyInt, BodyOptionalText, BodyText, PathEnum, PathId, QueryText } from '../validation/rules.js';

const AT = '2026-05-01T18:30:00.000Z';
const MAX_PASSWORD = 200;
const MAX_NAME = 40;
const MAX_SECRET = 100;

export const USER_EXAMPLE = {
  id: 2,
  name: 'Otter',
  role: 'member',
  hasPassword: true,
  players: ['knightly_otter'],
  createdAt: AT,
  signedInAt: AT,
  disabledAt: null,
} as const;

/** Somebody who may sign in. */
export class UserDto implements UserView {
  @ApiProperty({ type: 'integer', description: 'Number of the user', example: 2 })
  id!: number;

  @ApiProperty({ description: 'Name to sign in with', example: 'Otter' })
  name!: string;

  @ApiProperty({
    type: String,
    enum: ROLES,
    description: 'A viewer looks, a member also starts work, an owner also runs the server',
    example: 'member',
  })
  role!: Role;

  @ApiProperty({ description: 'Can sign in with a password', example: true })
  hasPassword!: boolean;

  @ApiProperty({ type: [String], description: 'Lichess accounts that are the user’s own', example: ['knightly_otter'] })
  players!: PlayerId[];

  @ApiProperty({ type: String, format: 'date-time', description: 'When the user was made', example: AT })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Last sign-in', example: AT })
  signedInAt!: Date | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'May not sign in since',
    example: null,
  })
  disabledAt!: Date | null;
}

export class UserPageDto implements Page<UserView> {
  @ApiProperty({ type: [UserDto], description: 'Newest first' })
  items!: UserDto[];

  @ApiPropertyOptional({ description: 'Give it back as cursor for the next page; absent on the last one' })
  nextCursor?: string;
}

export const ACCOUNT_EXAMPLE = { ...USER_EXAMPLE, scope: 'write', via: 'session' } as const;

/** Who asks. */
export class AccountDto extends UserDto implements Pick<Actor, 'scope' | 'via'> {
  @ApiProperty({
    type: String,
    enum: SCOPES,
    description: 'What this session or token may do at most',
    example: 'write',
  })
  scope!: Scope;

  @ApiProperty({
    type: String,
    enum: ['session', 'token'],
    description: 'How it is known who asks: a browser that is signed in, or a token',
    example: 'session',
  })
  via!: 'session' | 'token';
}

/** Name and password. */
export class PasswordSignInBody {
  @BodyText({ maxLength: MAX_NAME, description: 'Name of the account, in any case', example: 'Otter' })
  name!: string;

  @BodyText({ maxLength: MAX_PASSWORD, description: 'Its password' })
  password!: string;
}

export class LinkSignInBody {
  @BodyText({ maxLength: MAX_SECRET, description: 'What follows ?link= in a sign-in link' })
  link!: string;
}

export class InvitationSignInBody {
  @BodyText({ maxLength: MAX_SECRET, description: 'What follows ?invitation= in an invitation' })
  invitation!: string;

  @BodyText({ maxLength: MAX_NAME, description: 'Name of the new account', example: 'Otter' })
  name!: string;

  @BodyText({ maxLength: MAX_PASSWORD, description: 'At least 12 characters' })
  password!: string;
}

export class LichessSignInQuery {
  @QueryText({
    maxLength: MAX_SECRET,
    description: 'An invitation, for whoever has no account here yet',
    example: 'ri_...',
  })
  invitation?: string;
}

/** What Lichess sends back. */
export class LichessCallbackQuery {
  @QueryText({ maxLength: 2_000, description: 'Shows that the user agreed', example: 'liu_...' })
  code?: string;

  @QueryText({ maxLength: 200, description: 'As it was sent to Lichess', example: 'pTq3mWc0...' })
  state?: string;

  @QueryText({ maxLength: 200, description: 'Why the user did not', example: 'access_denied' })
  error?: string;

  @QueryText({ maxLength: 2_000, description: 'The same in words', example: 'The user did not agree' })
  error_description?: string;
}

export class PasswordBody {
  @BodyOptionalText({ maxLength: MAX_PASSWORD, description: 'The present password, where there is one' })
  current?: string;

  @BodyText({ maxLength: MAX_PASSWORD, description: 'At least 12 characters' })
  password!: string;
}

export class AccountIdParams {
  @PathId({ description: 'Its number', example: 2 })
  id!: number;
}

export const SESSION_EXAMPLE = {
  id: 5,
  userId: 2,
  method: 'password',
  address: '192.0.2.7',
  agent: 'Mozilla/5.0',
  createdAt: AT,
  seenAt: AT,
  current: true,
} as const;

/** A browser that is signed in. */
export class SessionDto implements SessionView {
  @ApiProperty({ type: 'integer', description: 'Number of the session', example: 5 })
  id!: number;

  @ApiProperty({ type: 'integer', description: 'Number of the user who is signed in', example: 2 })
  userId!: number;

  @ApiProperty({ type: String, enum: SESSION_METHODS, description: 'How it began', example: 'password' })
  method!: SessionMethod;

  @ApiProperty({ type: String, nullable: true, description: 'Where it was last used from', example: '192.0.2.7' })
  address!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the browser calls itself', example: 'Mozilla/5.0' })
  agent!: string | null;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it began', example: AT })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'Last used, to the minute', example: AT })
  seenAt!: Date;

  @ApiProperty({ description: 'The one that asks', example: true })
  current!: boolean;
}

export class SessionPageDto implements Page<SessionDto> {
  @ApiProperty({ type: [SessionDto], description: 'Newest first' })
  items!: SessionDto[];

  @ApiPropertyOptional({ description: 'Give it back as cursor for the next page; absent on the last one' })
  nextCursor?: string;
}

export const TOKEN_EXAMPLE = {
  id: 7,
  userId: 2,
  userName: 'Otter',
  name: 'nightly export',
  scope: 'write',
  createdAt: AT,
  lastUsedAt: null,
  expiresAt: null,
  revokedAt: null,
} as const;

/** A token, without its secret. */
export class TokenDto implements TokenView {
  @ApiProperty({ type: 'integer', description: 'Number of the token', example: 7 })
  id!: number;

  @ApiProperty({ type: 'integer', description: 'For whom it acts', example: 2 })
  userId!: number;

  @ApiProperty({ description: 'Name of that user', example: 'Otter' })
  userName!: string;

  @ApiProperty({ description: 'What it is for', example: 'nightly export' })
  name!: string;

  @ApiProperty({
    type: String,
    enum: SCOPES,
    description: 'How far it reaches, never further than the role of the user',
    example: 'write',
  })
  scope!: Scope;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was made', example: AT })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute', example: null })
  lastUsedAt!: Date | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it ends by itself; null: never',
    example: null,
  })
  expiresAt!: Date | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was taken back; null while it holds',
    example: null,
  })
  revokedAt!: Date | null;
}

export class TokenPageDto implements Page<TokenView> {
  @ApiProperty({ type: [TokenDto], description: 'Newest first, without their secrets' })
  items!: TokenDto[];

  @ApiPropertyOptional({ description: 'Give it back as cursor for the next page; absent on the last one' })
  nextCursor?: string;
}

export const MADE_TOKEN_EXAMPLE = { ...TOKEN_EXAMPLE, secret: 'rk_...' } as const;

/** A token right after it was made. */
export class MadeTokenDto extends TokenDto {
  @ApiProperty({ description: 'The token itself; it is never shown again', example: 'rk_...' })
  secret!: string;
}

export class NewTokenBody {
  @BodyText({ maxLength: 60, description: 'What it is for', example: 'nightly export' })
  name!: string;

  @PathEnum(SCOPES, { description: 'How far it reaches: never further than your role', example: 'read' })
  scope!: Scope;

  @BodyInt({ min: 1, max: 3_650, description: 'It ends by itself after so many days; never without', example: 90 })
  expiresInDays?: number;
}
