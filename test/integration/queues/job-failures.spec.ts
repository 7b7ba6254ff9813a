import { setTimeout as sleep } from 'node:timers/promises';
import { type FailureView } from '../../../src/queues/failure-view.js';
import { PermanentJobError } from '../../../src/queues/jobs.js';
import { describeStores, type TestStore } from '../../support/jobs-stores.js';
import { bootJobs, type JobsProcess, testSpec } from '../../support/test-jobs.js';
import { until } from '../../support/until.js';

describeStores('jobs that fail', (startStore) => {
  let store: TestStore;
  let worker: JobsProcess;

  beforeAll(async () => {
    store = await startStore();
  });
  beforeEach(async () => {
    worker = await bootJobs(store);
  });
  afterEach(async () => {
    await worker.close();
    await store.clear();
  });
  afterAll(() => store.stop());

  const listDead = async (): Promise<FailureView[]> => worker.jobs.listFailures({ state: 'dead', limit: 100 });
  const idsOfDead = async (): Promise<string[]> => (await listDead()).map(({ jobId }) => jobId).toSorted();

  it('start again after a while that grows', async () => {
    const starts: number[] = [];
    const spec = testSpec({ attempts: 3, backoff: { baseMs: 400, capMs: 10_000 } });
    worker.runner.register(spec, async () => {
      starts.push(Date.now());
      throw new Error('trouble');
    });
    worker.runner.start();
    await worker.jobs.enqueue(spec, [{ n: 1 }]);
    await until(async () => (await listDead()).length === 1);
    const [first = 0, second = 0, third = 0] = starts;
    expect(starts).toHaveLength(3);
    // Half of it is by chance.
    expect(second - first).toBeGreaterThanOrEqual(190);
    expect(third - second).toBeGreaterThanOrEqual(390);
  });

  it('are not failures when the process stops: what ends within the grace has ended, the rest is given back', async () => {
    const spec = testSpec();
    const [started, ended, aborted]: number[][] = [[], [], []];
    worker.runner.register(spec, async ({ n }, { signal }) => {
      started?.push(n);
      await sleep(n, undefined, { signal }).catch((error: unknown) => {
        aborted?.push(n);
        throw error;
      });
      ended?.push(n);
    });
    worker.runner.start({ analysis: 2 });
    await worker.jobs.enqueue(spec, [{ n: 500 }, { n: 60_000 }]);
    await until(async () => started?.length === 2);
    await worker.runner.stop(2_000);
    expect({ ended, aborted }).toEqual({ ended: [500], aborted: [60_000] });
    expect(await worker.transport.counts('analysis')).toMatchObject({ waiting: 1, delayed: 0, active: 0 });
    expect(await worker.jobs.listFailures({ limit: 5 })).toEqual([]);
  });

  it('say when they failed first and last, how often, and why each time', async () => {
    const spec = testSpec({ attempts: 3 });
    let times = 0;
    worker.runner.register(spec, async () => {
      throw new Error(`trouble ${++times}`, { cause: new TypeError('deeper', { cause: new Error('deepest') }) });
    });
    worker.runner.start();
    await worker.jobs.enqueue(spec, [{ n: 5 }]);
    const [dead] = await until(async () => ((await listDead()).length === 1 ? listDead() : undefined));
    expect(dead).toMatchObject({
      queue: 'analysis',
      name: 'test-job',
      payload: { n: 5 },
      attempts: 3,
      message: 'trouble 3',
    });
    expect(dead?.errors.map(({ chain }) => chain)).toEqual(
      [1, 2, 3].map((n) => [
        { name: 'Error', message: `trouble ${n}` },
        { name: 'TypeError', message: 'deeper' },
        { name: 'Error', message: 'deepest' },
      ]),
    );
    const [first, , last] = (dead?.errors ?? []).map(({ at }) => Date.parse(at));
    expect(Number(dead?.firstFailedAt) - Number(first)).toBeLessThan(1_000);
    expect(Number(dead?.lastFailedAt) - Number(last)).toBeLessThan(1_000);
    expect(Number(dead?.lastFailedAt)).toBeGreaterThan(Number(dead?.firstFailedAt));
  });

  it('are replayed one by one, by name, by text of the error, or all', async () => {
    const done: string[] = [];
    let broken = true;
    const specs = ['paint-wall', 'paint-door'].map((name) =>
      testSpec({ name, attempts: 1, id: ({ n }) => `${name}/${n}` }),
    );
    for (const spec of specs) {
      worker.runner.register(spec, async ({ n }) => {
        if (broken) throw new PermanentJobError(n % 2 ? 'no red paint' : 'no blue paint');
        done.push(spec.id({ n }));
      });
      await worker.jobs.enqueue(spec, [{ n: 1 }, { n: 2 }, { n: 3 }]);
    }
    worker.runner.start();
    await until(async () => (await listDead()).length === 6);
    broken = false;
    expect(await worker.jobs.replay({ queue: 'analysis', jobId: 'paint-wall/1' })).toBe(1);
    await until(() => done.length === 1);
    expect(await worker.jobs.replay({ search: 'RED paint' })).toBe(3);
    await until(() => done.length === 4);
    expect(await worker.jobs.replay({ name: 'paint-door' })).toBe(1);
    await until(() => done.length === 5);
    expect(await idsOfDead()).toEqual(['paint-wall/2']);
    expect(await worker.jobs.replay({ name: 'nothing' })).toBe(0);
    expect(await worker.jobs.replay({})).toBe(1);
    await until(async () => (await worker.jobs.listFailures({ limit: 1 })).length === 0);
    expect(done).toEqual([
      'paint-wall/1',
      ...['paint-door/1', 'paint-door/3', 'paint-wall/3'].toSorted((a, b) => done.indexOf(a) - done.indexOf(b)),
      'paint-door/2',
      'paint-wall/2',
    ]);
  });

  it('count from the start again when they are replayed, and keep what they failed of before', async () => {
    const spec = testSpec({ attempts: 2 });
    worker.runner.register(spec, async () => {
      throw new Error('still broken');
    });
    worker.runner.start();
    await worker.jobs.enqueue(spec, [{ n: 1 }]);
    await until(async () => (await listDead()).length === 1);
    expect(await worker.jobs.replay({})).toBe(1);
    const [dead] = await until(async () => {
      const found = await listDead();
      return found[0]?.errors.length === 4 ? found : undefined;
    });
    expect(dead?.attempts).toBe(2);
  });

  it('are aborted past their time limit, and free what they held', async () => {
    const spec = testSpec({ timeLimitMs: 200, attempts: 1 });
    let freed = 0;
    worker.runner.register(spec, async (_, { signal }) => {
      await sleep(30_000, undefined, { signal }).catch(() => freed++);
    });
    worker.runner.start();
    await worker.jobs.enqueue(spec, [{ n: 1 }]);
    const [dead] = await until(async () => ((await listDead()).length === 1 ? listDead() : undefined));
    expect(freed).toBe(1);
    expect(dead?.message).toContain('longer than its limit of 200 ms');
  });

  it('are left behind when they do not end past their time limit, and the next job has its turn', async () => {
    const spec = testSpec({ timeLimitMs: 200, attempts: 1 });
    const done: number[] = [];
    worker.runner.register(spec, async ({ n }) => {
      if (n === 0) await new Promise(() => undefined);
      done.push(n);
    });
    worker.runner.start();
    await worker.jobs.enqueue(spec, [{ n: 0 }, { n: 1 }]);
    await until(() => done.length === 1);
    expect(done).toEqual([1]);
    expect((await listDead()).map(({ jobId, attempts, message }) => [jobId, attempts, message])).toEqual([
      ['test-job/0', 1, 'The job ran longer than its limit of 200 ms'],
    ]);
    expect(await worker.transport.counts('analysis')).toMatchObject({ waiting: 0, delayed: 0 });
  });

  it('are repeated although the queue forgot them', async () => {
    const spec = testSpec({ attempts: 2, backoff: { baseMs: 600_000, capMs: 600_000 } });
    let starts = 0;
    worker.runner.register(spec, async () => {
      if (++starts === 1) throw new Error('trouble');
    });
    worker.runner.start();
    await worker.jobs.enqueue(spec, [{ n: 1 }]);
    await until(async () => (await worker.transport.counts('analysis')).delayed === 1);
    // One that waits for its time stays as it is.
    await worker.runner.sweep();
    expect(await worker.transport.counts('analysis')).toMatchObject({ waiting: 0, delayed: 1 });
    await store.loseJobs();
    await until(async () => {
      await worker.runner.sweep();
      return starts === 2;
    });
    await until(async () => (await worker.jobs.listFailures({ limit: 1 })).length === 0);
  });

  it('are given back at once when their process has no time to stop', async () => {
    const spec = testSpec();
    const hurry = new AbortController();
    let told: unknown;
    worker.runner.register(spec, async (_, { signal }) => {
      await sleep(60_000, undefined, { signal }).catch((error: Error) => (told = error.cause));
    });
    worker.runner.start();
    await worker.jobs.enqueue(spec, [{ n: 1 }]);
    await until(async () => (await worker.transport.counts('analysis')).active === 1);
    const stopping = worker.runner.stop(60_000, hurry.signal);
    await sleep(100);
    expect(told).toBeUndefined();
    hurry.abort();
    await stopping;
    expect(told).toMatchObject({ message: 'The process is stopping' });
    const { waiting, delayed, active } = await worker.transport.counts('analysis');
    expect([waiting + delayed, active]).toEqual([1, 0]);
    expect(await worker.jobs.listFailures({ limit: 1 })).toEqual([]);
  });
});
