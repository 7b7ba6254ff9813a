import { DataSource, type DataSourceOptions } from 'typeorm';
import { RookeryNamingStrategy } from './naming-strategy.js';

type Class = abstract new (...args: never[]) => unknown;

/** The tables and their history, gathered by app.module from all rooms. */
export interface Schema {
  entities: Class[];
  migrations: Class[];
}

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 150_000;

/** A data source that keeps no session state, so a pooler in transaction mode may stand between. */
export function createDataSource(url: string, schema: Schema): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: schema.entities as DataSourceOptions['entities'],
    migrations: schema.migrations as DataSourceOptions['migrations'],
    migrationsTableName: 'schema_migrations',
    namingStrategy: new RookeryNamingStrategy(),
    synchronize: false,
    installExtensions: false,
    applicationName: 'rookery',
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    // A connection that dies while idle is replaced by the pool; without a handler it would end the process.
    poolErrorHandler: () => undefined,
    extra: { query_timeout: STATEMENT_TIMEOUT_MS, idleTimeoutMillis: 30_000, keepAlive: true },
  });
}
