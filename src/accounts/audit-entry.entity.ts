import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** By what somebody acted. */
export type AuditVia = 'session' | 'token' | 'command' | 'sign-in' | 'server';

/** Something that somebody did. Never a secret. */
@Entity({ name: 'audit_entries', comment: 'Who did what' })
@Index('audit_entries_user_id_id_idx', ['userId', 'id'])
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    comment: 'Number of the entry',
  })
  id!: number;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When' })
  doneAt!: Date;

  @ForeignKey('User', { onDelete: 'SET NULL' })
  @Column({ type: 'integer', nullable: true, comment: 'Who; empty for the command line and the server itself' })
  userId!: number | null;

  @Column({ type: 'text', comment: 'session, token, command, sign-in or server' })
  via!: string;

  @Column({ type: 'text', comment: 'What, such as token.created, or a method with its route' })
  action!: string;

  @Column({ type: 'text', nullable: true, comment: 'To what: a path, or the name of a user or token' })
  subject!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'How it ended, where that is not well' })
  outcome!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'Address it came from' })
  address!: string | null;
}
