import { Injectable } from '@nestjs/common';
import { SyncPlanner } from '../../ingestion/sync-planner.service.js';
import { SyncService } from '../../ingestion/sync.service.js';
import { RunsService } from '../../runs/runs.service.js';
import type { Stage, StageContext } from './pipelines.js';

// The rest is due still when the next tick starts the next run, and by then in an order of that time. More at once would
// make those wait long who become due meanwhile.
const PLAYERS_AT_ONCE = 250;

/** A sync for every player who is due. */
@Injectable()
export class SyncStage implements Stage {
  readonly name = 'sync';
  readonly fansOut = true;

  constructor(
    private readonly planner: SyncPlanner,
    private readonly sync: SyncService,
    private readonly runs: RunsService,
  ) {}

  async begin({ stage, startedBy, lease }: StageContext): Promise<void> {
    const due = (await this.planner.plan(new Date())).filter(({ isDue }) => isDue).slice(0, PLAYERS_AT_ONCE);
    const players = due.map(({ playerId }) => playerId);
    await this.sync.requestAll(stage.id, players, startedBy, async (tx, total) => {
      await lease.fence(tx);
      await this.runs.saveProgress(tx, stage.id, { total, finished: 0, failed: 0 });
    });
  }
}
