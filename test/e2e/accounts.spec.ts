import pg from 'pg';
import { type FirstLink, SignInLinks } from '../../src/accounts/sign-in-links.service.js';
import { SIGN_IN_LIMITS } from '../../src/accounts/sign-in-limits.js';
import { makeSecret } from '../../src/accounts/secrets.js';
import { type Answer, ApiServer } from '../support/api-server.js';
import { bearer, makeToken } from '../support/accounts.js';
import { Browser, TEST_PASSWORD } from '../support/browser.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

interface Account {
  id: number;
  name: string;
  role: string;
  scope: string;
  via: string;
}

const NOBODY = 'http://127.0.0.1:9';
const PASSWORD = TEST_PASSWORD;

describe('accounts', () => {
  let database: TestDatabase;
  let api: ApiServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: NOBODY, env: { ROLES: 'api' } });
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });
  beforeEach(() => queryDatabase(database.url, 'delete from sign_in_attempts'));

  const sql = (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    queryDatabase(database.url, text, values);
  const problemOf = (answer: Answer): [number, string] => [
    answer.status,
    (answer.json as { type: string }).type.replace('/problems/', ''),
  ];

  const join = (name: string, role?: string): Promise<Browser> => Browser.ofInvited(api, name, role);
  const signInOwner = (): Promise<Browser> => Browser.ofOwner(api);

  describe('a sign-in link', () => {
    it('is not used up by looking at it, signs in once, and says so the second time', async () => {
      const { secret } = await api.app.get(SignInLinks).make();
      const browser = new Browser(api);
      for (const look of [1, 2]) {
        const page = await browser.get(`/sign-in?link=${secret}`);
        expect([look, page.status, page.type, browser.session]).toEqual([
          look,
          200,
          'text/html; charset=utf-8',
          undefined,
        ]);
        expect(page.text).toContain(secret);
      }
      expect(await browser.submit({ link: secret })).toMatchObject({ status: 303, headers: { location: '/docs' } });
      expect((await browser.get<Account>('/api/account')).json).toMatchObject({
        role: 'owner',
        scope: 'admin',
        via: 'session',
      });
      const again = await new Browser(api).submit({ link: secret });
      expect([again.status, again.type]).toEqual([410, 'text/html; charset=utf-8']);
      expect(again.text).toContain('was used');
      expect(problemOf(await browser.send('POST', '/api/sign-in/link', { link: secret }))).toEqual([
        410,
        'sign-in-link-ended',
      ]);
    });

    it('holds no more once there is a new one, or a day is over', async () => {
      const first = await api.app.get(SignInLinks).make();
      const second = await api.app.get(SignInLinks).make();
      expect((await new Browser(api).submit({ link: first.secret })).status).toBe(410);
      await sql(`update sign_in_links set expires_at = now() - interval '1 second'`);
      expect((await new Browser(api).submit({ link: second.secret })).status).toBe(410);
    });

    it('is made at the start for an owner without a way in, and not for others', async () => {
      await sql('delete from sessions');
      await sql(`update users set password_hash = null where role = 'owner'`);
      const links = api.app.get(SignInLinks);
      await sql('delete from sign_in_links');
      const first = await links.makeForFirstOwner();
      // Whoever starts right afterwards takes nothing away from what was just printed.
      expect(await links.makeForFirstOwner()).toEqual({ madeSecondsAgo: expect.any(Number) as unknown });
      await sql(`update sign_in_links set expires_at = expires_at - interval '21 s'`);
      const second = await links.makeForFirstOwner();
      const secretOf = (link: FirstLink | undefined): string => (link && 'secret' in link ? link.secret : 'none');
      expect((await new Browser(api).submit({ link: secretOf(first) })).status).toBe(410);
      expect((await new Browser(api).submit({ link: secretOf(second) })).status).toBe(303);
      expect(await links.makeForFirstOwner()).toBeUndefined();
    });
  });

  describe('an invitation', () => {
    it('makes one account with its role', async () => {
      const owner = await signInOwner();
      const { json, status } = await owner.send<{ id: number; link: string }>('POST', '/api/invitations', {
        role: 'viewer',
        note: 'for the heron',
      });
      expect([status, json.link.startsWith(`${api.address}/sign-in?invitation=ri_`)]).toEqual([201, true]);
      const invitation = new URL(json.link).searchParams.get('invitation') ?? '';
      expect((await new Browser(api).get(`/sign-in?invitation=${invitation}`)).text).toContain('You are invited');
      const [one, other] = [new Browser(api), new Browser(api)];
      const answers = await Promise.all([
        one.submit({ invitation, name: 'Tidy Heron', password: PASSWORD }),
        other.submit({ invitation, name: 'Another Heron', password: PASSWORD }),
      ]);
      expect(answers.map(({ status: it }) => it).sort()).toEqual([303, 410]);
      const inside = answers[0]?.status === 303 ? one : other;
      expect((await inside.get<Account>('/api/account')).json).toMatchObject({ role: 'viewer', scope: 'read' });
      const list = await owner.get<{ items: { id: number; usedAt: string | null }[] }>('/api/invitations');
      expect(list.json.items.find(({ id }) => id === json.id)?.usedAt).not.toBeNull();
    });

    it('refuses names and passwords that cannot be, and holds on', async () => {
      const owner = await signInOwner();
      const { json } = await owner.send<{ link: string }>('POST', '/api/invitations', { role: 'member' });
      const invitation = new URL(json.link).searchParams.get('invitation') ?? '';
      const attempt = (name: string, password: string): Promise<Answer> =>
        new Browser(api).send('POST', '/api/sign-in/invitation', { invitation, name, password });
      expect(problemOf(await attempt('Otter', 'password1234'))).toEqual([400, 'invalid-account']);
      expect(problemOf(await attempt('<b>', PASSWORD))).toEqual([400, 'invalid-account']);
      expect(problemOf(await attempt('OWNER', PASSWORD))).toEqual([409, 'name-taken']);
      const page = await new Browser(api).submit({ invitation, name: 'x', password: PASSWORD });
      expect([page.status, page.text.includes('You are invited')]).toEqual([400, true]);
      expect((await attempt('Otter the First', PASSWORD)).status).toBe(204);
    });

    it('can be taken back', async () => {
      const owner = await signInOwner();
      const { json } = await owner.send<{ id: number; link: string }>('POST', '/api/invitations', { role: 'member' });
      expect((await owner.send('DELETE', `/api/invitations/${json.id}`)).status).toBe(204);
      expect(problemOf(await owner.send('DELETE', `/api/invitations/${json.id}`))).toEqual([
        404,
        'invitation-not-found',
      ]);
      const invitation = new URL(json.link).searchParams.get('invitation') ?? '';
      expect((await new Browser(api).submit({ invitation, name: 'Late Otter', password: PASSWORD })).status).toBe(410);
    });
  });

  describe('a password', () => {
    it('signs in, in any case of the name, and nothing else does', async () => {
      await join('Grey Otter');
      const attempt = (name: string, password: string): Promise<Answer> =>
        new Browser(api).send('POST', '/api/sign-in/password', { name, password });
      expect((await attempt('grey otter', PASSWORD)).status).toBe(204);
      expect(problemOf(await attempt('Grey Otter', PASSWORD.toUpperCase()))).toEqual([401, 'wrong-credentials']);
      expect(problemOf(await attempt('Nobody Here', PASSWORD))).toEqual([401, 'wrong-credentials']);
      const page = await new Browser(api).submit({ name: 'Grey Otter', password: 'wrong \u0000' });
      expect([page.status, page.text.includes('do not belong together')]).toEqual([401, true]);
    });

    it('is changed by whoever knows it, which ends all other sessions', async () => {
      const here = await join('Brown Otter');
      const there = new Browser(api);
      await there.send('POST', '/api/sign-in/password', { name: 'Brown Otter', password: PASSWORD });
      const change = (current: string, password: string): Promise<Answer> =>
        here.send('PUT', '/api/account/password', { current, password });
      expect(problemOf(await change('not it', 'herons stand in reeds'))).toEqual([400, 'invalid-account']);
      expect(problemOf(await change(PASSWORD, 'brown otter 1'))).toEqual([400, 'invalid-account']);
      expect((await there.get('/api/account')).status).toBe(200);
      expect((await change(PASSWORD, 'herons stand in reeds')).status).toBe(204);
      expect([(await here.get('/api/account')).status, (await there.get('/api/account')).status]).toEqual([200, 401]);
    });

    it('may be tried only so often, over all servers together', async () => {
      const second = await ApiServer.start({ databaseUrl: database.url, lichessUrl: NOBODY, env: { ROLES: 'api' } });
      await join('Quick Otter');
      await sql('delete from sign_in_attempts');
      const tries = Array.from({ length: SIGN_IN_LIMITS.nameHere + 5 }, (_, n) =>
        new Browser(n % 2 ? api : second).send('POST', '/api/sign-in/password', {
          name: 'Quick Otter',
          password: `${PASSWORD}${n}`,
        }),
      );
      const answers = await Promise.all(tries);
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(SIGN_IN_LIMITS.nameHere);
      const late = answers.find(({ status }) => status === 429);
      expect(Number(late?.headers['retry-after'])).toBeGreaterThan(800);
      const right = await new Browser(api).send('POST', '/api/sign-in/password', {
        name: 'Quick Otter',
        password: PASSWORD,
      });
      expect(problemOf(right)).toEqual([429, 'too-many-sign-ins']);
      await sql(`update sign_in_attempts set started_at = now() - interval '16 minutes'`);
      expect((await new Browser(api).submit({ name: 'Quick Otter', password: PASSWORD })).status).toBe(303);
      await second.close();
    });
  });

  describe('a token', () => {
    it('is shown once, acts for its user, and holds no more once it is taken back', async () => {
      const browser = await join('Program Otter');
      const made = await browser.send<{ id: number; secret: string }>('POST', '/api/tokens', {
        name: 'x',
        scope: 'write',
      });
      expect([made.status, made.json.secret]).toEqual([201, expect.stringMatching(/^rk_[\w-]{43}$/)]);
      const headers = bearer(made.json.secret);
      expect((await api.get<Account>('/api/account', headers)).json).toMatchObject({
        name: 'Program Otter',
        via: 'token',
      });
      const list = await browser.get<{ items: { id: number; lastUsedAt: string }[] }>('/api/tokens');
      expect(list.text).not.toContain(made.json.secret);
      expect(list.json.items).toMatchObject([{ id: made.json.id, lastUsedAt: expect.any(String) }]);
      expect((await browser.send('DELETE', `/api/tokens/${made.json.id}`)).status).toBe(204);
      expect(problemOf(await api.get('/api/account', headers))).toEqual([401, 'sign-in-required']);
    });

    it('reaches no further than the role, and makes no other tokens', async () => {
      const viewer = await join('Watching Otter', 'viewer');
      expect(problemOf(await viewer.send('POST', '/api/tokens', { name: 'x', scope: 'write' }))).toEqual([
        400,
        'invalid-account',
      ]);
      const made = await viewer.send<{ secret: string }>('POST', '/api/tokens', { name: 'x', scope: 'read' });
      const headers = bearer(made.json.secret);
      expect(problemOf(await api.post('/api/tokens', { name: 'y', scope: 'read' }, headers))).toEqual([
        403,
        'session-required',
      ]);
      expect(problemOf(await api.post('/api/players', { name: 'Tidy_Heron' }, headers))).toEqual([403, 'not-allowed']);
    });

    it('is hidden from other members, who cannot take it back; owners can', async () => {
      const [one, other] = [await join('Otter One'), await join('Otter Two')];
      const { json } = await one.send<{ id: number }>('POST', '/api/tokens', { name: 'mine', scope: 'read' });
      const seen = async (browser: Browser): Promise<boolean> =>
        (await browser.get<{ items: { id: number }[] }>('/api/tokens')).json.items.some(({ id }) => id === json.id);
      const owner = await signInOwner();
      expect([await seen(one), await seen(other), await seen(owner)]).toEqual([true, false, true]);
      expect(problemOf(await other.send('DELETE', `/api/tokens/${json.id}`))).toEqual([404, 'token-not-found']);
      expect((await owner.send('DELETE', `/api/tokens/${json.id}`)).status).toBe(204);
    });

    it('ends by itself', async () => {
      const secret = await makeToken(database.url, { user: 'Ending Otter', role: 'member' });
      await sql(`update api_tokens set expires_at = now() - interval '1 second' where name = 'test' and user_id =
        (select id from users where name = 'Ending Otter')`);
      expect((await api.get('/api/account', bearer(secret))).status).toBe(401);
    });

    it('goes before a cookie, and another scheme is none', async () => {
      const browser = await signInOwner();
      for (const authorization of [
        'Bearer nonsense',
        'Digest b3duZXI6b3duZXI=',
        bearer(makeSecret('token')).authorization,
        '',
      ]) {
        const answer = await browser.ask('/api/account', { headers: { authorization } });
        expect([authorization, answer.status, answer.headers['www-authenticate']]).toEqual([
          authorization,
          401,
          'Bearer realm="Rookery"',
        ]);
      }
    });
  });

  describe('an owner', () => {
    it('changes roles and shuts people out at once, but never the last owner', async () => {
      const [owner, otter] = [await signInOwner(), await join('Shut Otter')];
      const { id } = (await otter.get<Account>('/api/account')).json;
      const token = await otter.send<{ secret: string }>('POST', '/api/tokens', { name: 'x', scope: 'write' });
      expect((await owner.send('PATCH', `/api/users/${id}`, { role: 'viewer' })).json).toMatchObject({
        role: 'viewer',
      });
      expect(problemOf(await otter.send('POST', '/api/players', { name: 'Tidy_Heron' }))).toEqual([403, 'not-allowed']);
      const narrowed = await api.get<Account>('/api/account', bearer(token.json.secret));
      expect(narrowed.json).toMatchObject({ role: 'viewer', scope: 'read' });
      await owner.send('PATCH', `/api/users/${id}`, { disabled: true });
      expect((await otter.get('/api/account')).status).toBe(401);
      expect((await api.get('/api/account', bearer(token.json.secret))).status).toBe(401);
      expect((await new Browser(api).submit({ name: 'Shut Otter', password: PASSWORD })).status).toBe(401);
      const self = (await owner.get<Account>('/api/account')).json.id;
      for (const change of [{ role: 'member' }, { disabled: true }]) {
        expect(problemOf(await owner.send('PATCH', `/api/users/${self}`, change))).toEqual([409, 'last-owner']);
      }
      expect(problemOf(await owner.send('PATCH', '/api/users/999999', {}))).toEqual([404, 'user-not-found']);
    });

    it('changes somebody once, however often it is asked for at the same time', async () => {
      const [owner, otter] = [await signInOwner(), await join('Raced Otter')];
      const { id } = (await otter.get<Account>('/api/account')).json;
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query('begin; lock table users in share row exclusive mode');
      const changes = [1, 2].map(() => owner.send('PATCH', `/api/users/${id}`, { role: 'viewer' }));
      const waiting = `select from pg_locks where not granted and relation = 'users'::regclass`;
      await until(async () => (await client.query(waiting)).rowCount === changes.length, { what: 'both to wait' });
      await client.query('commit');
      await client.end();
      expect((await Promise.all(changes)).map(({ status }) => status)).toEqual([200, 200]);
      const noted = `select from audit_entries where action = 'user.role.viewer' and subject = 'Raced Otter'`;
      expect(await queryDatabase(database.url, noted)).toHaveLength(1);
    });

    it('reads who did what, page by page', async () => {
      const otter = await join('Noted Otter');
      const { id } = (await otter.get<Account>('/api/account')).json;
      await otter.send('POST', '/api/players', { name: 'Tidy_Heron' });
      type Page = { items: { id: number; action: string; userName: string; subject: string }[]; nextCursor?: string };
      const owner = await signInOwner();
      const first = (await owner.get<Page>(`/api/audit?user=${id}&limit=2`)).json;
      expect(first.items.map(({ action, userName }) => [action, userName])).toEqual([
        ['POST /api/players', 'Noted Otter'],
        ['signed-in.invitation', 'Noted Otter'],
      ]);
      const second = (await owner.get<Page>(`/api/audit?user=${id}&limit=2&cursor=${first.nextCursor}`)).json;
      expect(second.items.map(({ action }) => action)).toEqual(['user.created']);
      expect(problemOf(await otter.get('/api/audit'))).toEqual([403, 'not-allowed']);
    });
  });

  it('keep the files of imports and exports to whoever asked, and owners', async () => {
    const [one, other] = [await join('Exporting Otter'), await join('Curious Otter')];
    const owner = await signInOwner();
    const { json } = await one.send<{ id: number; userId: number }>('POST', '/api/exports', { format: 'pgn' });
    expect(json.userId).toBe((await one.get<Account>('/api/account')).json.id);
    const upload = await one.ask<{ id: number }>('/api/imports?name=one.pgn', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from('[Event "x"]\n[White "A"]\n[Black "B"]\n[Result "1-0"]\n\n1. e4 1-0\n'),
    });
    for (const path of [`/api/exports/${json.id}`, `/api/exports/${json.id}/file`, `/api/imports/${upload.json.id}`]) {
      const statuses = [];
      for (const browser of [one, other, owner]) statuses.push((await browser.get(path)).status);
      const open = path.endsWith('/file') ? 409 : 200;
      expect([path, statuses]).toEqual([path, [open, 404, open]]);
    }
    // What is done for the team is seen by the team.
    expect((await other.get(`/api/runs/${json.id}`)).status).toBe(200);
  });

  it('are closed to a page that points its own name at this machine', async () => {
    for (const path of ['/api/account', '/sign-in', '/health/live']) {
      const answer = await api.app.inject({
        url: path,
        headers: { ...api.authorization, host: 'rebound.example:3000' },
      });
      expect([path, answer.statusCode, answer.json<{ type: string }>().type]).toEqual([
        path,
        403,
        '/problems/foreign-host',
      ]);
    }
  });
});
