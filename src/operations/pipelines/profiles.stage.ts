import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { ProfilesService } from '../../ingestion/profiles/profiles.service.js';
import { RunsService } from '../../runs/runs.service.js';
import type { Stage, StageContext } from './pipelines.js';

/** A look at the profiles that are missing or stale; those of one day, so that it ends. */
@Injectable()
export class ProfilesStage implements Stage {
  readonly name = 'profiles';
  readonly fansOut = true;

  constructor(
    private readonly profiles: ProfilesService,
    private readonly runs: RunsService,
    private readonly config: AppConfig,
  ) {}

  /** Nothing is left to do when such a run is under way already. */
  async begin({ stage, startedBy, lease }: StageContext): Promise<void> {
    const request = { startedBy, parentId: stage.id, maxPlayers: this.config.profiles.perDay };
    await this.profiles.request(request, async (tx, created) => {
      await lease.fence(tx);
      await this.runs.saveProgress(tx, stage.id, { total: created ? 1 : 0, finished: 0, failed: 0 });
    });
  }
}
