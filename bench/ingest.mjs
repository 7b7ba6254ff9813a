// Games per second of the whole path (fake Lichess -> socket -> parse -> check -> commit) against COPY of the same
// finished rows into an identical table, both in one run, in turns. Bars: at least 0.30 of COPY at unlimited pace, and
// under 3% of one core at 30 games a second. And what it costs to keep the edges of the player network: the same sync without
// the triggers that do, in turns. Bar: at most 15% of the time.
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { bootContext } from '../dist/src/boot.js';
import { loadConfig } from '../dist/src/config/load-config.js';
import { SyncService } from '../dist/src/ingestion/sync.service.js';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const GAMES = Number(process.env.BENCH_GAMES ?? 60_000);
const SLOW_SECONDS = Number(process.env.BENCH_SLOW_SECONDS ?? 20);
const BARS = { ratio: 0.3, cpuShare: 0.03, edgesShare: 0.15 };
const json = process.argv.includes('--json');

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function startRehearsal(plan) {
  const child = fork('bench/rehearsal-process.mjs', [JSON.stringify(plan)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await new Promise((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk).trim())));
  return { url, stop: () => child.kill('SIGTERM') };
}

async function withApp(home, url, work) {
  const config = loadConfig({ ROOKERY_HOME: home, LICHESS_URL: url, LOG_LEVEL: 'error' }, '/dev/null');
  const running = await bootContext(config, { stream: process.stderr });
  try {
    return await work(running);
  } finally {
    await running.close();
  }
}

async function sync(running) {
  const service = running.app.get(SyncService, { strict: false });
  const { run } = await service.request({ player: 'Bench_Rook', startedBy: 'cli' });
  return service.runToEnd(run.id, new AbortController().signal);
}

async function connect(running) {
  const client = new pg.Client({ connectionString: running.database.dataSource.options.url });
  await client.connect();
  return client;
}

const forget = 'truncate games, players, runs, player_syncs, rejected_records cascade';

/** Wall seconds of one full sync into empty tables. */
async function measureSync(running, client) {
  await client.query(forget);
  await client.query('checkpoint');
  const started = performance.now();
  const run = await sync(running);
  const seconds = (performance.now() - started) / 1000;
  if (run.state !== 'done' || run.inserted !== GAMES) throw new Error(`The sync went wrong: ${JSON.stringify(run)}`);
  return GAMES / seconds;
}

/** Wall seconds of COPY of the very rows the sync made. */
async function measureCopy(client) {
  const chunks = [];
  const collect = new Writable({ write: (chunk, _, done) => (chunks.push(chunk), done()) });
  await pipeline(client.query(copyTo('copy games to stdout')), collect);
  await client.query('drop table if exists games_copy');
  await client.query('create table games_copy (like games including all)');
  for (const side of ['white_id', 'black_id']) {
    await client.query(`alter table games_copy add foreign key (${side}) references players (id)`);
  }
  await client.query('checkpoint');
  const started = performance.now();
  await pipeline(chunks, client.query(copyFrom('copy games_copy from stdin')));
  return GAMES / ((performance.now() - started) / 1000);
}

async function measureWithoutEdges(running, client) {
  await client.query('alter table games disable trigger games_insert_edges, disable trigger games_update_edges');
  try {
    return await measureSync(running, client);
  } finally {
    await client.query('alter table games enable trigger games_insert_edges, enable trigger games_update_edges');
  }
}

async function measureFullSpeed() {
  const home = await mkdtemp(join(tmpdir(), 'rookery-bench-'));
  const rehearsal = await startRehearsal({ games: GAMES });
  const rounds = [];
  try {
    await withApp(home, rehearsal.url, async (running) => {
      const client = await connect(running);
      for (let i = 0; i < ROUNDS; i++) {
        const path = await measureSync(running, client);
        const copy = await measureCopy(client);
        const withoutEdges = await measureWithoutEdges(running, client);
        rounds.push({ path, copy, ratio: path / copy, withoutEdges, edgesShare: 1 - path / withoutEdges });
        if (!json)
          console.log(
            `  round ${i + 1}: ${Math.round(path)} games/s, without edges ${Math.round(withoutEdges)}, COPY ${Math.round(copy)} rows/s`,
          );
      }
      await client.end();
    });
  } finally {
    rehearsal.stop();
    await rm(home, { recursive: true, force: true });
  }
  const medianOf = (what) => median(rounds.map((round) => round[what]));
  return { games: GAMES, rounds, ratio: medianOf('ratio'), edgesShare: medianOf('edgesShare') };
}

/** Share of one core that this process needs while games come as Lichess sends them to a token. */
async function measureSlowPace() {
  const home = await mkdtemp(join(tmpdir(), 'rookery-bench-'));
  const pace = 30;
  const rehearsal = await startRehearsal({ games: pace * (SLOW_SECONDS + 4), pace });
  try {
    return await withApp(home, rehearsal.url, async (running) => {
      const syncing = sync(running);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      const before = process.cpuUsage();
      const started = performance.now();
      await new Promise((resolve) => setTimeout(resolve, SLOW_SECONDS * 1000));
      const used = process.cpuUsage(before);
      const seconds = (performance.now() - started) / 1000;
      await syncing;
      return { gamesPerSecond: pace, cpuShare: (used.user + used.system) / 1e6 / seconds };
    });
  } finally {
    rehearsal.stop();
    await rm(home, { recursive: true, force: true });
  }
}

const full = await measureFullSpeed();
const slow = await measureSlowPace();
const met = full.ratio >= BARS.ratio && slow.cpuShare <= BARS.cpuShare && full.edgesShare <= BARS.edgesShare;
if (json) console.log(JSON.stringify({ bench: 'ingest', full, slow, bars: BARS, met }));
else {
  console.log(`ingest at full speed: ${full.ratio.toFixed(2)} of COPY (bar ${BARS.ratio})`);
  console.log(
    `edges of the player network: ${(full.edgesShare * 100).toFixed(1)}% of the time (bar ${BARS.edgesShare * 100}%)`,
  );
  console.log(
    `ingest at ${slow.gamesPerSecond} games/s: ${(slow.cpuShare * 100).toFixed(1)}% of one core (bar ${BARS.cpuShare * 100}%)`,
  );
}
