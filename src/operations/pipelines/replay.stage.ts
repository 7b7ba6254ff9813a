import { Injectable } from '@nestjs/common';
import { RejectedRecordsService } from '../../ingestion/rejected-records.service.js';
import { Database } from '../../database/database.service.js';
import { JobPostponed } from '../../queues/jobs.js';
import { RunsService } from '../../runs/runs.service.js';
import type { Stage, StageContext } from './pipelines.js';

const BUSY_DELAY_MS = 2_000;

/** Tries rejected records again. */
@Injectable()
export class ReplayStage implements Stage {
  readonly name = 'replay';

  constructor(
    private readonly rejected: RejectedRecordsService,
    private readonly runs: RunsService,
    private readonly database: Database,
  ) {}

  async begin({ stage, startedBy }: StageContext): Promise<void> {
    const run = await this.rejected.replay(startedBy, undefined, stage.id);
    if (!run) throw new JobPostponed(BUSY_DELAY_MS, 'Rejected records are being replayed already');
    await this.runs.saveProgress(this.database, stage.id, { total: 1, finished: 1, failed: 0 });
  }
}
