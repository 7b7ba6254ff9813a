import { type DataSource, MigrationExecutor } from 'typeorm';

// Any number works as long as every Rookery uses the same one.
const MIGRATION_LOCK = 7_166_552_300;

/**
 * Brings the schema up to date. All pending migrations run in one transaction under a lock that ends with it, so a
 * migration is done or not begun, whoever else starts at the same time and whenever the process is killed; it also
 * works through a pooler in transaction mode.
 * @returns names of the migrations that ran.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'none';
    const done = await executor.executePendingMigrations();
    await runner.commitTransaction();
    return done.map((migration) => migration.name);
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** Statements that would turn the migrated schema into what the entities say; empty when the two agree. */
export async function findSchemaDrift(dataSource: DataSource): Promise<string[]> {
  const sql = await dataSource.driver.createSchemaBuilder().log();
  return sql.upQueries.map((query) => query.query);
}
