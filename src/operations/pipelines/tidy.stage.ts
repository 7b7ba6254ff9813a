import { Injectable } from '@nestjs/common';
import { AccountSweep } from '../../accounts/account-sweep.service.js';
import { Database } from '../../database/database.service.js';
import { RunsService } from '../../runs/runs.service.js';
import type { Stage, StageContext } from './pipelines.js';

const PIPELINES_KEPT_DAYS = 90;

/** Removes what nobody looks at any more. */
@Injectable()
export class TidyStage implements Stage {
  readonly name = 'tidy';
  readonly fansOut = false;

  constructor(
    private readonly database: Database,
    private readonly runs: RunsService,
    private readonly accounts: AccountSweep,
  ) {}

  async begin({ stage, stopped }: StageContext): Promise<void> {
    await this.database.execute(`delete from schedule_ticks where due_at < now() - interval '30 days'`);
    await this.database.execute(`delete from workers where seen_at < now() - interval '1 day'`);
    // Rights to read one player, to analyse one game or to work on one crawl; whoever wants one makes its row anew.
    await this.database.execute(
      `delete from leases where (name like 'sync:%' or name like 'analyse:%' or name like 'crawl:%') and expires_at < now() - interval '1 day'`,
    );
    // What the API remembers of requests: answers for a day, budgets that are full again anyway.
    await this.database.execute(`delete from idempotency_keys where created_at < now() - interval '24 hours'`);
    await this.database.execute(`delete from request_budgets where refilled_at < now() - interval '1 hour'`);
    await this.accounts.sweep(stopped);
    await this.runs.removeOldPipelines(PIPELINES_KEPT_DAYS);
    await this.runs.saveProgress(this.database, stage.id, { total: 1, finished: 1, failed: 0 });
  }
}
