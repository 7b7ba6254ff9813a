import { PipelinesService } from '../../../src/operations/pipelines/pipelines.service.js';
import { Scheduler } from '../../../src/operations/schedules/scheduler.js';
import { SchedulesService, type TickView } from '../../../src/operations/schedules/schedules.service.js';
import { RunsService } from '../../../src/runs/runs.service.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

// Far ahead of the real clock, by which every scheduler beats too: so only the beats of the tests find something due.
const START = Date.UTC(2030, 0, 1, 12, 0, 0);
const minute = (n: number): Date => new Date(START + n * 60_000);

describe('schedulers on one database', () => {
  let database: TestDatabase;
  let apps: TestApp[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    await queryDatabase(database.url, 'update schedules set considered_at = $1', [minute(0)]);
  });
  afterEach(async () => {
    await Promise.all(apps.map((app) => app.close()));
    apps = [];
    await database.drop();
  });

  const boot = async (count: number): Promise<Scheduler[]> => {
    const started = await Promise.all(
      Array.from({ length: count }, () =>
        bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', roles: ['scheduler'] }),
      ),
    );
    apps.push(...started);
    return started.map(({ module }) => module.get(Scheduler, { strict: false }));
  };
  const schedules = (): SchedulesService =>
    apps.at(-1)?.module.get(SchedulesService, { strict: false }) as SchedulesService;
  const beatAll = async (schedulers: readonly Scheduler[], now: Date): Promise<void> => {
    await Promise.all(schedulers.map((scheduler) => scheduler.beat(now)));
  };
  const ticksOf = async (name: string): Promise<TickView[]> => (await schedules().listTicks(name, 1_000)).toReversed();
  const momentsOf = async (name: string): Promise<number[]> =>
    (await ticksOf(name)).map(({ dueAt }) => (dueAt.getTime() - START) / 60_000);
  const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

  it('tick once a minute, however many they are', async () => {
    const schedulers = await boot(3);
    for (const n of upTo(60)) await beatAll(schedulers, minute(n));
    const ticks = await ticksOf('orchestrate');
    expect(ticks.map(({ dueAt }) => dueAt)).toEqual(upTo(60).map(minute));
    expect(new Set(ticks.map(({ outcome }) => outcome))).toEqual(new Set(['nothing is due']));
    // One leader all the time.
    expect(new Set(ticks.map(({ tickedBy }) => tickedBy)).size).toBe(1);
  });

  it('start a pipeline once for each moment, also when the leader leaves in between', async () => {
    const schedulers = await boot(3);
    await schedules().save('minutely', { action: 'tidy', cron: '* * * * *', catchUp: 'all' });
    await queryDatabase(database.url, 'update schedules set considered_at = $1', [minute(0)]);
    for (const n of upTo(30)) {
      await beatAll(schedulers, minute(n));
      if (n % 10 === 0) {
        const [ticked] = await queryDatabase<{ holder: string }>(
          database.url,
          `select holder from leases where name = 'scheduler'`,
        );
        const leader = schedulers.findIndex((scheduler) => scheduler.leads);
        expect(ticked?.holder).toBeTruthy();
        await schedulers.splice(leader, 1)[0]?.beforeApplicationShutdown();
      }
      if (schedulers.length === 0) break;
    }
    expect(await momentsOf('minutely')).toEqual(upTo(30));
    const [row] = await queryDatabase<{ runs: number; ticks: number }>(
      database.url,
      `select count(distinct r.id)::int as runs, count(distinct t.due_at)::int as ticks
       from schedule_ticks t join runs r on r.id = t.run_id where t.schedule = 'minutely' and t.outcome like 'started%'`,
    );
    expect(row?.runs).toBe(row?.ticks);
  });

  it('leave a moment to the new leader when the old one only believes to lead', async () => {
    const [old, next] = await boot(2);
    await old?.beat(minute(1));
    expect(await momentsOf('orchestrate')).toEqual([1]);
    // As if it had stood still for too long.
    await queryDatabase(
      database.url,
      `update leases set holder = 'nobody', token = token + 1, expires_at = now() where name = 'scheduler'`,
    );
    await old?.beat(minute(2));
    expect(await momentsOf('orchestrate')).toEqual([1]);
    await next?.beat(minute(2));
    await old?.beat(minute(2));
    expect(await momentsOf('orchestrate')).toEqual([1, 2]);
  });

  it('make up for a downtime as each schedule says', async () => {
    const [scheduler] = await boot(1);
    for (const catchUp of ['skip', 'once', 'all'] as const) {
      await schedules().save(`five-${catchUp}`, { action: 'tidy', cron: '*/5 * * * *', catchUp });
    }
    await queryDatabase(database.url, 'update schedules set considered_at = $1', [minute(0)]);
    await scheduler?.beat(minute(23));
    await scheduler?.beat(minute(23));
    expect(await momentsOf('five-skip')).toEqual([]);
    expect(await momentsOf('five-once')).toEqual([20]);
    expect(await momentsOf('five-all')).toEqual([5, 10, 15, 20]);
    await scheduler?.beat(minute(25));
    expect(await momentsOf('five-skip')).toEqual([25]);
    expect(await momentsOf('five-once')).toEqual([20, 25]);
  });

  it('run the daily job once a day, and once for days that were missed', async () => {
    const schedulers = await boot(3);
    const day = (n: number): Date => new Date(Date.UTC(2030, 0, 1 + n, 3, 30, 5));
    await queryDatabase(database.url, 'update schedules set considered_at = $1', [day(0)]);
    for (const n of [1, 2, 3, 9, 10]) {
      for (let look = 0; look < 3; look++) await beatAll(schedulers, new Date(day(n).getTime() + look * 60_000));
    }
    expect((await ticksOf('daily')).map(({ dueAt }) => dueAt.getUTCDate())).toEqual([2, 3, 4, 10, 11]);
  });

  it('do nothing while a schedule is off, and do not make up for it later', async () => {
    const [scheduler] = await boot(1);
    await schedules().save('five', { action: 'tidy', cron: '*/5 * * * *', catchUp: 'all', enabled: false });
    await queryDatabase(database.url, 'update schedules set considered_at = $1', [minute(0)]);
    await scheduler?.beat(minute(12));
    expect(await schedules().save('five', { enabled: true })).toMatchObject({ enabled: true, action: 'tidy' });
    await queryDatabase(database.url, 'update schedules set considered_at = $1', [minute(12)]);
    await scheduler?.beat(minute(15));
    expect(await momentsOf('five')).toEqual([15]);
  });

  it('go on with the other schedules when one names a pipeline that is gone', async () => {
    const [scheduler] = await boot(1);
    await queryDatabase(database.url, `update schedules set action = 'gone', cron = '* * * * *' where name = 'daily'`);
    await scheduler?.beat(minute(1));
    expect(await ticksOf('daily')).toMatchObject([{ outcome: 'there is no pipeline gone', runId: null }]);
    expect(await momentsOf('orchestrate')).toEqual([1]);
  });

  it('join a pipeline that is under way', async () => {
    const [scheduler] = await boot(1);
    const find = <T>(service: new (...args: never[]) => T): T => apps[0]?.module.get(service, { strict: false }) as T;
    // As if another process were advancing it.
    await queryDatabase(
      database.url,
      `insert into leases (name, holder, token, acquired_at, expires_at)
       values ('pipeline:tidy', 'another', 1, now(), now() + interval '1 minute')`,
    );
    const { run } = await find(PipelinesService).trigger('tidy', 'cli');
    await schedules().save('tidy-up', { action: 'tidy', cron: '* * * * *' });
    await queryDatabase(database.url, 'update schedules set considered_at = $1', [minute(0)]);
    await scheduler?.beat(minute(1));
    expect(await ticksOf('tidy-up')).toMatchObject([{ runId: run.id, outcome: `tidy, run ${run.id}, goes on` }]);
    await queryDatabase(database.url, `update leases set expires_at = now() where name = 'pipeline:tidy'`);
    await until(async () => (await find(RunsService).get(run.id)).state === 'done');
  });

  it('leave a schedule alone that was removed or switched off in the middle of making up', async () => {
    const [scheduler] = await boot(1);
    for (const name of ['gone', 'off']) {
      await schedules().save(name, { action: 'tidy', cron: '* * * * *', catchUp: 'all' });
    }
    await queryDatabase(database.url, 'update schedules set considered_at = $1', [minute(0)]);
    const beat = scheduler?.beat(minute(5_000));
    await until(async () => (await momentsOf('gone').catch(() => [])).length > 0, { everyMs: 1 });
    await schedules().save('off', { enabled: false });
    await schedules().remove('gone');
    const at = (await momentsOf('gone')).length;
    await beat;
    expect((await momentsOf('gone')).length).toBeLessThanOrEqual(at + 1);
    expect(await momentsOf('off').catch(() => [])).toEqual([]);
  });

  it('lose no moment when a schedule is saved as it is', async () => {
    const [scheduler] = await boot(1);
    await schedules().save('five', { action: 'tidy', cron: '*/5 * * * *', catchUp: 'all' });
    await queryDatabase(database.url, 'update schedules set considered_at = $1', [minute(0)]);
    await schedules().save('five', {});
    await schedules().save('five', { enabled: true, cron: '*/5 * * * *', catchUp: 'all' });
    await scheduler?.beat(minute(11));
    expect(await momentsOf('five')).toEqual([5, 10]);
  });
});
