import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TokensService } from '../../src/accounts/tokens.service.js';
import { ApiServer } from '../support/api-server.js';
import { makeToken } from '../support/accounts.js';
import { Browser } from '../support/browser.js';
import { RookeryProcess } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const LICHESS_URL = 'http://127.0.0.1:9';

describe('tokens of a user that hold', () => {
  let database: TestDatabase;
  let api: ApiServer;
  let browser: Browser;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: LICHESS_URL, env: { ROLES: 'api' } });
    browser = await Browser.ofInvited(api, 'Token Otter');
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const make = async (): Promise<number> =>
    (await browser.send('POST', '/api/tokens', { name: 'one of many', scope: 'read' })).status;
  const countHeld = async (): Promise<number> => {
    const rows = await queryDatabase<{ held: number }>(
      database.url,
      `select count(*)::int as held from api_tokens t join users u on u.id = t.user_id
       where u.name = 'Token Otter' and revoked_at is null and coalesce(expires_at > now(), true)`,
    );
    return rows[0]?.held ?? 0;
  };

  it('are a hundred at most, however many are asked for at once', async () => {
    for (let n = 0; n < 99; n++) await makeToken(database.url, { user: 'Token Otter', role: 'member', scope: 'read' });
    const statuses = await Promise.all(Array.from({ length: 20 }, make));
    expect(statuses.toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    expect(await countHeld()).toBe(100);
    const refused = await browser.send('POST', '/api/tokens', { name: 'one more', scope: 'read' });
    expect(refused).toMatchObject({
      status: 409,
      type: 'application/problem+json',
      json: {
        type: '/problems/too-many-tokens',
        suggestions: expect.arrayContaining([expect.stringMatching('DELETE /api/tokens')]) as unknown,
      },
    });
  });

  it('do not count once they were taken back or have run out, and are the same for the command line', async () => {
    const [oldest] = await queryDatabase<{ id: number; userId: number }>(
      database.url,
      `select t.id, user_id as "userId" from api_tokens t join users u on u.id = t.user_id where u.name = 'Token Otter'
       order by t.id limit 1`,
    );
    const tokens = api.app.get(TokensService);
    const wanted = { userId: oldest?.userId ?? 0, name: 'by the operator', scope: 'read' } as const;
    await expect(tokens.create(wanted, { userId: null, via: 'command' })).rejects.toThrow('has 100 tokens');
    expect((await browser.send('DELETE', `/api/tokens/${oldest?.id}`)).status).toBe(204);
    expect([await make(), await make()]).toEqual([201, 409]);
    await queryDatabase(
      database.url,
      `update api_tokens set expires_at = now() where id = (select max(id) from api_tokens)`,
    );
    expect([await make(), await make()]).toEqual([201, 409]);
    // Others have their own.
    const other = await Browser.ofInvited(api, 'Other Otter');
    expect((await other.send('POST', '/api/tokens', { name: 'first', scope: 'read' })).status).toBe(201);
  });
});

describe('two first starts at once', () => {
  let database: TestDatabase;
  let homes: string[];
  let started: RookeryProcess[];

  beforeAll(async () => {
    database = await createTestDatabase();
    homes = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'rookery-first-'))));
  });
  afterAll(async () => {
    await Promise.all(started.map((one) => one.kill()));
    await database.drop();
    await Promise.all(homes.map((home) => rm(home, { recursive: true, force: true })));
  });

  it('print one link, which holds, and say where it is', async () => {
    started = homes.map(
      (home) =>
        new RookeryProcess(['start'], {
          ROOKERY_HOME: home,
          DATABASE_URL: database.url,
          ROLES: 'api',
          PORT: '0',
          LICHESS_URL,
        }),
    );
    await until(() => started.every(({ output }) => output.includes('Nobody owns this server yet')), {
      timeoutMs: 60_000,
      what: () => `both to say how one signs in: ${started.map(({ output }) => output).join('\n')}`,
    });
    const links = started.flatMap(({ output }) => /http:\S+\/sign-in\?link=(\S+)/.exec(output) ?? []);
    expect(links).toHaveLength(2);
    const [url, secret] = links as [string, string];
    const other = started.find(({ output }) => !output.includes(secret));
    expect(other?.output).toMatch(/Another start printed a link for the owner \d+ s ago, and it holds/);
    expect(other?.output).toContain('accounts link');
    const answer = await fetch(new URL('/api/sign-in/link', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ link: secret }),
    });
    expect(answer.status).toBe(204);
    const owners = await queryDatabase(database.url, `select from users where role = 'owner'`);
    expect(owners).toHaveLength(1);
  }, 90_000);
});
