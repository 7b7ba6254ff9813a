import type { Job, JobOptions, Queue } from 'bull';
import { withDeadline } from '../../observability/deadline.js';
import type { AppLogger } from '../../observability/logger.js';
import { JobEnd } from '../job-end.js';
import {
  ABANDONED_AT_ONCE,
  type Envelope,
  JobLost,
  type JobTransport,
  keepAliveOf,
  makeEnvelope,
  type NewJob,
  parseEnvelope,
  type QueueCounts,
  type TakenJob,
  type TransportOptions,
  type Work,
} from '../job-transport.js';
import type { Priority, QueueName } from '../jobs.js';

// Bull counts the other way round; 0 means without, and those go last and are added without a search.
const WEIGHT: Record<Priority, number> = { high: 1, normal: 2, low: 0 };
const REDIS_DEADLINE_MS = 5_000;
const ADDED_AT_ONCE = 1_000;
const SILENCE_MS = 10_000;

/** A job in hand. */
interface Holding {
  job: Job<Envelope>;
  /** When Redis last said that it is ours. */
  provenAt: number;
  end: JobEnd;
}

/** Settings of Bull that the transport relies on. */
export function queueSettings(options: TransportOptions): object {
  const { leaseMs, renewEveryMs, lookEveryMs } = keepAliveOf(options);
  return {
    lockDuration: leaseMs,
    lockRenewTime: renewEveryMs,
    stalledInterval: lookEveryMs,
    maxStalledCount: options.maxStalls,
    retryProcessDelay: 1_000,
  };
}

/** Jobs in Redis by Bull. */
export class RedisTransport implements JobTransport {
  readonly kind = 'redis';
  private stopped?: Promise<void>;
  private silentUntil = 0;
  private renewal?: NodeJS.Timeout;
  private readonly worked = new Set<QueueName>();
  private readonly holdings = new Set<Holding>();

  constructor(
    private readonly queues: ReadonlyMap<QueueName, Queue<Envelope>>,
    private readonly logger: AppLogger,
    private readonly options: TransportOptions,
  ) {}

  async open(): Promise<void> {
    for (const queue of this.queues.values()) {
      queue.on('error', (error) => this.reportTrouble(error));
    }
    try {
      await Promise.all([...this.queues.values()].map((queue) => inTime(queue.isReady())));
    } catch (error) {
      // Its clients would try for ever and keep the process from ending.
      for (const queue of this.queues.values()) queue.client.disconnect();
      throw new Error('Redis (REDIS_URL) cannot be used: start it, correct the address, or leave REDIS_URL empty.', {
        cause: error,
      });
    }
  }

  async add(jobs: readonly NewJob[]): Promise<void> {
    for (const [name, queue] of this.queues) {
      const ours = jobs.filter((job) => job.queue === name);
      for (let from = 0; from < ours.length; from += ADDED_AT_ONCE) {
        const chunk = ours.slice(from, from + ADDED_AT_ONCE);
        await inTime(
          queue.addBulk(chunk.map((job) => ({ name: job.name, data: makeEnvelope(job), opts: optionsOf(job) }))),
        );
      }
    }
  }

  work(queue: QueueName, concurrency: number, work: Work): void {
    this.worked.add(queue);
    // One timer for all jobs in hand: two for each would cost more than the rest of the port.
    this.renewal ??= setInterval(() => {
      for (const holding of this.holdings) this.renew(holding).catch(() => undefined);
    }, keepAliveOf(this.options).renewEveryMs).unref();
    // The wildcard takes jobs of every name: Bull adds up the concurrency of named processors.
    this.get(queue)
      .process('*', concurrency, (job) => this.run(job, work))
      .catch((error: unknown) => this.logger.error({ err: error, queue }, 'The queue cannot be worked on'));
  }

  /** For all processes: Redis keeps it, and should Redis lose it, the next sign of life of any process says it again. */
  async setPaused(queue: QueueName, paused: boolean): Promise<void> {
    const ours = this.get(queue);
    if ((await inTime(ours.isPaused())) === paused) return;
    await inTime(paused ? ours.pause() : ours.resume());
  }

  async announcePauses(): Promise<void> {
    // Redis keeps them, and all obey it.
  }

  onPausesAnnounced(): void {
    // As above.
  }

  async counts(queue: QueueName): Promise<QueueCounts> {
    const ours = this.get(queue);
    const [counts, oldestWaitingMs] = await inTime(Promise.all([ours.getJobCounts(), waitOfOldest(ours)]));
    return {
      waiting: counts.waiting + pausedOf(counts),
      delayed: counts.delayed,
      active: counts.active,
      oldestWaitingMs,
    };
  }

  async takeAbandoned(queue: QueueName, bury: (job: TakenJob) => Promise<void>): Promise<void> {
    for (const job of await inTime(this.get(queue).getFailed(0, ABANDONED_AT_ONCE - 1))) {
      // One at a time: who comes second finds it locked or gone, and cannot take away a job that was replayed since.
      if (!(await inTime(job.takeLock()))) continue;
      if (await inTime(job.isFailed())) await bury(parseEnvelope(job.data, String(job.id), job.name));
      await inTime(job.releaseLock());
      if (await inTime(job.isFailed())) await inTime(job.remove());
    }
  }

  async stop(): Promise<void> {
    this.stopped ??= Promise.all(
      [...this.worked].map(async (name) => {
        // It ends a connection that waits for jobs, and may find it ended already.
        await this.get(name)
          .pause(true, true)
          .catch(() => undefined);
        // While Redis is away it fails; then close() has to end the clients all the same.
        await this.get(name)
          .whenCurrentJobsFinished()
          .catch(() => undefined);
      }),
    ).then(() => clearInterval(this.renewal));
    await this.stopped;
  }

  async close(): Promise<void> {
    await this.stop();
    await Promise.all([...this.queues.values()].map((queue) => queue.close(true)));
  }

  private async run(job: Job<Envelope>, work: Work): Promise<void> {
    const holding = { job, provenAt: Date.now(), end: new JobEnd() };
    this.holdings.add(holding);
    try {
      const taken = parseEnvelope(job.data, String(job.id), job.name);
      if (job.attemptsMade > 0) taken.retried = true;
      const ending = await work(taken, holding.end);
      if (ending.kind === 'later') throw putBack(job, Math.round(ending.delayMs));
    } finally {
      this.holdings.delete(holding);
    }
  }

  /** Bull renews the locks too, but does not say when somebody else has got one. */
  private async renew(holding: Holding): Promise<void> {
    const { job, provenAt, end } = holding;
    const { leaseMs, giveUpMs } = keepAliveOf(this.options);
    const askedAt = Date.now();
    if (askedAt - provenAt > giveUpMs) {
      end.abort(new JobLost('Redis could not be told that the job is in hand'));
    }
    const held = await job.extendLock(leaseMs);
    if (held) holding.provenAt = askedAt;
    else if (this.holdings.has(holding)) end.abort(new JobLost('Another worker took the job over'));
  }

  /** Every connection of every queue complains at every attempt; once in a while is enough. */
  private reportTrouble(error: Error): void {
    if (Date.now() < this.silentUntil) return;
    this.silentUntil = Date.now() + SILENCE_MS;
    this.logger.warn({ err: error }, 'Trouble with Redis; trying again');
  }

  private get(name: QueueName): Queue<Envelope> {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`There is no queue ${name}`);
    return queue;
  }
}

function optionsOf({ id, priority, delayMs }: NewJob): JobOptions {
  return {
    jobId: id,
    ...(delayMs > 0 && { delay: delayMs }),
    ...(WEIGHT[priority] > 0 && { priority: WEIGHT[priority] }),
    removeOnComplete: true,
  };
}

/** To Bull a job put back is one that failed and may be tried again. Said only now: what jobs carry costs each of them. */
function putBack({ opts }: Job, delayMs: number): Error {
  opts.attempts = Number.MAX_SAFE_INTEGER;
  opts.backoff = { type: 'fixed', delay: delayMs };
  opts.stackTraceLimit = 1;
  return new Error('later');
}

/**
 * How long the job that waits longest has done so, in milliseconds. Bull's list has the next job first: jobs of one priority
 * behind those of a higher one, and each of them in the order they came. So it is the first of one of the priorities.
 */
async function waitOfOldest(queue: Queue): Promise<number | null> {
  const weights = Object.values(WEIGHT).filter((weight) => weight > 0);
  const counts = await queue.getCountsPerPriority(weights);
  // Those without a weight come last.
  const places = [0];
  for (const weight of weights.toSorted((a, b) => a - b))
    places.push((places.at(-1) as number) + (counts[weight] ?? 0));
  const firsts = await Promise.all(places.map((at) => queue.getJobs(['waiting', 'paused'], at, at, true)));
  const since = firsts.flat().flatMap((job) => (job ? [job.timestamp + (job.opts.delay ?? 0)] : []));
  return since.length > 0 ? Math.max(0, Date.now() - Math.min(...since)) : null;
}

/** Waiting jobs of a paused queue; Bull counts them apart, and its types leave them out. */
function pausedOf(counts: object): number {
  return 'paused' in counts ? Number(counts.paused) : 0;
}

/** Without Redis its client waits for ever. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  return withDeadline(work, REDIS_DEADLINE_MS, `Redis did not answer within ${REDIS_DEADLINE_MS} ms`);
}
