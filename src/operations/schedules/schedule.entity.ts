import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { CatchUp } from './due-ticks.js';

/** Something that happens by the clock. */
@Entity({ name: 'schedules', comment: 'What happens by the clock; times are UTC' })
@Check('schedules_catch_up_check', "catch_up IN ('skip', 'once', 'all')")
export class Schedule {
  @PrimaryColumn({ type: 'text', comment: 'Name of the schedule' })
  name!: string;

  @Column({ type: 'text', comment: 'What happens: orchestrate, or the name of a pipeline' })
  action!: string;

  @Column({ type: 'text', comment: 'When, as a cron expression in UTC' })
  cron!: string;

  @Column({ type: 'boolean', default: true, comment: 'Nothing happens while it is off' })
  enabled!: boolean;

  @Column({
    type: 'text',
    default: 'skip',
    comment: 'What becomes of moments that passed while nothing ran: skip, once (one tick for all) or all',
  })
  catchUp!: CatchUp;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'Moments up to this one are dealt with' })
  consideredAt!: Date;

  @Column({ type: 'timestamptz', nullable: true, comment: 'Moment of the last tick' })
  lastTickAt!: Date | null;

  @Column({ type: 'integer', nullable: true, comment: 'Last run that a tick started or found under way' })
  lastRunId!: number | null;
}
