import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { hashSecret, makeSecret } from '../../src/accounts/secrets.js';
import { ApiServer } from '../support/api-server.js';
import { bearer, makeToken, type TestTokenOptions } from '../support/accounts.js';
import { Browser } from '../support/browser.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const LIMIT = 4;

/** A stream of events that is being read. */
interface Reading {
  text: string;
  isOver: boolean;
}

describe('streams of events', () => {
  let database: TestDatabase;
  let api: ApiServer;
  let agent: Agent;
  const sockets: Socket[] = [];
  let run: number;
  let batch: number;

  beforeAll(async () => {
    database = await createTestDatabase();
    const env = { ROLES: 'api', EVENT_STREAMS_PER_USER: String(LIMIT) };
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', env });
    agent = new Agent();
  });
  beforeEach(async () => {
    [run, batch] = [await addRun(), await addRun()];
    await queryDatabase(
      database.url,
      `insert into users (name, name_key, role) values ('batcher', 'batcher', 'member') on conflict do nothing`,
    );
    await queryDatabase(
      database.url,
      `insert into analysis_batches (run_id, user_id, request, planned_at)
       select $1, id, '{"filter":{}}', now() from users where name = 'batcher'`,
      [batch],
    );
  });
  afterEach(async () => {
    // Whoever follows them is done then.
    await queryDatabase(database.url, `update runs set state = 'failed', error_code = 'killed', finished_at = now()`);
    await queryDatabase(database.url, 'update analysis_batches set ended_at = now()');
    await until(async () => (await open(run, 'owner')) === 200, { what: 'places that are free again' });
  });
  afterAll(async () => {
    await agent.destroy();
    for (const socket of sockets) socket.destroy();
    await api.close();
    await database.drop();
  });

  const addRun = async (): Promise<number> => {
    const sql = `insert into runs (kind, state, started_by) values ('analysis', 'running', 'test') returning id`;
    return (await queryDatabase<{ id: number }>(database.url, sql))[0]?.id ?? 0;
  };
  const addSession = async (user: string): Promise<string> => {
    const secret = makeSecret('session');
    await queryDatabase(
      database.url,
      `with made as (insert into users (name, name_key, role) values ($1, $1, 'viewer') returning id)
       insert into sessions (user_id, secret_hash, method, confirmed_at) select id, $2, 'password', now() from made`,
      [user, hashSecret(secret)],
    );
    return secret;
  };
  const change = (id: number): Promise<unknown> =>
    queryDatabase(database.url, 'update runs set finished = finished + 1, updated_at = now() where id = $1', [id]);
  const headersOf = async (user: string, options: TestTokenOptions = {}): Promise<Record<string, string>> =>
    bearer(await makeToken(database.url, { user, role: 'viewer', scope: 'read', ...options }));
  const ask = (path: string, headers: Record<string, string>): Promise<Dispatcher.ResponseData> =>
    request(`${api.address}${path}`, { headers, dispatcher: agent });
  /** Over connections that stay open, as no client would leave them: closing one ends a stream. */
  const askHead = async (path: string, { authorization = '' }: Record<string, string>): Promise<string> => {
    const { hostname, port } = new URL(api.address);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    socket.write(`HEAD ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: ${authorization}\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString();
  };
  const open = async (id: number, user: string): Promise<number> => {
    const answer = await ask(`/api/runs/${id}/events`, await headersOf(user));
    await answer.body.dump();
    return answer.statusCode;
  };
  const read = ({ body }: Dispatcher.ResponseData): Reading => {
    const reading: Reading = { text: '', isOver: false };
    body.on('data', (chunk: Buffer) => (reading.text += chunk.toString()));
    body.on('close', () => (reading.isOver = true));
    body.on('error', () => undefined);
    return reading;
  };

  it('answer HEAD with the same headers, at once, and keep no place for it', async () => {
    const headers = await headersOf('header');
    for (const path of [`/api/runs/${run}/events`, `/api/analysis-batches/${batch}/events`]) {
      const own = path.includes('batches') ? await headersOf('batcher', { role: 'member' }) : headers;
      for (let n = 0; n < 3 * LIMIT; n++) {
        expect(await askHead(path, own)).toMatch(
          /^HTTP\/1.1 200 OK[^]*content-type: text\/event-stream\r\n[^]*\r\n\r\n$/i,
        );
      }
      const streams = await Promise.all(Array.from({ length: LIMIT }, () => ask(path, own)));
      expect(streams.map(({ statusCode }) => statusCode)).toEqual(streams.map(() => 200));
      for (const { body } of streams) body.destroy();
      expect(await askHead('/api/runs/999999/events', own)).toMatch(/^HTTP\/1.1 404 /);
    }
  });

  it('are so many for a user, whatever they show, and others have their own', async () => {
    const tokens = [await headersOf('reader'), await headersOf('reader')];
    const path = `/api/runs/${run}/events`;
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(path, tokens[n % 2] ?? {})));
    const streams = answers.filter(({ statusCode }) => statusCode === 200);
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect([streams.length, refused.length]).toEqual([LIMIT, 20 - LIMIT]);
    expect(refused[0]?.headers['content-type']).toBe('application/problem+json');
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(await refused[0]?.body.json()).toMatchObject({
      type: '/problems/too-many-streams-of-user',
      detail: `You follow ${LIMIT} runs already`,
      suggestions: expect.arrayContaining([expect.stringMatching('GET /api/runs')]) as unknown,
    });
    await Promise.all(refused.slice(1).map(({ body }) => body.dump()));
    const other = await ask(path, await headersOf('another'));
    expect(other.statusCode).toBe(200);
    other.body.destroy();

    streams[0]?.body.destroy();
    const next = await until(
      async () => {
        const answer = await ask(path, tokens[0] ?? {});
        if (answer.statusCode === 200) return answer;
        await answer.body.dump();
        return undefined;
      },
      { what: 'the place of the one who left' },
    );
    for (const { body } of [...streams, next]) body.destroy();
  });

  const PUT_OUT: [why: string, sql: string][] = [
    ['the token was revoked', `update api_tokens set revoked_at = now() where user_id = $1`],
    ['the user was disabled', `update users set disabled_at = now() where id = $1`],
    ['the token has run out', `update api_tokens set expires_at = now() where user_id = $1`],
  ];

  it.each(PUT_OUT)('end when %s, and nothing more is told', async (_, sql) => {
    const user = `leaving ${sql.length}`;
    const reading = read(await ask(`/api/runs/${run}/events`, await headersOf(user)));
    const staying = read(await ask(`/api/runs/${run}/events`, await headersOf('staying')));
    await until(() => reading.text.includes('event: run'));
    await queryDatabase(database.url, sql.replace('$1', `(select id from users where name = $1)`), [user]);
    await until(() => reading.isOver, { timeoutMs: 9_000, what: 'the end of the stream' });
    expect(reading.text).not.toContain('event: end');
    const told = reading.text;
    await change(run);
    await until(() => staying.text.includes('"finished":1'));
    expect([reading.text, staying.isOver]).toEqual([told, false]);
  });

  it('go on when the session of a browser got another secret, which stays signed in, and end with the session', async () => {
    const browser = new Browser(api);
    browser.session = await addSession('patient');
    const reading = read(await ask(`/api/runs/${run}/events`, { cookie: `rookery_session=${browser.session}` }));
    const old = browser.session;
    await queryDatabase(database.url, `update sessions set rotated_at = now() - interval '13 hours'`);
    await browser.get('/api/account');
    await browser.get('/api/account');
    expect(browser.session).not.toBe(old);
    await queryDatabase(database.url, `update sessions set confirmed_at = now() - interval '2 minutes'`);
    // Looked at later than the other one.
    const clock = read(await ask(`/api/runs/${run}/events`, await headersOf('clock')));
    await queryDatabase(database.url, `update api_tokens set revoked_at = now()`);
    await until(() => clock.isOver, { timeoutMs: 9_000, what: 'another look at who follows' });
    await change(run);
    await until(() => reading.text.includes('"finished":1') || reading.isOver);
    expect([reading.isOver, (await browser.get('/api/account')).status]).toEqual([false, 200]);

    await browser.send('POST', '/api/sign-out');
    await until(() => reading.isOver, { timeoutMs: 9_000, what: 'the end of the stream' });
  });

  it('end when an owner is none any more and follows the batch of somebody else', async () => {
    const path = `/api/analysis-batches/${batch}/events`;
    const reading = read(await ask(path, await headersOf('old owner', { role: 'owner', scope: 'admin' })));
    await until(() => reading.text.includes('event: batch'));
    await queryDatabase(database.url, `update users set role = 'member' where name = 'old owner'`);
    await until(() => reading.isOver, { timeoutMs: 9_000, what: 'the end of the stream' });
  });
});
