import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { makeAccount } from '../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const PASSWORDS = ['otters like cold rivers', 'herons stand in reeds', 'wrong herons stand in weeds'] as const;
const SECRET = /\b(?:r[iklos]|lio|liu)_[\w-]{20,}/g;

interface Reply {
  status: number;
  text: string;
  cookie: string;
  location: string;
}

describe('secrets', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let home: string;
  let server: RookeryProcess;

  beforeAll(async () => {
    database = await createTestDatabase();
    home = await mkdtemp(join(tmpdir(), 'rookery-secrets-'));
    const world = makeAccount({ seed: 3, username: 'Secret_Rook', games: 2 });
    lichess = new RehearsalServer({ world, signedIn: 'Secret_Rook' });
  });
  afterAll(async () => {
    await server.kill();
    await lichess.stop();
    await database.drop();
    await rm(home, { recursive: true, force: true });
  });

  it('are in no log, no answer but the one that shows them, and no table', async () => {
    const env = {
      DATABASE_URL: database.url,
      LICHESS_URL: await lichess.start(),
      ROOKERY_HOME: home,
      PORT: '0',
      LOG_LEVEL: 'trace',
      ROLES: 'api,ingestion',
    };
    server = new RookeryProcess(['start'], env);
    const address = await until(() => /"address":"([^"]+)"/.exec(server.output)?.[1], {
      timeoutMs: 30_000,
      what: 'the server',
    });
    const link = await until(() => /\/sign-in\?link=(rl_[\w-]{43})/.exec(server.output)?.[1], { what: 'the link' });
    const shown: string[] = [link];
    const hidden: string[] = [...PASSWORDS];
    const replies: string[] = [];

    const ask = async (
      method: string,
      path: string,
      options: { cookie?: string; token?: string; body?: unknown } = {},
    ): Promise<Reply> => {
      const { cookie, token, body } = options;
      const answer = await request(`${address}${path}`, {
        method: method as 'GET',
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(cookie && { cookie }),
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await answer.body.text();
      const cookies = [answer.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0] ?? '');
      hidden.push(
        ...cookies.flatMap((pair) => pair.split('=').slice(1).join('=').split('.')).filter((it) => it.length > 20),
      );
      replies.push(text);
      return {
        status: answer.statusCode,
        text,
        cookie: cookies.join('; '),
        location: String(answer.headers.location ?? ''),
      };
    };
    /** An answer that is there to show a secret. */
    const reveal = async (...asking: Parameters<typeof ask>): Promise<string> => {
      const { text, status } = await ask(...asking);
      expect(status).toBe(201);
      const [secret = ''] = text.match(SECRET) ?? [];
      shown.push(secret);
      replies.splice(replies.lastIndexOf(text), 1, text.replace(secret, ''));
      return secret;
    };

    // Rightly.
    const owner = (await ask('POST', '/api/sign-in/link', { body: { link } })).cookie;
    expect(
      (await ask('PUT', '/api/account/password', { cookie: owner, body: { password: PASSWORDS[0] } })).status,
    ).toBe(204);
    const byPassword = await ask('POST', '/api/sign-in/password', { body: { name: 'owner', password: PASSWORDS[0] } });
    expect(byPassword.status).toBe(204);
    const token = await reveal('POST', '/api/tokens', { cookie: owner, body: { name: 'grep', scope: 'admin' } });
    const invitation = await reveal('POST', '/api/invitations', { cookie: owner, body: { role: 'member' } });
    const body = { invitation, name: 'Secret Otter', password: PASSWORDS[1] };
    expect((await ask('POST', '/api/sign-in/invitation', { body })).status).toBe(204);
    const begun = await ask('GET', '/api/sign-in/lichess', { cookie: owner });
    const atLichess = await request(begun.location);
    await atLichess.body.dump();
    const back = new URL(String(atLichess.headers.location));
    hidden.push(back.searchParams.get('code') ?? '', back.searchParams.get('state') ?? '');
    const ended = await ask('GET', `${back.pathname}${back.search}`, { cookie: `${owner}; ${begun.cookie}` });
    expect([ended.status, ended.location]).toEqual([302, '/docs']);
    const made = await runRookery<{ secret: string }>(['accounts', 'token', 'create', 'cli'], env);
    const printed = await runRookery<{ link: string }>(['accounts', 'link'], env);
    shown.push(made.secret, new URL(printed.link).searchParams.get('link') ?? '');

    // Wrongly, and broken.
    await ask('POST', '/api/sign-in/password', { body: { name: 'owner', password: PASSWORDS[2] } });
    await ask('POST', '/api/sign-in/password', { body: { name: PASSWORDS[2], password: 'x' } });
    await ask('POST', '/api/sign-in/password', { body: { name: 'owner', password: [PASSWORDS[0]] } });
    await ask('POST', '/api/sign-in/link', { body: { link } });
    await ask('GET', `/api/runs/${token}`, { token });
    await ask('GET', `/api/runs?cursor=${token}`, { token });
    await ask('GET', `/api/players/${token}`, { token });
    await ask('GET', `/api/${token}`, { token });
    await ask('GET', '/api/account', { token: `${token}x` });
    await queryDatabase(database.url, 'alter table api_tokens rename column scope to broken');
    expect((await ask('GET', '/api/account', { token })).status).toBe(500);
    await queryDatabase(database.url, 'alter table api_tokens rename column broken to scope');
    await queryDatabase(database.url, 'alter table sessions rename column method to broken');
    expect(
      (await ask('POST', '/api/sign-in/password', { body: { name: 'owner', password: PASSWORDS[0] } })).status,
    ).toBe(500);
    await queryDatabase(database.url, 'alter table sessions rename column broken to method');
    await ask('GET', '/api/audit', { token });
    await ask('GET', '/api/tokens', { token });
    await ask('GET', '/api/account/sessions', { token });
    await ask('GET', '/api/users', { token });

    const secrets = [...shown, ...hidden];
    expect(shown.every((secret) => secret.length > 40)).toBe(true);
    expect(hidden.length).toBeGreaterThan(6);
    server.signal('SIGTERM');
    const { stdout, stderr } = await server.ended;
    // Told once, to whoever started the server, as text and not as a line of the log.
    const log = (stdout + stderr).split('\n').filter((line) => !line.startsWith('  http'));
    const places = {
      log: log.join('\n'),
      answers: replies.join('\n'),
      tables: await dump(),
      files: await filesOf(home),
    };
    expect(places.log).toMatch(/Rookery is listening[^]*"level":"error"/);
    expect([places.answers, places.tables].map((text) => text.includes('owner'))).toEqual([true, true]);
    for (const [place, text] of Object.entries(places)) {
      const found = secrets.filter((secret) =>
        [secret, Buffer.from(secret).toString('hex')].some((it) => text.includes(it)),
      );
      expect([place, found]).toEqual([place, []]);
    }
    expect(lichess.oauth.openTokens).toBe(0);
  }, 60_000);

  /** Every row of every table as text. */
  async function dump(): Promise<string> {
    const tables = await queryDatabase<{ name: string }>(
      database.url,
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const rows = await Promise.all(
      tables.map(({ name }) => queryDatabase<{ row: string }>(database.url, `select t::text as row from ${name} t`)),
    );
    return rows
      .flat()
      .map(({ row }) => row)
      .join('\n');
  }

  async function filesOf(folder: string): Promise<string> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
  }
});
