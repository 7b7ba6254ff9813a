import { withDeadline } from './deadline.js';

export interface SourceTimes {
  /** A reading is good for so long, milliseconds: scrapes of many watchers cost one. */
  freshMs: number;
  /** Longest wait for a reading. */
  deadlineMs: number;
  /** A reading that takes longer is given up, and the next scrape begins another. */
  lostMs: number;
}

export const SOURCE_TIMES: SourceTimes = { freshMs: 2_000, deadlineMs: 1_500, lostMs: 10_000 };

/** Figures that have to be fetched from somewhere: at most once in a while, one at a time, and never waited for long. */
export class MetricsSource<T> {
  private up = false;
  private readAt = -Infinity;
  private reading?: { since: number; done: Promise<void> };

  /** @param show puts the figures where they are seen; without any it takes the old ones away */
  constructor(
    private readonly read: () => Promise<T>,
    private readonly show: (values: T | undefined) => void,
    private readonly times = SOURCE_TIMES,
  ) {}

  /** Brings the figures up to date. @returns whether there are any */
  async refresh(): Promise<boolean> {
    const { freshMs, deadlineMs, lostMs } = this.times;
    const now = performance.now();
    if (now - this.readAt < freshMs) return this.up;
    if (!this.reading || now - this.reading.since > lostMs) this.begin(now);
    try {
      await withDeadline(this.reading?.done ?? Promise.resolve(), deadlineMs, 'too late');
    } catch {
      this.end(undefined);
    }
    return this.up;
  }

  private begin(since: number): void {
    const reading = { since, done: Promise.resolve() };
    this.reading = reading;
    reading.done = this.readOnce().then((outcome) => {
      // A reading that was given up has nothing to say any more.
      if (this.reading !== reading) return;
      this.reading = undefined;
      this.readAt = performance.now();
      this.end(outcome);
    });
  }

  private async readOnce(): Promise<{ values: T } | undefined> {
    try {
      return { values: await this.read() };
    } catch {
      return undefined;
    }
  }

  private end(outcome: { values: T } | undefined): void {
    this.up = outcome !== undefined;
    this.show(outcome?.values);
  }
}
