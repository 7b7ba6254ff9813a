import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A link that signs a user in once. A user has one at most: a new one replaces it, and using it removes it. */
@Entity({ name: 'sign_in_links', comment: 'Links that sign a user in, once' })
export class SignInLink {
  @ForeignKey('User', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'integer', comment: 'Who signs in by it' })
  userId!: number;

  @Column({ type: 'bytea', comment: 'SHA-256 of the secret in the link' })
  secretHash!: Buffer;

  @Column({ type: 'timestamptz', comment: 'When it ends by itself' })
  expiresAt!: Date;
}
