// A process of its own that does test jobs, so that it can be killed. It writes a row when a job starts and when it ends,
// past the queue: the journal says who ran what and when, whatever became of the process.
import pg from 'pg';
import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { pino } from 'pino';
import { ConfigModule } from '../../dist/src/config/config.module.js';
import { loadConfig } from '../../dist/src/config/load-config.js';
import { DatabaseModule } from '../../dist/src/database/database.module.js';
import { openDatabase } from '../../dist/src/database/open-database.js';
import { ObservabilityModule } from '../../dist/src/observability/observability.module.js';
import { JobRunner } from '../../dist/src/queues/job-runner.js';
import { TRANSPORT_OPTIONS } from '../../dist/src/queues/job-transport.js';
import { QueuesModule } from '../../dist/src/queues/queues.module.js';
import { SCHEMA } from '../../dist/src/schema.js';

const [jobMs, concurrency] = process.argv.slice(2).map(Number);
// Fewer deaths than usual make a dead letter, where a test says so.
TRANSPORT_OPTIONS.maxStalls = Number(process.env.TEST_MAX_STALLS ?? TRANSPORT_OPTIONS.maxStalls);
const config = loadConfig(process.env, '/dev/null');
const logger = pino({ level: 'silent' });
const database = await openDatabase(config, SCHEMA, logger);

class Root {}
Module({
  imports: [
    ConfigModule.with(config),
    ObservabilityModule.with(logger),
    DatabaseModule.with(database),
    QueuesModule.with(config, []),
  ],
})(Root);

const app = await NestFactory.createApplicationContext(Root, { logger: false });
const journal = new pg.Pool({ connectionString: config.database.url, max: concurrency + 1 });
const runner = app.get(JobRunner, { strict: false });
const spec = {
  name: 'test-job',
  queue: 'analysis',
  attempts: 3,
  backoff: { baseMs: 10, capMs: 50 },
  timeLimitMs: 60_000,
  priority: 'normal',
  id: ({ n }) => `test-job/${n}`,
  parse: (payload) => payload,
};
runner.register(spec, async ({ n }) => {
  const { rows } = await journal.query(
    'insert into journal (n, pid, started_at) values ($1, $2, clock_timestamp()) returning id',
    [n, process.pid],
  );
  await new Promise((resolve) => setTimeout(resolve, jobMs));
  await journal.query('update journal set ended_at = clock_timestamp() where id = $1', [rows[0].id]);
});
runner.start({ analysis: concurrency });
process.stdout.write('ready\n');
process.on('SIGTERM', async () => {
  await app.close();
  await journal.end();
  await database.close();
});
