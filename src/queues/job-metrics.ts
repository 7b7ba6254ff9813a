import { Injectable } from '@nestjs/common';
import type { Counter, Histogram } from 'prom-client';
import { Metrics } from '../observability/metrics.js';
import type { QueueName } from './jobs.js';

/**
 * `retried`: failed and starts again. `failed`: a dead letter now. `postponed`: cannot be done at the moment.
 * `given_back`: the process stops, or another worker has it.
 */
export type JobOutcome = 'finished' | 'retried' | 'failed' | 'postponed' | 'given_back';

/** A job this process had in hand. */
export interface EndedJob {
  queue: QueueName;
  /** Kind of job; of a kind nobody knows `unknown`, since that text comes from outside. */
  job: string;
  outcome: JobOutcome;
  timedOut: boolean;
  seconds: number;
}

// From what is done in passing to a large account at the pace of Lichess.
const BUCKETS_S = [0.005, 0.05, 0.5, 5, 30, 120, 600, 3_600, 14_400, 86_400];

interface Series {
  ended: { inc(): void };
  duration: { observe(seconds: number): void };
}

/** Counts the jobs this process does. */
@Injectable()
export class JobMetrics {
  private readonly series = new Map<string, Series>();
  private readonly ended: Counter<'queue' | 'job' | 'outcome'>;
  private readonly timedOut: Counter<'queue' | 'job'>;
  private readonly duration: Histogram<'job' | 'outcome'>;

  constructor(metrics: Metrics) {
    this.ended = metrics.counter({
      name: 'jobs_ended_total',
      help: 'Jobs this process had in hand, by what became of them',
      labels: ['queue', 'job', 'outcome'],
    });
    this.timedOut = metrics.counter({
      name: 'jobs_timed_out_total',
      help: 'Jobs that ran into their time limit; they count as retried or failed, too',
      labels: ['queue', 'job'],
    });
    this.duration = metrics.histogram({
      name: 'job_duration_seconds',
      help: 'Time a job was in hand',
      labels: ['job', 'outcome'],
      buckets: BUCKETS_S,
    });
  }

  note({ queue, job, outcome, timedOut, seconds }: EndedJob): void {
    const series = this.find(queue, job, outcome);
    series.ended.inc();
    series.duration.observe(seconds);
    if (timedOut) this.timedOut.inc({ queue, job });
  }

  /** Looked up once for each combination: finding a series by its labels costs more than counting. */
  private find(queue: QueueName, job: string, outcome: JobOutcome): Series {
    const key = `${job} ${outcome} ${queue}`;
    let series = this.series.get(key);
    if (!series) {
      series = {
        ended: this.ended.labels({ queue, job, outcome }),
        duration: this.duration.labels({ job, outcome }),
      };
      this.series.set(key, series);
    }
    return series;
  }
}
