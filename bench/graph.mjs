// The player network in memory, on generated networks of three sizes, each in a process of its own: load, chains under many
// filters, ranks, communities; beside it graphology, on the same network; and the application, which reads a network of that size
// from PostgreSQL. Bars at 100,000 players and 1,000,000 edges: p95 of
// a chain under any filter 10 ms, load of the edges 5 s, memory of edges and games 300 MB, PageRank 3 s, communities 60 s.
import { fork } from 'node:child_process';
import { once } from 'node:events';

const QUERIES = Number(process.env.BENCH_QUERIES ?? 500);
const SIZES = (process.env.BENCH_SIZES ?? '10000,100000,1000000').split(',').map(Number);
const PARTS = (process.env.BENCH_PARTS ?? 'own,library,database').split(',');
const PLAYERS_PER_EDGE = 0.1;
const BARS = { edges: 1_000_000, chainP95Ms: 10, loadMs: 5_000, loadMb: 300, pageRankMs: 3_000, communitiesMs: 60_000 };
const json = process.argv.includes('--json');
const say = (text) => json || console.log(text);
const ms = (value) => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
const mb = (value) => `${Math.round(value)} MB`;

async function measure(edges, part, script = 'size') {
  const args = [edges * PLAYERS_PER_EDGE, edges, QUERIES, part].map(String);
  const child = fork(new URL(`graph/${script}-process.mjs`, import.meta.url), args, { execArgv: ['--expose-gc'] });
  const answer = once(child, 'message');
  const end = once(child, 'exit').then(([code]) => {
    if (code !== 0) throw new Error(`Measuring ${edges} edges (${part}) ended with ${code}`);
  });
  const [[figures]] = await Promise.all([answer, end]);
  return figures;
}

function sayOwn(own) {
  say(`${own.players} players, ${own.edges} pairs in ${own.rows} edges by speed, ${own.games} games`);
  say(
    `  load: edges ${ms(own.edgesMs)} (processor ${ms(own.edgesCpuMs)}), games ${ms(own.gamesMs)} ` +
      `(${ms(own.gamesCpuMs)}); ${mb(own.edgesMb)}, with games ${mb(own.allMb)}, arrays alone ${mb(own.arraysMb)}`,
  );
  say('  chain under a filter                     p50       p95       max  p95 if found  found  hops');
  for (const { filter, relation, p50, p95, max, p95Found, share, hops } of own.chains) {
    const times = [p50, p95, max].map((value) => ms(value).padStart(10)).join('');
    const found = (p95Found === undefined ? '-' : ms(p95Found)).padStart(14);
    const percent = `${(100 * share).toFixed(0)}%`.padStart(7);
    say(`    ${`${relation}, ${filter}`.padEnd(36)}${times}${found}${percent}  ${hops?.toFixed(1) ?? '-'}`);
  }
  for (const [name, taken] of Object.entries(own.ms)) say(`  ${name.padEnd(28)} ${ms(taken)}`);
  say(`  iterations: PageRank ${own.iterations.pageRank}, strengths ${own.iterations.strengths}`);
  say(
    `  ${own.communities} communities, modularity ${own.modularity.toFixed(4)}; at most ${mb(own.maxRssMb)} resident`,
  );
}

function sayChains(chains) {
  for (const { filter, relation, p50, p95, max, share } of chains) {
    const times = [p50, p95, max].map((value) => ms(value).padStart(10)).join('');
    say(`    ${`${relation}, ${filter}`.padEnd(36)}${times}${`${(100 * share).toFixed(0)}%`.padStart(7)}`);
  }
}

function sayStored({ players, edges, rows, games, load, chains, ms: taken, maxRssMb }) {
  say(`from PostgreSQL: ${players ?? load.players} players, ${edges} pairs in ${rows} edges by speed, ${games} games`);
  say(
    `  load: edges ${ms(load.edgesMs)} (processor ${ms(load.edgesCpuMs)}) and ${mb(load.edgesMb)}, with games ${ms(load.gamesMs)} ` +
      `(${ms(load.gamesCpuMs)}) and ${mb(load.gamesMb)} (arrays ${mb(load.arraysMb)}); the event ` +
      `loop waited ${ms(load.loopMs)} at most`,
  );
  say('  chain through the service, with games    p50       p95       max  found');
  sayChains(chains);
  for (const [name, time] of Object.entries(taken)) say(`  ${name.padEnd(28)} ${ms(time)}`);
  say(`  at most ${mb(maxRssMb)} resident`);
}

function storedMeetsBars({ load, chains, ms: taken }) {
  return (
    chains.every(({ p95 }) => p95 < BARS.chainP95Ms) &&
    load.edgesMs < BARS.loadMs &&
    load.gamesMb < BARS.loadMb &&
    taken['run communities'] < BARS.communitiesMs
  );
}

function sayLibrary(library, own) {
  say(
    `  graphology: graph ${ms(library.graphMs)} and ${mb(library.graphMb)}, chain p95 ${ms(library.path.p95)}, ` +
      `PageRank ${ms(library.pageRankMs)}, Louvain ${ms(library.communitiesMs)}, modularity ` +
      `${library.modularity.toFixed(4)}; at most ${mb(library.maxRssMb)} resident`,
  );
  if (!own) return;
  const plain = own.chains.find(({ filter, relation }) => filter === 'none' && relation === 'played');
  say(
    `  ratios to it: chain ${(library.path.p95 / plain.p95).toFixed(1)} times as fast, PageRank ` +
      `${(library.pageRankMs / own.ms.pageRank).toFixed(1)}, communities ` +
      (library.communitiesMs / own.ms.communities).toFixed(1),
  );
}

function meetsBars(own) {
  return (
    own.chains.every(({ p95, p95Found = 0 }) => Math.max(p95, p95Found) < BARS.chainP95Ms) &&
    own.edgesMs < BARS.loadMs &&
    own.allMb < BARS.loadMb &&
    own.ms.pageRank < BARS.pageRankMs &&
    own.ms.communities < BARS.communitiesMs
  );
}

const sizes = [];
for (const edges of SIZES) {
  const own = PARTS.includes('own') ? await measure(edges, 'own') : undefined;
  if (own) sayOwn(own);
  const library = PARTS.includes('library') ? await measure(edges, 'library') : undefined;
  if (library) sayLibrary(library, own);
  const stored = PARTS.includes('database') ? await measure(edges, 'database', 'database') : undefined;
  if (stored) sayStored(stored);
  sizes.push({ edges, own, library, stored });
}
const largest = sizes.find(({ edges }) => edges === BARS.edges);
const met = largest && (!largest.own || meetsBars(largest.own)) && (!largest.stored || storedMeetsBars(largest.stored));
if (json) console.log(JSON.stringify({ bench: 'graph', sizes, bars: BARS, met }));
else if (largest) say(met ? 'All bars are met.' : 'Not all bars are met.');
