import { SignInLinks } from '../../src/accounts/sign-in-links.service.js';
import { type Answer, ApiServer } from '../support/api-server.js';
import { Browser, TEST_PASSWORD } from '../support/browser.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';

interface Account {
  id: number;
}

describe('a session', () => {
  let database: TestDatabase;
  let api: ApiServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    const options = { databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', env: { ROLES: 'api' } };
    api = await ApiServer.start(options);
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });
  beforeEach(() => queryDatabase(database.url, 'delete from sign_in_attempts'));

  const sql = (text: string): Promise<Record<string, unknown>[]> => queryDatabase(database.url, text);
  const problemOf = (answer: Answer): [number, string] => [
    answer.status,
    (answer.json as { type: string }).type.replace('/problems/', ''),
  ];
  const join = (name: string): Promise<Browser> => Browser.ofInvited(api, name);
  const PASSWORD = TEST_PASSWORD;

  it('is a cookie that scripts and other sites do not get', async () => {
    const { secret } = await api.app.get(SignInLinks).make();
    const answer = await new Browser(api).submit({ link: secret });
    expect(answer.headers['set-cookie']).toMatch(
      /^rookery_session=rs_[\w-]{43}; Path=\/; Max-Age=1209600; HttpOnly; SameSite=Lax$/,
    );
  });

  it('changes nothing unless a page of this server asks', async () => {
    const browser = await join('Careful Otter');
    const sites: Record<string, string>[] = [{ 'sec-fetch-site': 'none' }, { 'sec-fetch-site': '', origin: '' }];
    for (const headers of sites) {
      const answer = await browser.ask('/api/players', { method: 'POST', headers, body: { name: 'Tidy_Heron' } });
      expect([headers, ...problemOf(answer)]).toEqual([headers, 403, 'foreign-origin']);
    }
    const others: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': '', origin: 'null' },
    ];
    for (const headers of others) {
      expect(
        (await browser.ask('/api/players', { method: 'POST', headers, body: { name: 'Tidy_Heron' } })).status,
      ).toBe(403);
    }
    const byOrigin = { 'sec-fetch-site': '', origin: api.address };
    expect(
      (await browser.ask('/api/players', { method: 'POST', headers: byOrigin, body: { name: 'Tidy_Heron' } })).status,
    ).toBe(201);
    expect((await browser.send('POST', '/api/players', { name: 'Other_Heron' })).status).toBe(201);
  });

  it('ends when it is signed out, and another one of the same user can be ended', async () => {
    const here = await join('Two Otters');
    const there = new Browser(api);
    await there.send('POST', '/api/sign-in/password', { name: 'Two Otters', password: PASSWORD });
    type List = { items: { id: number; current: boolean }[] };
    const { items } = (await here.get<List>('/api/account/sessions')).json;
    expect(items.map(({ current }) => current)).toEqual([false, true]);
    const stranger = await join('Strange Otter');
    const path = `/api/account/sessions/${items[0]?.id}`;
    expect(problemOf(await stranger.send('DELETE', path))).toEqual([404, 'session-not-found']);
    expect((await here.send('DELETE', path)).status).toBe(204);
    expect((await there.get('/api/account')).status).toBe(401);
    const kept = here.session;
    const leaving = Array.from({ length: 5 }, () => here.send('POST', '/api/sign-out'));
    const statuses = (await Promise.all(leaving)).map(({ status }) => status);
    // Who came when it had ended had no session; nobody is told that there is none to end.
    expect([...new Set(statuses)].filter((status) => status !== 401)).toEqual([204]);
    expect(here.session).toBeUndefined();
    here.session = kept;
    expect((await here.get('/api/account')).status).toBe(401);
  });

  it('gets a new secret in time, while requests side by side go on with the old one', async () => {
    const browser = await join('Turning Otter');
    await browser.get('/api/account');
    const old = browser.session;
    await sql(`update sessions set rotated_at = now() - interval '13 hours'`);
    const answers = await Promise.all(Array.from({ length: 8 }, () => asBearerOf(old).get<Account>('/api/account')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    const fresh = answers.flatMap(({ headers }) => headers['set-cookie'] ?? []);
    expect(fresh).toHaveLength(1);
    browser.session = /rookery_session=(rs_[\w-]+)/.exec(String(fresh[0]))?.[1];
    expect((await browser.get('/api/account')).status).toBe(200);
    // The new one was seen: a minute later the old one is that of a thief, or of nobody.
    expect((await asBearerOf(old).get('/api/account')).status).toBe(200);
    await sql(`update sessions set confirmed_at = now() - interval '2 minutes'`);
    expect((await asBearerOf(old).get('/api/account')).status).toBe(401);
    expect((await browser.get('/api/account')).status).toBe(401);
  });

  it('survives an answer with a new secret that never arrived', async () => {
    const browser = await join('Lossy Otter');
    await browser.get('/api/account');
    const old = browser.session;
    await sql(`update sessions set rotated_at = now() - interval '13 hours'`);
    await asBearerOf(old).get('/api/account');
    await sql(`update sessions set rotated_at = now() - interval '2 hours'`);
    const late = asBearerOf(old);
    expect((await late.get('/api/account')).status).toBe(200);
    expect(late.session).not.toBe(old);
    expect((await late.get('/api/account')).status).toBe(200);
  });

  it.each([
    ['unused for two weeks', `seen_at = now() - interval '15 days'`],
    ['three months old', `created_at = now() - interval '91 days'`],
  ])('ends by itself when it is %s', async (_, change) => {
    const browser = await Browser.ofOwner(api);
    expect((await browser.get('/api/account')).status).toBe(200);
    await sql(`update sessions set ${change}`);
    expect(problemOf(await browser.get('/api/account'))).toEqual([401, 'sign-in-required']);
  });

  const asBearerOf = (secret: string | undefined): Browser => {
    const browser = new Browser(api);
    browser.session = secret;
    return browser;
  };
});
