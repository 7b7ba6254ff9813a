// A process that uses the embedded PostgreSQL of a home folder and does what it is told: one command a line on stdin,
// one JSON line a happening on stdout. It leaves properly at the end of stdin and at SIGTERM or SIGINT.
import { createInterface } from 'node:readline';
import pg from 'pg';
import { EmbeddedPostgres } from '../../../../dist/src/database/embedded/embedded-postgres.js';

const say = (happening) => process.stdout.write(`${JSON.stringify(happening)}\n`);
const write = (level) => (fields, message) => say({ event: 'log', level, message, error: fields.err?.message });
const logger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };

async function query(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000, ssl: false });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('select current_database() as database');
    say({ event: 'answer', database: rows[0].database });
  } catch (error) {
    say({ event: 'no-answer', message: error.message });
  } finally {
    await client.end().catch(() => undefined);
  }
}

const leave = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => leave.abort());
const input = createInterface({ input: process.stdin });
input.on('close', () => leave.abort());

try {
  const server = await EmbeddedPostgres.open(process.argv[2], logger, { fsync: 'off' });
  say({ event: 'open', port: Number(new URL(server.url).port) });
  input.on('line', () => void query(server.url));
  if (!leave.signal.aborted) await new Promise((resolve) => leave.signal.addEventListener('abort', resolve));
  await server.close();
  say({ event: 'closed' });
} catch (error) {
  say({ event: 'failed', message: error.message });
  process.exitCode = 1;
}
input.close();
process.stdin.destroy();
