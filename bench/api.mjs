// The API over 100,000 games: times of its reads while engines take all cores at lower priority (bar: p95 100 ms); idle, the
// games page beside bare node:http and pg that give the same page in the same run (bar: 0.9 of its requests a second); and the
// connections to the database under 500 clients (bar: no more than the pool).
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { engineCommand } from '../dist/src/analysis/engine/engine-command.js';
import { createDataSource } from '../dist/src/database/data-source.js';
import { EmbeddedPostgres } from '../dist/src/database/embedded/embedded-postgres.js';
import { migrate } from '../dist/src/database/migrate.js';
import { SCHEMA } from '../dist/src/schema.js';
import { fill, fillBatch } from './api/fill.mjs';
import { load } from './api/load.mjs';
import { makeToken } from './token.mjs';

const GAMES = Number(process.env.BENCH_GAMES ?? 100_000);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const PARTS = (process.env.BENCH_PARTS ?? 'loaded,idle,clients').split(',');
const PLAYERS = 1_000;
const PLAYER = 'made_up_0';
const LIMIT = 50;
const POOL = 10;
const BARS = { p95Ms: 100, ratio: 0.9, connections: POOL };
const PAGE = `/api/players/${PLAYER}/games?limit=${LIMIT}`;
const reads = (batch) => ({
  list: PAGE,
  game: '/api/games/000003e8',
  player: `/api/players/${PLAYER}`,
  batch: `/api/analysis-batches/${batch}`,
});
const json = process.argv.includes('--json');
const say = (text) => json || console.log(text);
const quiet = { debug() {}, info() {}, warn: console.error, error: console.error };
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

// As `npm start` has them.
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const NODE_FLAGS = scripts.start.match(/ --max-\S+/g).map((flag) => flag.trim());

/** The real server, only the role api; no limit of requests that a bench would meet. */
async function startRookery(home, url) {
  const env = { ROOKERY_HOME: home, DATABASE_URL: url, PORT: '0', ROLES: 'api', RATE_LIMIT_PER_MINUTE: '1000000000' };
  const child = spawn(process.execPath, [...NODE_FLAGS, 'dist/bundle/main.js', 'start'], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (;;) {
    const [chunk] = await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), once(child, 'exit')]);
    output += chunk;
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
    if (address) {
      child.stdout.resume();
      child.stderr.resume();
      return { address, pid: child.pid, stop: () => stop(child) };
    }
    if (child.exitCode !== null) throw new Error(`Rookery did not start: ${output}`);
  }
}

async function startBare(url) {
  const child = fork(new URL('api/bare-process.mjs', import.meta.url), [url, PLAYER, String(LIMIT)]);
  const [port] = await once(child, 'message');
  return { address: `http://127.0.0.1:${port}`, pid: child.pid, stop: () => stop(child) };
}

async function stop(child) {
  const end = once(child, 'exit');
  child.kill('SIGTERM');
  await end;
}

/** One engine for each core that never ends its search, at lower priority. */
function startEngines() {
  const { program, args } = engineCommand(undefined);
  const engines = Array.from({ length: availableParallelism() }, () => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    child.stdin.write('uci\nsetoption name Hash value 16\nucinewgame\nposition startpos\ngo infinite\n');
    return child;
  });
  return async () => {
    await Promise.all(engines.map((child) => (child.kill('SIGKILL'), once(child, 'exit'))));
  };
}

async function measureLoaded({ address, headers, paths }) {
  const stopEngines = startEngines();
  try {
    const found = {};
    for (const [name, path] of Object.entries(paths)) {
      await load(address, [path], { clients: 4, seconds: 1, headers });
      found[name] = await load(address, [path], { clients: 4, seconds: SECONDS, headers });
      const { p50, p95, p99, failed } = found[name];
      say(
        `  ${name.padEnd(8)} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${failed} failed`,
      );
    }
    return found;
  } finally {
    await stopEngines();
  }
}

/** Processor time of a process so far, ms, in ticks of a hundredth of a second; Linux only. */
function processorMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** Pages a second, and the processor time of the server itself for each, which a busy machine changes less. */
async function measurePages({ address, pid, headers }) {
  const before = processorMs(pid);
  const { perSecond, requests } = await load(address, [PAGE], { clients: 8, seconds: SECONDS, headers });
  return { perSecond, processorMs: (processorMs(pid) - before) / requests };
}

async function measureIdle(own, bare) {
  const [ours, theirs] = await Promise.all([fetch(own.address + PAGE, { headers: own.headers }), fetch(bare.address)]);
  if ((await ours.text()) !== (await theirs.text())) throw new Error('The two do not give the same page');
  const rounds = [];
  for (const { address, headers } of [own, bare]) {
    await load(address, [PAGE], { clients: 8, seconds: SECONDS / 2, headers });
  }
  for (let i = 0; i < ROUNDS; i++) {
    const a = await measurePages(own);
    const b = await measurePages(bare);
    rounds.push({ own: a, bare: b, ratio: a.perSecond / b.perSecond });
    say(
      `  ${a.perSecond.toFixed(0)} beside ${b.perSecond.toFixed(0)} pages a second: ${(a.perSecond / b.perSecond).toFixed(2)}; ` +
        `processor ${a.processorMs.toFixed(2)} beside ${b.processorMs.toFixed(2)} ms each`,
    );
  }
  return { rounds, ratio: median(rounds.map(({ ratio }) => ratio)) };
}

async function measureClients({ address, headers, paths }, url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const count = async () => {
    const { rows } = await client.query(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'rookery'
         and backend_type = 'client backend'`,
    );
    return rows[0].n;
  };
  let most = 0;
  const look = setInterval(() => void count().then((n) => (most = Math.max(most, n))), 50);
  const figures = await load(address, Object.values(paths), { clients: 500, seconds: SECONDS, headers });
  clearInterval(look);
  await count();
  await client.end();
  return { ...figures, connections: most };
}

/** Somebody who may ask, and a batch of theirs. */
async function prepare(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const token = await makeToken((sql, values) => client.query(sql, values));
  const batch = await fillBatch(client, { user: 'bench', games: GAMES / 10 });
  await client.end();
  return { headers: { authorization: `Bearer ${token}` }, paths: reads(batch) };
}

const home = await mkdtemp(join(tmpdir(), 'rookery-bench-api-'));
const server = await EmbeddedPostgres.open(join(home, 'database'), quiet);
const result = {};
const missed = [];
try {
  const dataSource = await createDataSource(server.url, SCHEMA).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  await fill(server.url, { players: PLAYERS, games: GAMES });
  const access = await prepare(server.url);
  const own = { ...(await startRookery(join(home, 'rookery'), server.url)), ...access };
  try {
    if (PARTS.includes('loaded')) {
      say(`${GAMES} games, 4 clients, ${availableParallelism()} engines at work (bar: p95 ${BARS.p95Ms} ms)`);
      result.loaded = await measureLoaded(own);
      const slow = Object.entries(result.loaded).filter(([, { p95, failed }]) => p95 >= BARS.p95Ms || failed > 0);
      missed.push(...slow.map(([name]) => `p95 of ${name}`));
    }
    if (PARTS.includes('idle')) {
      say(`idle, the games page beside bare node:http and pg (bar: ${BARS.ratio})`);
      const bare = await startBare(server.url);
      result.idle = await measureIdle(own, bare);
      await bare.stop();
      say(`  median ${result.idle.ratio.toFixed(2)}`);
      if (result.idle.ratio < BARS.ratio) missed.push('requests a second of the games page');
    }
    if (PARTS.includes('clients')) {
      result.clients = await measureClients(own, server.url);
      const { connections, perSecond, p95, failed } = result.clients;
      say(
        `500 clients: at most ${connections} connections (bar: ${BARS.connections}), ${perSecond.toFixed(0)} a second, p95 ${p95.toFixed(0)} ms, ${failed} failed`,
      );
      if (connections > BARS.connections || failed > 0) missed.push('connections under 500 clients');
    }
  } finally {
    await own.stop();
  }
} finally {
  await server.close();
  await rm(home, { recursive: true, force: true });
}
if (json) console.log(JSON.stringify({ bars: BARS, ...result, missed }));
else say(missed.length > 0 ? `missed: ${missed.join(', ')}` : 'all bars met');
process.exitCode = missed.length > 0 ? 1 : 0;
