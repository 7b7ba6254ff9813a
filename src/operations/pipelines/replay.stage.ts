import { Injectable } from '@nestjs/common';
import { RejectedRecordsService } from '../../ingestion/rejected-records.service.js';
import { Database } from '../../database/database.service.js';
import { JobPostponed } from '../../queues/jobs.js';
import { isFinal } from '../../runs/run.entity.js';
import { RunsService } from '../../runs/runs.service.js';
import type { Stage, StageContext } from './pipelines.js';

const BUSY_DELAY_MS = 2_000;

/** Tries rejected records again. */
@Injectable()
export class ReplayStage implements Stage {
  readonly name = 'replay';
  readonly fansOut = false;

  constructor(
    private readonly rejected: RejectedRecordsService,
    private readonly runs: RunsService,
    private readonly database: Database,
  ) {}

  async begin({ stage, startedBy, stopped }: StageContext): Promise<void> {
    const run = await this.rejected.replay({ startedBy, parentId: stage.id }, stopped);
    if (!run) throw new JobPostponed(BUSY_DELAY_MS, 'Rejected records are being replayed already');
    if (!isFinal(run.state)) throw new JobPostponed(0, 'The process is stopping');
    const finished = run.state === 'done' ? 1 : 0;
    await this.runs.saveProgress(this.database, stage.id, { total: 1, finished, failed: 1 - finished });
  }
}
