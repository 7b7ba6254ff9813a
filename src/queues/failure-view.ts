import type { AttemptError, FailureState } from './job-failure.entity.js';
import type { QueueName } from './jobs.js';
import type { QueueCounts } from './job-transport.js';

/** A job that failed and has not succeeded since, without what takes room. */
export interface FailureSummary {
  queue: QueueName;
  jobId: string;
  name: string;
  state: FailureState;
  /** Failed attempts in a row. */
  attempts: number;
  message: string;
  firstFailedAt: Date;
  lastFailedAt: Date;
}

/** The same with everything there is to know. */
export interface FailureView extends FailureSummary {
  payload: unknown;
  errors: AttemptError[];
}

/** Place in the list of failures. A Date knows milliseconds only, and the list is ordered by microseconds. */
export interface FailurePosition {
  lastFailedUs: string;
  queue: string;
  jobId: string;
}

export interface FailureFilter {
  queue?: QueueName;
  jobId?: string;
  state?: FailureState;
  name?: string;
  /** Part of the error message or of the job's id, in any case. */
  search?: string;
  /** Only those that come after it in the list. */
  before?: FailurePosition;
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
