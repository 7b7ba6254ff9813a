import type { AttemptError, FailureState } from './job-failure.entity.js';
import type { QueueName } from './jobs.js';
import type { QueueCounts } from './job-transport.js';

/** A job that failed and has not succeeded since. */
export interface FailureView {
  queue: QueueName;
  jobId: string;
  name: string;
  payload: unknown;
  state: FailureState;
  /** Failed attempts in a row. */
  attempts: number;
  errors: AttemptError[];
  message: string;
  firstFailedAt: Date;
  lastFailedAt: Date;
}

export interface FailureFilter {
  state?: FailureState;
  name?: string;
  /** Part of the error message or of the job's id, in any case. */
  search?: string;
  before?: Pick<FailureView, 'lastFailedAt' | 'queue' | 'jobId'>;
  limit: number;
}

/** Which dead letters to replay; all of them without a filter. */
export interface ReplayFilter {
  queue?: QueueName;
  jobId?: string;
  name?: string;
  /** Part of the error message or of the job's id. */
  search?: string;
}

export interface QueueView extends QueueCounts {
  name: QueueName;
  paused: boolean;
  /** Dead letters. */
  dead: number;
}

/** A running process of Rookery. */
export interface WorkerView {
  /** Host, process number and a random part. */
  name: string;
  roles: string[];
  version: string;
  since: Date;
  seenAt: Date;
}
