import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { DataSource } from 'typeorm';
import { createDataSource, type Schema } from '../../../../src/database/data-source.js';

const run = promisify(execFile);

/** The data dictionary of a database: everything its catalogue says about our tables. */
export async function describeDatabase(url: string): Promise<string> {
  const script = resolve('scripts/data-dictionary.mjs');
  const { stdout } = await run(process.execPath, [script, '--print'], { env: { ...process.env, DATABASE_URL: url } });
  return stdout;
}

/** As `describeDatabase`, whatever the order of the columns. */
export async function describeUnordered(url: string): Promise<string[]> {
  return (await describeDatabase(url))
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' '))
    .sort();
}

/** Works with a data source and closes it. */
export async function withDataSource<T>(
  url: string,
  schema: Schema,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const dataSource = await createDataSource(url, schema).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
