import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../database/database.service.js';
import { AppLogger } from '../../observability/logger.js';
import { JOBS } from '../../queues/jobs.js';
import { JobsService } from '../../queues/jobs.service.js';
import type { RunView } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { PipelineNotFoundError } from '../operations.errors.js';
import { findPipeline, type Pipeline, PIPELINES } from './pipelines.js';

export interface TriggeredRun {
  run: RunView;
  /** False when the pipeline was under way already; that run is returned. */
  created: boolean;
}

/** A pipeline and its newest run. */
export interface PipelineView extends Pipeline {
  lastRun: RunView | null;
}

/** Starting pipelines and looking at them. A run of one is a row, whoever advances it. */
@Injectable()
export class PipelinesService {
  constructor(
    private readonly database: Database,
    private readonly runs: RunsService,
    private readonly jobs: JobsService,
    private readonly logger: AppLogger,
  ) {}

  async list(): Promise<PipelineView[]> {
    return Promise.all(
      PIPELINES.map(async (pipeline) => ({
        ...pipeline,
        lastRun: (await this.runs.list({ kind: 'pipeline', name: pipeline.name, limit: 1 }))[0] ?? null,
      })),
    );
  }

  /** Starts a pipeline, or joins the run that is under way. @throws PipelineNotFoundError */
  async trigger(name: string, startedBy: string): Promise<TriggeredRun> {
    const { id, created } = await this.database.transaction((tx) => this.triggerWithin(tx, name, startedBy));
    await this.enqueue([id]);
    return { run: await this.runs.get(id), created };
  }

  /** The same as a part of a transaction; whoever calls it enqueues the run afterwards. @throws PipelineNotFoundError */
  async triggerWithin(tx: Tx, name: string, startedBy: string): Promise<{ id: number; created: boolean }> {
    const pipeline = findPipeline(name);
    if (!pipeline)
      throw new PipelineNotFoundError(
        name,
        PIPELINES.map((known) => known.name),
      );
    for (;;) {
      const created = await this.runs.insertPipeline(tx, { ...pipeline, startedBy });
      if (created) return { id: created, created: true };
      // It may end between the two statements; then there is room for a new one.
      const active = await this.runs.findActivePipeline(tx, name);
      if (active) return { id: active, created: false };
    }
  }

  /** Puts every run that is under way into the queue: a lost queue loses nothing. */
  async enqueueActive(): Promise<void> {
    await this.enqueue(await this.runs.listActivePipelines());
  }

  async enqueue(runIds: readonly number[]): Promise<void> {
    await this.jobs
      .enqueue(
        JOBS['advance-pipeline'],
        runIds.map((runId) => ({ runId })),
      )
      // The runs are stored, and the scheduler puts those without a job into the queue by itself.
      .catch((error: unknown) => this.logger.warn({ err: error }, 'The queue does not answer; the pipeline waits'));
  }
}
