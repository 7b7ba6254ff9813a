import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import type {
  FailureFilter,
  FailurePosition,
  FailureSummary,
  FailureView,
  QueueView,
  ReplayFilter,
} from './failure-view.js';
import { JobFailuresRepository, toRepeat } from './job-failures.repository.js';
import { JOB_TRANSPORT, type JobTransport, type NewJob, type QueueCounts } from './job-transport.js';
import { type JobSpec, type Priority, QUEUES, type QueueName } from './jobs.js';
import { JobFailureNotFoundError, QueuesUnavailableError } from './queues.errors.js';

export interface EnqueueOptions {
  /** Instead of the one the job usually has. */
  priority?: Priority;
  delayMs?: number;
}

const REPLAYED_AT_ONCE = 1_000;

/** Adding jobs and looking at queues. */
@Injectable()
export class JobsService {
  constructor(
    @Inject(JOB_TRANSPORT) private readonly transport: JobTransport,
    private readonly failures: JobFailuresRepository,
    private readonly database: Database,
  ) {
    // The next sign of life would do it as well.
    transport.onPausesAnnounced(() => void this.obeyPauses().catch(() => undefined));
  }

  private obeying: Promise<void> = Promise.resolve();

  /** Where the jobs are kept. */
  get transportKind(): JobTransport['kind'] {
    return this.transport.kind;
  }

  /** Adds jobs; one that is waiting or in hand already is left as it is. */
  async enqueue<Payload>(
    spec: JobSpec<Payload>,
    payloads: readonly Payload[],
    options: EnqueueOptions = {},
  ): Promise<void> {
    await this.reached(this.transport.add(payloads.map((payload) => makeJob(spec, payload, options))));
  }

  /** Every queue and how much is in it. @throws QueuesUnavailableError */
  async listQueues(): Promise<QueueView[]> {
    const [dead, paused] = await Promise.all([this.countDead(), this.listPaused()]);
    return Promise.all(
      QUEUES.map(async (name) => {
        const counts = await this.count(name);
        return { name, paused: paused.has(name), ...counts, dead: dead[name] ?? 0 };
      }),
    );
  }

  /** @throws QueuesUnavailableError */
  async getQueue(name: QueueName): Promise<QueueView> {
    const [dead, paused, counts] = await Promise.all([this.countDead(), this.listPaused(), this.count(name)]);
    return { name, paused: paused.has(name), ...counts, dead: dead[name] ?? 0 };
  }

  /** What the transport says about a queue. @throws QueuesUnavailableError */
  async count(queue: QueueName): Promise<QueueCounts> {
    return this.reached(this.transport.counts(queue));
  }

  /** Dead letters by queue. */
  async countDead(): Promise<Record<string, number>> {
    return this.failures.countDead();
  }

  /** No worker takes jobs of the queue from now on; jobs in hand go on. Harmless to repeat. */
  async pause(queue: QueueName): Promise<void> {
    await this.changePauses('insert into paused_queues (queue) values ($1) on conflict do nothing', queue);
  }

  async resume(queue: QueueName): Promise<void> {
    await this.changePauses('delete from paused_queues where queue = $1', queue);
  }

  private async changePauses(change: string, queue: QueueName): Promise<void> {
    await this.database.execute(change, [queue]);
    await this.obeyPauses();
    await this.transport.announcePauses();
  }

  /** Brings this process in line with what is paused; one look after the other, so that none undoes what a later one saw. */
  async obeyPauses(): Promise<void> {
    const look = this.obeying.then(() => this.obey());
    this.obeying = look.catch(() => undefined);
    return look;
  }

  private async obey(): Promise<void> {
    const paused = await this.listPaused();
    for (const queue of QUEUES) await this.reached(this.transport.setPaused(queue, paused.has(queue)));
  }

  /** Newest failure first, with all that is known of each. */
  async listFailures(filter: FailureFilter): Promise<FailureView[]> {
    return this.failures.list(filter);
  }

  /** Newest failure first, without payload and former errors: a page of it stays small. */
  async listFailureSummaries(filter: FailureFilter): Promise<(FailureSummary & FailurePosition)[]> {
    return this.failures.listSummaries(filter);
  }

  /** @throws JobFailureNotFoundError */
  async getFailure(queue: QueueName, jobId: string): Promise<FailureView> {
    const [failure] = await this.failures.list({ queue, jobId, limit: 1 });
    if (!failure) throw new JobFailureNotFoundError(queue, jobId);
    return failure;
  }

  /**
   * Puts dead letters back into their queues: those there are now, and not one that dies again meanwhile.
   * @returns how many
   * @throws QueuesUnavailableError
   */
  async replay(filter: ReplayFilter): Promise<number> {
    const before = await this.failures.now();
    for (let total = 0; ;) {
      const revived = await this.failures.revive({ ...filter, before, limit: REPLAYED_AT_ONCE });
      try {
        await this.reached(this.transport.add(revived.map(toRepeat)));
      } catch (error) {
        await this.failures.putBack(revived);
        throw error;
      }
      total += revived.length;
      if (revived.length < REPLAYED_AT_ONCE) return total;
    }
  }

  /** Queues no worker takes jobs of. */
  async listPaused(): Promise<Set<string>> {
    const rows = await this.database.query<{ queue: string }>('select queue from paused_queues');
    return new Set(rows.map(({ queue }) => queue));
  }

  /** What goes wrong on the way to Redis gets one name; of the database everybody knows already. */
  private async reached<T>(work: Promise<T>): Promise<T> {
    if (this.transport.kind === 'postgres') return work;
    return work.catch((error: unknown) => {
      throw new QueuesUnavailableError(error);
    });
  }
}

function makeJob<Payload>(spec: JobSpec<Payload>, payload: Payload, options: EnqueueOptions): NewJob {
  return {
    queue: spec.queue,
    id: spec.id(payload),
    name: spec.name,
    payload,
    priority: options.priority ?? spec.priority,
    delayMs: options.delayMs ?? 0,
    retried: false,
  };
}
