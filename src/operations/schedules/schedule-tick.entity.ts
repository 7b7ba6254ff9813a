import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A moment of a schedule that was acted upon; the key makes it happen once. */
@Entity({ name: 'schedule_ticks', comment: 'Moments of schedules that were acted upon, each once; kept for 30 days' })
@Index('schedule_ticks_due_at_idx', ['dueAt'])
export class ScheduleTick {
  @PrimaryColumn({ type: 'text', comment: 'Name of the schedule' })
  schedule!: string;

  @PrimaryColumn({ type: 'timestamptz', comment: 'The moment by its cron expression' })
  dueAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it was acted upon' })
  tickedAt!: Date;

  @Column({ type: 'text', comment: 'Process that did it' })
  tickedBy!: string;

  @Column({ type: 'text', comment: 'What came of it, in words' })
  outcome!: string;

  @Column({ type: 'integer', nullable: true, comment: 'Run that it started or found under way' })
  runId!: number | null;
}
