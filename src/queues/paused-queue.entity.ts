import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A queue nobody takes jobs from, until its row is gone. */
@Entity({ name: 'paused_queues', comment: 'Queues that somebody paused: no worker takes jobs from them' })
export class PausedQueue {
  @PrimaryColumn({ type: 'text', comment: 'Name of the queue' })
  queue!: string;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'Since when' })
  pausedAt!: Date;
}
