import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A request that may be sent again without being done again. */
@Entity({ name: 'idempotency_keys', comment: 'Requests with an Idempotency-Key and what was answered, for 24 hours' })
@Index('idempotency_keys_created_at_idx', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn({ type: 'text', comment: 'Who asked: a token, or a user for all browsers' })
  actor!: string;

  @PrimaryColumn({ type: 'text', comment: 'Method and pattern of the address, such as POST /api/exports' })
  route!: string;

  @PrimaryColumn({ type: 'text', comment: 'The header, as it was sent' })
  key!: string;

  @Column({ type: 'text', comment: 'SHA-256 of address and body: the same key means the same request' })
  requestSha256!: string;

  @Column({ type: 'uuid', comment: 'The request that does the work; another one may take over when it is gone' })
  claim!: string;

  @Column({
    type: 'uuid',
    comment: 'What the request starts has it as work_key; stays the same when another request takes over',
  })
  work!: string;

  @Column({ type: 'timestamptz', comment: 'Last sign of life of that request while it has no answer' })
  claimedAt!: Date;

  @Column({ type: 'smallint', nullable: true, comment: 'HTTP status of the answer; empty while there is none' })
  status!: number | null;

  @Column({ type: 'text', nullable: true, comment: 'Header Location of the answer' })
  location!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'Body of the answer, JSON' })
  answer!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When the key was first seen' })
  createdAt!: Date;
}
