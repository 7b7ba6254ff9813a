import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Scope } from './actor.js';

/** What a program shows instead of a password. */
@Entity({ name: 'api_tokens', comment: 'What programs show to act for a user' })
@Unique('api_tokens_secret_hash_key', ['secretHash'])
@Check('api_tokens_scope_check', "scope IN ('read', 'write', 'admin')")
export class ApiToken {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    comment: 'Number of the token',
  })
  id!: number;

  @ForeignKey('User', { onDelete: 'CASCADE' })
  @Index('api_tokens_user_id_idx')
  @Column({ type: 'integer', comment: 'For whom it acts' })
  userId!: number;

  @Column({ type: 'text', comment: 'What it is for' })
  name!: string;

  @Column({ type: 'text', comment: 'read, write or admin; never more than the role of the user allows' })
  scope!: Scope;

  @Column({ type: 'bytea', comment: 'SHA-256 of the token' })
  secretHash!: Buffer;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it was made' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When it was last used, to the minute' })
  lastUsedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When it ends by itself' })
  expiresAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When it was taken back' })
  revokedAt!: Date | null;
}
