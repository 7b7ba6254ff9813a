import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A migrated database of its own for one spec file. */
export interface TestDatabase {
  url: string;
  /** Fails when somebody still uses it: a leaked connection. */
  drop(): Promise<void>;
}

const serverUrl = (): string => {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) throw new Error('The test server is not up; is globalSetup configured for this project?');
  return url;
};

async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Clones the migrated template; `empty` makes a database without any table instead. */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = options.empty ? 'template0' : process.env.TEST_POSTGRES_TEMPLATE;
  await asAdmin((client) => client.query(`create database ${name} template ${template}`));
  const url = serverUrl().replace(/\/rookery$/, `/${name}`);
  return { url, drop: () => dropDatabase(name) };
}

async function dropDatabase(name: string): Promise<void> {
  await asAdmin(async (client) => {
    // A backend needs a moment to notice that its client has gone.
    const deadline = Date.now() + 5_000;
    for (;;) {
      const { rows } = await client.query<{ pid: number; application_name: string; query: string }>(
        'select pid, application_name, query from pg_stat_activity where datname = $1',
        [name],
      );
      if (rows.length === 0) break;
      if (Date.now() > deadline) throw new Error(`Leaked connections to ${name}: ${JSON.stringify(rows)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await client.query(`drop database ${name}`);
  });
}

/** Runs statements on a database, past the application. */
export async function queryDatabase<T extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
