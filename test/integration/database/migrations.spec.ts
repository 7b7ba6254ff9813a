import type { MigrationInterface, QueryRunner } from 'typeorm';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Schema } from '../../../src/database/data-source.js';
import { findSchemaDrift, migrate } from '../../../src/database/migrate.js';
import { SCHEMA } from '../../../src/schema.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';
import { Child } from './support/child.js';
import { describeUnordered, withDataSource } from './support/schema-tools.js';

interface Recorded {
  name: string;
}

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
});

afterEach(() => database.drop());

const runMigrations = (schema: Schema): Promise<string[]> => withDataSource(database.url, schema, migrate);
const listTables = async (): Promise<string[]> => {
  const rows = await queryDatabase<Recorded>(
    database.url,
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  );
  return rows.map(({ name }) => name);
};
const listRecorded = async (): Promise<string[]> => {
  const rows = await queryDatabase<Recorded>(database.url, 'select name from schema_migrations order by id');
  return rows.map(({ name }) => name);
};

/** A schema of migrations that each make one table, or fail. */
function schemaOf(...tables: (string | Error)[]): Schema {
  const migrations = tables.map((table, i) => {
    const name = `Test${1_700_000_000_000 + i}`;
    return class implements MigrationInterface {
      readonly name = name;

      async up(runner: QueryRunner): Promise<void> {
        if (table instanceof Error) throw table;
        await runner.query(`create table ${table} (id integer)`);
      }

      async down(): Promise<void> {
        throw new Error('Migrations are forward only');
      }
    };
  });
  return { entities: [], migrations };
}

describe('migrations', () => {
  it('bring an empty database to what the entities say', async () => {
    expect(await runMigrations(SCHEMA)).toHaveLength(SCHEMA.migrations.length);
    expect(await withDataSource(database.url, SCHEMA, findSchemaDrift)).toEqual([]);
    expect(await runMigrations(SCHEMA)).toEqual([]);
  });

  it('give the same schema one version after the other, as all at once', async () => {
    await runMigrations(SCHEMA);
    const direct = await describeUnordered(database.url);
    const older = await createTestDatabase({ empty: true });
    for (let version = 1; version <= SCHEMA.migrations.length; version++) {
      await withDataSource(older.url, { ...SCHEMA, migrations: SCHEMA.migrations.slice(0, version) }, migrate);
    }
    expect(await describeUnordered(older.url)).toEqual(direct);
    expect(direct.length).toBeGreaterThan(100);
    await older.drop();
  });

  it('run once each when eight processes start at once on an empty database', async () => {
    const children = Array.from({ length: 8 }, () => Child.script('migrate-child.mjs', [database.url]));
    const happenings = await Promise.all(children.map((child) => child.said('migrated')));
    expect(await Promise.all(children.map((child) => child.end()))).toEqual(Array(8).fill(0));
    const names = happenings.flatMap((happening) => happening.names as string[]);
    expect(names.toSorted()).toEqual(SCHEMA.migrations.map(({ name }) => name).toSorted());
    expect(await listRecorded()).toEqual(names);
  });

  it('are done or not begun when the process is killed at any instant', async () => {
    const complete = ['schema_migrations', 'slow_1', 'slow_2', 'slow_3'];
    const outcomes: string[][] = [];
    for (let i = 0; i < 10; i++) {
      const child = Child.script('migrate-child.mjs', [database.url, 'slow']);
      await child.said('begun');
      // The instant is what is tested: three migrations of some 35 ms each.
      await sleep(((i + Math.random()) / 10) * 130);
      await child.kill();
      await until(async () => !(await isBusy(database.url)), { what: 'the end of the killed connection' });
      outcomes.push(await listTables());
      // Killed after the commit: from the beginning again.
      for (const table of outcomes.at(-1) ?? []) await queryDatabase(database.url, `drop table ${table}`);
    }
    for (const tables of outcomes) expect([[], complete]).toContainEqual(tables);
    expect(outcomes).toContainEqual([]);

    const last = Child.script('migrate-child.mjs', [database.url, 'slow']);
    expect(await last.end()).toBe(0);
    expect(await listTables()).toEqual(complete);
    expect(await listRecorded()).toHaveLength(3);
  });

  it('leave nothing behind when one of them fails, and go on once it is mended', async () => {
    await runMigrations(schemaOf('one'));
    await expect(runMigrations(schemaOf('one', 'two', new Error('no way')))).rejects.toThrow('no way');
    await expect(runMigrations(schemaOf('one', 'two', 'nonsense('))).rejects.toThrow('syntax error');
    expect(await listTables()).toEqual(['one', 'schema_migrations']);
    expect(await runMigrations(schemaOf('one', 'two', 'three'))).toHaveLength(2);
    expect(await listTables()).toEqual(['one', 'schema_migrations', 'three', 'two']);
  });

  it('refuse a database that a newer version has brought up to date', async () => {
    await runMigrations(schemaOf('one', 'two'));
    await expect(runMigrations(schemaOf('one'))).rejects.toThrow(
      'This database was brought up to date by a newer Rookery (Test1700000000001)',
    );
    expect(await listRecorded()).toHaveLength(2);
  });
});

async function isBusy(url: string): Promise<boolean> {
  const [row] = await queryDatabase<{ busy: boolean }>(
    url,
    `select count(*) > 1 as busy from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`,
  );
  return row?.busy ?? false;
}
