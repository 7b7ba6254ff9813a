import { Injectable } from '@nestjs/common';
import { AnalysisRequests } from '../../analysis/analysis-requests.service.js';
import { AppConfig } from '../../config/app-config.js';
import { AppLogger } from '../../observability/logger.js';
import { SyncPlanner } from '../../ingestion/sync-planner.service.js';
import type { SyncPlanItem } from '../../ingestion/sync-policy.js';
import { SyncService } from '../../ingestion/sync.service.js';
import { type FanOut, planFanOuts } from './fan-outs.js';

/** What the orchestrator would do now, and what comes next. */
export interface Plan {
  at: Date;
  /** Players whose history is due. */
  due: number;
  /** Pipelines that the next tick starts. */
  fanOuts: FanOut[];
  /** Those whose turn comes next, in order, and why. */
  next: SyncPlanItem[];
}

/** Decides what is to be done; the deciding itself is in pure functions. */
@Injectable()
export class Orchestrator {
  constructor(
    private readonly planner: SyncPlanner,
    private readonly sync: SyncService,
    private readonly analysis: AnalysisRequests,
    private readonly config: AppConfig,
    private readonly logger: AppLogger,
  ) {}

  async plan(now: Date, limit: number): Promise<Plan> {
    const items = await this.planner.plan(now);
    const lackingGames = await this.countLackingGames();
    const due = items.filter(({ isDue }) => isDue).length;
    return { at: now, due, fanOuts: planFanOuts({ duePlayers: due, lackingGames }), next: items.slice(0, limit) };
  }

  /** Trouble with it must not keep players from being read. */
  private async countLackingGames(): Promise<number> {
    if (!this.config.analysis.auto) return 0;
    return this.analysis.countLacking(1).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'Cannot look for games that lack an analysis; trying again');
      return 0;
    });
  }

  async trackHome(): Promise<void> {
    await this.planner.trackHome();
  }

  /** The home player waits for nobody: it goes before all that is in the queue already. */
  async overtakeForHome({ next: [first] }: Plan, startedBy: string): Promise<void> {
    if (!first?.isDue || !this.planner.isHome(first.playerId)) return;
    await this.sync.request({ player: first.playerId, startedBy });
  }
}
