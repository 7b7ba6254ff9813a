import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What a run of the kind `profiles` is to do, and what it came upon. */
@Entity({ name: 'profile_orders', comment: 'What runs of the kind profiles are to do, and what they came upon' })
export class ProfileOrder {
  @ForeignKey('Run', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'integer', comment: 'Run' })
  runId!: number;

  @Column({ type: 'text', array: true, nullable: true, comment: 'Players that were named; empty for all' })
  playerIds!: string[] | null;

  @Column({ type: 'timestamptz', comment: 'Looks of before are stale; fixed at the start' })
  staleBefore!: Date;

  @Column({ type: 'integer', nullable: true, comment: 'Stops after so many players' })
  maxPlayers!: number | null;

  @Column({ type: 'integer', default: 0, comment: 'Accounts that are closed' })
  closed!: number;

  @Column({ type: 'integer', default: 0, comment: 'Accounts that Lichess does not know, or left out' })
  unknown!: number;

  @Column({ type: 'integer', default: 0, comment: 'Accounts that are marked' })
  marked!: number;

  @Column({ type: 'integer', default: 0, comment: 'Players whose name is spelt differently now' })
  renamed!: number;
}
