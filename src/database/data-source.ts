import type { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { prepareConnection } from './direct-connections.js';
import { RookeryNamingStrategy } from './naming-strategy.js';

type Class = abstract new (...args: never[]) => unknown;

/** The tables and their history, gathered by app.module from all rooms. */
export interface Schema {
  entities: Class[];
  migrations: Class[];
}

export interface DataSourceLimits {
  /** Connections at most. */
  poolSize: number;
  /** Longest time for one statement, milliseconds; 0 for no limit. */
  statementMs: number;
}

const CONNECT_TIMEOUT_MS = 10_000;
// PostgreSQL ends a statement in time and says so. This side gives up when it has heard nothing for a quarter longer, as where
// a pooler stands between.
const PATIENCE = 1.25;
const USUAL: DataSourceLimits = { poolSize: 10, statementMs: 120_000 };
/** For changes of the schema: on big tables a statement may take hours, and so may the wait for another process. */
export const PATIENT: DataSourceLimits = { poolSize: 1, statementMs: 0 };

/** A data source that keeps no session state, so a pooler in transaction mode may stand between. */
export function createDataSource(url: string, schema: Schema, limits = USUAL): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: schema.entities as DataSourceOptions['entities'],
    migrations: schema.migrations as DataSourceOptions['migrations'],
    migrationsTableName: 'schema_migrations',
    namingStrategy: new RookeryNamingStrategy(),
    synchronize: false,
    installExtensions: false,
    // TypeORM's own console logger would write between our answers on stdout.
    logger: 'debug',
    applicationName: 'rookery',
    poolSize: limits.poolSize,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    // A connection that dies while idle is replaced by the pool; without a handler it would end the process.
    poolErrorHandler: () => undefined,
    extra: {
      query_timeout: limits.statementMs * PATIENCE,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      onConnect: (client: Client) => prepareConnection(client, limits.statementMs),
    },
  });
}
