import { setTimeout as sleep } from 'node:timers/promises';
import { JobContinues, JobPostponed, type JobSpec, PermanentJobError } from '../../../src/queues/jobs.js';
import { PGBOUNCER, POSTGRES_15 } from '../../support/external-postgres.js';
import { describeStores, startBehindPgBouncer, type TestStore } from '../../support/jobs-stores.js';
import { describeWith } from '../../support/needs.js';
import { bootJobs, type JobsProcess, type TestJob, testSpec } from '../../support/test-jobs.js';
import { until } from '../../support/until.js';

// A part of what was seen to pass, since the whole gate has half an hour: JOBS=10000 for all.
const JOBS = Number(process.env.JOBS ?? 3_000);

/** What every transport has to do, seen through the services the rooms use. */
describeStores('jobs', (startStore) => {
  let store: TestStore;
  const open: JobsProcess[] = [];

  beforeAll(async () => {
    store = await startStore();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((process) => process.close()));
    await store.clear();
  });
  afterAll(() => store.stop());

  const boot = async (stallMs?: number): Promise<JobsProcess> => {
    const process = await bootJobs(store, stallMs);
    open.push(process);
    return process;
  };
  /** A process that does jobs of `spec`. */
  const bootWorker = async (
    spec: JobSpec<TestJob>,
    handler: (n: number, signal: AbortSignal) => Promise<void>,
    concurrency = 1,
    stallMs?: number,
  ): Promise<JobsProcess> => {
    const worker = await boot(stallMs);
    worker.runner.register(spec, ({ n }, { signal }) => handler(n, signal));
    worker.runner.start({ [spec.queue]: concurrency });
    return worker;
  };
  const numbers = (count: number): TestJob[] => Array.from({ length: count }, (_, n) => ({ n }));
  const countLeft = async ({ jobs }: JobsProcess): Promise<number> => {
    const queues = await jobs.listQueues();
    return queues.reduce((sum, { waiting, delayed, active }) => sum + waiting + delayed + active, 0);
  };

  it('is set up by any number of processes that start at the same time', async () => {
    const fresh = await store.another();
    try {
      const together = await Promise.all(Array.from({ length: 8 }, () => bootJobs(fresh)));
      await Promise.all(together.map(({ jobs }, n) => jobs.enqueue(testSpec(), [{ n }])));
      expect(await together[0]?.transport.counts('analysis')).toMatchObject({ waiting: 8 });
      await Promise.all(together.map((process) => process.close()));
    } finally {
      await fresh.drop();
    }
  });

  it('does every job once', async () => {
    const done: number[] = [];
    const worker = await bootWorker(testSpec(), async (n) => void done.push(n), 4);
    await worker.jobs.enqueue(testSpec(), numbers(300));
    await until(async () => done.length >= 300 && (await countLeft(worker)) === 0);
    expect(done.toSorted((a, b) => a - b)).toEqual(numbers(300).map(({ n }) => n));
  });

  it('hands a job that another process added to a worker at once', async () => {
    const started: number[] = [];
    await bootWorker(testSpec(), async () => void started.push(Date.now()));
    const other = await boot();
    await sleep(300);
    const added = Date.now();
    await other.jobs.enqueue(testSpec(), [{ n: 1 }]);
    await until(() => started.length > 0);
    expect(Number(started[0]) - added).toBeLessThan(600);
  });

  it('keeps two jobs of one id as one until it is done, then takes it again', async () => {
    const done: number[] = [];
    const spec = testSpec();
    const producer = await boot();
    await Promise.all(Array.from({ length: 20 }, () => producer.jobs.enqueue(spec, [{ n: 7 }])));
    const worker = await bootWorker(spec, async (n) => void done.push(n), 4);
    await until(async () => done.length > 0 && (await countLeft(worker)) === 0);
    expect(done).toEqual([7]);
    await producer.jobs.enqueue(spec, [{ n: 7 }]);
    await until(() => done.length === 2);
  });

  it('lets what somebody waits for overtake a fan-out', async () => {
    const order: number[] = [];
    const spec = testSpec();
    const producer = await boot();
    await producer.jobs.enqueue(spec, numbers(50), { priority: 'low' });
    await producer.jobs.enqueue(spec, [{ n: 100 }]);
    await producer.jobs.enqueue(spec, [{ n: 200 }], { priority: 'high' });
    await bootWorker(spec, async (n) => void order.push(n));
    await until(() => order.length === 52);
    expect(order).toEqual([200, 100, ...numbers(50).map(({ n }) => n)]);
  });

  it.each(['low', 'normal', 'high'] as const)(
    'says how long the oldest job waits, of %s priority here',
    async (oldest) => {
      const producer = await boot();
      await producer.jobs.enqueue(testSpec(), numbers(3), { priority: oldest });
      await sleep(1_000);
      for (const [i, priority] of (['high', 'normal', 'low'] as const).entries())
        await producer.jobs.enqueue(testSpec(), [{ n: 100 + i }], { priority });
      const { waiting, oldestWaitingMs } = await producer.transport.counts(testSpec().queue);
      expect(waiting).toBe(6);
      expect(oldestWaitingMs).toBeGreaterThanOrEqual(1_000);
      expect(oldestWaitingMs).toBeLessThan(10_000);
    },
  );

  it.each(['high', 'normal', 'low'] as const)('starts jobs of %s priority in the order given', async (priority) => {
    const order: number[] = [];
    const producer = await boot();
    // More than goes into one statement.
    const shuffled = numbers(6_000).map(({ n }) => ({ n: (n * 2_003) % 6_000 }));
    await producer.jobs.enqueue(testSpec(), shuffled, { priority });
    await bootWorker(testSpec(), async (n) => void order.push(n));
    await until(() => order.length >= 300);
    expect(order.slice(0, 300)).toEqual(shuffled.slice(0, 300).map(({ n }) => n));
  });

  it('takes 20,000 jobs in one call, from two processes that add the same ones in another order', async () => {
    const [one, two] = [await boot(), await boot()];
    const jobs = numbers(20_000);
    await Promise.all([one.jobs.enqueue(testSpec(), jobs), two.jobs.enqueue(testSpec(), jobs.toReversed())]);
    expect(await one.transport.counts('analysis')).toMatchObject({ waiting: 20_000, delayed: 0, active: 0 });
  }, 120_000);

  it('waits with a delayed job', async () => {
    const done: number[] = [];
    const worker = await bootWorker(testSpec(), async () => void done.push(Date.now()));
    const added = Date.now();
    await worker.jobs.enqueue(testSpec(), [{ n: 1 }], { delayMs: 1_500 });
    expect(await worker.transport.counts('analysis')).toMatchObject({ waiting: 0, delayed: 1, active: 0 });
    await until(() => done.length === 1);
    expect(Number(done[0]) - added).toBeGreaterThanOrEqual(1_450);
  });

  it('takes one job at a time, so that a slow one holds up nothing behind it', async () => {
    const done: number[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const handler = async (n: number): Promise<void> => {
      if (n === 0) await held;
      done.push(n);
    };
    const first = await bootWorker(testSpec(), handler);
    await first.jobs.enqueue(testSpec(), [{ n: 0 }]);
    await until(async () => (await first.transport.counts('analysis')).active === 1);
    await first.jobs.enqueue(testSpec(), [{ n: 1 }, { n: 2 }]);
    expect(await first.transport.counts('analysis')).toMatchObject({ waiting: 2, active: 1 });
    await bootWorker(testSpec(), handler);
    await until(() => done.length === 2);
    release();
    await until(() => done.length === 3);
    expect(done).toEqual([1, 2, 0]);
  });

  it('repeats what fails, and keeps what fails for good as a dead letter that can be replayed', async () => {
    const seen: number[] = [];
    let broken = true;
    const worker = await bootWorker(testSpec(), async (n) => {
      seen.push(n);
      if (n === 1 && seen.filter((other) => other === 1).length < 3) throw new Error('passing trouble');
      if (n === 2 && broken) throw new Error('lasting trouble', { cause: new Error('a deeper reason') });
      if (n === 3 && broken) throw new PermanentJobError('cannot be done');
    });
    await worker.jobs.enqueue(testSpec(), [{ n: 1 }, { n: 2 }, { n: 3 }]);
    await until(async () => seen.length >= 7 && (await countLeft(worker)) === 0);
    expect(seen.toSorted()).toEqual([1, 1, 1, 2, 2, 2, 3]);
    const failures = await worker.jobs.listFailures({ limit: 10 });
    expect(failures.map(({ jobId, state, attempts, message }) => [jobId, state, attempts, message]).toSorted()).toEqual(
      [
        ['test-job/2', 'dead', 3, 'lasting trouble'],
        ['test-job/3', 'dead', 1, 'cannot be done'],
      ],
    );
    expect(failures.find(({ jobId }) => jobId === 'test-job/2')?.errors.map(({ chain }) => chain[1]?.message)).toEqual(
      Array.from({ length: 3 }, () => 'a deeper reason'),
    );
    broken = false;
    expect(await worker.jobs.replay({ search: 'LASTING' })).toBe(1);
    await until(async () => (await worker.jobs.listFailures({ limit: 10 })).length === 1);
    expect(await worker.jobs.replay({})).toBe(1);
    await until(async () => (await worker.jobs.listFailures({ limit: 10 })).length === 0);
    expect(seen.slice(7)).toEqual([2, 3]);
  });

  it(`ends ${JOBS} jobs with 5% passing and 1% lasting failures in exactly the expected states`, async () => {
    const starts = new Map<number, number>();
    const handler = async (n: number): Promise<void> => {
      starts.set(n, (starts.get(n) ?? 0) + 1);
      if (n % 100 === 7) throw new Error('lasting');
      if (n % 20 === 3 && starts.get(n) === 1) throw new Error('passing');
    };
    // Longer than the machine may stand still: a job of a worker that seems dead starts once more, and rightly.
    const worker = await bootWorker(testSpec(), handler, 8, 60_000);
    await worker.jobs.enqueue(testSpec(), numbers(JOBS), { priority: 'low' });
    await until(async () => starts.size === JOBS && (await countLeft(worker)) === 0, { timeoutMs: 120_000 });
    const times = (n: number): number => (n % 100 === 7 ? 3 : n % 20 === 3 ? 2 : 1);
    expect([...starts].filter(([n, count]) => count !== times(n))).toEqual([]);
    const dead = await worker.jobs.listFailures({ limit: 1_000 });
    expect(dead.every(({ state, attempts }) => state === 'dead' && attempts === 3)).toBe(true);
    expect(dead.map(({ payload }) => (payload as TestJob).n).toSorted((a, b) => a - b)).toEqual(
      numbers(JOBS)
        .map(({ n }) => n)
        .filter((n) => n % 100 === 7),
    );
  }, 180_000);

  it('adds no finished job again when it looks for repeats just then', async () => {
    const starts = new Map<number, number>();
    const handler = async (n: number): Promise<void> => {
      starts.set(n, (starts.get(n) ?? 0) + 1);
      if (starts.get(n) === 1) throw new Error('passing');
    };
    const worker = await bootWorker(testSpec({ backoff: { baseMs: 1, capMs: 1 } }), handler, 8, 60_000);
    await worker.jobs.enqueue(testSpec(), numbers(1_000));
    const done = new AbortController();
    const sweeps = (async (): Promise<void> => {
      while (!done.signal.aborted) await worker.runner.sweep();
    })();
    await until(async () => starts.size === 1_000 && (await countLeft(worker)) === 0, { timeoutMs: 60_000 });
    done.abort();
    await sweeps;
    expect(await countLeft(worker)).toBe(0);
    expect([...starts].filter(([, count]) => count !== 2)).toEqual([]);
  }, 90_000);

  it('gives a job back when its process stops, and does not count that as a failure', async () => {
    const started: string[] = [];
    const hold = async (signal: AbortSignal): Promise<void> => void (await sleep(60_000, undefined, { signal }));
    const first = await bootWorker(testSpec({ attempts: 1 }), async (_, signal) => {
      started.push('first');
      await hold(signal);
    });
    await first.jobs.enqueue(testSpec({ attempts: 1 }), [{ n: 1 }]);
    await until(() => started.length === 1);
    await first.runner.stop(100);
    await bootWorker(testSpec({ attempts: 1 }), async () => void started.push('second'));
    await until(() => started.length === 2);
    expect(await first.jobs.listFailures({ limit: 1 })).toEqual([]);
  });

  it('gives a job back also when its handler returns once it is told to stop', async () => {
    const started: string[] = [];
    const first = await bootWorker(testSpec(), async (_, signal) => {
      started.push('first');
      await sleep(60_000, undefined, { signal }).catch(() => undefined);
    });
    await first.jobs.enqueue(testSpec(), [{ n: 1 }]);
    await until(() => started.length === 1);
    await first.runner.stop(100);
    await bootWorker(testSpec(), async () => void started.push('second'));
    await until(() => started.length === 2);
  });

  it('puts a job that cannot be done now back, as often as needed', async () => {
    let looks = 0;
    const worker = await bootWorker(testSpec({ attempts: 1 }), async () => {
      if (++looks < 5) throw new JobPostponed(10, 'busy');
    });
    await worker.jobs.enqueue(testSpec(), [{ n: 1 }]);
    await until(async () => looks === 5 && (await countLeft(worker)) === 0);
    expect(await worker.jobs.listFailures({ limit: 1 })).toEqual([]);
  });

  it('lets others of its priority pass before a job that goes on, and no others', async () => {
    const order: number[] = [];
    const spec = testSpec();
    const producer = await boot();
    await producer.jobs.enqueue(spec, numbers(4));
    await producer.jobs.enqueue(spec, [{ n: 9 }], { priority: 'low' });
    await bootWorker(spec, async (n) => {
      order.push(n);
      if (n === 0 && order.length === 1) throw new JobContinues(0, 'There is more of it');
    });
    await until(() => order.length === 6);
    expect(order).toEqual([0, 1, 2, 3, 0, 9]);
  });

  it('takes no jobs of a paused queue in any process, until it is resumed', async () => {
    const done: number[] = [];
    const worker = await bootWorker(testSpec(), async (n) => void done.push(n));
    await worker.jobs.pause('analysis');
    await (await boot()).jobs.enqueue(testSpec(), [{ n: 1 }]);
    await sleep(1_500);
    expect(done).toEqual([]);
    expect((await worker.jobs.listQueues()).find(({ name }) => name === 'analysis')).toMatchObject({
      paused: true,
      waiting: 1,
    });
    await worker.jobs.resume('analysis');
    await until(() => done.length === 1);
  });

  it('obeys a pause that another process asked for long before the next sign of life', async () => {
    const done: number[] = [];
    const worker = await bootWorker(testSpec(), async (n) => void done.push(n));
    const other = await boot();
    await worker.jobs.obeyPauses();
    await other.jobs.pause('analysis');
    await sleep(500);
    await other.jobs.enqueue(testSpec(), [{ n: 1 }]);
    await sleep(1_000);
    expect(done).toEqual([]);
    await other.jobs.resume('analysis');
    await until(() => done.length === 1, { timeoutMs: 1_500 });
  });

  it('keeps a job nobody knows as a dead letter', async () => {
    const worker = await bootWorker(testSpec(), async () => undefined);
    await worker.jobs.enqueue(testSpec({ name: 'from-the-future' }), [{ n: 1 }]);
    await until(async () => (await worker.jobs.listFailures({ limit: 1 }))[0]?.state === 'dead');
  });
});

describeWith([POSTGRES_15, PGBOUNCER], 'jobs through PgBouncer without a way past it', () => {
  it('are found by polling', async () => {
    const store = await startBehindPgBouncer();
    const processes = await Promise.all([1, 2].map(async () => bootJobs({ databaseUrl: store.databaseUrl })));
    const [worker, producer] = processes;
    const done: number[] = [];
    worker?.runner.register(testSpec(), async ({ n }) => void done.push(n));
    worker?.runner.start();
    for (let n = 1; n <= 3; n++) {
      await producer?.jobs.enqueue(testSpec(), [{ n }]);
      await until(() => done.length === n, { timeoutMs: 3_000 });
    }
    await Promise.all(processes.map((process) => process.close()));
    await store.stop();
  });
});
