import type { Queue } from 'bull';
import type { QueueName } from '../jobs.js';

/** The queues as Bull has them, for its own page; none while jobs are kept in PostgreSQL. */
export class BullQueues {
  constructor(readonly byName: ReadonlyMap<QueueName, Queue>) {}

  /** False while Redis is away: its client would keep every question until it is back. */
  get ready(): boolean {
    return [...this.byName.values()].every((queue) => queue.client.status === 'ready');
  }
}
