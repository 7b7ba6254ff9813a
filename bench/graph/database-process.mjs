// Measures the network as the application has it: read from PostgreSQL by the store, asked through the service, computed by
// runs. In a process of its own, started by ../graph.mjs with --expose-gc; answers with one message. The games are made by
// SQL: a few players meet thousands, most a handful, and most pairs meet once.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { bootContext } from '../../dist/src/boot.js';
import { loadConfig } from '../../dist/src/config/load-config.js';
import { makeRandom } from '../../dist/src/graph/core/random.js';
import { GraphResults } from '../../dist/src/graph/graph-results.service.js';
import { GraphService } from '../../dist/src/graph/graph.service.js';
import { GraphWork } from '../../dist/src/graph/graph-work.service.js';
import { NetworkStore } from '../../dist/src/graph/network-store.js';
import { RunsService } from '../../dist/src/runs/runs.service.js';
import { anyFilter, FILTERS } from './filters.mjs';

const [players, pairs, queries] = process.argv.slice(2, 5).map(Number);
const MB = 1024 * 1024;
/** The busiest meet again and again, so it is drawn until there are enough pairs. */
const DRAW = `
insert into bench_draws
select distinct least(a, b), greatest(a, b) from (
  select floor(${players} * power(random(), 1 / 0.3))::integer as a, floor(${players} * power(random(), 1 / 0.3))::integer as b
  from generate_series(1, ${pairs * 2})
) draw where a <> b on conflict do nothing`;
const PAIRS = `
create unlogged table bench_pairs as
select row_number() over () as n, a, b, least(400, floor(power(1 - random(), -1 / 1.6)))::integer as games, random() as day,
  floor(random() * 8)::integer as speed
from (select a, b from bench_draws order by hashint8(a::bigint * 1000003 + b) limit ${pairs}) pair`;

/** Games of some pairs; not of all at once, since whatever a statement inserts is kept for the triggers. */
const GAMES = `
insert into games (id, rated, variant, speed, perf, status, winner, created_at, last_move_at, white_id, black_id, white_rating,
  black_rating, moves, plies, first_run_id, last_run_id)
select lpad(to_hex(pair * 512 + n), 8, '0'), rated, 'standard', speed, speed, case when result < 0.1 then 'draw' else 'resign' end,
  case when result < 0.1 then null when result < 0.1 + 0.9 / (1 + power(10, (rb - ra) / 400.0)) then 'white' else 'black' end,
  at, at, white, black, ra, rb, 'e4 e5', 2, 1, 1
from (
  select bench_pairs.n as pair, side.n, 'made_up_' || case when swap then b else a end as white, 'made_up_' || case when swap then a else b end as black,
    (900 + hashint4(case when swap then b else a end) % 600 + random() * 100)::smallint as ra,
    (900 + hashint4(case when swap then a else b end) % 600 + random() * 100)::smallint as rb,
    random() < 0.9 as rated, random() as result,
    case when random() < 0.15 then 'bullet' else (array['bullet', 'blitz', 'blitz', 'blitz', 'rapid', 'rapid', 'classical',
      'correspondence'])[speed + 1] end as speed,
    date_trunc('milliseconds', timestamptz '2020-01-01' + (day * 2190 + random() * random() * 400) * interval '1 day') as at
  from bench_pairs, lateral (select n, random() < 0.5 as swap from generate_series(1, games) n) side
  where bench_pairs.n between $1 and $2
) game`;
const PAIRS_AT_ONCE = 100_000;

/** With a client of its own: statements of the application have a time limit. */
async function fill(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const query = async (sql, values) => (await client.query(sql, values)).rows;
  await query('select setseed(0.5)');
  await query(
    `insert into players (id, name) select 'made_up_' || n, 'made_up_' || n from generate_series(0, ${players - 1}) n`,
  );
  await query(`insert into runs (kind, started_by, state) values ('replay', 'bench', 'done')`);
  await query('create unlogged table bench_draws (a integer, b integer, primary key (a, b))');
  for (let drawn = 0; drawn < pairs;) {
    await query(DRAW);
    [{ drawn }] = await query('select count(*)::int as drawn from bench_draws');
  }
  await query(PAIRS);
  for (let first = 1; first <= pairs; first += PAIRS_AT_ONCE) await query(GAMES, [first, first + PAIRS_AT_ONCE - 1]);
  await query('drop table bench_draws, bench_pairs');
  await query('vacuum analyze games');
  await query('vacuum analyze edges');
  const [counts] = await query(
    `select (select count(*)::int from games) as games, count(*)::int as rows, count(distinct (player_a, player_b))::int as edges
     from edges`,
  );
  await client.end();
  return counts;
}

const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1];

/** Beside the time that of the processor in this process and its threads, which other programs do not lengthen as much. */
async function timed(work) {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { result, ms: performance.now() - started, cpuMs: (user + system) / 1000 };
}

function usedMb() {
  globalThis.gc();
  // Arrays that another thread made are in none of the finer figures.
  return process.memoryUsage.rss() / MB;
}

/** How long the event loop stood still while something else went on, milliseconds. */
async function withLoopWatched(work) {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 5);
    last = performance.now();
  }, 5);
  try {
    return { ...(await timed(work)), longest };
  } finally {
    clearInterval(timer);
  }
}

async function measureReading(store) {
  const before = usedMb();
  // Only the figures are kept: the store lets go of the first network when it has the second.
  const { result: _, ...edges } = await withLoopWatched(() => store.refresh({ games: false }));
  const edgesMb = usedMb() - before;
  const games = await withLoopWatched(() => store.refresh({ games: true }));
  const { network } = games.result;
  return {
    players: network.players,
    edgesMs: edges.ms,
    edgesCpuMs: edges.cpuMs,
    edgesMb,
    gamesMs: games.ms,
    gamesCpuMs: games.cpuMs,
    gamesMb: usedMb() - before,
    arraysMb: network.bytes / MB,
    loopMs: Math.max(edges.longest, games.longest),
  };
}

async function measureChains(service, network, by, filterOf) {
  const random = makeRandom(7);
  const anybody = () => network.ids[Math.floor(random() * network.players)];
  const times = [];
  let found = 0;
  for (let i = 0; i < queries; i++) {
    const [from, to] = [anybody(), anybody()];
    const { result, ms } = await timed(() => service.chain(from, to, by, filterOf(random)));
    times.push(ms);
    if (result.length !== null) found++;
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), max: Math.max(...times), share: found / queries };
}

async function measureAll(app) {
  const get = (service) => app.get(service, { strict: false });
  const [store, service] = [get(NetworkStore), get(GraphService)];
  const load = await measureReading(store);
  const { network } = await store.get({ games: true });
  const filters = [...Object.entries(FILTERS).map(([name, filter]) => [name, () => filter]), ['any', anyFilter]];
  for (const [, filterOf] of filters) await measureChains(service, network, 'wins', filterOf);
  const chains = [];
  for (const [filter, filterOf] of filters) {
    for (const by of ['games', 'wins']) {
      chains.push({ filter, relation: by, ...(await measureChains(service, network, by, filterOf)) });
    }
  }
  const ms = {};
  const busiest = 'made_up_0';
  const ask = async (name, work) => (ms[name] = (await timed(work)).ms);
  await ask('neighbours of the busiest', () => service.neighbours(busiest, {}, { limit: 50 }));
  await ask('head to head', () => service.headToHead(busiest, 'made_up_1', {}));
  await ask('opponents of the busiest', () => service.opponents(busiest, {}, { limit: 10 }));
  await ask('distances', () => service.distances(busiest, 'games', {}, { limit: 50 }));
  for (const kind of ['structure', 'pagerank', 'strength', 'communities', 'layout']) {
    const { run } = await get(GraphResults).request({ kind, filter: {} }, 'bench', { doneHere: true });
    const { ms: taken, longest } = await withLoopWatched(() =>
      get(GraphWork).tryExecute(run.id, new AbortController().signal),
    );
    ms[`run ${kind}`] = taken;
    load.loopMs = Math.max(load.loopMs, longest);
    const { state } = await get(RunsService).get(run.id);
    if (state !== 'done') throw new Error(`The run of ${kind} ended as ${state}`);
  }
  await ask('a page of ranks', () =>
    get(GraphResults).ranks({ kind: 'strength', filter: {} }, { limit: 50, after: 5_000 }),
  );
  await ask('one player', () =>
    get(GraphResults).ranks({ kind: 'pagerank', filter: {} }, { limit: 1, player: busiest }),
  );
  return { load, chains, ms };
}

const home = await mkdtemp(join(tmpdir(), 'rookery-bench-'));
const env = { ROOKERY_HOME: home, LOG_LEVEL: 'warn', GRAPH_MAX_AGE_S: '3600' };
const running = await bootContext(loadConfig(env, '/dev/null'), { stream: process.stderr });
try {
  const counts = await fill(running.database.dataSource.options.url);
  const figures = await measureAll(running.app);
  process.send({ ...counts, ...figures, maxRssMb: process.resourceUsage().maxRSS / 1024 });
} finally {
  await running.close();
  await rm(home, { recursive: true, force: true });
  process.disconnect();
}
