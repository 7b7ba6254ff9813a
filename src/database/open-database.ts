import type { DataSource } from 'typeorm';
import type { AppConfig } from '../config/app-config.js';
import type { AppLogger } from '../observability/logger.js';
import { createDataSource, PATIENT, type Schema } from './data-source.js';
import { EmbeddedPostgres } from './embedded/embedded-postgres.js';
import { migrate } from './migrate.js';

/** A connected, migrated database and the way to leave it. */
export interface OpenDatabase {
  dataSource: DataSource;
  /** `embedded` when Rookery runs the server itself. */
  kind: 'embedded' | 'external';
  close(): Promise<void>;
}

const MIN_VERSION = 15;

/** Connects to DATABASE_URL, or starts or joins the embedded server, and brings the schema up to date. */
export async function openDatabase(config: AppConfig, schema: Schema, logger: AppLogger): Promise<OpenDatabase> {
  const { url: externalUrl, directUrl } = config.database;
  const embedded = externalUrl ? undefined : await EmbeddedPostgres.open(config.home, logger);
  // Our own server has no certificate, whatever PGSSLMODE asks of others.
  const url = externalUrl ?? `${embedded?.url}?sslmode=disable`;
  const dataSource = createDataSource(url, schema);
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await embedded?.close();
  };
  try {
    await dataSource.initialize().catch((error: unknown) => {
      throw externalUrl ? unreachable(externalUrl, error) : error;
    });
    await assertSuitable(dataSource);
    // Past a pooler when DATABASE_DIRECT_URL says how.
    await bringUpToDate(embedded ? url : (directUrl ?? url), schema, logger);
    return { dataSource, kind: embedded ? 'embedded' : 'external', close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function bringUpToDate(url: string, schema: Schema, logger: AppLogger): Promise<void> {
  const dataSource = await createDataSource(url, schema, PATIENT).initialize();
  try {
    const names = await migrate(dataSource);
    if (names.length > 0) logger.info({ migrations: names }, 'Brought the database schema up to date');
  } finally {
    await dataSource.destroy();
  }
}

async function assertSuitable(dataSource: DataSource): Promise<void> {
  const [row] = await dataSource.query<{ version: string; encoding: string }[]>(
    "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
  );
  const major = Math.floor(Number(row?.version) / 10_000);
  if (major < MIN_VERSION) throw new Error(`PostgreSQL ${major} is too old: Rookery needs ${MIN_VERSION} to 18.`);
  if (row?.encoding === 'UTF8') return;
  throw new Error(
    `The database is encoded in ${row?.encoding}: Rookery needs one that was created with encoding UTF8.`,
  );
}

/** Says which database it is about; with several addresses behind a name the error itself has no text. */
function unreachable(url: string, cause: unknown): Error {
  const { message, code } = cause as NodeJS.ErrnoException;
  const { host, pathname } = new URL(url);
  return new Error(`The database ${host}${pathname} (DATABASE_URL) cannot be used: ${message || code}`, { cause });
}
