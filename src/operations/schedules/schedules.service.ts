import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../database/database.service.js';
import { InvalidScheduleError, ScheduleNotFoundError } from '../operations.errors.js';
import { findPipeline, PIPELINES } from '../pipelines/pipelines.js';
import { findCronProblem, findNext } from './cron.js';
import type { CatchUp, Timetable } from './due-ticks.js';

/** The action of the schedule that decides what else is to be done. */
export const ORCHESTRATE = 'orchestrate';

/** A schedule as everybody sees it. */
export interface ScheduleView extends Timetable {
  name: string;
  /** `orchestrate`, or the name of a pipeline. */
  action: string;
  enabled: boolean;
  lastTickAt: Date | null;
  lastRunId: number | null;
  /** What came of the last tick, in words. */
  lastOutcome: string | null;
  /** Null when it is off. */
  nextTickAt: Date | null;
}

/** What can be changed; what is left out stays. */
export interface ScheduleChange {
  action?: string;
  cron?: string;
  enabled?: boolean;
  catchUp?: CatchUp;
}

/** A moment that was acted upon. */
export interface TickView {
  schedule: string;
  dueAt: Date;
  tickedAt: Date;
  tickedBy: string;
  outcome: string;
  runId: number | null;
}

/** What the scheduler needs to know. */
export interface EnabledSchedule extends Timetable {
  name: string;
  action: string;
}

type ScheduleRow = Omit<ScheduleView, 'nextTickAt'>;

const SCHEDULES = `select s.name, s.action, s.cron, s.enabled, s.catch_up as "catchUp", s.considered_at as "consideredAt",
    s.last_tick_at as "lastTickAt", s.last_run_id as "lastRunId", t.outcome as "lastOutcome"
  from schedules s left join schedule_ticks t on t.schedule = s.name and t.due_at = s.last_tick_at`;
const NAME = /^[a-z][a-z0-9-]{1,49}$/;

/** What happens by the clock: rows that anybody may look at and change. */
@Injectable()
export class SchedulesService {
  constructor(private readonly database: Database) {}

  async list(now = new Date()): Promise<ScheduleView[]> {
    const rows = await this.database.query<ScheduleRow>(`${SCHEDULES} order by s.name`);
    return rows.map((row) => toView(row, now));
  }

  /** @throws ScheduleNotFoundError */
  async get(name: string): Promise<ScheduleView> {
    if (!NAME.test(name)) throw new ScheduleNotFoundError(name);
    const [row] = await this.database.query<ScheduleRow>(`${SCHEDULES} where s.name = $1`, [name]);
    if (!row) throw new ScheduleNotFoundError(name);
    return toView(row, new Date());
  }

  /** Newest first, also of a schedule that was removed. @throws ScheduleNotFoundError */
  async listTicks(name: string, limit: number): Promise<TickView[]> {
    if (!NAME.test(name)) throw new ScheduleNotFoundError(name);
    const ticks = await this.database.query<TickView>(
      `select schedule, due_at as "dueAt", ticked_at as "tickedAt", ticked_by as "tickedBy", outcome, run_id as "runId"
       from schedule_ticks where schedule = $1 order by due_at desc limit $2`,
      [name, limit],
    );
    if (ticks.length === 0) await this.get(name);
    return ticks;
  }

  /**
   * Changes a schedule, or makes it when there is none of that name: then it needs `action` and `cron`. With other times,
   * or switched on again, it counts from now on; moments of before are not made up for.
   * @throws InvalidScheduleError
   */
  async save(name: string, change: ScheduleChange): Promise<ScheduleView> {
    if (!NAME.test(name))
      throw new InvalidScheduleError('name', 'A name has 2 to 50 small letters, digits or -, and begins with a letter');
    if (change.action) assertAction(change.action);
    if (change.cron) assertCron(change.cron);
    const values = [name, change.action, change.cron?.trim(), change.enabled, change.catchUp].map((one) => one ?? null);
    const changed = await this.database.execute(
      `update schedules set action = coalesce($2, action), cron = coalesce($3, cron), enabled = coalesce($4, enabled),
         catch_up = coalesce($5, catch_up),
         considered_at = case when $3 <> cron or ($4 and not enabled) then now() else considered_at end
       where name = $1`,
      values,
    );
    if (changed === 0) await this.insert(change, values);
    return this.get(name);
  }

  /** Ticks of the past stay. @throws ScheduleNotFoundError */
  async remove(name: string): Promise<void> {
    await this.get(name);
    await this.database.execute('delete from schedules where name = $1', [name]);
  }

  /** Those the scheduler has to look at. */
  async listEnabled(): Promise<EnabledSchedule[]> {
    return this.database.query<EnabledSchedule>(
      `select name, action, cron, catch_up as "catchUp", considered_at as "consideredAt" from schedules
       where enabled order by name`,
    );
  }

  /** Time by the clock of the database, which all processes share. */
  async now(): Promise<Date> {
    const [row] = await this.database.query<{ now: Date }>('select clock_timestamp() as now');
    return row?.now ?? new Date();
  }

  /** Takes a moment for this process; false when it was acted upon already, or the schedule is another one by now. */
  async claimTick(tx: Tx, { name, action, cron }: EnabledSchedule, dueAt: Date, tickedBy: string): Promise<boolean> {
    const same = await tx.execute(
      `update schedules set considered_at = greatest(considered_at, $2)
       where name = $1 and enabled and action = $3 and cron = $4`,
      [name, dueAt, action, cron],
    );
    if (same === 0) return false;
    const claimed = await tx.execute(
      `insert into schedule_ticks (schedule, due_at, ticked_by, outcome) values ($1, $2, $3, '') on conflict do nothing`,
      [name, dueAt, tickedBy],
    );
    return claimed === 1;
  }

  async saveOutcome(tx: Tx, name: string, dueAt: Date, outcome: string, runId: number | undefined): Promise<void> {
    await tx.execute('update schedule_ticks set outcome = $3, run_id = $4 where schedule = $1 and due_at = $2', [
      name,
      dueAt,
      outcome,
      runId ?? null,
    ]);
    await tx.execute(
      'update schedules set last_tick_at = $2, last_run_id = coalesce($3::integer, last_run_id) where name = $1',
      [name, dueAt, runId ?? null],
    );
  }

  private async insert({ action, cron }: ScheduleChange, values: readonly unknown[]): Promise<void> {
    if (!action) throw new InvalidScheduleError('action', `A new schedule needs an action: ${actions()}`);
    if (!cron) throw new InvalidScheduleError('cron', 'A new schedule needs a cron expression');
    await this.database.execute(
      `insert into schedules (name, action, cron, enabled, catch_up)
       values ($1, $2, $3, coalesce($4, true), coalesce($5, 'skip')) on conflict do nothing`,
      [...values],
    );
  }
}

function toView(row: ScheduleRow, now: Date): ScheduleView {
  return { ...row, nextTickAt: row.enabled ? (findNext(row.cron, now) ?? null) : null };
}

function actions(): string {
  return [ORCHESTRATE, ...PIPELINES.map(({ name }) => name)].join(', ');
}

function assertAction(action: string): void {
  if (action === ORCHESTRATE || findPipeline(action)) return;
  throw new InvalidScheduleError('action', `The action must be one of ${actions()}`);
}

function assertCron(cron: string): void {
  const problem = findCronProblem(cron);
  if (problem) throw new InvalidScheduleError('cron', `The cron expression cannot be used: ${problem}`);
}
