import { Injectable } from '@nestjs/common';
import { Redactor } from '../../observability/redaction.js';
import type { FailurePosition, FailureSummary, FailureView, QueueView } from '../../queues/failure-view.js';
import type { QueueName } from '../../queues/jobs.js';
import { JobsService } from '../../queues/jobs.service.js';
import { WorkersService } from '../../queues/workers.service.js';
import { type Page, pageOf } from '../page-cursor.js';
import { InvalidRequestError } from '../problems/api.errors.js';
import { makeFailureCursor, parseFailureCursor } from './failure-cursor.js';
import type { JobFailuresQuery, RetryBody } from './job-failure.dto.js';
import type { JobsOverviewDto } from './queue.dto.js';

const WHICH_ONES = 'Which ones? Give queue, jobId, name or search, or "all": true for every dead letter';

/** Queues, workers and failed jobs as people see them. */
@Injectable()
export class JobPages {
  constructor(
    private readonly jobs: JobsService,
    private readonly workers: WorkersService,
    private readonly redactor: Redactor,
  ) {}

  /** @throws QueuesUnavailableError */
  async overview(): Promise<JobsOverviewDto> {
    const queues = await this.jobs.listQueues();
    const workers = await this.workers.list();
    return { transport: this.jobs.transportKind, queues, workers };
  }

  /** @throws InvalidCursorError */
  async listFailures({ cursor, limit, ...filter }: JobFailuresQuery): Promise<Page<FailureSummary>> {
    const before = cursor === undefined ? undefined : parseFailureCursor(cursor);
    const rows = await this.jobs.listFailureSummaries({ ...filter, before, limit: limit + 1 });
    const { items, ...rest } = pageOf(rows, limit, makeFailureCursor);
    return { items: items.map((row) => this.show(row)), ...rest };
  }

  /** @throws JobFailureNotFoundError */
  async getFailure(queue: QueueName, jobId: string): Promise<FailureView> {
    const failure = await this.jobs.getFailure(queue, jobId);
    const { hide } = this.redactor;
    const errors = failure.errors.map(({ at, chain }) => ({
      at,
      chain: chain.map(({ name, message }) => ({ name, message: hide(message) })),
    }));
    return { ...failure, message: hide(failure.message), errors };
  }

  /** Dead letters back into their queues. @returns how many @throws InvalidRequestError when it is not said which ones */
  async retry({ all, queue, jobId, name, search }: RetryBody): Promise<number> {
    if (!all && !queue && !jobId && !name && !search)
      throw new InvalidRequestError([{ field: 'all', problems: [WHICH_ONES] }]);
    return this.jobs.replay({ queue, jobId, name, search });
  }

  /** @throws QueuesUnavailableError */
  async setPaused(queue: QueueName, paused: boolean): Promise<QueueView> {
    await (paused ? this.jobs.pause(queue) : this.jobs.resume(queue));
    return this.jobs.getQueue(queue);
  }

  private show({ lastFailedUs: _, message, ...failure }: FailureSummary & FailurePosition): FailureSummary {
    return { ...failure, message: this.redactor.hide(message) };
  }
}
