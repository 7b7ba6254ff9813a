import type { QueueName } from './jobs.js';

/** The store of the queues does not answer. Nothing is lost: what is to be done stands in tables. */
export class QueuesUnavailableError extends Error {
  override readonly name = 'QueuesUnavailableError';

  constructor(cause: unknown) {
    super('Redis, which holds the queues, does not answer', { cause });
  }
}

/** No failure of such a job is noted: it never failed, or it has succeeded since. */
export class JobFailureNotFoundError extends Error {
  override readonly name = 'JobFailureNotFoundError';

  constructor(queue: QueueName, jobId: string) {
    super(`The queue ${queue} has no failed job "${jobId}"`);
  }
}
