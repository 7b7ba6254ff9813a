import { inspect, types } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { isDatabaseUnavailable } from '../database/database.errors.js';
import { AppLogger } from '../observability/logger.js';
import { Redactor } from '../observability/redaction.js';
import { backoffMs } from './backoff.js';
import { JobEnd } from './job-end.js';
import type { AttemptError } from './job-failure.entity.js';
import { JobFailuresRepository } from './job-failures.repository.js';
import { JobMetrics, type JobOutcome } from './job-metrics.js';
import { type Ending, JOB_TRANSPORT, JobLost, type JobTransport, type TakenJob } from './job-transport.js';
import { JobContinues, JobPostponed, type JobSpec, PermanentJobError, QUEUES, type QueueName } from './jobs.js';

/** What a handler gets beside its payload. */
export interface JobContext {
  /** Aborts when the job has to end: the process stops now, the time is over, or another worker has it. */
  signal: AbortSignal;
  /** Aborts as soon as the process begins to stop, for work that loses nothing when it is cut short. */
  leaving: AbortSignal;
  /** Whether somebody wants a repeat of it: it failed before and is no dead letter, or is none any more. */
  isRepeat: () => Promise<boolean>;
}

export type JobHandler<Payload> = (payload: Payload, context: JobContext) => Promise<void>;

/** Writes down, where the work itself is written down, that its job was given up for `reason`. */
export type DeadJobHandler<Payload> = (payload: Payload, reason: string) => Promise<void>;

interface Registration {
  spec: JobSpec<unknown>;
  handler: JobHandler<unknown>;
  onDead?: DeadJobHandler<unknown>;
}

/** How a job ended, for the transport and for the figures. */
type Judged = Ending & { outcome: JobOutcome; timedOut?: boolean };

const UNREACHABLE_DELAY_MS = 2_000;
// A handler that does not end when it is told to is left behind.
const ABORT_GRACE_MS = 5_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const SWEEP_MS = 15_000;
const REPEATED_AT_ONCE = 1_000;
const CAUSES_SHOWN = 5;
const MESSAGE_LENGTH = 2_000;

/** Does jobs: finds the handler, keeps the time limit, and turns every failure into a repeat or a dead letter. */
@Injectable()
export class JobRunner {
  private readonly registrations = new Map<string, Registration>();
  private readonly leaving = new AbortController();
  private readonly running = new Set<JobEnd>();
  /** Why jobs in hand have to end now. */
  private hurry?: Error;
  private queues: readonly QueueName[] = [];
  private sweeping?: NodeJS.Timeout;

  constructor(
    @Inject(JOB_TRANSPORT) private readonly transport: JobTransport,
    private readonly failures: JobFailuresRepository,
    private readonly logger: AppLogger,
    private readonly redactor: Redactor,
    private readonly metrics: JobMetrics,
  ) {}

  /** @throws Error when the job has a handler already. */
  register<Payload>(spec: JobSpec<Payload>, handler: JobHandler<Payload>, onDead?: DeadJobHandler<Payload>): void {
    if (this.registrations.has(spec.name)) throw new Error(`The job ${spec.name} has two handlers`);
    this.registrations.set(spec.name, {
      spec,
      handler: handler as JobHandler<unknown>,
      onDead: onDead as DeadJobHandler<unknown> | undefined,
    });
  }

  /** Takes jobs of all queues that have a handler here, one at a time for each unit of concurrency. */
  start(concurrency: Partial<Record<QueueName, number>> = {}): void {
    const ours = QUEUES.filter((queue) => [...this.registrations.values()].some(({ spec }) => spec.queue === queue));
    for (const queue of ours) {
      this.transport.work(queue, concurrency[queue] ?? 1, (job, end) => this.run(queue, job, end));
    }
    this.queues = ours;
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_MS);
    this.sweeping.unref();
  }

  /** Takes nothing new and waits for the jobs in hand; after `graceMs`, or at `hurry`, they are told to stop and given back. */
  async stop(graceMs: number, hurry?: AbortSignal): Promise<void> {
    clearInterval(this.sweeping);
    this.leaving.abort(new Error('The process is stopping'));
    const timer = setTimeout(() => this.abortAll(), hurry?.aborted ? 0 : graceMs);
    hurry?.addEventListener('abort', () => this.abortAll(), { once: true });
    try {
      await this.transport.stop();
    } finally {
      clearTimeout(timer);
      this.abortAll();
    }
  }

  private abortAll(): void {
    this.hurry ??= new Error('The process is stopping');
    for (const end of this.running) end.abort(this.hurry);
  }

  // Without a log context: in Node 20 that would cost a short job a tenth. Handlers say what they work on.
  private async run(queue: QueueName, job: TakenJob, end: JobEnd): Promise<Ending> {
    const startedAt = performance.now();
    const ending = await this.finish(queue, job, end);
    this.metrics.note({
      queue,
      job: this.registrations.has(job.name) ? job.name : 'unknown',
      outcome: ending.outcome,
      timedOut: ending.timedOut ?? false,
      seconds: (performance.now() - startedAt) / 1000,
    });
    return ending;
  }

  private async finish(queue: QueueName, job: TakenJob, end: JobEnd): Promise<Judged> {
    try {
      await this.perform(queue, job, end);
      if (job.retried) await this.failures.forget(queue, job.id);
      return { kind: 'done', outcome: 'finished' };
    } catch (error) {
      return this.judge(queue, job, error, end.reason);
    }
  }

  private async perform(queue: QueueName, job: TakenJob, end: JobEnd): Promise<void> {
    const registration = this.registrations.get(job.name);
    if (registration?.spec.queue !== queue) throw new PermanentJobError(`No handler for jobs named "${job.name}"`);
    const { spec, handler } = registration;
    const payload = spec.parse(job.payload);
    const limitMs = Math.min(spec.timeLimitMs, LONGEST_TIMER_MS);
    const timer = setTimeout(() => end.abort(new JobTimedOut(spec.timeLimitMs)), limitMs);
    this.running.add(end);
    if (this.hurry) end.abort(this.hurry);
    try {
      const isRepeat = async (): Promise<boolean> => job.retried && this.failures.isRetrying(queue, job.id);
      await endInTime(handler(payload, new Context(end, this.leaving.signal, isRepeat)), end);
      // A handler may return when it is aborted; that is no success.
      if (end.reason) throw end.reason;
    } finally {
      clearTimeout(timer);
      this.running.delete(end);
    }
  }

  private async judge(queue: QueueName, job: TakenJob, error: unknown, reason?: Error): Promise<Judged> {
    const isOurs = !(reason instanceof JobLost) && !this.leaving.signal.aborted;
    if (!isOurs) return { kind: 'later', delayMs: 0, outcome: 'given_back' };
    try {
      if (error instanceof JobPostponed) return await this.postpone(queue, job, error);
      if (isDatabaseUnavailable(error)) throw error;
      return await this.noteFailure(queue, job, error);
    } catch (trouble) {
      this.logger.warn({ err: trouble, jobId: job.id }, 'The database does not answer; the job starts again later');
      return { kind: 'later', delayMs: UNREACHABLE_DELAY_MS, outcome: 'postponed' };
    }
  }

  private async postpone(queue: QueueName, job: TakenJob, error: JobPostponed): Promise<Judged> {
    const lastInLine = error instanceof JobContinues;
    if (job.retried && lastInLine) await this.failures.forget(queue, job.id);
    return { kind: 'later', delayMs: error.delayMs, lastInLine, outcome: 'postponed' };
  }

  private async noteFailure(queue: QueueName, job: TakenJob, error: unknown): Promise<Judged> {
    const spec = this.registrations.get(job.name)?.spec;
    const attempts = spec && !(error instanceof PermanentJobError) ? spec.attempts : 1;
    const noted = await this.record(queue, job, error, attempts);
    const timedOut = error instanceof JobTimedOut;
    if (noted.dead || !spec) {
      this.logger.error(
        { err: error, jobId: job.id, attempts: noted.attempts },
        'A job failed for good: a dead letter',
      );
      return { kind: 'done', outcome: 'failed', timedOut };
    }
    const delayMs = backoffMs(noted.attempts, spec.backoff);
    this.logger.warn(
      { err: error, jobId: job.id, attempts: noted.attempts, delayMs },
      'A job failed and starts again later',
    );
    return { kind: 'later', delayMs, outcome: 'retried', timedOut };
  }

  /**
   * Sees to jobs that nobody has in hand: those that too many workers died on become dead letters, and those that wait for
   * a repeat are put into their queues again, in case these forgot them. Happens by itself every 15 s.
   */
  async sweep(): Promise<void> {
    for (const queue of this.queues) {
      await this.buryAbandoned(queue).catch((error: unknown) =>
        this.logger.warn({ err: error, queue }, 'Cannot look for jobs that nobody has in hand'),
      );
    }
    try {
      await this.failures.repeat(REPEATED_AT_ONCE, (jobs, tx) => this.transport.add(jobs, tx));
    } catch (error) {
      this.logger.warn({ err: error }, 'Cannot look for jobs that nobody has in hand');
    }
  }

  private async buryAbandoned(queue: QueueName): Promise<void> {
    const error = new Error('Too many workers died while they had this job in hand');
    await this.transport.takeAbandoned(queue, async (job) => void (await this.record(queue, job, error, 1)));
  }

  /** `attempts` is the number of failures that makes it a dead letter. */
  private async record(
    queue: QueueName,
    { id, name, payload }: TakenJob,
    error: unknown,
    attempts: number,
  ): Promise<{ attempts: number; dead: boolean }> {
    const described = this.describe(error);
    const outcome = await this.failures.record({ queue, jobId: id, name, payload, attempts, error: described });
    if (outcome.dead) await this.tellDead(name, payload, described.chain[0]?.message ?? '');
    return outcome;
  }

  private async tellDead(name: string, payload: unknown, reason: string): Promise<void> {
    const { spec, onDead } = this.registrations.get(name) ?? {};
    if (!spec || !onDead) return;
    let parsed: unknown;
    try {
      parsed = spec.parse(payload);
    } catch {
      return; // Nobody can say what it was about.
    }
    try {
      await onDead(parsed, reason);
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      this.logger.error({ err: error, job: name }, 'A dead letter could not be noted where its work is written down');
    }
  }

  private describe(error: unknown): AttemptError {
    const chain: AttemptError['chain'] = [];
    let link = error;
    while (link !== undefined && chain.length < CAUSES_SHOWN) {
      // Not instanceof: errors of Node itself may be of another realm.
      const known = types.isNativeError(link) ? link : undefined;
      const message = known?.message ?? inspect(link);
      chain.push({ name: known?.name ?? 'Error', message: toPlainText(this.redactor.hide(message)) });
      link = known?.cause;
    }
    return { at: new Date().toISOString(), chain };
  }
}

/** A job ran into its time limit. */
export class JobTimedOut extends Error {
  override readonly name = 'JobTimedOut';

  constructor(limitMs: number) {
    super(`The job ran longer than its limit of ${limitMs} ms`);
  }
}

class Context implements JobContext {
  constructor(
    private readonly end: JobEnd,
    readonly leaving: AbortSignal,
    readonly isRepeat: () => Promise<boolean>,
  ) {}

  get signal(): AbortSignal {
    return this.end.signal;
  }
}

/** Waits for a handler; one that was told to end and has not done so for a while is left behind. */
function endInTime(work: Promise<void>, end: JobEnd): Promise<void> {
  return new Promise((resolve, reject) => {
    end.onAbort((reason) => setTimeout(() => reject(reason), ABORT_GRACE_MS).unref());
    work.then(resolve, reject);
  });
}

/** PostgreSQL stores no zero bytes. */
function toPlainText(text: string): string {
  return text.replaceAll('\0', '').slice(0, MESSAGE_LENGTH);
}
