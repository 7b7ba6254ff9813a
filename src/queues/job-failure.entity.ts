import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const FAILURE_STATES = ['retrying', 'dead'] as const;
/** `retrying`: it is put back and starts again by itself. `dead`: a dead letter, waits to be replayed. */
export type FailureState = (typeof FAILURE_STATES)[number];

/** One failed attempt. */
export interface AttemptError {
  at: string;
  /** The error, then what caused it, and so on. */
  chain: { name: string; message: string }[];
}

/** A job that failed and has not succeeded since. */
@Entity({ name: 'job_failures', comment: 'Jobs that failed and have not succeeded since; dead ones wait for a replay' })
@Index('job_failures_last_failed_at_idx', ['lastFailedAt', 'queue', 'jobId'])
export class JobFailure {
  @PrimaryColumn({ type: 'text', comment: 'Queue of the job' })
  queue!: string;

  @PrimaryColumn({ type: 'text', comment: 'Its id: what it is called and what it is about' })
  jobId!: string;

  @Column({ type: 'text', comment: 'What kind of job it is' })
  name!: string;

  @Column({ type: 'jsonb', comment: 'What it was asked to do' })
  payload!: unknown;

  @Column({ type: 'text', comment: 'retrying or dead' })
  state!: FailureState;

  @Column({ type: 'integer', comment: 'Failed attempts in a row' })
  attempts!: number;

  @Column({ type: 'jsonb', comment: 'The latest failed attempts, oldest first, each with its chain of causes' })
  errors!: AttemptError[];

  @Column({ type: 'text', comment: 'Message of the latest error' })
  message!: string;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'First failed attempt' })
  firstFailedAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'Latest failed attempt' })
  lastFailedAt!: Date;
}
