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
import { type EnabledSchedule, ORCHESTRATE, SchedulesService } from './schedules.service.js';

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
  private reconciledAt = Number.NEGATIVE_INFINITY;

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
    await this.beat().catch((error: unknown) =>
      this.logger.warn({ err: error }, 'The scheduler met trouble; trying again'),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.beats;
    await this.lease?.giveBack();
  }

  /**
   * Acts on all that is due at `at` (now unless told), after what was asked for before; does nothing where another
   * process is the leader.
   */
  async beat(at?: Date): Promise<void> {
    this.waiting++;
    const turn = this.beats.then(() => this.act(at)).finally(() => this.waiting--);
    this.beats = turn.catch(() => undefined);
    return turn;
  }

  private async act(at: Date | undefined): Promise<void> {
    if (this.stopped) return;
    if (!this.lease || this.lease.lapsed()) this.lease = await this.leases.tryAcquire(LEASE, LEASE_MS);
    if (!this.lease) return;
    try {
      const now = at ?? (await this.schedules.now());
      const look = new Look(() => this.orchestrator.plan(now, 1));
      for (const schedule of await this.schedules.listEnabled()) await this.tryCatchUp(this.lease, schedule, now, look);
      await this.reconcile();
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      this.lease = undefined;
    }
  }

  /** Trouble with one schedule leaves the others alone; its moment stays due. */
  private async tryCatchUp(lease: HeldLease, schedule: EnabledSchedule, now: Date, look: Look): Promise<void> {
    try {
      await this.catchUp(lease, schedule, now, look);
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      this.logger.warn({ err: error, schedule: schedule.name }, 'A schedule met trouble; trying again');
    }
  }

  private async catchUp(lease: HeldLease, schedule: EnabledSchedule, now: Date, look: Look): Promise<void> {
    for (const dueAt of listDueTicks(schedule, now)) {
      if (this.stopped || !(await this.tick(lease, schedule, dueAt, look))) return;
    }
  }

  /** @returns false when the moment was not this process's to act upon */
  private async tick(lease: HeldLease, schedule: EnabledSchedule, dueAt: Date, look: Look): Promise<boolean> {
    const { name, action } = schedule;
    const startedBy = `schedule ${name}`;
    const plan = action === ORCHESTRATE ? await look.plan() : undefined;
    const result = await this.database.transaction(async (tx) => {
      await lease.fence(tx);
      if (!(await this.schedules.claimTick(tx, schedule, dueAt, this.leases.holder))) return undefined;
      const started = plan ? await this.follow(tx, plan, startedBy) : await this.start(tx, action, startedBy);
      await this.schedules.saveOutcome(tx, name, dueAt, started.outcome, started.runId);
      return started;
    });
    if (!result) return false;
    this.logger.debug({ schedule: name, dueAt, runId: result.runId }, `Tick: ${result.outcome}`);
    if (result.runId !== undefined) await this.pipelines.enqueue([result.runId]);
    if (plan) await this.orchestrator.overtakeForHome(plan, startedBy);
    return true;
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
  private async reconcile(): Promise<void> {
    if (performance.now() - this.reconciledAt < RECONCILE_EVERY_MS) return;
    this.reconciledAt = performance.now();
    await this.pipelines.enqueueActive();
  }
}

/** The plan of one beat: asked for at most once, however many moments need it. */
class Look {
  private found?: Promise<Plan>;

  constructor(private readonly ask: () => Promise<Plan>) {}

  plan(): Promise<Plan> {
    return (this.found ??= this.ask());
  }
}
