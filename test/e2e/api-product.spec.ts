import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { HOME_PLAYER, loadWorld } from '../../src/rehearsal/world/world.js';
import { makeSecret } from '../../src/accounts/secrets.js';
import { bearer, makeToken } from '../support/accounts.js';
import { type Answer, ApiServer, type Asking } from '../support/api-server.js';
import { Browser } from '../support/browser.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';

const PLAYER = HOME_PLAYER.toLowerCase();
const GZIP = { 'accept-encoding': 'gzip' };
const NDJSON = { accept: 'application/x-ndjson' };

describe('the API, with two replicas', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let replicas: [ApiServer, ApiServer];
  let api: ApiServer;
  let gamePath: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    lichess = new RehearsalServer({ world: { ...(await loadWorld()), runningAsExported: true } });
    const lichessUrl = await lichess.start();
    const start = (env: Record<string, string>): Promise<ApiServer> =>
      ApiServer.start({ databaseUrl: database.url, lichessUrl, env });
    replicas = [await start({}), await start({ ROLES: 'api', CORS_ORIGINS: 'https://club.example' })];
    [api] = replicas;
    await api.syncPlayer(HOME_PLAYER);
    const { json } = await api.get<{ items: { id: string; plies: number }[] }>(`/api/players/${PLAYER}/games`);
    const [longest] = json.items.sort((a, b) => b.plies - a.plies);
    gamePath = `/api/games/${longest?.id}`;
  });

  afterAll(async () => {
    for (const replica of replicas) await replica.close();
    await lichess.stop();
    await database.drop();
  });

  /** The same request of the same actor sent to the replicas in turn, all at once. */
  const askOften = async (times: number, path: string, asking: Asking): Promise<Answer[]> => {
    const headers = { ...asking.headers, ...api.authorization };
    return Promise.all(
      Array.from({ length: times }, async (_, i) => (replicas[i % 2] as ApiServer).ask(path, { ...asking, headers })),
    );
  };

  describe('idempotency keys', () => {
    const headers = { 'idempotency-key': 'my-export-1' };
    const countExports = async (): Promise<number> => {
      const rows = await queryDatabase<{ count: number }>(database.url, 'select count(*)::int as count from exports');
      return rows[0]?.count ?? 0;
    };

    it('start work once, and all who ask get the same answer', async () => {
      const countNoted = async (): Promise<number> => {
        const rows = await queryDatabase(database.url, `select from audit_entries where subject = '/api/exports'`);
        return rows.length;
      };
      const before = await countExports();
      const notedBefore = await countNoted();
      const asking = { method: 'POST', headers, body: { format: 'pgn', player: HOME_PLAYER } };
      const answers = await askOften(20, '/api/exports', asking);
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(new Set(answers.map((one) => one.headers.location)).size).toBe(1);
      expect(answers.filter((one) => one.headers['idempotency-replayed'] !== 'true')).toHaveLength(1);
      expect((await countExports()) - before).toBe(1);
      expect((await countNoted()) - notedBefore).toBe(1);
      await api.post('/api/exports', { format: 'pgn', player: HOME_PLAYER });
      expect((await countExports()) - before).toBe(2);
    });

    it('stand for one request only', async () => {
      const other = await api.post('/api/exports', { format: 'csv' }, headers);
      expect(other).toMatchObject({ status: 422, type: 'application/problem+json' });
      expect(other.json).toMatchObject({ type: '/problems/idempotency-key-reused' });
      const broken = await api.post('/api/exports', { format: 'csv' }, { 'idempotency-key': 'a key with spaces' });
      expect(broken).toMatchObject({ status: 400, json: { errors: [{ field: 'idempotency-key' }] } });
    });

    it('are free again when nothing was started', async () => {
      const again = { 'idempotency-key': 'my-export-2' };
      expect((await api.post('/api/exports', { format: 'song' }, again)).status).toBe(400);
      expect((await api.post('/api/exports', { format: 'csv' }, again)).status).toBe(202);
    });

    it('are of whoever sends them: two users with the same key and request have an export each', async () => {
      const before = await countExports();
      const users = await Promise.all(['One', 'Two'].map((user) => makeToken(database.url, { user, role: 'member' })));
      const ask = async (token: string): Promise<Answer<{ id: number; userId: number }>> =>
        api.post('/api/exports', { format: 'pgn' }, { 'idempotency-key': 'our-export', ...bearer(token) });
      const firsts = await Promise.all(users.map(ask));
      expect(firsts.map(({ status, headers: { 'idempotency-replayed': replayed } }) => [status, replayed])).toEqual([
        [202, undefined],
        [202, undefined],
      ]);
      expect(new Set(firsts.map(({ json }) => json.id)).size).toBe(2);
      expect(new Set(firsts.map(({ json }) => json.userId)).size).toBe(2);
      const again = await Promise.all(users.map(ask));
      expect(again.map(({ text }) => text)).toEqual(firsts.map(({ text }) => text));
      expect(again.map((one) => one.headers['idempotency-replayed'])).toEqual(['true', 'true']);
      expect((await countExports()) - before).toBe(2);
    });
  });

  describe('etags', () => {
    it('spare the answer as long as it holds, at every replica', async () => {
      for (const path of [gamePath, `${gamePath}/pgn`]) {
        const first = await api.get(path);
        const etag = String(first.headers.etag);
        expect(first).toMatchObject({ status: 200, headers: { 'cache-control': 'private, no-cache' } });
        expect(etag).toMatch(/^"[\w-]+"$/);
        for (const known of [etag, `W/${etag}`, `"x", ${etag}`]) {
          const second = await replicas[1].get(path, { 'if-none-match': known });
          expect(second).toMatchObject({ status: 304, text: '', headers: { etag } });
        }
        expect((await api.get(path, { 'if-none-match': '"x"' })).text).toBe(first.text);
      }
    });

    it('change with what is said of a player, too', async () => {
      const etag = String((await api.get(gamePath)).headers.etag);
      await queryDatabase(database.url, `update players set title = 'CM' where id = $1`, [PLAYER]);
      const changed = await api.get(gamePath, { 'if-none-match': etag });
      expect(changed.status).toBe(200);
      expect(changed.text).toContain('"title":"CM"');
    });

    it('are not given to problems', async () => {
      const { status, headers } = await api.get(`${gamePath}/analysis`);
      expect([status, headers.etag, headers['cache-control']]).toEqual([404, undefined, 'no-store']);
      expect((await api.get('/api/games/zzzzzzzz', { 'if-none-match': '*' })).status).toBe(404);
    });
  });

  describe('gzip', () => {
    const raw = async (path: string, headers: Record<string, string>): Promise<{ bytes: Buffer; headers: Headers }> => {
      const answer = await new Promise<{ bytes: Buffer; headers: Headers }>((resolve, reject) => {
        get(`${api.address}${path}`, { headers: { ...headers, ...api.authorization } }, (reply) => {
          const chunks: Buffer[] = [];
          reply.on('data', (chunk: Buffer) => chunks.push(chunk));
          reply.on('end', () =>
            resolve({ bytes: Buffer.concat(chunks), headers: new Headers(reply.headers as Record<string, string>) }),
          );
          reply.on('error', reject);
        }).on('error', reject);
      });
      return answer;
    };

    it('packs what is large, for whoever takes it', async () => {
      const path = `/api/players/${PLAYER}/games`;
      const plain = await raw(path, {});
      const packed = await raw(path, GZIP);
      expect([plain, packed].map((one) => one.headers.get('content-encoding'))).toEqual([null, 'gzip']);
      expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 3);
      expect(packed.headers.get('vary')).toBe('accept, accept-encoding');
      expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
      for (const small of ['/api/account', '/health/live']) {
        expect((await raw(small, GZIP)).headers.get('content-encoding')).toBeNull();
      }
    });

    it('packs whole lists as they come', async () => {
      const path = `/api/players/${PLAYER}/games`;
      const packed = await raw(path, { ...GZIP, ...NDJSON });
      expect(packed.headers.get('content-encoding')).toBe('gzip');
      expect(gunzipSync(packed.bytes).toString()).toBe((await api.get(path, NDJSON)).text);
    });

    it('has an etag of its own, and either one is known again', async () => {
      const packed = String((await raw(gamePath, GZIP)).headers.get('etag'));
      const plain = String((await raw(gamePath, {})).headers.get('etag'));
      expect(packed).toBe(plain.replace(/"$/, '-gzip"'));
      for (const known of [packed, plain]) {
        const again = await api.get(gamePath, { ...GZIP, 'if-none-match': known });
        expect(again).toMatchObject({ status: 304, headers: { etag: known } });
      }
    });
  });

  it('gives long lists as a whole, one item a line', async () => {
    for (const path of [
      '/api/runs',
      '/api/rejected-records',
      '/api/jobs/failures',
      `/api/graph/neighbours/${PLAYER}`,
    ]) {
      const paged: unknown[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const page: Answer<{ items: unknown[]; nextCursor?: string }> = await api.get(`${path}?limit=2${cursor}`);
        paged.push(...page.json.items);
        cursor = page.json.nextCursor && `&cursor=${page.json.nextCursor}`;
      }
      const { text, type, headers } = await api.get(path, NDJSON);
      expect([type, headers.vary]).toEqual(['application/x-ndjson', 'accept, accept-encoding']);
      expect(
        text
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as unknown),
      ).toEqual(paged);
      const refused = await api.get(`${path}?limit=2`, NDJSON);
      expect(refused).toMatchObject({ status: 400, json: { errors: [{ field: 'limit' }] } });
    }
    expect(await api.get(`/api/graph/neighbours/nobody_here`, NDJSON)).toMatchObject({ status: 404 });
  });

  it('tells an address that is there for other methods from one that is not', async () => {
    for (const [method, path, allow] of [
      ['DELETE', gamePath, 'GET, HEAD'],
      ['GET', '/api/profiles', 'POST'],
      ['POST', '/api/schedules/daily', 'DELETE, GET, HEAD, PUT'],
      ['POST', '/health/live', 'GET, HEAD'],
    ] as const) {
      const answer = await api.ask<{ status: number; suggestions: string[] }>(path, { method });
      expect(answer).toMatchObject({ status: 405, type: 'application/problem+json', headers: { allow } });
      expect(answer.json.suggestions.length).toBeGreaterThan(0);
    }
    expect((await api.ask('/api/nothing', { method: 'DELETE' })).status).toBe(404);
  });

  it('is closed to pages of other sites, but for those named in the settings', async () => {
    const preflight = (replica: ApiServer, origin: string): Promise<Answer> =>
      replica.ask('/api/players', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
      });
    const post = async (replica: ApiServer, origin: string): Promise<number> =>
      (await replica.post('/api/players', { name: HOME_PLAYER }, { origin })).status;
    expect((await preflight(api, 'https://club.example')).headers).not.toHaveProperty('access-control-allow-origin');
    expect(await post(api, 'https://club.example')).toBe(403);
    const [, open] = replicas;
    expect(await preflight(open, 'https://club.example')).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': 'https://club.example' },
    });
    expect(await post(open, 'https://club.example')).toBe(200);
    expect((await preflight(open, 'https://other.example')).headers).not.toHaveProperty('access-control-allow-origin');
    expect(await post(open, 'https://other.example')).toBe(403);
  });
});

describe('the limit of requests', () => {
  let database: TestDatabase;
  let replicas: [ApiServer, ApiServer];

  beforeAll(async () => {
    database = await createTestDatabase();
    const env = { ROLES: 'api', RATE_LIMIT_PER_MINUTE: '60', RATE_LIMIT_ADDRESS_PER_MINUTE: '150' };
    const options = { databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', env };
    replicas = [await ApiServer.start(options), await ApiServer.start(options)];
  });

  afterAll(async () => {
    for (const replica of replicas) await replica.close();
    await database.drop();
  });

  const askOften = async (times: number, asking: (i: number) => Asking): Promise<Answer[]> =>
    Promise.all(
      Array.from({ length: times }, async (_, i) => (replicas[i % 2] as ApiServer).ask('/api/plan', asking(i))),
    );
  /** Each replica has seen before who asks. */
  const askOftenOnceKnown = async (times: number, asking: (i: number) => Asking): Promise<Answer[]> => {
    const seen = await askOften(4, asking);
    return [...seen, ...(await askOften(times - seen.length, asking))];
  };
  const countPassed = (answers: readonly Answer[]): number => answers.filter(({ status }) => status !== 429).length;
  const expectAbout = (answers: readonly Answer[], limit: number): void => {
    expect(countPassed(answers)).toBeGreaterThanOrEqual(0.8 * limit);
    // What may come back while the test runs, and the share a replica may have too much.
    expect(countPassed(answers)).toBeLessThanOrEqual(limit + 12);
  };

  it('counts by token, over all replicas', async () => {
    const [one, other] = replicas;
    const answers = await askOftenOnceKnown(200, () => ({ headers: one.authorization }));
    expectAbout(answers, 60);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(answer).toMatchObject({ status: 429, type: 'application/problem+json' });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
      expect(answer.json).toMatchObject({ type: '/problems/too-many-requests' });
    }
    expect((await one.get('/api/plan', other.authorization)).status).toBe(200);
  });

  it('counts all browsers of a user together', async () => {
    const headers: Record<string, string>[] = [];
    for (const replica of replicas) {
      const { session } = await Browser.ofOwner(replica);
      headers.push({ cookie: `rookery_session=${session}` });
    }
    expectAbout(await askOftenOnceKnown(200, (i) => ({ anonymous: true, headers: headers[(i >> 1) % 2] })), 60);
  });

  it('counts strangers by address, and what they show that is made up before it is looked up', async () => {
    expectAbout(await askOften(200, () => ({ anonymous: true })), 60);
    expectAbout(await askOften(250, () => ({ headers: bearer(makeSecret('token')) })), 150);
  });

  it('of strangers leaves those alone who are known, and whoever watches the process', async () => {
    const [one, other] = replicas;
    expect((await one.get('/api/plan', other.authorization)).status).toBe(200);
    expect((await other.ask('/health/ready', { anonymous: true })).status).toBe(200);
    // What held once and was taken back is looked up no more often than what is made up.
    await queryDatabase(database.url, 'update api_tokens set revoked_at = now()');
    const answers = await askOften(20, () => ({ headers: other.authorization }));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThan(15);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
  });
});

describe('the limit of requests of one user with many tokens', () => {
  let database: TestDatabase;
  let api: ApiServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    const env = { ROLES: 'api', RATE_LIMIT_PER_MINUTE: '60', RATE_LIMIT_ADDRESS_PER_MINUTE: '100000' };
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', env });
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  it('is that of three tokens', async () => {
    const user = { user: 'many tokens', role: 'member', scope: 'read' } as const;
    const tokens = await Promise.all(Array.from({ length: 8 }, () => makeToken(database.url, user)));
    const answers: Answer[] = [];
    // Each stays within its own limit.
    for (let n = 0; n < 40; n++) {
      answers.push(...(await Promise.all(tokens.map((token) => api.get('/api/plan', bearer(token))))));
    }
    const passed = answers.filter(({ status }) => status === 200).length;
    expect(passed).toBeGreaterThanOrEqual(180);
    // And what came back meanwhile.
    expect(passed).toBeLessThanOrEqual(180 + 40);
    expect(answers.at(-1)).toMatchObject({ status: 429, json: { type: '/problems/too-many-requests' } });
    const other = await makeToken(database.url, { ...user, user: 'one token' });
    expect((await api.get('/api/plan', bearer(other))).status).toBe(200);
  });
});
