import { type DataSource, MigrationExecutor } from 'typeorm';

// Any number works as long as every Rookery uses the same one.
const MIGRATION_LOCK = 7_166_552_300;

/**
 * Brings the schema up to date. All pending migrations run in one transaction under a lock that ends with it, so a
 * migration is done or not begun, whoever else starts at the same time and whenever the process is killed; it also
 * works through a pooler in transaction mode.
 * @returns names of the migrations that ran.
 * @throws when a newer version has been at work: what it stores, this one does not know.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'none';
    await refuseNewer(dataSource, executor);
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

async function refuseNewer(dataSource: DataSource, executor: MigrationExecutor): Promise<void> {
  const known = new Set(dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const unknown = (await executor.getExecutedMigrations()).filter(({ name }) => !known.has(name));
  if (unknown.length === 0) return;
  throw new Error(
    `This database was brought up to date by a newer Rookery (${unknown.map(({ name }) => name).join(', ')}). ` +
      'Install that version again, or go back to a backup from before.',
  );
}

/** Statements that would turn the migrated schema into what the entities say; empty when the two agree. */
export async function findSchemaDrift(dataSource: DataSource): Promise<string[]> {
  const sql = await dataSource.driver.createSchemaBuilder().log();
  return sql.upQueries.map((query) => query.query);
}
