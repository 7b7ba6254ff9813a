import { isDatabaseUnavailable, isStatementTimeout } from '../../../src/database/database.errors.js';
import { Database, type Tx } from '../../../src/database/database.service.js';
import { createDataSource } from '../../../src/database/data-source.js';
import { SCHEMA } from '../../../src/schema.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { TcpProxy } from './support/tcp-proxy.js';

let server: TestDatabase;
let database: Database;

const rename = (tx: Tx, id: string, name: string): Promise<number> =>
  tx.execute('update players set name = $2 where id = $1', [id, name]);
const readNames = async (): Promise<string[]> =>
  (await database.query<{ name: string }>('select name from players order by id')).map(({ name }) => name);

beforeAll(async () => {
  server = await createTestDatabase();
  database = new Database(
    await createDataSource(server.url, SCHEMA, { poolSize: 4, statementMs: 10_000 }).initialize(),
  );
});

beforeEach(async () => {
  await database.execute('delete from players');
  await database.execute("insert into players (id, name) values ('a', 'A'), ('b', 'B')");
});

afterAll(async () => {
  await database.dataSource.destroy();
  await server.drop();
});

describe('a statement', () => {
  it('gives its rows, or the number of rows it touched', async () => {
    expect(await database.query('select id from players order by id')).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(await database.query("insert into players (id, name) values ('c', 'C') returning id")).toEqual([
      { id: 'c' },
    ]);
    expect(await database.query("update players set name = 'X' where id = 'c' returning name")).toEqual([
      { name: 'X' },
    ]);
    expect(await database.execute('update players set patron = true')).toBe(3);
    expect(await database.execute("delete from players where id = 'nobody'")).toBe(0);
  });
});

describe('a transaction', () => {
  it('keeps all of its work or none', async () => {
    const failing = database.transaction(async (tx) => {
      await rename(tx, 'a', 'changed');
      throw new Error('second thoughts');
    });
    await expect(failing).rejects.toThrow('second thoughts');
    expect(await readNames()).toEqual(['A', 'B']);

    await database.transaction((tx) => rename(tx, 'a', 'changed'));
    expect(await readNames()).toEqual(['changed', 'B']);
  });

  it('is repeated when it gets into a deadlock', async () => {
    let attempts = 0;
    const meeting = makeMeeting(2);
    const swap = (first: string, second: string): Promise<void> =>
      database.transaction(async (tx) => {
        attempts++;
        await rename(tx, first, 'changed');
        await meeting();
        await rename(tx, second, 'changed');
      });
    await Promise.all([swap('a', 'b'), swap('b', 'a')]);
    expect(attempts).toBe(3);
    expect(await readNames()).toEqual(['changed', 'changed']);
  });

  it('is not repeated for ever, nor for another reason', async () => {
    let attempts = 0;
    const failing = (code: string): Promise<void> =>
      database.transaction(async (tx) => {
        attempts++;
        await tx.query(`do $$ begin raise exception 'no' using errcode = '${code}'; end $$`);
      });
    await expect(failing('40P01')).rejects.toThrow('no');
    expect(attempts).toBe(5);
    await expect(failing('23505')).rejects.toThrow('no');
    expect(attempts).toBe(6);
  });

  it('has deadlines, and leaves those of its connection as they were', async () => {
    const READ = `select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement,
      current_setting('idle_in_transaction_session_timeout') as idle`;
    const within = await database.transaction((tx) => tx.query(READ));
    expect(within).toEqual([{ lock: '20s', statement: '2min', idle: '20s' }]);
    const patient = await database.transaction((tx) => tx.query(READ), { statementMs: 900_000 });
    expect(patient).toEqual([{ lock: '20s', statement: '15min', idle: '20s' }]);
    expect(await database.query(READ)).toEqual([{ lock: '0', statement: '10s', idle: '0' }]);
  });

  it('may have another limit for its statements, and says so when one takes longer', async () => {
    const slow = database.transaction((tx) => tx.query('select pg_sleep(60)'), { statementMs: 50 });
    const error: unknown = await slow.catch((reason: unknown) => reason);
    expect([isStatementTimeout(error), isDatabaseUnavailable(error)]).toEqual([true, false]);
    const written = await database.transaction((tx) => rename(tx, 'a', 'A'), { statementMs: 60_000 });
    expect(written).toBe(1);
  });

  it('leaves nothing when its connection breaks, and the next one gets another', async () => {
    const proxy = await TcpProxy.to(server.url);
    const far = new Database(await createDataSource(proxy.urlOf(server.url), SCHEMA).initialize());
    const broken = far.transaction(async (tx) => {
      await rename(tx, 'a', 'changed');
      proxy.mend();
      await rename(tx, 'b', 'changed');
    });
    const error: unknown = await broken.catch((reason: unknown) => reason);
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(await readNames()).toEqual(['A', 'B']);

    await far.transaction((tx) => rename(tx, 'a', 'changed'));
    expect(await queryDatabase(server.url, "select name from players where id = 'a'")).toEqual([{ name: 'changed' }]);
    await far.dataSource.destroy();
    await proxy.close();
  });
});

/** A place where so many must have come before the first may go on; later ones pass at once. */
function makeMeeting(size: number): () => Promise<void> {
  let missing = size;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return async () => {
    if (--missing <= 0) open();
    await opened;
  };
}
