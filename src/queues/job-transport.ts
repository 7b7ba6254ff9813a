import type { Tx } from '../database/database.service.js';
import type { JobEnd } from './job-end.js';
import type { Priority, QueueName } from './jobs.js';

/** A job on its way into a queue. */
export interface NewJob {
  queue: QueueName;
  /** Two jobs of a queue with the same id are one until it is done. */
  id: string;
  name: string;
  payload: unknown;
  priority: Priority;
  /** Milliseconds before it may start. */
  delayMs: number;
  /** It failed before; a success has to be noted. */
  retried: boolean;
}

/** A job in hand. */
export interface TakenJob {
  id: string;
  name: string;
  payload: unknown;
  retried: boolean;
}

/**
 * `later` puts the job back; it is the same job and does not count as a failure here. `lastInLine`: behind those of its
 * priority that wait by now; otherwise it may keep its place.
 */
export type Ending = { kind: 'done' } | { kind: 'later'; delayMs: number; lastInLine?: boolean };

/** Why a job ends that can no longer be proven to be ours. */
export class JobLost extends Error {
  override readonly name = 'JobLost';
}

/**
 * Does one job. Whoever wants it to end says so to `end`: the transport with a JobLost, and then it ignores how the job
 * ends. Must not reject.
 */
export type Work = (job: TakenJob, end: JobEnd) => Promise<Ending>;

export interface QueueCounts {
  /** Could start now. */
  waiting: number;
  /** Wait for their time. */
  delayed: number;
  /** In hand of some worker. */
  active: number;
  /** Age of the oldest one that could start now, milliseconds. */
  oldestWaitingMs: number | null;
}

/**
 * What carries jobs from where they are made to where they are done. Delivery is at least once: a job whose worker died
 * starts again elsewhere within the stall time. Nothing here is the truth: that is in tables.
 */
export interface JobTransport {
  readonly kind: 'postgres' | 'redis';
  open(): Promise<void>;
  /** @param tx where jobs are added when they are kept in the same database */
  add(jobs: readonly NewJob[], tx?: Tx): Promise<void>;
  /** Starts `concurrency` loops that each take one job at a time. */
  work(queue: QueueName, concurrency: number, work: Work): void;
  /** Whether the loops of this process take jobs of the queue. */
  setPaused(queue: QueueName, paused: boolean): Promise<void>;
  /** Tells all processes that a queue was paused or resumed; those it does not reach find out with their next sign of life. */
  announcePauses(): Promise<void>;
  /** Calls `look` when a process announced it. */
  onPausesAnnounced(look: () => void): void;
  counts(queue: QueueName): Promise<QueueCounts>;
  /** Hands out jobs that were in hand of too many workers when these died, and forgets those `bury` took. */
  takeAbandoned(queue: QueueName, bury: (job: TakenJob) => Promise<void>): Promise<void>;
  /** Takes nothing new; resolves when the jobs in hand have ended. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** Injection token of the JobTransport. */
export const JOB_TRANSPORT = Symbol('JobTransport');

export interface TransportOptions {
  /** A job whose worker gives no sign of life is started elsewhere within so long, milliseconds. */
  stallMs: number;
  /** Workers that may die on a job before it is set aside. */
  maxStalls: number;
}

/** Times of the keeping alive of jobs in hand, milliseconds. */
export interface KeepAlive {
  /** How long one sign of life holds a job. */
  leaseMs: number;
  /** A worker says so often that it lives. */
  renewEveryMs: number;
  /** A worker that could not say so for so long gives its job up, before others may take it. */
  giveUpMs: number;
  /** Others look so often for jobs that nobody holds any more. */
  lookEveryMs: number;
}

/**
 * Parts of the stall time, such that a job starts again within it even when one look comes too early and the next one too
 * (Bull lets only one process look in each interval).
 */
export function keepAliveOf({ stallMs }: Pick<TransportOptions, 'stallMs'>): KeepAlive {
  const leaseMs = Math.round(stallMs * 0.6);
  return {
    leaseMs,
    renewEveryMs: Math.round(leaseMs / 3),
    giveUpMs: Math.round(leaseMs * 0.8),
    lookEveryMs: Math.round(stallMs / 5),
  };
}

export const ABANDONED_AT_ONCE = 100;

export const TRANSPORT_OPTIONS: TransportOptions = { stallMs: 30_000, maxStalls: 10 };

/** What a transport keeps of a job beside its id and name; the version tells apart what an older release left there. */
export interface Envelope {
  v: 1;
  payload: unknown;
  retried?: true;
}

export function makeEnvelope({ payload, retried }: NewJob): Envelope {
  return retried ? { v: 1, payload, retried } : { v: 1, payload };
}

/** What comes out of a transport is as untrusted as any input; what cannot be read gets a name nobody handles. */
export function parseEnvelope(data: unknown, id: string, name: unknown): TakenJob {
  const { v, payload, retried } = (data ?? {}) as Partial<Envelope>;
  if (v !== 1 || typeof name !== 'string') return { id, name: 'unreadable', payload: data ?? null, retried: false };
  return { id, name, payload, retried: retried === true };
}
