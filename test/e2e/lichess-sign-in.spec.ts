import { request } from 'undici';
import { SignInLinks } from '../../src/accounts/sign-in-links.service.js';
import { makeAccount } from '../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { ApiServer } from '../support/api-server.js';
import { Browser, TEST_PASSWORD } from '../support/browser.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';

interface Account {
  id: number;
  name: string;
  role: string;
  players: string[];
}

const START = '/api/sign-in/lichess';
const MINUTE_MS = 60_000;

describe('signing in with Lichess', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let lichessUrl: string;
  let api: ApiServer;
  let late = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    const world = makeAccount({ seed: 8, username: 'Mine_Rook', games: 30 });
    lichess = new RehearsalServer({ world, now: () => Date.now() + late });
    lichessUrl = await lichess.start();
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl, env: { ROLES: 'api' } });
  });
  afterAll(async () => {
    await api.close();
    await lichess.stop();
    await database.drop();
  });
  beforeEach(async () => {
    await queryDatabase(database.url, 'delete from sign_in_attempts');
    await queryDatabase(database.url, 'delete from user_players');
    lichess.signedIn = 'mine_rook';
    late = 0;
  });

  /** Begins, and gives where Lichess sends the browser back to. */
  async function goThere(browser: Browser, query = ''): Promise<URL> {
    const begun = await browser.get(`${START}${query}`);
    const address = String(begun.headers.location);
    expect([begun.status, address.startsWith(`${lichessUrl}/oauth?response_type=code&`)]).toEqual([302, true]);
    const page = await request(address);
    await page.body.dump();
    return new URL(String(page.headers.location));
  }

  async function comeBack(browser: Browser, { pathname, search }: URL): Promise<unknown> {
    const answer = await browser.get(`${pathname}${search}`);
    expect(answer.status).toBe(302);
    return answer.headers.location;
  }

  async function signIn(browser: Browser, query = ''): Promise<unknown> {
    return comeBack(browser, await goThere(browser, query));
  }

  async function signInOwner(): Promise<Browser> {
    const { secret } = await api.app.get(SignInLinks).make();
    const browser = new Browser(api);
    await browser.submit({ link: secret });
    return browser;
  }

  async function invite(): Promise<string> {
    const { json } = await (await signInOwner()).send<{ link: string }>('POST', '/api/invitations', { role: 'member' });
    return `?invitation=${new URL(json.link).searchParams.get('invitation')}`;
  }

  const accountOf = async (browser: Browser): Promise<Account> => (await browser.get<Account>('/api/account')).json;

  it('notes the account of somebody who is signed in as their own, by which they get in afterwards', async () => {
    const owner = await signInOwner();
    expect(await signIn(owner)).toBe('/docs');
    expect(await accountOf(owner)).toMatchObject({ role: 'owner', players: ['mine_rook'] });
    const other = new Browser(api);
    expect(await signIn(other)).toBe('/docs');
    expect((await accountOf(other)).id).toBe((await accountOf(owner)).id);
  });

  it('makes an account of an invitation, and none without', async () => {
    const stranger = new Browser(api);
    expect(await signIn(stranger)).toBe('/sign-in?problem=unknown-account');
    expect((await stranger.get('/api/account')).status).toBe(401);
    expect((await stranger.get('/sign-in?problem=unknown-account')).text).toContain('No account here belongs to');
    const query = await invite();
    expect(await signIn(stranger, query)).toBe('/docs');
    expect(await accountOf(stranger)).toMatchObject({ name: 'Mine_Rook', role: 'member', players: ['mine_rook'] });
  });

  it('says so when somebody else has the name of the account, and the invitation holds on', async () => {
    await queryDatabase(
      database.url,
      `insert into users (name, name_key, role) values ('Mine_Rook', 'mine_rook', 'viewer') on conflict do nothing`,
    );
    const query = await invite();
    const browser = new Browser(api);
    expect(await signIn(browser, query)).toBe('/sign-in?problem=name-taken');
    expect((await browser.get('/sign-in?problem=name-taken')).text).toContain('has the name of this Lichess account');
    expect((await browser.get(`/sign-in${query}`)).text).toContain('You are invited');
    await queryDatabase(database.url, `delete from users where name = 'Mine_Rook'`);
    expect(await signIn(browser, query)).toBe('/docs');
  });

  it('is no more once the account is taken off again, which is not done where it is the only way in', async () => {
    const path = '/api/account/players/Mine_Rook';
    await queryDatabase(database.url, `delete from users where name = 'Mine_Rook'`);
    const browser = new Browser(api);
    expect(await signIn(browser, await invite())).toBe('/docs');
    const refused = await browser.send<{ type: string }>('DELETE', path);
    expect([refused.status, refused.json.type]).toEqual([409, '/problems/last-way-in']);
    expect(await accountOf(browser)).toMatchObject({ players: ['mine_rook'] });
    expect((await browser.send('PUT', '/api/account/password', { password: TEST_PASSWORD })).status).toBe(204);
    expect((await browser.send('DELETE', path)).status).toBe(204);
    expect((await browser.send('DELETE', path)).status).toBe(404);
    expect(await accountOf(browser)).toMatchObject({ players: [] });
    expect(await signIn(new Browser(api))).toBe('/sign-in?problem=unknown-account');
  });

  it('does not take an account from one user for another', async () => {
    expect(await signIn(await signInOwner())).toBe('/docs');
    await queryDatabase(database.url, `insert into users (name, name_key, role) values ('Second', 'second', 'owner')`);
    const { secret } = await api.app.get(SignInLinks).make('Second');
    const second = new Browser(api);
    await second.submit({ link: secret });
    expect(await signIn(second)).toBe('/sign-in?problem=taken');
  });

  it('lets no disabled user in', async () => {
    const user = new Browser(api);
    await queryDatabase(database.url, `delete from users where name = 'Mine_Rook'`);
    expect(await signIn(user, await invite())).toBe('/docs');
    await queryDatabase(database.url, `update users set disabled_at = now() where name = 'Mine_Rook'`);
    expect(await signIn(new Browser(api))).toBe('/sign-in?problem=unknown-account');
  });

  it('gives every token back, and keeps none', async () => {
    await signIn(await signInOwner());
    expect(lichess.oauth.openTokens).toBe(0);
    const asked = lichess.stats.requests.slice(-3).map(({ method, path, status }) => `${method} ${path} ${status}`);
    expect(asked).toEqual(['POST /api/token 200', 'GET /api/account 200', 'DELETE /api/token 204']);
    expect(lichess.stats).toMatchObject({ concurrentViolations: 0, penaltyViolations: 0 });
  });

  describe('fails when', () => {
    it('the user says no', async () => {
      lichess.signedIn = undefined;
      expect(await signIn(new Browser(api))).toBe('/sign-in?problem=cancelled');
    });

    it('it was begun in another browser, or not at all, or ended before', async () => {
      const browser = await signInOwner();
      const back = await goThere(browser);
      expect(await comeBack(new Browser(api), back)).toBe('/sign-in?problem=stale');
      const forged = new URL(back);
      forged.searchParams.set('state', 'forged');
      expect(await comeBack(browser, forged)).toBe('/sign-in?problem=stale');
      expect(await comeBack(browser, back)).toBe('/sign-in?problem=stale');
    });

    it('the code was used already', async () => {
      const [one, other] = [await signInOwner(), await signInOwner()];
      const used = await goThere(one);
      expect(await comeBack(one, used)).toBe('/docs');
      const back = await goThere(other);
      back.searchParams.set('code', used.searchParams.get('code') ?? '');
      expect(await comeBack(other, back)).toBe('/sign-in?problem=refused');
    });

    it('the code came too late', async () => {
      const browser = await signInOwner();
      const back = await goThere(browser);
      late = 3 * MINUTE_MS;
      expect(await comeBack(browser, back)).toBe('/sign-in?problem=refused');
    });

    it('the code belongs to another verifier', async () => {
      const [one, other] = [await signInOwner(), await signInOwner()];
      const [stolen, back] = [await goThere(one), await goThere(other)];
      back.searchParams.set('code', stolen.searchParams.get('code') ?? '');
      expect(await comeBack(other, back)).toBe('/sign-in?problem=refused');
    });

    it('Lichess is in trouble', async () => {
      lichess.setFaults([{ on: 'token', nth: 1, action: { type: 'badGateway' } }]);
      expect(await signIn(await signInOwner())).toBe('/sign-in?problem=busy');
    });
  });

  it('carries nothing but an invitation into the cookie', async () => {
    const answer = await new Browser(api).get(`${START}?invitation=${encodeURIComponent('x; Domain=evil.example')}`);
    expect(answer.headers['set-cookie']).toMatch(
      /^rookery_lichess=[\w-]{43}\.[\w-]{43}\.; Path=\/api\/sign-in\/lichess; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );
  });
});
