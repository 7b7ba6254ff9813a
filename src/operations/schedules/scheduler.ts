import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { LeaseLostError } from '../../database/database.errors.js';
import { Database, type Tx } from '../../database/database.service.js';
import { type HeldLease, Leases } from '../../database/leases.js';
import { AppLogger } from '../../observability/logger.js';
import { findPipeline } from '../pipelines/pipelines.js';
import { PipelinesService } from '../pipelines/pipelines.service.js';
import { listDueTicks } from './due-ticks.js';
import { Orchestrator, type Plan } from './orchestrator.js';
import { ORCHESTRATE, SchedulesService } from './schedules.service.js';

const LEASE = 'scheduler';
// A scheduler that died is followed by another after this time.
const LEASE_MS = 6_000;
const BEAT_MS = 1_000;
const RECONCILE_EVERY_MS = 10_000;

/** What came of a tick. */
interface TickResult {
  outcome: string;
  runId?: number;
}

/**
 * Makes things happen by the clock, in one process of all that have the role: the one that holds the lease. A moment is a
 * row, taken in the same transaction that starts its work, so that it happens once whoever dies in between.
 */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private lease?: HeldLease;
  private beats: Promise<void> = Promise.resolve();
  private waiting = 0;
  private stopped = false;
  private reconciledAt = 0;

  constructor(
    private readonly database: Database,
    private readonly leases: Leases,
    private readonly schedules: SchedulesService,
    private readonly pipelines: PipelinesService,
    private readonly orchestrator: Orchestrator,
    private readonly logger: AppLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.orchestrator.trackHome();
  }

  /** Whether this process is the one that acts. */
  get leads(): boolean {
    return this.lease !== undefined && !this.lease.lapsed();
  }

  @Interval(BEAT_MS)
  async onInterval(): Promise<void> {
    if (this.waiting > 0) return;
    await this.beat(new Date()).catch((error: unknown) =>
      this.logger.warn({ err: error }, 'The scheduler met trouble; trying again'),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.beats;
    await this.lease?.giveBack();
  }

  /** Acts on all that is due at `now`, after what was asked for before; nothing where another process is the leader. */
  async beat(now: Date): Promise<void> {
    this.waiting++;
    const turn = this.beats.then(() => this.act(now)).finally(() => this.waiting--);
    this.beats = turn.catch(() => undefined);
    return turn;
  }

  private async act(now: Date): Promise<void> {
    if (this.stopped) return;
    if (!this.lease || this.lease.lapsed()) this.lease = await this.leases.tryAcquire(LEASE, LEASE_MS);
    if (!this.lease) return;
    try {
      for (const schedule of await this.schedules.listEnabled()) {
        for (const dueAt of listDueTicks(schedule, now)) await this.tick(this.lease, schedule, dueAt, now);
      }
      await this.reconcile(now);
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      this.lease = undefined;
    }
  }

  private async tick(
    lease: HeldLease,
    { name, action }: { name: string; action: string },
    dueAt: Date,
    now: Date,
  ): Promise<void> {
    const startedBy = `schedule ${name}`;
    const plan = action === ORCHESTRATE ? await this.orchestrator.plan(now, 1) : undefined;
    const result = await this.database.transaction(async (tx) => {
      await lease.fence(tx);
      if (!(await this.schedules.claimTick(tx, name, dueAt, this.leases.holder))) return undefined;
      const started = plan ? await this.follow(tx, plan, startedBy) : await this.start(tx, action, startedBy);
      await this.schedules.saveOutcome(tx, name, dueAt, started.outcome, started.runId);
      return started;
    });
    if (!result) return;
    this.logger.debug({ schedule: name, dueAt, runId: result.runId }, `Tick: ${result.outcome}`);
    if (result.runId !== undefined) await this.pipelines.enqueue([result.runId]);
    if (plan) await this.orchestrator.overtakeForHome(plan, startedBy);
  }

  private async follow(tx: Tx, { fanOuts }: Plan, startedBy: string): Promise<TickResult> {
    const results: TickResult[] = [];
    for (const { pipeline, why } of fanOuts) {
      const { outcome, runId } = await this.start(tx, pipeline, startedBy);
      results.push({ outcome: `${why}: ${outcome}`, runId });
    }
    return { outcome: results.map(({ outcome }) => outcome).join('; ') || 'nothing is due', runId: results[0]?.runId };
  }

  private async start(tx: Tx, pipeline: string, startedBy: string): Promise<TickResult> {
    if (!findPipeline(pipeline)) return { outcome: `there is no pipeline ${pipeline}` };
    const { id, created } = await this.pipelines.triggerWithin(tx, pipeline, startedBy);
    return { outcome: created ? `started ${pipeline}, run ${id}` : `${pipeline}, run ${id}, goes on`, runId: id };
  }

  /** What a lost queue forgot is put into it again. */
  private async reconcile(now: Date): Promise<void> {
    if (now.getTime() - this.reconciledAt < RECONCILE_EVERY_MS) return;
    this.reconciledAt = now.getTime();
    await this.pipelines.enqueueActive();
  }
}
