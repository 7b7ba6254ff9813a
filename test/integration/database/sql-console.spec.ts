import { Database } from '../../../src/database/database.service.js';
import { createDataSource } from '../../../src/database/data-source.js';
import { SqlConsole } from '../../../src/operations/sql-console.js';
import { SCHEMA } from '../../../src/schema.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Child } from './support/child.js';

let server: TestDatabase;
let database: Database;
let sqlConsole: SqlConsole;

const countPlayers = async (): Promise<unknown> =>
  (await database.query<{ count: number }>('select count(*)::int as count from players'))[0]?.count;

beforeAll(async () => {
  server = await createTestDatabase();
  database = new Database(
    await createDataSource(server.url, SCHEMA, { poolSize: 1, statementMs: 10_000 }).initialize(),
  );
  sqlConsole = new SqlConsole(database);
  await database.execute("insert into players (id, name) values ('one', 'One'), ('two', 'Two')");
});

afterAll(async () => {
  await database.dataSource.destroy();
  await server.drop();
});

describe('the SQL console', () => {
  it('answers a question', async () => {
    const result = await sqlConsole.run('select id, name from players order by id', false);
    expect(result).toMatchObject({ command: 'SELECT', columns: ['id', 'name'], rowCount: 2 });
  });

  const REFUSED: [string, string, RegExp][] = [
    ['a deletion', 'delete from players', /read-only transaction/],
    ['a deletion inside a question', 'with x as (delete from players returning id) select * from x', /read-only/],
    ['a change of the schema', 'drop table games', /read-only transaction/],
    ['a second statement', 'select 1; delete from players', /multiple commands/],
    ['an end of the transaction and more', 'commit; delete from players', /multiple commands/],
    ['the wish to write', 'set transaction read write', /must be set before any query/],
    [
      'the wish to write, asked as a question',
      "select set_config('transaction_read_only', 'off', true)",
      /before any query/,
    ],
    [
      'a block of code that lifts the restriction',
      'do $$ begin set transaction read write; delete from players; end $$',
      /before any query/,
    ],
    ['a copy into a table', "copy players from program 'echo three'", /read-only transaction/],
  ];

  it.each(REFUSED)('refuses %s when it is not to write', async (_, sql, reason) => {
    await expect(sqlConsole.run(sql, false)).rejects.toThrow(reason);
    expect(await countPlayers()).toBe(2);
  });

  it('stays closed after a statement that ends its transaction or changes its session', async () => {
    for (const sql of [
      'commit',
      'rollback',
      'set default_transaction_read_only = off',
      "set statement_timeout = '1ms'",
    ]) {
      await sqlConsole.run(sql, false);
      await expect(sqlConsole.run('delete from players', false)).rejects.toThrow('read-only transaction');
    }
    expect(await database.query("select current_setting('statement_timeout') as timeout")).toEqual([
      { timeout: '10s' },
    ]);
    expect(await countPlayers()).toBe(2);
  });

  it('changes data when it is to write', async () => {
    expect(await sqlConsole.run("delete from players where id = 'two'", true)).toMatchObject({ rowCount: 1 });
    expect(await countPlayers()).toBe(1);
    await expect(sqlConsole.run('delete from players; drop table games', true)).rejects.toThrow('multiple commands');
  });
});

describe('rookery db run', () => {
  const run = async (...args: string[]): Promise<{ code: number | null; output: string }> => {
    const command = Child.rookery(['db', 'run', ...args], { env: { DATABASE_URL: server.url, LOG_LEVEL: 'warn' } });
    return { code: await command.end(), output: command.output };
  };

  it('cannot change anything unless --write is given', async () => {
    const before = await countPlayers();
    const refused = await run("insert into players (id, name) values ('three', 'Three')");
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('read-only transaction') as string });
    expect(await countPlayers()).toBe(before);

    const done = await run("insert into players (id, name) values ('three', 'Three')", '--write', '--json');
    expect(done.code).toBe(0);
    expect(JSON.parse(done.output)).toMatchObject({ command: 'INSERT', rowCount: 1 });
    expect(await countPlayers()).toBe(Number(before) + 1);
  });
});
