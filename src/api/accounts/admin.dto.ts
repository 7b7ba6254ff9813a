import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Role, ROLES } from '../../accounts/actor.js';
import type { AuditView } from '../../accounts/audit.service.js';
import type { AuditVia } from '../../accounts/audit-entry.entity.js';
import type { InvitationView } from '../../accounts/invitations.service.js';
import type { Page } from '../page-cursor.js';
import { PageQuery } from '../page.query.js';
import { BodyBoolean, BodyEnum, BodyOptionalText, PathEnum, QueryInt } from '../validation/rules.js';

const AT = '2026-05-01T18:30:00.000Z';

export const INVITATION_EXAMPLE = {
  id: 3,
  role: 'member',
  note: 'for the otter',
  createdBy: 1,
  createdAt: AT,
  expiresAt: '2026-05-08T18:30:00.000Z',
  usedAt: null,
  usedBy: null,
  revokedAt: null,
} as const;

/** An invitation, without its link. */
export class InvitationDto implements InvitationView {
  @ApiProperty({ type: 'integer', description: 'Number of the invitation', example: 3 })
  id!: number;

  @ApiProperty({ type: String, enum: ROLES, description: 'Role of the account that comes of it', example: 'member' })
  role!: Role;

  @ApiProperty({ type: String, nullable: true, description: 'For whom it is', example: 'for the otter' })
  note!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'User who invited', example: 1 })
  createdBy!: number | null;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was made', example: AT })
  createdAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'When it ends by itself',
    example: INVITATION_EXAMPLE.expiresAt,
  })
  expiresAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was taken up; null until then',
    example: null,
  })
  usedAt!: Date | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'User that came of it', example: null })
  usedBy!: number | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was taken back; null if it was not',
    example: null,
  })
  revokedAt!: Date | null;
}

export class InvitationPageDto implements Page<InvitationView> {
  @ApiProperty({ type: [InvitationDto], description: 'Newest first, without their links' })
  items!: InvitationDto[];

  @ApiPropertyOptional({ description: 'Give it back as cursor for the next page; absent on the last one' })
  nextCursor?: string;
}

export const MADE_INVITATION_EXAMPLE = {
  ...INVITATION_EXAMPLE,
  link: 'https://rookery.example/sign-in?invitation=ri_...',
} as const;

/** An invitation right after it was made. */
export class MadeInvitationDto extends InvitationDto {
  @ApiProperty({
    description: 'To be sent to one person; it is never shown again',
    example: MADE_INVITATION_EXAMPLE.link,
  })
  link!: string;
}

export class NewInvitationBody {
  @PathEnum(ROLES, { description: 'Role of the account that comes of it', example: 'member' })
  role!: Role;

  @BodyOptionalText({ maxLength: 100, description: 'For whom it is, as a note', example: 'for the otter' })
  note?: string;
}

export class UserChangeBody {
  @BodyEnum(ROLES, { description: 'Another role', example: 'viewer' })
  role?: Role;

  @BodyBoolean({
    description: 'true: may not sign in, all sessions end, and tokens hold no more until it is false again',
    example: false,
  })
  disabled?: boolean;
}

export const AUDIT_EXAMPLE = {
  id: 40,
  at: AT,
  userId: 2,
  userName: 'Otter',
  via: 'token',
  action: 'POST /api/crawls',
  subject: '/api/crawls',
  outcome: null,
  address: '192.0.2.7',
} as const;

/** Something that somebody did. */
export class AuditEntryDto implements AuditView {
  @ApiProperty({ type: 'integer', description: 'Number of the entry', example: 40 })
  id!: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was done', example: AT })
  at!: Date;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Null: the command line or the server', example: 2 })
  userId!: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Name of that user', example: 'Otter' })
  userName!: string | null;

  @ApiProperty({
    type: String,
    enum: ['session', 'token', 'command', 'sign-in', 'server'],
    description: 'How it is known who it was; sign-in: somebody signed in, or tried to',
    example: 'token',
  })
  via!: AuditVia;

  @ApiProperty({ description: 'What was done', example: 'POST /api/crawls' })
  action!: string;

  @ApiProperty({ type: String, nullable: true, description: 'To what', example: '/api/crawls' })
  subject!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'How it ended, where that is not well', example: null })
  outcome!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Address it came from, where there is one',
    example: '192.0.2.7',
  })
  address!: string | null;
}

/** One page of the audit log, newest first. */
export class AuditPageDto implements Page<AuditView> {
  @ApiProperty({ type: [AuditEntryDto], description: 'Newest first' })
  items!: AuditEntryDto[];

  @ApiPropertyOptional({ description: 'Give it back as cursor for the next page; absent on the last one' })
  nextCursor?: string;
}

export class AuditQuery extends PageQuery {
  @QueryInt({ min: 1, max: 2_147_483_647, description: 'Only what this user did', example: 2 })
  user?: number;
}
