import type { OpenAPIObject } from '@nestjs/swagger';
import { SignInLinks } from '../../src/accounts/sign-in-links.service.js';
import { makeSecret } from '../../src/accounts/secrets.js';
import { ApiServer, type Asking } from '../support/api-server.js';
import { bearer, makeToken } from '../support/accounts.js';
import { Browser } from '../support/browser.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';

interface Operation {
  'x-rookery-needs'?: string;
  security?: object[];
  responses: object;
}

const NOBODY = 'http://127.0.0.1:9';
const NEEDS = ['public', 'local', 'read', 'write', 'admin', 'read session', 'admin session'];
/** In the order of what they reach. */
const SCOPES = ['read', 'write', 'admin'];

/** Values for the parameters of paths that name nothing that exists: whoever gets through changes nothing. */
const PATH_VALUES: Record<string, string> = {
  id: '2000000000',
  name: 'no-such-thing',
  queue: 'no-such-queue',
  kind: 'no-such-kind',
  player: 'nobody_here',
  opponent: 'nobody_there',
};

describe('every route of the document', () => {
  let database: TestDatabase;
  let api: ApiServer;
  let operations: { route: string; method: string; path: string; needs: string }[];
  const answers: Record<string, (asking: Asking, path: string) => Promise<number>> = {};

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: NOBODY, env: { ROLES: 'api' } });
    const document = (await api.get<OpenAPIObject>('/docs-json')).json;
    operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
        route: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path: path.replace(/\{(\w+)\}/g, (_, name: string) => PATH_VALUES[name] ?? name),
        needs: operation['x-rookery-needs'] ?? 'nothing declared',
      })),
    );
    await makeVisitors();
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const tokenVisitor =
    (token: string) =>
    async (asking: Asking, path: string): Promise<number> =>
      (await api.ask(path, { ...asking, headers: { ...asking.headers, ...bearer(token) } })).status;

  async function makeVisitors(): Promise<void> {
    answers.nobody = async (asking, path) => (await api.ask(path, { ...asking, anonymous: true })).status;
    answers.garbage = tokenVisitor('garbage');
    answers.unknown = tokenVisitor(makeSecret('token'));
    const revoked = await makeToken(database.url, { user: 'Revoked', role: 'owner' });
    await queryDatabase(
      database.url,
      'update api_tokens set revoked_at = now() where id = (select max(id) from api_tokens)',
    );
    answers.revoked = tokenVisitor(revoked);
    const disabled = await makeToken(database.url, { user: 'Disabled', role: 'owner' });
    await queryDatabase(database.url, `update users set disabled_at = now() where name = 'Disabled'`);
    answers.disabled = tokenVisitor(disabled);
    answers.viewer = tokenVisitor(await makeToken(database.url, { user: 'Viewer', role: 'viewer' }));
    answers.member = tokenVisitor(await makeToken(database.url, { user: 'Member', role: 'member' }));
    answers.owner = tokenVisitor(await makeToken(database.url));
    answers.ownerReading = tokenVisitor(await makeToken(database.url, { scope: 'read' }));
    answers.ownerWriting = tokenVisitor(await makeToken(database.url, { scope: 'write' }));
    const ended = await signIn();
    await queryDatabase(database.url, `update sessions set seen_at = now() - interval '1 year'`);
    answers.endedSession = async (asking, path) => (await ended.ask(path, asking)).status;
    answers.strangeSession = async (asking, path) => {
      const browser = new Browser(api);
      browser.session = makeSecret('session');
      return (await browser.ask(path, asking)).status;
    };
    answers.foreignPage = async (asking, path) => {
      const headers = { ...asking.headers, 'sec-fetch-site': 'none' };
      return (await (await sessionOfOwner()).ask(path, { ...asking, headers })).status;
    };
    answers.session = async (asking, path) => (await (await sessionOfOwner()).ask(path, asking)).status;
  }

  let kept: Browser | undefined;
  /** Signs in anew where the last one was signed out by what was asked. */
  async function sessionOfOwner(): Promise<Browser> {
    if (!kept || (await kept.get('/api/account')).status !== 200) kept = await signIn();
    return kept;
  }

  async function signIn(): Promise<Browser> {
    await queryDatabase(database.url, 'delete from sign_in_attempts');
    const { secret } = await api.app.get(SignInLinks).make();
    const browser = new Browser(api);
    expect((await browser.submit({ link: secret })).status).toBe(303);
    return browser;
  }

  /** Refused for who asks (401), for what they may (403), or let through, whatever became of it. */
  async function outcomesOf({
    method,
    path,
  }: {
    method: string;
    path: string;
  }): Promise<Record<string, number | 'in'>> {
    const asking: Asking = { method, ...(method !== 'GET' && { body: {} }) };
    const outcomes: Record<string, number | 'in'> = {};
    for (const [visitor, ask] of Object.entries(answers)) {
      const status = await ask(asking, path);
      expect([visitor, status < 500]).toEqual([visitor, true]);
      outcomes[visitor] = status === 401 || status === 403 ? status : 'in';
    }
    return outcomes;
  }

  function expectedOf(needs: string, method: string): Record<string, number | 'in'> {
    const [scope = '', session] = needs.split(' ');
    const reaches = (it: string): number | 'in' => (SCOPES.indexOf(it) >= SCOPES.indexOf(scope) ? 'in' : 403);
    const isOpen = needs === 'public' || needs === 'local';
    const closed = isOpen ? 'in' : 401;
    const token = (it: string): number | 'in' => (isOpen ? 'in' : session ? 403 : reaches(it));
    return {
      nobody: closed,
      garbage: closed,
      unknown: closed,
      revoked: closed,
      disabled: closed,
      viewer: token('read'),
      member: token('write'),
      owner: token('admin'),
      ownerReading: token('read'),
      ownerWriting: token('write'),
      endedSession: closed,
      strangeSession: closed,
      foreignPage: isOpen || method === 'GET' ? 'in' : 403,
      session: 'in',
    };
  }

  it('says what it needs', () => {
    expect(operations.length).toBeGreaterThan(50);
    expect(operations.filter(({ needs }) => !NEEDS.includes(needs)).map(({ route, needs }) => [route, needs])).toEqual(
      [],
    );
  });

  it('is open to anybody only where that was decided', () => {
    const open = operations.filter(({ needs }) => needs === 'public' || needs === 'local');
    expect(open.map(({ route }) => route).sort()).toEqual([
      'GET /api/sign-in/lichess',
      'GET /api/sign-in/lichess/callback',
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
      'POST /api/sign-in/invitation',
      'POST /api/sign-in/link',
      'POST /api/sign-in/password',
    ]);
  });

  it('needs more than reading where it changes something', () => {
    const harmless = [
      'POST /api/crawls/estimate',
      'POST /api/sign-out',
      'POST /api/tokens',
      'PUT /api/account/password',
    ];
    const own = ['players', 'sessions']
      .map((kind) => `DELETE /api/account/${kind}/{id}`)
      .concat('DELETE /api/tokens/{id}');
    const open = operations.filter(({ method, needs }) => method !== 'GET' && /^(read|local)/.test(needs));
    expect(open.map(({ route }) => route).sort()).toEqual([...harmless, ...own].sort());
  });

  it('answers those it is for, and nobody else', async () => {
    await queryDatabase(database.url, 'delete from sign_in_attempts');
    for (const operation of operations) {
      const outcomes = await outcomesOf(operation);
      expect({ route: operation.route, ...outcomes }).toEqual({
        route: operation.route,
        ...expectedOf(operation.needs, operation.method),
      });
      await queryDatabase(database.url, 'delete from sign_in_attempts');
    }
  }, 120_000);

  it('under another method is not there', async () => {
    for (const { path } of operations) {
      for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) {
        if (operations.some((it) => it.path === path && it.method === method)) continue;
        const { status } = await api.ask(path, { method, anonymous: true, body: {} });
        expect([method, path, status]).toEqual([method, path, 405]);
      }
    }
  });

  it('shows figures to nobody without a token when others can connect', async () => {
    const open = await ApiServer.start({
      databaseUrl: database.url,
      lichessUrl: NOBODY,
      env: { ROLES: 'api', HOST: '0.0.0.0' },
    });
    const statuses = [];
    for (const anonymous of [true, false]) statuses.push((await open.ask('/metrics', { anonymous })).status);
    expect(statuses).toEqual([401, 200]);
    await open.close();
  });
});
