import { isDatabaseUnavailable, isStatementTimeout, sqlStateOf } from '../../../src/database/database.errors.js';
import { createDataSource } from '../../../src/database/data-source.js';
import { Database } from '../../../src/database/database.service.js';
import {
  PGBOUNCER,
  POSTGRES_15,
  type RunningServer,
  startPgBouncer,
  startPostgres15,
  urlOf,
} from '../../support/external-postgres.js';
import { describeWith } from '../../support/needs.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';
import { TcpProxy } from './support/tcp-proxy.js';

const open = async (url: string, poolSize: number, statementMs = 10_000): Promise<Database> =>
  new Database(await createDataSource(url, { entities: [], migrations: [] }, { poolSize, statementMs }).initialize());
/** Backends that run pg_sleep. */
const SLEEPERS = `select pid from pg_stat_activity
  where datname = current_database() and state = 'active' and query like 'select pg_sleep%'`;
/** Of the one connection that answers. */
const countKept = async (database: Database): Promise<number> =>
  (await database.query('select from pg_prepared_statements')).length;

describe('statements that are asked often', () => {
  let server: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    server = await createTestDatabase({ empty: true });
    database = await open(server.url, 1);
    await database.execute('create table kept (id integer, name text)');
  });

  beforeEach(async () => {
    await database.execute(`truncate kept`);
    await database.execute(`insert into kept values (1, 'one'), (2, 'two')`);
  });

  afterAll(async () => {
    await database.dataSource.destroy();
    await server.drop();
  });

  it('are kept once, and give what is there now', async () => {
    const ask = (id: number) => database.queryOften('select name from kept where id = $1', [id]);
    const before = await countKept(database);
    expect([await ask(1), await ask(2), await ask(3)]).toEqual([[{ name: 'one' }], [{ name: 'two' }], []]);
    expect(await countKept(database)).toBe(before + 1);
    await database.execute(`update kept set name = 'another' where id = 1`);
    expect(await ask(1)).toEqual([{ name: 'another' }]);
  });

  it.each(['alter table kept add column more integer default 7', 'deallocate all'])(
    'are answered after: %s',
    async (change) => {
      const own = await open(server.url, 1);
      const ask = () => own.queryOften('select * from kept where id = 1');
      await ask();
      await own.execute(change);
      const [row] = await database.query('select * from kept where id = 1');
      expect([await ask(), await ask()]).toEqual([[row], [row]]);
      await own.dataSource.destroy();
    },
  );

  it('tell what is wrong like others, and leave their connection usable', async () => {
    const failure = await database.queryOften('select 1 / $1::integer as n', [0]).catch(sqlStateOf);
    expect(failure).toBe('22012');
    expect(await database.queryOften('select 1 / $1::integer as n', [1])).toEqual([{ n: 1 }]);
  });

  it('fail alone when their line is cut while they are at work', async () => {
    const proxy = await TcpProxy.to(server.url);
    const far = await open(proxy.urlOf(server.url), 1);
    await far.queryOften('select 1 as n');
    const hanging = far.queryOften('select pg_sleep(60)').catch(isDatabaseUnavailable);
    await until(async () => (await queryDatabase(server.url, SLEEPERS)).length === 1, { what: 'a statement at work' });
    proxy.mend();
    expect(await hanging).toBe(true);
    expect(await far.queryOften('select 1 as n')).toEqual([{ n: 1 }]);
    await far.dataSource.destroy();
    await proxy.close();
    await queryDatabase(server.url, `select pg_terminate_backend(pid) from (${SLEEPERS}) as sleepers`);
  });

  it('are ended by PostgreSQL itself when they take too long, like all others', async () => {
    const impatient = await open(server.url, 1, 200);
    for (const ask of ['query', 'queryOften'] as const) {
      expect(await impatient[ask]('select pg_sleep(60)').catch(isStatementTimeout)).toBe(true);
      expect(await queryDatabase(server.url, SLEEPERS)).toEqual([]);
      expect(await impatient[ask]('select 1 as n')).toEqual([{ n: 1 }]);
    }
    await impatient.dataSource.destroy();
  });

  it('are not kept without end', async () => {
    const own = await open(server.url, 1);
    for (let n = 0; n < 150; n++) expect(await own.queryOften(`select ${n} as n`)).toEqual([{ n }]);
    expect(await countKept(own)).toBe(100);
    await own.dataSource.destroy();
  });
});

describeWith([POSTGRES_15, PGBOUNCER], 'statements that are asked often, behind PgBouncer', () => {
  let server: RunningServer;
  let pooler: RunningServer;

  beforeAll(async () => {
    server = await startPostgres15();
    pooler = await startPgBouncer(server, 2);
  });

  afterAll(async () => {
    await pooler.stop();
    await server.stop();
  });

  it('are answered by whichever backend, and kept by none', async () => {
    await queryDatabase(urlOf(server, 'postgres'), 'create database behind');
    const database = await open(urlOf(pooler, 'behind'), 6);
    const ask = (n: number) => database.queryOften<{ n: number }>('select $1::integer as n', [n]);
    for (let round = 0; round < 5; round++) {
      const numbers = Array.from({ length: 12 }, (_, n) => n);
      expect((await Promise.all(numbers.map(ask))).flat()).toEqual(numbers.map((n) => ({ n })));
      expect(await Promise.all([1, 2].map(() => countKept(database)))).toEqual([0, 0]);
    }
    await database.dataSource.destroy();
  });

  it('fail alone when no answer comes in time', async () => {
    const impatient = await open(urlOf(pooler, 'behind'), 1, 200);
    expect(await impatient.queryOften('select pg_sleep(60)').catch(isDatabaseUnavailable)).toBe(true);
    expect(await impatient.queryOften('select 1 as n')).toEqual([{ n: 1 }]);
    await impatient.dataSource.destroy();
    await queryDatabase(urlOf(server, 'behind'), `select pg_terminate_backend(pid) from (${SLEEPERS}) as sleepers`);
  });

  it('leave nothing of their settings with the backends', async () => {
    const database = await open(urlOf(pooler, 'behind'), 2);
    const [row] = await database.query<{ limit: string }>(`select current_setting('statement_timeout') as limit`);
    expect(row?.limit).toBe('0');
    await database.dataSource.destroy();
  });
});
