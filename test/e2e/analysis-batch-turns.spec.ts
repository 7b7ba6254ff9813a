import { ApiServer } from '../support/api-server.js';
import { makeMember, type TestMember } from '../support/batches.js';
import { SMALL_ENGINE } from '../support/engines.js';
import { insertGames, type PlainGame } from '../support/insert-games.js';
import { describeStores, type TestStore } from '../support/jobs-stores.js';
import { makeRandomGame } from '../support/random-game.js';
import { RookeryProcess } from '../support/rookery-process.js';
import { queryDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const PLIES = 20;
const EARLY = 16;
const LATER = 5;
const gamesOf = (white: string, count: number): PlainGame[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `${white.slice(0, 5)}${String(n).padStart(3, '0')}`,
    moves: makeRandomGame(n + 1, PLIES),
    white,
  }));

describeStores('turns of batches, jobs', (start) => {
  let store: TestStore;
  let api: ApiServer;
  let early: TestMember;
  let later: TestMember;
  const workers: RookeryProcess[] = [];

  // One engine for each process: of a batch, two games are in the queue.
  const envOf = (): Record<string, string> => ({
    ...(store.directUrl && { DATABASE_DIRECT_URL: store.directUrl }),
    ...(store.redisUrl && { REDIS_URL: store.redisUrl }),
    ENGINE_PROCESSES: '1',
    ENGINE_NODES: '2000',
    JOBS_STALL_MS: '1500',
  });
  const query = async <T extends object>(sql: string): Promise<T[]> =>
    queryDatabase<T & Record<string, unknown>>(store.databaseUrl, sql);
  const startWorker = (): RookeryProcess => {
    const env = { DATABASE_URL: store.databaseUrl, ENGINE_PATH: SMALL_ENGINE, ...envOf() };
    const worker = new RookeryProcess([], env, 'test/support/analysis-process.mjs');
    workers.push(worker);
    return worker;
  };
  /** Games in the order in which they ended. */
  const listEnded = async (): Promise<string[]> => {
    const rows = await query<{ id: string }>(
      'select game_id as id from analysis_tasks where ended_at is not null order by ended_at, game_id',
    );
    return rows.map(({ id }) => id);
  };
  const countRunning = async (): Promise<number> =>
    (await query(`select from analysis_tasks where state = 'running'`)).length;

  beforeAll(async () => {
    store = await start();
    api = await ApiServer.start({
      databaseUrl: store.databaseUrl,
      lichessUrl: 'http://127.0.0.1:9',
      env: { ROLES: 'api', ...envOf() },
    });
    early = await makeMember(api, store.databaseUrl, 'early_otter');
    later = await makeMember(api, store.databaseUrl, 'later_otter');
    await insertGames(store.directUrl ?? store.databaseUrl, [
      ...gamesOf('early_rook', EARLY),
      ...gamesOf('later_rook', LATER),
      ...gamesOf('singl_rook', 2),
      ...gamesOf('rests_rook', 10),
      ...gamesOf('killed_rook', 6),
    ]);
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await api.close();
    await store.stop();
  });

  it('are shared by two users, and a game asked for by hand overtakes both', async () => {
    const { json: first } = await early.start({ player: 'early_rook' });
    await until(async () => (await early.get(first.id)).state === 'queued');
    const { json: second } = await later.start({ player: 'later_rook' });
    await until(async () => (await later.get(second.id)).state === 'queued');
    expect((await api.post('/api/games/singl000/analysis')).status).toBe(202);
    startWorker();
    const ofSecond = await later.untilEnded(second.id);
    expect(ofSecond).toMatchObject({ state: 'done', done: LATER, progress: 100 });
    expect((await early.get(first.id)).completedAt).toBeNull();
    const ended = await listEnded();
    // It came last, and at most one other one was taken beside it.
    expect(ended.slice(0, 2)).toContain('singl000');
    // All of the small batch, while the large one was about as far.
    const before = ended.filter((id) => id.startsWith('early')).length;
    expect(before).toBeGreaterThanOrEqual(LATER - 2);
    expect(before).toBeLessThanOrEqual(LATER + 4);
    expect(await early.untilEnded(first.id)).toMatchObject({ state: 'done', done: EARLY, progress: 100 });
  }, 120_000);

  it('are given up by a batch that rests, which goes on where it was, although its jobs were lost', async () => {
    const { json: batch } = await early.start({ player: 'rests_rook' });
    await until(async () => (await early.get(batch.id)).done >= 2);
    expect((await early.act(batch.id, 'pause')).json.state).toBe('paused');
    // The games in hand end, and no other one begins: a game asked for by hand is done meanwhile.
    await api.post('/api/games/singl001/analysis');
    await until(async () => (await countRunning()) === 0 && (await listEnded()).includes('singl001'));
    const resting = await early.get(batch.id);
    expect(resting.done).toBeLessThan(10);
    expect(resting).toMatchObject({ state: 'paused', secondsLeft: null, completedAt: null });
    await store.loseJobs();
    await early.act(batch.id, 'resume');
    expect(await early.untilEnded(batch.id)).toMatchObject({ state: 'done', done: 10, progress: 100 });
  }, 120_000);

  it('are taken by others when the worker is killed that holds a game', async () => {
    const [doomed] = workers;
    const { json: batch } = await later.start({ player: 'killed_rook', nodes: 6_000 });
    await until(async () => (await later.get(batch.id)).done >= 1 && (await countRunning()) > 0, { everyMs: 5 });
    await doomed?.kill();
    const left = await later.get(batch.id);
    expect(left.progress).toBeLessThan(100);
    // It died with a game in hand, whose lease runs out by itself; here it has.
    const dead = await query(
      `update leases set expires_at = now() where holder is not null and name like 'analyse:%' returning name`,
    );
    expect(dead.length).toBeGreaterThanOrEqual(1);
    expect(await later.get(batch.id)).toEqual(left);
    startWorker();
    const ended = await later.untilEnded(batch.id);
    expect(ended).toMatchObject({ state: 'done', total: 6, done: 6, failed: 0, progress: 100 });
    const places = await query('select from analysis_batches where slot is not null or ended_at is null');
    expect(places).toEqual([]);
  }, 120_000);
});
