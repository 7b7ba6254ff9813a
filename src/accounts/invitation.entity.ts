import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Role } from './actor.js';

/** A link that lets one person make an account. */
@Entity({ name: 'invitations', comment: 'Links that let one person each make an account' })
@Unique('invitations_secret_hash_key', ['secretHash'])
@Index('invitations_created_by_idx', ['createdBy'], { where: 'created_by IS NOT NULL' })
@Index('invitations_used_by_idx', ['usedBy'], { where: 'used_by IS NOT NULL' })
@Check('invitations_role_check', "role IN ('owner', 'member', 'viewer')")
export class Invitation {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    comment: 'Number of the invitation',
  })
  id!: number;

  @Column({ type: 'text', comment: 'Role of the account that comes of it' })
  role!: Role;

  @Column({ type: 'text', nullable: true, comment: 'For whom it is, as a note' })
  note!: string | null;

  @Column({ type: 'bytea', comment: 'SHA-256 of the secret in the link' })
  secretHash!: Buffer;

  @ForeignKey('User', { onDelete: 'SET NULL' })
  @Column({ type: 'integer', nullable: true, comment: 'Who invited; empty for the command line' })
  createdBy!: number | null;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it was made' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', comment: 'When it ends by itself' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When it was taken up' })
  usedAt!: Date | null;

  @ForeignKey('User', { onDelete: 'SET NULL' })
  @Column({ type: 'integer', nullable: true, comment: 'Who took it up' })
  usedBy!: number | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When it was taken back' })
  revokedAt!: Date | null;
}
