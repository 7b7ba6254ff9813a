import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.service.js';
import type { HeldLease } from '../../database/leases.js';
import type { LichessError } from '../../lichess/lichess.errors.js';
import { Redactor } from '../../observability/redaction.js';
import { RunsService } from '../../runs/runs.service.js';
import { type ProfileOrderView, ProfileOrdersRepository } from './profile-orders.repository.js';

/** How runs of the kind `profiles` begin and end. */
@Injectable()
export class ProfileRuns {
  constructor(
    private readonly database: Database,
    private readonly runs: RunsService,
    private readonly orders: ProfileOrdersRepository,
    private readonly redactor: Redactor,
  ) {}

  /** Counts what is to be done. */
  async begin(order: ProfileOrderView, lease: HeldLease): Promise<void> {
    const total = await this.orders.countDue(order);
    await this.database.transaction(async (tx) => {
      await lease.fence(tx);
      await this.runs.saveProgress(tx, order.runId, { total, finished: 0, failed: 0, percent: 0 });
    });
  }

  /** Ends a run that has nothing left to do. */
  async finish(runId: number, lease: HeldLease): Promise<void> {
    const notes = describeFindings(await this.orders.get(runId));
    await this.database.transaction(async (tx) => {
      await lease.fence(tx);
      await this.runs.finish(tx, runId, { notes });
    });
  }

  /** Ends a run for which Lichess could not be asked. */
  async fail(runId: number, error: LichessError, lease?: HeldLease): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lease?.fence(tx);
      await this.runs.fail(tx, runId, error.code, this.redactor.hide(error.message));
    });
  }
}

function describeFindings({ closed, unknown, marked, renamed }: ProfileOrderView): string[] {
  const notes: [number, string][] = [
    [closed, 'closed'],
    [unknown, 'unknown to Lichess'],
    [marked, 'marked by Lichess for breaking its rules'],
    [renamed, 'spelt differently than before'],
  ];
  return notes.flatMap(([players, what]) =>
    players === 0 ? [] : [players === 1 ? `1 player is ${what}.` : `${players} players are ${what}.`],
  );
}
