// One real PostgreSQL for all spec files, with a migrated template that each file clones (about 0.25 s).
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createDataSource } from '../../dist/src/database/data-source.js';
import { EmbeddedPostgres } from '../../dist/src/database/embedded/embedded-postgres.js';
import { migrate } from '../../dist/src/database/migrate.js';
import { SCHEMA } from '../../dist/src/schema.js';

const quiet = { debug() {}, info() {}, warn() {}, error: console.error };
const TEMPLATE = 'rookery_template';

export default async function globalSetup() {
  const home = await mkdtemp(join(tmpdir(), 'rookery-test-'));
  // The tests kill our processes, never the machine, so waiting for the disk proves nothing.
  const server = await EmbeddedPostgres.open(home, quiet, { fsync: 'off', max_connections: '300' });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const template = await createDataSource(server.url.replace(/\/rookery$/, `/${TEMPLATE}`), SCHEMA).initialize();
  await migrate(template);
  await template.destroy();
  process.env.TEST_POSTGRES_URL = server.url;
  process.env.TEST_POSTGRES_TEMPLATE = TEMPLATE;
  globalThis.rookeryTestServer = { server, home };
}
