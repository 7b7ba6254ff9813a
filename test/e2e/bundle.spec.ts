import { request } from 'undici';
import { bearer, makeToken } from '../support/accounts.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis-server.js';
import { RookeryProcess } from '../support/rookery-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

/** What packages load late or from files beside their own, seen from the server as it is started (decision 0029). */
describeWithRedis('a server from the bundle', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let server: RookeryProcess;
  let address: string;
  let headers: Record<string, string>;

  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), startRedis()]);
    server = new RookeryProcess(['start'], {
      DATABASE_URL: database.url,
      LICHESS_URL: 'http://127.0.0.1:9',
      PORT: '0',
      REDIS_URL: redis.url,
    });
    address = await until(() => /"address":"([^"]+)"/.exec(server.output)?.[1], { what: 'the server' });
    headers = bearer(await makeToken(database.url));
  });
  afterAll(async () => {
    await server.kill();
    await redis.stop();
    await database.drop();
  });

  const ask = async (path: string, body?: unknown): Promise<{ status: number; text: string }> => {
    const sent = body === undefined ? {} : { method: 'POST' as const, body: JSON.stringify(body) };
    const answer = await request(`${address}${path}`, {
      ...sent,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    });
    return { status: answer.statusCode, text: await answer.body.text() };
  };

  it.each([
    ['/docs', 'swagger-ui'],
    ['/docs/swagger-ui-bundle.js', 'SwaggerUIBundle'],
    ['/docs-json', '"/api/players"'],
    ['/metrics', 'rookery_'],
    ['/health/ready', '"ok"'],
    ['/api/runs', '"items":[]'],
    ['/api/schedules', '"orchestrate"'],
  ])('answers %s', async (path, part) => {
    const { text } = await ask(path);
    expect(text).toContain(part);
  });

  it('checks bodies and turns them into what they stand for', async () => {
    expect(await ask('/api/players', { name: 'no name' })).toMatchObject({ status: 400 });
    expect((await ask('/api/players', { name: 'no name' })).text).toContain('"field":"name"');
    expect(await ask('/api/players', { name: 'Bundle_Rook' })).toMatchObject({ status: 201 });
  });

  it('has the page of queues with its scripts', async () => {
    const { status, text } = await ask('/queues/');
    expect(status).toBe(200);
    const script = /src="([^"]+\.js)"/.exec(text)?.[1] ?? 'no script';
    expect(await ask(new URL(script, `${address}/queues/`).pathname)).toMatchObject({ status: 200 });
  });
});
