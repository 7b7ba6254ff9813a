import { Injectable } from '@nestjs/common';
import { AnalysisRequests } from '../../analysis/analysis-requests.service.js';
import type { PlayerId } from '../../chess/ids.js';
import { AppConfig } from '../../config/app-config.js';
import { RunsService } from '../../runs/runs.service.js';
import type { Stage, StageContext } from './pipelines.js';

// The rest lacks an analysis still when the next tick starts the next run, and new games come first then.
const GAMES_AT_ONCE = 2_000;

/** An analysis of every game that lacks something, the newest of the home player first. */
@Injectable()
export class AnalyseStage implements Stage {
  readonly name = 'analyse';
  // Its units are games, and whoever analyses one counts it.
  readonly fansOut = false;

  constructor(
    private readonly analysis: AnalysisRequests,
    private readonly runs: RunsService,
    private readonly config: AppConfig,
  ) {}

  async begin({ stage, lease }: StageContext): Promise<void> {
    const home = this.config.lichess.username?.toLowerCase() as PlayerId | undefined;
    await this.analysis.requestMissing(stage.id, { home, limit: GAMES_AT_ONCE }, async (tx, total) => {
      await lease.fence(tx);
      await this.runs.saveProgress(tx, stage.id, { total, finished: 0, failed: 0 });
    });
  }
}
