import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FailureView } from '../../../src/queues/failure-view.js';
import { TRANSPORT_OPTIONS } from '../../../src/queues/job-transport.js';
import { describeWithRedis, startRedis, type TestRedis } from '../../support/redis-server.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { bootJobs, type JobsProcess, testSpec } from '../../support/test-jobs.js';
import { until } from '../../support/until.js';

const STALL_MS = 3_000;

describe('workers that die, with jobs in PostgreSQL', () => contract(async () => undefined));
describeWithRedis('workers that die, with jobs in Redis', () => contract(startRedis));

function contract(startStore: () => Promise<TestRedis | undefined>): void {
  let database: TestDatabase;
  let redis: TestRedis | undefined;
  let producer: JobsProcess;
  const workers = new Set<ChildProcess>();

  beforeEach(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), startStore()]);
    await queryDatabase(
      database.url,
      'create table journal (id serial primary key, n integer, pid integer, started_at timestamptz, ended_at timestamptz)',
    );
    producer = await bootJobs({ databaseUrl: database.url, redisUrl: redis?.url }, STALL_MS);
  });
  afterEach(async () => {
    await Promise.all([...workers].map((worker) => end(worker, 'SIGKILL')));
    await producer.close();
    await redis?.stop();
    await database.drop();
  });

  const startWorker = async (jobMs: number, concurrency: number): Promise<ChildProcess> => {
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      JOBS_STALL_MS: String(STALL_MS),
      TEST_MAX_STALLS: String(TRANSPORT_OPTIONS.maxStalls),
    };
    const worker = spawn(process.execPath, ['test/support/jobs-process.mjs', String(jobMs), String(concurrency)], {
      env: { ...env, ...(redis && { REDIS_URL: redis.url }) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    workers.add(worker);
    await once(worker.stdout, 'data');
    return worker;
  };
  const end = async (worker: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
    const ended = once(worker, 'exit');
    if (worker.exitCode === null && worker.signalCode === null) {
      worker.kill(signal);
      await ended;
    }
    workers.delete(worker);
  };
  const countLeft = async (): Promise<number> => {
    const { waiting, delayed, active } = await producer.transport.counts('analysis');
    return waiting + delayed + active;
  };

  const countRuns = async (): Promise<number> => (await queryDatabase(database.url, 'select from journal')).length;

  it('the job of a killed worker runs again elsewhere within the stall time', async () => {
    const victim = await startWorker(60_000, 1);
    await producer.jobs.enqueue(testSpec(), [{ n: 1 }]);
    const runs = (): Promise<{ pid: number; started_at: Date }[]> =>
      queryDatabase(database.url, 'select pid, started_at from journal order by id');
    await until(async () => (await runs()).length === 1);
    await startWorker(60_000, 1);
    const killedAt = Date.now();
    await end(victim, 'SIGKILL');
    const [, second] = await until(async () => ((await runs()).length === 2 ? runs() : undefined), {
      timeoutMs: 3 * STALL_MS,
    });
    expect(Number(second?.started_at.getTime()) - killedAt).toBeLessThan(STALL_MS);
  }, 60_000);

  it('a job on which too many workers died becomes a dead letter, and can be replayed', async () => {
    const { maxStalls } = TRANSPORT_OPTIONS;
    TRANSPORT_OPTIONS.maxStalls = 1;
    try {
      const doomed = await bootJobs({ databaseUrl: database.url, redisUrl: redis?.url }, STALL_MS);
      await doomed.jobs.enqueue(testSpec(), [{ n: 13 }]);
      for (const runs of [1, 2]) {
        const victim = await startWorker(60_000, 1);
        await until(async () => (await countRuns()) === runs, { timeoutMs: 20_000 });
        await end(victim, 'SIGKILL');
      }
      const started: number[] = [];
      const rivals = [doomed, await bootJobs({ databaseUrl: database.url, redisUrl: redis?.url }, STALL_MS)];
      for (const { runner } of rivals) {
        runner.register(testSpec(), async ({ n }) => void started.push(n));
        runner.start();
      }
      // Both look at the same time, and one of them buries it.
      const sweepAll = async (): Promise<unknown> => Promise.all(rivals.map(({ runner }) => runner.sweep()));
      const find = async (): Promise<FailureView | undefined> => (await doomed.jobs.listFailures({ limit: 1 }))[0];
      const dead = await until(async () => sweepAll().then(find), { timeoutMs: 30_000 });
      expect(dead).toMatchObject({ jobId: 'test-job/13', state: 'dead', attempts: 1, payload: { n: 13 } });
      expect(dead.message).toContain('Too many workers died');
      await until(async () => (await countLeft()) === 0);
      expect(started).toEqual([]);
      expect(await doomed.jobs.replay({})).toBe(1);
      await until(async () => started.length === 1 && (await find()) === undefined);
      await Promise.all(rivals.map((process) => process.close()));
    } finally {
      TRANSPORT_OPTIONS.maxStalls = maxStalls;
    }
  }, 120_000);

  it('every job is done, and none by two workers at the same time, while workers are killed and stopped', async () => {
    await Promise.all([startWorker(40, 2), startWorker(40, 2), startWorker(40, 2)]);
    const jobs = Array.from({ length: 600 }, (_, n) => ({ n }));
    await producer.jobs.enqueue(testSpec(), jobs);
    for (const signal of ['SIGKILL', 'SIGTERM', 'SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGKILL'] as const) {
      await sleep(400);
      const [oldest] = workers;
      if (oldest) await end(oldest, signal);
      await startWorker(40, 2);
    }
    await until(async () => (await countLeft()) === 0, { timeoutMs: 60_000 });
    const [row] = await queryDatabase<{ done: string; overlaps: string; twice: string }>(
      database.url,
      `select (select count(distinct n) from journal where ended_at is not null) as done,
         (select count(*) from journal a join journal b on a.n = b.n and a.id < b.id
            and b.started_at < coalesce(a.ended_at, a.started_at)) as overlaps,
         (select count(*) from (select n from journal where ended_at is not null group by n having count(*) > 1) d) as twice`,
    );
    expect(row).toMatchObject({ done: '600', overlaps: '0' });
    // Only a worker killed between the work and its word to the queue makes a job run to its end twice.
    expect(Number(row?.twice)).toBeLessThanOrEqual(8);
    expect(await producer.jobs.listFailures({ limit: 5 })).toEqual([]);
  }, 120_000);
}
