// How long it takes to learn how runs stand when a million have ended: one by its number and the newest page, over HTTP, one
// request after the other (requirement A74). Queues keep nothing of jobs that have ended.
import { fork } from 'node:child_process';
import { makeToken } from '../token.mjs';
import { query } from './sides.mjs';
import { quantile, median, now } from './workers.mjs';

const PAUSE_BEFORE_STOP_MS = 50;

async function startApi({ databaseUrl, redisUrl }) {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl ?? '',
    PORT: '0',
    ROLES: 'api',
    LOG_LEVEL: 'info',
    // A bench asks more often than people.
    RATE_LIMIT_PER_MINUTE: '1000000000',
  };
  const child = fork('dist/bundle/main.js', ['start'], { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    let told = '';
    child.stdout.on('data', (chunk) => {
      told += chunk;
      const found = /"address":"([^"]+)"/.exec(told)?.[1];
      if (found) resolve(found);
    });
    void ended.then((code) => reject(new Error(`The api process ended with ${code}`)));
  });
  const stop = async () => {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_BEFORE_STOP_MS));
    child.kill('SIGTERM');
    await ended;
  };
  return { address, stop };
}

/** Milliseconds of each of `asked` requests, by what is asked for; `runs` that ended are there. */
export async function measureState(servers, { runs, asked }) {
  await query(
    servers.databaseUrl,
    `insert into runs (kind, started_by, state, percent, finished_at)
     select 'replay', 'bench', 'done', 100, now() from generate_series(1, ${runs})`,
  );
  await query(servers.databaseUrl, 'analyze runs');
  const [{ last }] = await query(servers.databaseUrl, 'select max(id) as last from runs');
  const { address, stop } = await startApi(servers);
  const headers = {
    authorization: `Bearer ${await makeToken((sql, values) => query(servers.databaseUrl, sql, values))}`,
  };
  const ask = async (path) => {
    const before = now();
    const answer = await fetch(`${address}${path}`, { headers });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return now() - before;
  };
  const paths = {
    one: () => `/api/runs/${last - Math.floor(Math.random() * runs)}`,
    page: () => '/api/runs?limit=50',
  };
  const result = {};
  for (const [what, path] of Object.entries(paths)) {
    const took = [];
    for (let i = 0; i < asked; i++) took.push(await ask(path()));
    result[what] = { median: median(took), p95: quantile(took, 0.95) };
  }
  await stop();
  await query(servers.databaseUrl, `delete from runs where started_by = 'bench'`);
  return result;
}
