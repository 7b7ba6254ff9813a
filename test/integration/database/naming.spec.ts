import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

/** Tables named by one thing there is only one of. */
const SINGLE = ['lichess_gate'];
/** Moments whose names say more with another ending. */
const OTHER_MOMENTS = ['leases.not_before', 'profile_orders.stale_before', 'runs.waiting_until'];

const OURS = "relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'schema_migrations'";

let database: TestDatabase;

/** Names that a query finds; each test below asks for those that break a rule. */
async function find(sql: string): Promise<string[]> {
  return (await queryDatabase<{ name: string }>(database.url, sql)).map(({ name }) => name);
}

const findColumns = (condition: string): Promise<string[]> =>
  find(`select relname || '.' || attname as name from pg_attribute join pg_class on pg_class.oid = attrelid
    where ${OURS} and attnum > 0 and not attisdropped and (${condition}) order by 1`);

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

describe('the names in the database', () => {
  it('are plural for tables, but where there is one of a kind', async () => {
    expect(await find(`select relname as name from pg_class where ${OURS} and relname !~ 's$'`)).toEqual(SINGLE);
  });

  it('are snake_case everywhere', async () => {
    const snake = "'^[a-z][a-z0-9]*(_[a-z0-9]+)*$'";
    expect(await find(`select relname as name from pg_class where ${OURS} and relname !~ ${snake}`)).toEqual([]);
    expect(await findColumns(`attname !~ ${snake}`)).toEqual([]);
  });

  it('end in _at for moments, which know their time zone, and for nothing else', async () => {
    expect(await findColumns("atttypid = 'timestamptz'::regtype and attname !~ '_at$'")).toEqual(OTHER_MOMENTS);
    expect(await findColumns("atttypid <> 'timestamptz'::regtype and attname ~ '_at$'")).toEqual([]);
    expect(await findColumns("atttypid in ('timestamp'::regtype, 'timetz'::regtype)")).toEqual([]);
  });

  it('begin with the table and end with the kind for keys, checks and indexes', async () => {
    const pattern = "'^' || relname || '_([a-z0-9_]+_)?(pkey|key|fkey|check|idx)$'";
    const constraints = await find(
      `select conname as name from pg_constraint join pg_class on pg_class.oid = conrelid
       where ${OURS} and contype in ('p', 'u', 'f', 'c') and conname !~ (${pattern})`,
    );
    const indexes = await find(
      `select indexrelid::regclass::text as name from pg_index join pg_class on pg_class.oid = indrelid
       where ${OURS} and indexrelid::regclass::text !~ (${pattern})`,
    );
    expect([...constraints, ...indexes]).toEqual([]);
  });
});

describe('the tables', () => {
  it('are explained, and so is each of their columns', async () => {
    expect(
      await find(`select relname as name from pg_class where ${OURS} and obj_description(oid, 'pg_class') is null`),
    ).toEqual([]);
    expect(await findColumns('col_description(attrelid, attnum) is null')).toEqual([]);
  });

  it('have a primary key, and an index under every foreign key', async () => {
    expect(
      await find(`select relname as name from pg_class where ${OURS}
        and not exists (select from pg_constraint where conrelid = pg_class.oid and contype = 'p')`),
    ).toEqual([]);
    expect(
      await find(`select conname as name from pg_constraint where contype = 'f' and not exists (
        select from pg_index where indrelid = conrelid and (indkey::int2[])[0 : cardinality(conkey) - 1] @> conkey)`),
    ).toEqual([]);
  });
});
