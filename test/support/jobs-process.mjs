// A process of its own that does test jobs, so that it can be killed. It writes a row when a job starts and when it ends,
// past the queue: the journal says who ran what and when, whatever became of the process.
import pg from 'pg';
import { JobRunner } from '../../dist/src/queues/job-runner.js';
import { TRANSPORT_OPTIONS } from '../../dist/src/queues/job-transport.js';
import { openProcess } from './open-process.mjs';

const [jobMs, concurrency] = process.argv.slice(2).map(Number);
// Fewer deaths than usual make a dead letter, where a test says so.
TRANSPORT_OPTIONS.maxStalls = Number(process.env.TEST_MAX_STALLS ?? TRANSPORT_OPTIONS.maxStalls);
const { app, config, close } = await openProcess({});
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
  await close();
  await journal.end();
});
