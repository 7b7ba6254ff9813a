import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who may do a thing that only one process may do at a time. */
@Entity({ name: 'leases', comment: 'Exclusive rights of one process, with a fencing number' })
export class Lease {
  @PrimaryColumn({ type: 'text', comment: 'What the lease is for, such as lichess or sync:someplayer' })
  name!: string;

  @Column({ type: 'text', nullable: true, comment: 'Process that holds it; empty when free' })
  holder!: string | null;

  @Column({
    type: 'bigint',
    comment: 'Fencing number: grows by one at each acquisition, so an old holder is told apart',
  })
  token!: string;

  @Column({ type: 'timestamptz', comment: 'When the present holder got it' })
  acquiredAt!: Date;

  @Column({ type: 'timestamptz', comment: 'When it falls to whoever asks, unless renewed' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', nullable: true, comment: 'Nobody may take it before this moment' })
  notBefore!: Date | null;
}
