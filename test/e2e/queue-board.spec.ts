import { type Answer, ApiServer, type Asking } from '../support/api-server.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis-server.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

interface Board {
  queues: { name: string; isPaused: boolean }[];
}

const NOBODY = 'http://127.0.0.1:9';

describe("Bull's page without Redis", () => {
  let database: TestDatabase;
  let api: ApiServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: NOBODY });
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  it('is not there', async () => {
    for (const path of ['/queues', '/queues/', '/queues/api/queues'])
      expect(await api.get(path)).toMatchObject({ status: 404, type: 'application/problem+json' });
  });
});

describeWithRedis("Bull's page with Redis", () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let api: ApiServer;

  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), startRedis()]);
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: NOBODY, env: { REDIS_URL: redis.url } });
  });
  afterAll(async () => {
    await api.close();
    await redis.stop();
    await database.drop();
  });

  const put = (path: string, headers: Asking['headers'] = {}): Promise<Answer> =>
    api.ask(`/queues/api${path}`, { method: 'PUT', headers });
  const isPaused = async (): Promise<boolean | undefined> =>
    (await api.get<Board>('/queues/api/queues')).json.queues.find(({ name }) => name === 'lichess')?.isPaused;

  it('comes with everything it needs from this server', async () => {
    const page = await api.get('/queues');
    expect(page).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    const base = new URL(/<base href="([^"]+)"/.exec(page.text)?.[1] ?? '', api.address);
    const sources = [...page.text.matchAll(/(?:src|href)="(static[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(sources.length).toBeGreaterThan(4);
    for (const source of sources) expect((await api.get(new URL(source, base).pathname)).status).toBe(200);
    for (const path of ['/queues/', '/queues/queue/lichess', '/queues/queue/lichess/sync-player%2F1'])
      expect((await api.get(path)).status).toBe(200);
  });

  it('may load nothing from elsewhere, and opens nothing for other routes', async () => {
    const policies = await Promise.all(
      ['/queues', '/docs', '/api/jobs'].map(async (path) => (await api.get(path)).headers['content-security-policy']),
    );
    expect(new Set(policies).size).toBe(1);
    expect(policies[0]).toContain("default-src 'self'");
  });

  it('lists our queues', async () => {
    const { json } = await api.get<Board>('/queues/api/queues');
    expect(json.queues.map(({ name }) => name)).toEqual(['lichess', 'ingest', 'analysis', 'maintenance']);
  });

  it('pauses a queue as everything else does, and for good', async () => {
    expect((await put('/queues/lichess/pause')).status).toBe(200);
    const { json } = await api.get<{ queues: { paused: boolean }[] }>('/api/jobs');
    expect([json.queues[0]?.paused, await isPaused()]).toEqual([true, true]);
    await put('/queues/lichess/resume');
    await until(async () => (await isPaused()) === false);
  });

  it.each<[string, string, Record<string, string>]>([
    ['another machine', '10.0.0.7', {}],
    ['another machine, as IPv6', '::ffff:10.0.0.7', {}],
    ['another machine that claims to be this one', '10.0.0.7', { 'x-forwarded-for': '127.0.0.1' }],
    ['a proxy on this machine', '127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }],
    ['a proxy that tells less', '127.0.0.1', { 'x-forwarded-proto': 'https' }],
    ['a page that points its name at this machine', '127.0.0.1', { host: 'rebound.example:3000' }],
  ])('refuses %s', async (_, remoteAddress, headers) => {
    for (const [method, url] of [
      ['GET', '/queues'],
      ['GET', '/queues/api/queues'],
      ['GET', '/queues/static/images/logo.svg'],
      ['PUT', '/queues/api/queues/lichess/pause'],
    ] as const) {
      const answer = await api.app.inject({
        method,
        url,
        remoteAddress,
        headers: { ...api.authorization, host: 'localhost', ...headers },
      });
      expect([url, answer.statusCode]).toEqual([url, 403]);
      expect(answer.headers['content-type']).toBe('application/problem+json');
      const { type, suggestions } = answer.json<{ type: string; suggestions: string[] }>();
      expect([type, suggestions.length]).toEqual(['/problems/this-machine-only', 3]);
    }
    expect(await isPaused()).toBe(false);
  });

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('lets %s in', async (remoteAddress) => {
    const answer = await api.app.inject({
      url: '/queues',
      remoteAddress,
      headers: { ...api.authorization, host: 'localhost:3000' },
    });
    expect(answer.statusCode).toBe(200);
  });

  it('adds no jobs', async () => {
    const body = { name: 'sync-player', data: {}, options: {} };
    const answer = await api.post('/queues/api/queues/lichess/add', body);
    expect(answer).toMatchObject({ status: 403, type: 'application/problem+json' });
  });

  it('lets no page of another origin change anything', async () => {
    const foreign: Record<string, string>[] = [
      { origin: 'https://elsewhere.example' },
      { origin: 'http://localhost:1' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      const answer = await put('/queues/lichess/pause', headers);
      expect([headers, answer.status, answer.type]).toEqual([headers, 403, 'application/problem+json']);
    }
    expect(await isPaused()).toBe(false);
    const own = { origin: api.address, 'sec-fetch-site': 'same-origin' };
    expect((await put('/queues/lichess/resume', own)).status).toBe(200);
  });
});
