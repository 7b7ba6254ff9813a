import { request } from 'undici';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

interface User {
  name: string;
  role: string;
  disabledAt: string | null;
}

describe('the commands for accounts', () => {
  let database: TestDatabase;
  let env: Record<string, string>;
  const servers: RookeryProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    env = { DATABASE_URL: database.url, LICHESS_URL: 'http://127.0.0.1:9', PORT: '0', ROLES: 'api', LOG_LEVEL: 'info' };
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.kill()));
    await database.drop();
  });

  const startServer = async (
    change: Record<string, string> = {},
  ): Promise<{ server: RookeryProcess; address: string }> => {
    const server = new RookeryProcess(['start'], { ...env, ...change });
    servers.push(server);
    const address = await until(() => /"address":"([^"]+)"/.exec(server.output)?.[1], {
      timeoutMs: 30_000,
      what: 'the server',
    });
    return { server, address };
  };
  const linkOf = (server: RookeryProcess): string | undefined =>
    /\n {2}(http\S+\/sign-in\?link=rl_[\w-]+)\n/.exec(server.output)?.[1];
  const statusOf = async (address: string, token: string): Promise<number> => {
    const { statusCode, body } = await request(`${address}/api/account`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await body.dump();
    return statusCode;
  };
  const submit = async (link: string): Promise<number> => {
    const { origin, searchParams } = new URL(link);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin };
    const { statusCode, body } = await request(`${origin}/sign-in`, {
      method: 'POST',
      headers,
      body: searchParams.toString(),
    });
    await body.dump();
    return statusCode;
  };

  it('the first start prints a link that signs the owner in; later ones print none', async () => {
    const first = await startServer();
    const link = await until(() => linkOf(first.server), { what: 'the link' });
    expect(link.startsWith(`${first.address}/`)).toBe(true);
    expect(first.server.output).not.toContain('Others can connect');
    await queryDatabase(database.url, `update sign_in_links set expires_at = expires_at - interval '21 s'`);
    const second = await startServer({ HOST: '0.0.0.0' });
    const newer = await until(() => linkOf(second.server), { what: 'the second link' });
    await until(() => second.server.output.includes('Others can connect, and passwords and tokens travel in clear'));
    expect(await submit(link)).toBe(410);
    expect(await submit(newer)).toBe(303);
    const third = await startServer({
      HOST: '0.0.0.0',
      TRUST_PROXY: 'loopback',
      PUBLIC_URL: 'https://rookery.example',
    });
    third.server.signal('SIGTERM');
    const { stdout } = await third.server.ended;
    expect(stdout).not.toMatch(/sign-in|Others can connect/);
    const printed = await runRookery<{ user: string; link: string }>(['accounts', 'link'], {
      ...env,
      PUBLIC_URL: 'https://rookery.example/',
    });
    expect(printed).toEqual({
      user: 'owner',
      link: expect.stringMatching(/^https:\/\/rookery\.example\/sign-in\?link=rl_/),
    });
    expect(await submit(printed.link.replace('https://rookery.example', first.address))).toBe(303);
  });

  it.each([
    ['127.0.0.1', {}, false],
    ['0.0.0.0', {}, true],
    ['0.0.0.0', { PUBLIC_URL: 'https://rookery.example', TRUST_PROXY: 'loopback' }, false],
  ])('the start at %s with %j warns of passwords in clear: %s', async (HOST, more, isWarned) => {
    const { server } = await startServer({ HOST, ...more });
    // The line after the one that says where it listens, and before the way in or the end.
    server.signal('SIGTERM');
    const { code, stdout, stderr } = await server.ended;
    const warnings = `${stdout}\n${stderr}`
      .split('\n')
      .filter((line) => line.includes('passwords and tokens travel in clear'));
    expect([code, warnings.length]).toEqual([0, isWarned ? 1 : 0]);
    if (isWarned)
      expect(JSON.parse(warnings[0] ?? '')).toMatchObject({
        level: expect.stringMatching('warn') as string,
        host: HOST,
      });
  });

  it('make, list and revoke tokens', async () => {
    const { address } = await startServer();
    const made = await runRookery<{ id: number; secret: string; scope: string }>(
      ['accounts', 'token', 'create', 'backups', '--scope', 'admin', '--days', '30'],
      env,
    );
    expect([made.scope, await statusOf(address, made.secret)]).toEqual(['admin', 200]);
    const list = await new RookeryProcess(['accounts', 'token', 'list'], env).ended;
    expect([list.code, list.stdout.includes('backups'), list.stdout.includes(made.secret)]).toEqual([0, true, false]);
    await runRookery(['accounts', 'token', 'revoke', String(made.id)], env);
    expect(await statusOf(address, made.secret)).toBe(401);
    const again = await new RookeryProcess(['accounts', 'token', 'revoke', '999'], env).ended;
    expect([again.code, again.stderr]).toEqual([1, 'There is no token 999\n']);
  });

  it('invite, disable and enable people, and tell who did what', async () => {
    const { address } = await startServer();
    const { link } = await runRookery<{ link: string }>(
      ['accounts', 'invite', '--role', 'viewer', '--note', 'the otter'],
      env,
    );
    const body = JSON.stringify({
      invitation: new URL(link).searchParams.get('invitation'),
      name: 'Command Otter',
      password: 'otters like cold rivers',
    });
    const headers = { 'content-type': 'application/json' };
    const joined = await request(`${address}/api/sign-in/invitation`, { method: 'POST', headers, body });
    await joined.body.dump();
    expect(joined.statusCode).toBe(204);
    const token = await runRookery<{ secret: string }>(
      ['accounts', 'token', 'create', 'x', '--user', 'command otter'],
      env,
    );
    expect(await statusOf(address, token.secret)).toBe(200);
    expect(await runRookery<User>(['accounts', 'disable', 'Command Otter'], env)).toMatchObject({ role: 'viewer' });
    expect(await statusOf(address, token.secret)).toBe(401);
    await runRookery(['accounts', 'enable', 'Command Otter'], env);
    await runRookery(['accounts', 'role', 'Command Otter', 'member'], env);
    const users = await runRookery<User[]>(['accounts', 'list'], env);
    expect(users.map(({ name, role, disabledAt }) => [name, role, disabledAt])).toEqual([
      ['Command Otter', 'member', null],
      ['owner', 'owner', null],
    ]);
    const audit = await runRookery<{ action: string; via: string }[]>(['accounts', 'audit', '--limit', '4'], env);
    expect(audit.map(({ action, via }) => `${via} ${action}`)).toEqual([
      'command user.role.member',
      'command user.enabled',
      'command user.disabled',
      'command token.created',
    ]);
    for (const command of [
      ['db', 'migrate'],
      ['jobs', 'pause', 'maintenance'],
      ['jobs', 'list'],
      ['runs', 'list'],
    ]) {
      await runRookery(command, env);
    }
    await runRookery(['db', 'run', 'update users set name = name', '--write'], env);
    const wrote = await runRookery<{ action: string; via: string; subject: string | null }[]>(
      ['accounts', 'audit', '--limit', '4'],
      env,
    );
    expect(wrote.map(({ action, via, subject }) => [via, action, subject])).toEqual([
      ['command', 'rookery db run', '--write'],
      ['command', 'rookery jobs pause', 'maintenance'],
      ['command', 'rookery db migrate', null],
      ['command', 'user.role.member', 'Command Otter'],
    ]);
    const text = await new RookeryProcess(['accounts', 'audit', '--user', 'Command Otter'], env).ended;
    expect(text.stdout).toContain('signed-in.invitation');
    const refused = await new RookeryProcess(['accounts', 'role', 'owner', 'viewer'], env).ended;
    expect([refused.code, refused.stderr]).toEqual([1, 'This is the only owner who may sign in\n']);
  });
});
