import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseUnavailable } from '../database/database.errors.js';

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
const LONGEST_OUTAGE_MS = 30 * 60 * 1_000;

/** A break that doubles with each failure. */
export class Patience {
  private breakMs = FIRST_MS / 2;

  /** Starts the next break. @returns its length in milliseconds */
  lengthen(): number {
    this.breakMs = Math.min(this.breakMs * 2, LONGEST_MS);
    return this.breakMs;
  }
}

/** Sits out times in which the database does not answer, half an hour at most. */
export class Outage {
  private since?: number;
  private patience = new Patience();

  /** Waits a while. @throws `error` when it is none of an outage or this one lasts too long */
  async sitOut(error: unknown, stop: AbortSignal): Promise<void> {
    if (!isDatabaseUnavailable(error)) throw error;
    this.since ??= Date.now();
    if (Date.now() - this.since > LONGEST_OUTAGE_MS) throw error;
    await sleep(this.patience.lengthen(), undefined, { signal: stop });
  }

  /** The database answered. */
  end(): void {
    if (this.since === undefined) return;
    this.since = undefined;
    this.patience = new Patience();
  }
}
