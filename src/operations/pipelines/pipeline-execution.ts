import { Inject, Injectable } from '@nestjs/common';
import { isDatabaseUnavailable, LeaseLostError } from '../../database/database.errors.js';
import { Database } from '../../database/database.service.js';
import type { HeldLease } from '../../database/leases.js';
import { AppLogger } from '../../observability/logger.js';
import { Redactor } from '../../observability/redaction.js';
import { JobPostponed } from '../../queues/jobs.js';
import { isFinal } from '../../runs/run.entity.js';
import type { RunView } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { type Stage, STAGES } from './pipelines.js';

/** Takes a pipeline as far as it goes right now; everything it knows is in the database. */
@Injectable()
export class PipelineExecution {
  constructor(
    private readonly database: Database,
    private readonly runs: RunsService,
    private readonly logger: AppLogger,
    private readonly redactor: Redactor,
    @Inject(STAGES) private readonly stages: readonly Stage[],
  ) {}

  /**
   * `stopped` says whether the process has to leave the pipeline as it is.
   * @returns false when parts of it are under way: look again later
   */
  async advance(pipeline: RunView, lease: HeldLease, stopped: () => boolean): Promise<boolean> {
    if (pipeline.state !== 'running') await this.runs.markRunning(pipeline.id);
    for (const stage of (await this.runs.getTree(pipeline.id)).stages) {
      if (stopped()) return false;
      if (isFinal(stage.state)) continue;
      const ended = await this.advanceStage(pipeline, stage, lease, stopped);
      await this.saveShare(pipeline.id);
      if (!ended) return false;
    }
    await this.endPipeline(pipeline.id, lease);
    return true;
  }

  private async advanceStage(
    pipeline: RunView,
    stage: RunView,
    lease: HeldLease,
    stopped: () => boolean,
  ): Promise<boolean> {
    try {
      const known = this.stages.find(({ name }) => name === stage.name);
      if (!known) throw new Error(`This version of Rookery knows no stage "${stage.name}"`);
      if (stage.total === null) {
        await this.runs.markRunning(stage.id);
        await known.begin({ stage, startedBy: pipeline.startedBy, lease, stopped });
      }
      if (known.fansOut) await this.runs.countParts(stage.id);
      return await this.endStage(stage.id, lease);
    } catch (error) {
      if (stopped() || error instanceof LeaseLostError || error instanceof JobPostponed) throw error;
      if (isDatabaseUnavailable(error)) throw error;
      this.logger.error({ err: error, stage: stage.name }, 'A stage failed');
      const message = this.redactor.hide(error instanceof Error ? error.message : String(error));
      await this.runs.fail(this.database, stage.id, 'internal-error', message);
      return true;
    }
  }

  /** Ends a stage all of whose units have ended. */
  private async endStage(id: number, lease: HeldLease): Promise<boolean> {
    const { total, finished, failed } = await this.runs.get(id);
    if (total === null || finished + failed < total) return false;
    await this.database.transaction(async (tx) => {
      await lease.fence(tx);
      if (total > 0 && failed === total) await this.runs.fail(tx, id, 'parts-failed', describeFailures(failed, total));
      else await this.runs.finish(tx, id, { message: failed > 0 ? describeFailures(failed, total) : undefined });
    });
    return true;
  }

  /** Stages count alike, each by the share of its units that have ended. */
  private async saveShare(id: number): Promise<void> {
    const { stages } = await this.runs.getTree(id);
    const shares = stages.map(({ state, percent }) => (isFinal(state) ? 100 : (percent ?? 0)));
    await this.runs.saveProgress(this.database, id, {
      total: stages.length,
      finished: stages.filter(({ state }) => state === 'done').length,
      failed: stages.filter(({ state }) => state === 'failed').length,
      percent: Math.floor(shares.reduce((sum, share) => sum + share, 0) / Math.max(1, stages.length)),
    });
  }

  private async endPipeline(id: number, lease: HeldLease): Promise<void> {
    const { stages } = await this.runs.getTree(id);
    const failed = stages.filter(({ state }) => state === 'failed');
    const remarks = stages.filter(({ state, message }) => state === 'done' && message !== null);
    await this.database.transaction(async (tx) => {
      await lease.fence(tx);
      if (failed.length > 0) {
        const names = failed.map(({ name, message }) => `${name}: ${message}`).join('; ');
        await this.runs.fail(tx, id, 'stages-failed', names);
        return;
      }
      const message = remarks.map(({ name, message: text }) => `${name}: ${text}`).join('; ');
      await this.runs.finish(tx, id, { message: message === '' ? undefined : message });
    });
  }
}

function describeFailures(failed: number, total: number): string {
  if (failed === total) return total === 1 ? 'it failed' : `all ${total} failed`;
  return `completed with errors: ${failed} of ${total} failed`;
}
