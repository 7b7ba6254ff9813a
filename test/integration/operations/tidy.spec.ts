import { PipelinesService } from '../../../src/operations/pipelines/pipelines.service.js';
import { RunsService } from '../../../src/runs/runs.service.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

/** More than one statement removes. */
const MANY = 2_500;
const ACCOUNTS = `
  insert into users (name, name_key, role) values ('swept_owl', 'swept_owl', 'owner'), ('kept_owl', 'kept_owl', 'owner');
  insert into sign_in_attempts (key, attempts, started_at)
    select decode(md5(n::text), 'hex'), 1, now() - interval '16 minutes' from generate_series(1, ${MANY}) n;
  insert into sign_in_attempts (key, attempts, started_at) values ('kept', 3, now() - interval '14 minutes');
  insert into sessions (user_id, secret_hash, method, seen_at, created_at) values
    (1, 'unused', 'password', now() - interval '15 days', now() - interval '20 days'),
    (1, 'old', 'password', now(), now() - interval '91 days'),
    (1, 'kept', 'password', now() - interval '13 days', now() - interval '89 days');
  insert into sign_in_links (user_id, secret_hash, expires_at) values
    (1, 'over', now() - interval '1 minute'), (2, 'kept', now() + interval '1 minute');
  insert into invitations (role, secret_hash, note, expires_at, used_at, revoked_at) values
    ('member', '1', 'over', now() - interval '91 days', null, null),
    ('member', '2', 'used', now() - interval '85 days', now() - interval '91 days', null),
    ('member', '3', 'taken back', now() - interval '85 days', null, now() - interval '91 days'),
    ('member', '4', 'kept', now() - interval '89 days', null, null)`;
const AUDIT = `insert into audit_entries (done_at, via, action)
    select now() - interval '31 days', 'server', 'old' from generate_series(1, ${MANY});
  insert into audit_entries (done_at, via, action) values (now() - interval '29 days', 'server', 'kept')`;

describe('tidying up', () => {
  let database: TestDatabase;
  let app: TestApp | undefined;

  beforeAll(async () => {
    database = await createTestDatabase();
    await queryDatabase(database.url, 'update schedules set enabled = false');
  });
  afterEach(async () => app?.close());
  afterAll(() => database.drop());

  const tidy = async (env: Record<string, string>): Promise<void> => {
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', roles: ['scheduler'], env });
    const { run } = await app.module.get(PipelinesService, { strict: false }).trigger('tidy', 'api');
    const runs = app.module.get(RunsService, { strict: false });
    await until(async () => (await runs.get(run.id)).state === 'done', { what: 'the end of tidying up' });
  };
  const list = async (column: string, table: string): Promise<string[]> => {
    const rows = await queryDatabase<{ it: string }>(
      database.url,
      `select distinct ${column} as it from ${table} order by 1`,
    );
    return rows.map(({ it }) => it);
  };

  it('removes what ended by itself, and keeps who did what for ever unless told otherwise', async () => {
    await queryDatabase(database.url, `${ACCOUNTS};${AUDIT}`);
    await tidy({});
    const hash = `convert_from(secret_hash, 'utf8')`;
    expect(await list(`convert_from(key, 'utf8')`, 'sign_in_attempts')).toEqual(['kept']);
    expect(await list(hash, 'sessions')).toEqual(['kept']);
    expect(await list(hash, 'sign_in_links')).toEqual(['kept']);
    expect(await list('note', 'invitations')).toEqual(['kept']);
    expect(await list('action', 'audit_entries')).toEqual(expect.arrayContaining(['old', 'kept']));
  });

  it('removes who did what as the settings say', async () => {
    await tidy({ AUDIT_KEEP_DAYS: '30' });
    expect(await list('action', 'audit_entries')).not.toContain('old');
    expect(await list('action', 'audit_entries')).toContain('kept');
  });
});
