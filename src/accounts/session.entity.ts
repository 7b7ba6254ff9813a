import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

export const SESSION_METHODS = ['link', 'password', 'invitation', 'lichess'] as const;
export type SessionMethod = (typeof SESSION_METHODS)[number];

/** A browser that is signed in. Its secret is replaced now and then; the one before stays good until the new one was seen. */
@Entity({ name: 'sessions', comment: 'Browsers that are signed in' })
@Unique('sessions_secret_hash_key', ['secretHash'])
@Unique('sessions_previous_hash_key', ['previousHash'])
export class Session {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    comment: 'Number of the session',
  })
  id!: number;

  @ForeignKey('User', { onDelete: 'CASCADE' })
  @Index('sessions_user_id_idx')
  @Column({ type: 'integer', comment: 'Who is signed in' })
  userId!: number;

  @Column({ type: 'bytea', comment: 'SHA-256 of the secret in the cookie' })
  secretHash!: Buffer;

  @Column({ type: 'bytea', nullable: true, comment: 'SHA-256 of the secret before' })
  previousHash!: Buffer | null;

  @Column({ type: 'text', comment: 'How it began: link, password, invitation or lichess' })
  method!: SessionMethod;

  @Column({ type: 'text', nullable: true, comment: 'Address it was last used from' })
  address!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'What the browser calls itself' })
  agent!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it began' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When the secret was last replaced' })
  rotatedAt!: Date;

  @Column({
    type: 'timestamptz',
    nullable: true,
    comment: 'When the present secret was first seen; the one before ends a minute later',
  })
  confirmedAt!: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it was last used, to the minute' })
  seenAt!: Date;
}
