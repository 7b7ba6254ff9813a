import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Tries to sign in, counted for a name or an address over a stretch of time, for all processes together. */
@Entity({ name: 'sign_in_attempts', comment: 'Tries to sign in by name and by address, to limit them' })
export class SignInAttempt {
  @PrimaryColumn({ type: 'bytea', comment: 'SHA-256 of what is counted: somebody may type a password for a name' })
  key!: Buffer;

  @Index('sign_in_attempts_started_at_idx')
  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'Since when they are counted' })
  startedAt!: Date;

  @Column({ type: 'integer', comment: 'How many since then' })
  attempts!: number;
}
