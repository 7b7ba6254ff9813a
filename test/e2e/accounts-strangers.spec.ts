import { SIGN_IN_LIMITS } from '../../src/accounts/sign-in-limits.js';
import { makeAccount } from '../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { ApiServer } from '../support/api-server.js';
import { Browser, TEST_PASSWORD } from '../support/browser.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';

describe('people from outside', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let lichessUrl: string;
  let api: ApiServer;

  const start = (env: Record<string, string> = {}): Promise<ApiServer> =>
    ApiServer.start({ databaseUrl: database.url, lichessUrl, env: { ROLES: 'api', ...env } });

  beforeAll(async () => {
    database = await createTestDatabase();
    lichess = new RehearsalServer({ world: makeAccount({ seed: 8, username: 'Mine_Rook', games: 3 }) });
    lichessUrl = await lichess.start();
    api = await start();
  });
  afterAll(async () => {
    await api.close();
    await lichess.stop();
    await database.drop();
  });
  beforeEach(() => queryDatabase(database.url, 'delete from sign_in_attempts'));

  it('see no figures through a proxy, declared or not', async () => {
    const behind = await start({ TRUST_PROXY: 'loopback' });
    const ask = async (server: ApiServer, headers = {}): Promise<number> =>
      (await server.ask('/metrics', { anonymous: true, headers })).status;
    expect([await ask(api), await ask(api, { 'x-forwarded-for': '203.0.113.7' }), await ask(behind)]).toEqual([
      200, 401, 401,
    ]);
    await behind.close();
  });

  it('do not stop the traffic with Lichess by answers that nobody asked for', async () => {
    const asked = lichess.stats.total;
    const places: unknown[] = [];
    for (let n = 0; n < SIGN_IN_LIMITS.address + 5; n++) {
      const answer = await api.ask('/api/sign-in/lichess/callback?state=a&code=made-up', {
        anonymous: true,
        headers: { cookie: 'rookery_lichess=a.b' },
      });
      places.push(answer.headers.location);
    }
    expect(new Set(places.slice(-5))).toEqual(new Set(['/sign-in?problem=busy']));
    expect(lichess.stats.total - asked).toBeLessThanOrEqual(SIGN_IN_LIMITS.address);
  });

  it('are not let in by whoever may not invite any more', async () => {
    const owner = await Browser.ofOwner(api);
    const second = await Browser.ofInvited(api, 'Second Owner', 'owner');
    const { id } = (await second.get<{ id: number }>('/api/account')).json;
    const { json } = await second.send<{ link: string }>('POST', '/api/invitations', { role: 'owner' });
    const invitation = new URL(json.link).searchParams.get('invitation');
    await owner.send('PATCH', `/api/users/${id}`, { role: 'member' });
    const body = { invitation, name: 'Back Again', password: TEST_PASSWORD };
    expect((await new Browser(api).send('POST', '/api/sign-in/invitation', body)).status).toBe(410);
  });

  it('do not shut out a team that signs in from their address', async () => {
    await Browser.ofInvited(api, 'Team Otter');
    for (let n = 0; n <= SIGN_IN_LIMITS.address; n++) {
      const body = { name: 'Team Otter', password: TEST_PASSWORD };
      expect((await new Browser(api).send('POST', '/api/sign-in/password', body)).status).toBeLessThan(300);
    }
  });

  it('who guess passwords shut nobody out who has a link', async () => {
    const guess = (n: number): Promise<{ status: number }> =>
      new Browser(api).send('POST', '/api/sign-in/password', { name: `Otter ${n}`, password: TEST_PASSWORD });
    const answers = await Promise.all(Array.from({ length: SIGN_IN_LIMITS.address + 1 }, (_, n) => guess(n)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    await Browser.ofInvited(api, 'Late Otter');
  });

  it('with the browser of somebody else cannot guess the password', async () => {
    const browser = await Browser.ofInvited(api, 'Open Otter');
    const statuses: number[] = [];
    for (let n = 0; n <= SIGN_IN_LIMITS.nameHere; n++) {
      const body = { current: `guess number ${n}`, password: 'herons stand in reeds' };
      statuses.push((await browser.send('PUT', '/api/account/password', body)).status);
    }
    expect(statuses).toEqual([...Array.from({ length: SIGN_IN_LIMITS.nameHere }, () => 400), 429]);
  });

  it('may have a proxy that asks for a password of its own', async () => {
    const browser = await Browser.ofOwner(api);
    const headers = { authorization: 'Basic b3duZXI6b3duZXI=' };
    expect((await browser.ask('/api/account', { headers })).status).toBe(200);
    expect((await new Browser(api).ask('/api/account', { headers })).status).toBe(401);
  });
});
