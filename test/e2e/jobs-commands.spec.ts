import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { makeAccount } from '../../src/rehearsal/generated-account.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMALL_ENGINE } from '../support/engines.js';
import { insertGames } from '../support/insert-games.js';
import { makeRandomGame } from '../support/random-game.js';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { addDeadLetter } from '../support/dead-letters.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis-server.js';
import { until } from '../support/until.js';

interface Jobs {
  queues: { name: string; paused: boolean; waiting: number; active: number; dead: number }[];
  workers: { name: string; roles: string[]; version: string }[];
}

describe('worker processes and the jobs commands, jobs in PostgreSQL', () => contract(async () => undefined));
describeWithRedis('worker processes and the jobs commands, jobs in Redis', () => contract(startRedis));

function contract(startStore: () => Promise<TestRedis | undefined>): void {
  let database: TestDatabase;
  let redis: TestRedis | undefined;
  let lichess: RehearsalServer;
  let env: Record<string, string>;
  const processes: RookeryProcess[] = [];

  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), startStore()]);
    const accounts = Array.from({ length: 6 }, (_, i) => makeAccount({ seed: i, username: `Job_Rook${i}`, games: 40 }));
    const world = { players: accounts.flatMap((a) => a.players), games: accounts.flatMap((a) => a.games) };
    lichess = new RehearsalServer({ world, latencyMs: 5 });
    env = { DATABASE_URL: database.url, LICHESS_URL: await lichess.start(), LOG_LEVEL: 'info', JOBS_STALL_MS: '3000' };
    if (redis) env.REDIS_URL = redis.url;
  });
  afterAll(async () => {
    await Promise.all(processes.map((process) => process.kill()));
    await lichess.stop();
    await redis?.stop();
    await database.drop();
  });

  const startWorker = async (
    more: Record<string, string> = {},
  ): Promise<{ worker: RookeryProcess; address: string }> => {
    const worker = new RookeryProcess(['start', '--worker'], { ...env, ...more });
    processes.push(worker);
    const address = await until(() => /"address":"([^"]+)"/.exec(worker.output)?.[1], { timeoutMs: 30_000 });
    return { worker, address };
  };
  const jobs = (): Promise<Jobs> => runRookery<Jobs>(['jobs', 'list'], env);

  it('two workers sync what commands asked for, say who they are, and stop with exit code 0', async () => {
    const { worker, address } = await startWorker();
    const { worker: second } = await startWorker();
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    expect((await fetch(`${address}/api/players`)).status).toBe(404);
    expect((await fetch(`${address}/docs`)).status).toBe(404);
    expect((await jobs()).workers.map(({ roles }) => roles)).toEqual(
      Array.from({ length: 2 }, () => ['scheduler', 'ingestion', 'analysis']),
    );
    for (let i = 0; i < 6; i++) await runRookery(['sync', `Job_Rook${i}`], env);
    await redis?.loseEverything();
    await until(
      async () => (await queryDatabase(database.url, `select 1 from runs where state = 'done'`)).length === 6,
      { timeoutMs: 60_000, what: 'six syncs, also without what Redis knew' },
    );
    expect(lichess.stats.maxInFlight).toBe(1);
    expect(await queryDatabase(database.url, 'select 1 from job_failures')).toEqual([]);
    worker.signal('SIGTERM');
    second.signal('SIGTERM');
    expect([(await worker.ended).code, (await second.ended).code]).toEqual([0, 0]);
    expect((await jobs()).workers).toEqual([]);
  }, 120_000);

  it('a queue is paused and resumed, and a dead letter is put back', async () => {
    await runRookery(['jobs', 'pause', 'lichess'], env);
    expect((await jobs()).queues.find(({ name }) => name === 'lichess')).toMatchObject({ paused: true });
    await runRookery(['jobs', 'resume', 'lichess'], env);
    expect((await jobs()).queues.find(({ name }) => name === 'lichess')).toMatchObject({ paused: false });
    await addSync();
    expect(await runRookery(['jobs', 'retry', '--name', 'sync-player'], env)).toEqual({ replayed: 1 });
    await startWorker();
    await until(async () => (await queryDatabase(database.url, 'select 1 from job_failures')).length === 0);
  }, 120_000);

  it('the second signal ends a worker at once, and it gives back the job in hand', async () => {
    await Promise.all(processes.splice(0).map((process) => process.kill()));
    await insertGames(database.url, [{ id: 'slowrook', moves: makeRandomGame(1, 30) }]);
    const engine = { ENGINE_PATH: SMALL_ENGINE, ENGINE_PROCESSES: '1', JOBS_GRACE_MS: '60000' };
    const { worker } = await startWorker(engine);
    await runRookery(['analyse', 'slowrook', '--nodes', '10000000'], env);
    const taskState = (): Promise<{ state: string }[]> =>
      queryDatabase(database.url, 'select state from analysis_tasks');
    await until(async () => (await taskState())[0]?.state === 'running', { timeoutMs: 30_000 });
    worker.signal('SIGTERM');
    await sleep(1_500);
    expect(worker.running).toBe(true);
    const askedAt = Date.now();
    worker.signal('SIGTERM');
    expect((await worker.ended).code).toBe(0);
    expect(Date.now() - askedAt).toBeLessThan(10_000);
    const { queues } = await jobs();
    expect(queues.find(({ name }) => name === 'analysis')).toMatchObject({ waiting: 1, active: 0, dead: 0 });
  }, 120_000);

  const addSync = (run = 1): Promise<void> =>
    addDeadLetter(database.url, { queue: 'lichess', jobId: `sync-player/${run}` }, run);

  // The same wherever jobs are.
  if (startStore === startRedis) return;

  it('dead letters are found, shown, and named when they are not there', async () => {
    await Promise.all(processes.splice(0).map((process) => process.kill()));
    await addSync();
    const failures = (...options: string[]): Promise<unknown> => runRookery(['jobs', 'failures', ...options], env);
    expect(await failures('--search', 'REASON')).toMatchObject([{ jobId: 'sync-player/1' }]);
    expect(await failures('--state', 'dead', '--queue', 'lichess')).toMatchObject([{ state: 'dead' }]);
    expect(await failures('--state', 'retrying')).toEqual([]);
    const shown = await runRookery(['jobs', 'show', 'sync-player/1'], env);
    expect(shown).toMatchObject({ payload: { runId: 1 }, errors: [], message: 'the reason why' });
    const refusal = async (...args: string[]): Promise<unknown[]> => {
      const { code, stderr } = await new RookeryProcess(['jobs', ...args], env).ended;
      return [code, stderr];
    };
    expect(await refusal('show', 'sync-player/2')).toEqual([1, expect.stringContaining('No failed job has the id')]);
    expect(await refusal('retry', 'sync-player/2')).toEqual([1, expect.stringContaining('No dead letter has the id')]);
    expect(await refusal('retry')).toEqual([1, expect.stringContaining('Which ones?')]);
    expect(await runRookery(['jobs', 'retry', '--queue', 'ingest'], env)).toEqual({ replayed: 0 });
    await addSync(2);
    await addSync(3);
    expect(await runRookery(['jobs', 'retry', 'sync-player/2'], env)).toEqual({ replayed: 1 });
    expect(await failures('--state', 'dead')).toHaveLength(2);
    expect(await runRookery(['jobs', 'retry', '--all'], env)).toEqual({ replayed: 2 });
    expect(await failures('--state', 'dead')).toEqual([]);
  }, 120_000);
}
