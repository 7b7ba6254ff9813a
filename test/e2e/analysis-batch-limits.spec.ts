import type { Problem } from '../../src/api/problems/problem.js';
import { type Answer, ApiServer } from '../support/api-server.js';
import { type BatchJson, makeMember, type TestMember } from '../support/batches.js';
import { insertGames } from '../support/insert-games.js';
import { describeStores, type TestStore } from '../support/jobs-stores.js';
import { queryDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

// More by hand: RACES=50.
const RACES = Number(process.env.RACES ?? 3);
const AT_ONCE = 20;
const USERS = 10;
const SLOTS = 3;
const MANY = 10_000;

describeStores('places for batches, jobs', (start) => {
  let store: TestStore;
  let replicas: ApiServer[];
  let members: TestMember[];

  const boot = async (env: Record<string, string> = {}): Promise<ApiServer> =>
    ApiServer.start({
      databaseUrl: store.databaseUrl,
      lichessUrl: 'http://127.0.0.1:9',
      env: {
        ROLES: 'api',
        ...(store.directUrl && { DATABASE_DIRECT_URL: store.directUrl }),
        ...(store.redisUrl && { REDIS_URL: store.redisUrl }),
        ...env,
      },
    });

  beforeAll(async () => {
    store = await start();
    replicas = [await boot(), await boot()];
    const [first] = replicas;
    if (!first) throw new Error('No replica');
    members = [];
    for (let n = 0; n < USERS; n++) members.push(await makeMember(first, store.databaseUrl, `otter${n}`));
    await insertGames(store.directUrl ?? store.databaseUrl, [
      { id: 'racing01', moves: 'e4 e5', white: 'race_rook' },
      { id: 'racing02', moves: 'd4 d5', white: 'race_rook' },
    ]);
  });
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.close()));
    await store.stop();
  });

  /** Everybody asks 20 times at once, of both replicas in turns; first everybody once, so that different users meet. */
  const race = async (racers: readonly TestMember[]): Promise<Answer<BatchJson>[]> =>
    Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) =>
        racers.map((member, m) => member.start({ player: 'race_rook' }, replicas[(n + m) % replicas.length])),
      ).flat(),
    );
  const countActive = async (): Promise<number> =>
    (await queryDatabase(store.databaseUrl, 'select from analysis_batches where ended_at is null')).length;
  const cancelAll = async (): Promise<void> => {
    const active = await queryDatabase<{ id: number }>(
      store.databaseUrl,
      'select run_id as id from analysis_batches where ended_at is null',
    );
    for (const { id } of active) {
      expect((await replicas[0]?.post(`/api/analysis-batches/${id}/cancel`))?.status).toBe(200);
    }
    expect(await countActive()).toBe(0);
  };
  const statusesOf = (answers: readonly Answer[]): Record<number, number> => {
    const counts: Record<number, number> = {};
    for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  };

  it(`${RACES} times, ${AT_ONCE} requests of one user at once make exactly one`, async () => {
    for (let n = 0; n < RACES; n++) {
      const answers = await race(members.slice(0, 1));
      expect(statusesOf(answers)).toEqual({ 202: 1, 429: AT_ONCE - 1 });
      expect(await countActive()).toBe(1);
      await cancelAll();
    }
  }, 300_000);

  it(`${RACES} times, ${USERS} users with ${AT_ONCE} requests each at once make exactly ${SLOTS}`, async () => {
    for (let n = 0; n < RACES; n++) {
      const answers = await race(members);
      const statuses = statusesOf(answers);
      expect(statuses[202]).toBe(SLOTS);
      expect(await countActive()).toBe(SLOTS);
      // Whoever has one is told of it, everybody else that there is no place.
      expect(statuses).toEqual({ 202: SLOTS, 429: SLOTS * (AT_ONCE - 1), 503: (USERS - SLOTS) * AT_ONCE });
      await cancelAll();
    }
  }, 600_000);

  it('nobody gets past a limit that was lowered, and a place that becomes free is taken', async () => {
    const narrow = await boot({ ANALYSIS_BATCHES: '1' });
    const [first, second, third] = members;
    if (!first || !second || !third) throw new Error('Too few members');
    try {
      const { json: older } = await first.start({ player: 'race_rook' });
      const { json: newer } = await second.start({ player: 'race_rook' });
      // The lowest place is free, and yet there are as many as are allowed.
      await first.act(older.id, 'cancel');
      expect((await third.start({ player: 'race_rook' }, narrow)).status).toBe(503);
      await second.act(newer.id, 'cancel');
      expect((await third.start({ player: 'race_rook' }, narrow)).status).toBe(202);
    } finally {
      await narrow.close();
      await cancelAll();
    }
  });

  it('a batch that rests gives its place away, stays the only one of its user, and takes a place again', async () => {
    const [first, ...others] = members.slice(0, SLOTS + 1);
    if (!first) throw new Error('Too few members');
    const { json: resting } = await first.start({ player: 'race_rook' });
    // Its games are chosen, or it would be choosing them again as it is resumed.
    await until(async () => (await first.get(resting.id)).state === 'queued');
    expect((await first.act(resting.id, 'pause')).json).toMatchObject({ state: 'paused', secondsLeft: null });
    const started = await Promise.all(others.map((member) => member.start({ player: 'race_rook' })));
    expect(statusesOf(started)).toEqual({ 202: SLOTS });
    const second = (await first.start({ player: 'race_rook' })) as Answer<unknown> as Answer<Problem>;
    expect([second.status, second.json.type]).toEqual([429, '/problems/batch-under-way']);
    expect(second.json.suggestions[0]).toContain(`/api/analysis-batches/${resting.id}/resume`);
    expect(second.json.batch).toEqual({ id: resting.id, progress: 0, secondsLeft: null });
    expect((await first.act(resting.id, 'resume')).status).toBe(503);
    expect((await first.get(resting.id)).state).toBe('paused');
    await others[0]?.act(started[0]?.json.id ?? 0, 'cancel');
    expect((await first.act(resting.id, 'resume')).json.state).toBe('queued');
    await cancelAll();
  });
});

describeStores('a batch of 10,000 games without a worker, jobs', (start) => {
  let store: TestStore;
  let api: ApiServer;
  let member: TestMember;
  let id: number;

  beforeAll(async () => {
    store = await start();
    api = await ApiServer.start({
      databaseUrl: store.databaseUrl,
      lichessUrl: 'http://127.0.0.1:9',
      env: {
        ROLES: 'api',
        ANALYSIS_BATCHES: '1',
        ...(store.directUrl && { DATABASE_DIRECT_URL: store.directUrl }),
        ...(store.redisUrl && { REDIS_URL: store.redisUrl }),
      },
    });
    member = await makeMember(api, store.databaseUrl, 'patient_otter');
    await insertGames(
      store.databaseUrl,
      Array.from({ length: MANY }, (_, n) => ({
        id: `many${String(n).padStart(4, '0')}`,
        moves: n === 0 ? '' : 'e4 e5 Nf3 Nc6',
        ...(n === 0 && { status: 'noStart' }),
        white: 'many_rook',
      })),
    );
  });
  afterAll(async () => {
    await api.close();
    await store.stop();
  });

  it('is answered within 200 ms, and its games are chosen by themselves', async () => {
    // The first request of all opens connections; this one is refused, since nobody is called so.
    expect((await member.start({ player: 'nobody_rook' })).status).toBe(404);
    const startedAt = performance.now();
    const answer = await member.start({ player: 'many_rook' });
    const tookMs = performance.now() - startedAt;
    ({ id } = answer.json);
    expect(answer).toMatchObject({ status: 202, headers: { location: `/api/analysis-batches/${id}` } });
    expect(answer.json).toMatchObject({ state: 'planning', total: null, progress: 0, message: expect.any(String) });
    expect(tookMs).toBeLessThan(200);
    const planned = await until(async () => {
      const batch = await member.get(id);
      return batch.total !== null && batch;
    });
    expect(planned).toMatchObject({ state: 'queued', total: MANY, skipped: 1, done: 0, progress: 0 });
    expect(planned.skippedBecause).toEqual({
      analysed: 0,
      notAnalysable: 1,
      unsupported: 0,
      vanished: 0,
      cancelled: 0,
    });
  });

  it('stays at 0 per cent, and says that nobody knows how long it takes', async () => {
    expect(await member.get(id)).toMatchObject({ progress: 0, secondsLeft: null, startedAt: null, completedAt: null });
    const waiting = await queryDatabase(store.databaseUrl, `select from analysis_tasks where state <> 'waiting'`);
    expect(waiting).toEqual([]);
  });

  it('a second one is refused with what helps: which one, how far, how long, what to do', async () => {
    const { status, headers, json } = (await member.start({
      player: 'many_rook',
    })) as Answer<unknown> as Answer<Problem>;
    expect([status, headers['retry-after']]).toEqual([429, '60']);
    expect(json.detail).toContain(`batch ${id}`);
    expect(json.detail).toContain('0 %');
    expect(json.suggestions.join(' ')).toContain(`/api/analysis-batches/${id}/cancel`);
    const other = await makeMember(api, store.databaseUrl, 'late_otter');
    const full = (await other.start({ player: 'many_rook' })) as Answer<unknown> as Answer<Problem>;
    expect([full.status, full.headers['retry-after'], full.json.type]).toEqual([
      503,
      '60',
      '/problems/too-many-batches',
    ]);
    expect(full.json.suggestions.length).toBeGreaterThan(0);
  });

  it('is nobody else’s business, but an owner’s', async () => {
    const other = await makeMember(api, store.databaseUrl, 'curious_otter');
    for (const path of ['', '/events', '/failures']) {
      expect((await api.get(`/api/analysis-batches/${id}${path}`, other.headers)).status).toBe(404);
    }
    for (const action of ['cancel', 'pause', 'resume'] as const) expect((await other.act(id, action)).status).toBe(404);
    const own = await api.get<{ items: BatchJson[] }>('/api/analysis-batches', other.headers);
    expect(own.json.items).toEqual([]);
    const all = await api.get<{ items: BatchJson[] }>('/api/analysis-batches');
    expect(all.json.items.map((batch) => batch.id)).toEqual([id]);
  });

  it.each([
    [{ color: 'white' }, '/problems/invalid-batch', 'color'],
    [{ plugins: ['no-such-plugin'] }, '/problems/invalid-batch', 'plugins'],
    [{ since: '2026-01-02', until: '2026-01-01' }, '/problems/invalid-batch', 'until'],
    [{ nodes: 'many' }, '/problems/invalid-request', 'nodes'],
    [{ plugins: [] }, '/problems/invalid-request', 'plugins'],
  ])('%j is refused and names the field', async (body, type, field) => {
    const { status, json } = (await member.start(body)) as Answer<unknown> as Answer<Problem>;
    expect([status, json.type, json.errors?.[0]?.field]).toEqual([400, type, field]);
    expect(json.suggestions.length).toBeGreaterThan(0);
  });

  it('can be cancelled once, and then a new one is started', async () => {
    const { status, json } = await member.act(id, 'cancel');
    expect([status, json.state, json.error]).toEqual([200, 'cancelled', 'cancelled']);
    expect(json).toMatchObject({ total: MANY, skipped: MANY, progress: 0 });
    for (const action of ['cancel', 'pause', 'resume'] as const) {
      const refused = (await member.act(id, action)) as Answer<unknown> as Answer<Problem>;
      expect([refused.status, refused.json.type]).toEqual([409, '/problems/batch-ended']);
      expect(refused.json.suggestions.length).toBeGreaterThan(0);
    }
    expect((await member.start({ player: 'many_rook', maxGames: 10 })).status).toBe(202);
  });
});
