import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../../chess/ids.js';
import { AppConfig } from '../../config/app-config.js';
import type { HeldLease } from '../../database/leases.js';
import { MAX_IDS_PER_REQUEST } from '../../lichess/lichess-client.js';
import { LichessError } from '../../lichess/lichess.errors.js';
import { isFinal } from '../../runs/run.entity.js';
import type { RunView } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { ProfileBatches } from './profile-batches.js';
import { ProfileBudget, type ProfileWait } from './profile-budget.js';
import { type ProfileOrderView, ProfileOrdersRepository } from './profile-orders.repository.js';
import { ProfileQuestions } from './profile-questions.js';
import { ProfileRuns } from './profile-runs.js';

/** How a step ended: the run has ended, or the next step may be taken after a while. `looked`: this one brought something. */
export type StepEnd = { ended: true } | { ended: false; waitMs: number; looked: boolean };

const ENDED: StepEnd = { ended: true };

/** One step of a run: one request for up to 300 players and the transaction that stores the answer. */
@Injectable()
export class ProfileWork {
  constructor(
    private readonly config: AppConfig,
    private readonly runs: RunsService,
    private readonly states: ProfileRuns,
    private readonly orders: ProfileOrdersRepository,
    private readonly budget: ProfileBudget,
    private readonly questions: ProfileQuestions,
    private readonly batches: ProfileBatches,
  ) {}

  /** @throws LichessError when trying again soon may help */
  async takeStep(runId: number, lease: HeldLease, signal: AbortSignal): Promise<StepEnd> {
    const run = await this.runs.get(runId);
    if (isFinal(run.state)) return ENDED;
    const order = await this.orders.get(runId);
    if (run.total === null) await this.states.begin(order, lease);
    const due = await this.listDue(order, run);
    if (due.length === 0) return this.finish(runId, lease);
    const grant = await this.budget.take(lease, runId, due.length);
    if ('waitMs' in grant) return this.wait(runId, grant);
    await this.runs.markRunning(runId);
    try {
      const asked = due.slice(0, grant.players);
      const answer = await this.questions.ask(runId, asked, grant, signal);
      await this.batches.write({ ...answer, asked }, { runId, lease });
    } catch (error) {
      return this.judge(runId, error, lease, signal);
    }
    const left = await this.listDue(order, await this.runs.get(runId));
    return left.length === 0
      ? this.finish(runId, lease)
      : { ended: false, waitMs: this.config.profiles.pauseMs, looked: true };
  }

  private async listDue(order: ProfileOrderView, { received }: RunView): Promise<PlayerId[]> {
    const left = order.maxPlayers === null ? Infinity : order.maxPlayers - received;
    return this.orders.listDue(order, Math.min(MAX_IDS_PER_REQUEST, left));
  }

  private async wait(runId: number, { waitMs, reason }: ProfileWait): Promise<StepEnd> {
    if (reason === 'day') {
      const message = `${this.config.profiles.perDay} players were asked after in 24 hours, which is the limit`;
      await this.runs.markWaiting(runId, message, new Date(Date.now() + waitMs));
    }
    return { ended: false, waitMs, looked: false };
  }

  private async judge(runId: number, error: unknown, lease: HeldLease, signal: AbortSignal): Promise<StepEnd> {
    if (signal.aborted || !(error instanceof LichessError) || error.retry === 'soon') throw error;
    // The gate is closed for everybody; whoever waits elsewhere holds up nobody.
    if (error.retry === 'pause') return { ended: false, waitMs: this.config.lichess.pauseMs, looked: false };
    await this.states.fail(runId, error, lease);
    return ENDED;
  }

  private async finish(runId: number, lease: HeldLease): Promise<StepEnd> {
    await this.states.finish(runId, lease);
    return ENDED;
  }
}
