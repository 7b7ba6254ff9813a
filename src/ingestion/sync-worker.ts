import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type HeldLease, Leases } from '../database/leases.js';
import { isDatabaseUnavailable } from '../database/database.errors.js';
import { Database } from '../database/database.service.js';
import { AppLogger } from '../observability/logger.js';
import { Patience } from './patience.js';
import type { RunView } from './run-view.js';
import { SyncService, WORKER_PREFIX } from './sync.service.js';

const POLL_MS = 1_000;
const WORKER_LEASE_MS = 15_000;

/**
 * Takes up runs that nobody works on, also those left behind by a killed process, one at a time. What is to be done
 * comes from the table of runs alone.
 */
@Injectable()
export class SyncWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private working: Promise<void> = Promise.resolve();
  private napping = new AbortController();
  private readonly patience = new Map<number, Patience>();

  constructor(
    private readonly sync: SyncService,
    private readonly leases: Leases,
    private readonly database: Database,
    private readonly logger: AppLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.working = this.work();
  }

  /** Stops after the batch in hand; the run goes on from there when somebody takes it up. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort(new Error('shutting down'));
    this.napping.abort();
    await this.working;
  }

  /** Looks for work now instead of at the next tick. */
  wake(): void {
    this.napping.abort();
  }

  private async work(): Promise<void> {
    let presence: HeldLease | undefined;
    while (!this.stop.signal.aborted) {
      try {
        presence = presence?.lapsed() === false ? presence : await this.announce();
        await this.takeUpRuns();
      } catch (error) {
        if (!this.stop.signal.aborted) this.reportTrouble(error);
      }
      await this.pause();
    }
    await presence?.release(this.database).catch(() => undefined);
  }

  private async announce(): Promise<HeldLease | undefined> {
    await this.leases.deleteExpired(`${WORKER_PREFIX}%`);
    return this.leases.tryAcquire(`${WORKER_PREFIX}${this.leases.holder}`, WORKER_LEASE_MS);
  }

  private async takeUpRuns(): Promise<void> {
    for (const run of await this.sync.listActiveRuns()) {
      if (this.stop.signal.aborted) return;
      if (this.patience.get(run.id)?.isOver() ?? true) await this.takeUp(run);
    }
  }

  /** A run that cannot be worked on must not keep the others waiting, nor be tried without a break. */
  private async takeUp(run: RunView): Promise<void> {
    try {
      await this.sync.tryExecute(run, this.stop.signal);
      this.patience.delete(run.id);
    } catch (error) {
      if (this.stop.signal.aborted) throw error;
      const patience = this.patience.get(run.id) ?? new Patience();
      patience.lengthen();
      this.patience.set(run.id, patience);
      this.reportTrouble(error);
    }
  }

  private reportTrouble(error: unknown): void {
    if (isDatabaseUnavailable(error)) this.logger.warn({ err: error }, 'The database does not answer; waiting for it');
    else this.logger.error({ err: error }, 'Working on the runs failed; trying again');
  }

  private async pause(): Promise<void> {
    if (this.stop.signal.aborted) return;
    this.napping = new AbortController();
    await sleep(POLL_MS, undefined, { signal: this.napping.signal }).catch(() => undefined);
  }
}
