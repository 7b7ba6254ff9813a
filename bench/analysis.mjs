// Analysing games through a whole Rookery against the same engine driven by a minimal loop, on the same positions in the
// same order, in one run and in turns. Bars: one engine searches at least 0.97 of the nodes a second that the raw one does;
// two are at least 1.8 times as fast as one, or, where two raw ones are not, 0.97 of what those are; a game of 80 plies at
// 100,000 nodes a position takes under 20 s with a native engine; a worker process takes under 200 MB after 500 games.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { countSearches, forgetAnalyses, readGames, spread, storeGames } from './analysis/games.mjs';
import { planGames, startRaw } from './analysis/raw-engine.mjs';
import { startRookery, startWorker } from './analysis/rookery.mjs';
import { startPostgres } from './jobs/servers.mjs';

const number = (name, usual) => Number(process.env[`BENCH_${name}`] ?? usual);
const ROUNDS = number('ROUNDS', 3);
const GAMES = number('GAMES', 20);
const NODES = number('NODES', 100_000);
// As many as are usual: with fewer, what happens between two searches says more than what two engines do.
const SPEED_UP_NODES = number('SPEED_UP_NODES', 50_000);
const SPEED_UP_GAMES = number('SPEED_UP_GAMES', 12);
const SPEED_UP_ROUNDS = number('SPEED_UP_ROUNDS', 1);
// While one game is searched the next one is prepared: what both have in common may be asked for before it is in the cache.
const SEARCHED_TWICE = 0.02;
const CACHE_GAMES = number('CACHE_GAMES', 200);
const MEMORY_GAMES = number('MEMORY_GAMES', 500);
const FEW_NODES = number('FEW_NODES', 1_000);
const HOURLY_NODES = [100_000, 1_000_000];
const HOURLY_POSITIONS = number('HOURLY_POSITIONS', 40);
const TYPICAL = { plies: 80, nodes: 100_000 };
const PARTS = (process.env.BENCH_PARTS ?? 'path,speed-up,hours,worker,native').split(',');
const BARS = { ratio: 0.97, speedUp: 1.8, ofMachine: 0.97, gameSeconds: 20, memoryMb: 200 };
const HASH_MB = 16;
const json = process.argv.includes('--json');
const say = (text) => json || console.log(text);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const idsOf = (games) => games.map(({ id }) => id);

function environment(databaseUrl, engines, path) {
  const engine = {
    ENGINE_PROCESSES: String(engines),
    ENGINE_HASH_MB: String(HASH_MB),
    ...(path && { ENGINE_PATH: path }),
  };
  return {
    DATABASE_URL: databaseUrl,
    LICHESS_URL: 'http://127.0.0.1:9',
    LOG_LEVEL: 'error',
    ANALYSIS_AUTO: 'off',
    ...engine,
  };
}

/** A Rookery that knows no evaluation yet; `work` gets a function that analyses games and tells what that took. */
async function withRookery(databaseUrl, { engines, path }, work) {
  await forgetAnalyses(databaseUrl);
  const rookery = await startRookery(environment(databaseUrl, engines, path));
  let before = { nodes: 0, searched: 0 };
  try {
    return await work(async (games, nodes) => {
      const took = await rookery.analyse(idsOf(games), nodes);
      const after = await countSearches(databaseUrl);
      const counts = { nodes: after.nodes - before.nodes, searches: after.searched - before.searched };
      before = after;
      return { ...took, ...counts };
    });
  } finally {
    await rookery.stop();
  }
}

/**
 * One engine on both sides must search the same: otherwise the comparison is of different things.
 * @param tolerance share by which searches and nodes may differ
 */
function insistOnSameWork(rookery, raw, tolerance = 0) {
  const isSame = (what) => Math.abs(rookery[what] - raw[what]) <= raw[what] * tolerance;
  if (isSame('searches') && isSame('nodes')) return;
  const show = ({ searches, nodes }) => `${searches} searches, ${nodes} nodes`;
  throw new Error(`Both sides were to search the same: Rookery ${show(rookery)}; raw ${show(raw)}`);
}

/** One engine each. The sides take turns at each game, since a machine changes its mind within seconds. */
async function measurePath(databaseUrl, games) {
  const plan = planGames(games);
  const raw = await startRaw({ engines: 1, hashMb: HASH_MB });
  const turns = await withRookery(databaseUrl, { engines: 1 }, async (analyse) => {
    const found = [];
    for (let i = 0; i < games.length; i++) {
      const sides = { rookery: () => analyse([games[i]], NODES), raw: () => raw.search([plan[i]], NODES) };
      const turn = {};
      for (const side of i % 2 ? ['raw', 'rookery'] : ['rookery', 'raw']) turn[side] = await sides[side]();
      insistOnSameWork(turn.rookery, turn.raw);
      found.push(turn);
    }
    return found;
  }).finally(() => raw.stop());
  // The first game starts what is not there yet.
  const [, ...counted] = turns;
  const sum = (side, what) => counted.reduce((total, turn) => total + turn[side][what], 0);
  const searches = sum('rookery', 'searches');
  return {
    nodesPerPosition: NODES,
    searches,
    ratio: sum('raw', 'seconds') / sum('rookery', 'seconds'),
    medianRatio: median(counted.map(({ rookery, raw }) => raw.seconds / rookery.seconds)),
    rawNodesPerSecond: sum('raw', 'nodes') / sum('raw', 'seconds'),
    ownMsPerSearch: (sum('rookery', 'cpuSeconds') * 1000) / searches,
    turns: counted,
  };
}

/** How much faster two engines are than one, of Rookery and raw, in turns: a busy machine is so for both. */
async function measureSpeedUp(databaseUrl, someGames) {
  // Else a long game at the end is what one engine does while the other one has nothing left.
  const games = someGames.toSorted((a, b) => b.plies - a.plies);
  const plan = planGames(games);
  const measureRaw = async (engines) => {
    const raw = await startRaw({ engines, hashMb: HASH_MB });
    return raw.search(plan, SPEED_UP_NODES).finally(() => raw.stop());
  };
  const measure = (engines) => withRookery(databaseUrl, { engines }, (analyse) => analyse(games, SPEED_UP_NODES));
  const rounds = [];
  for (let i = 0; i < SPEED_UP_ROUNDS; i++) {
    const round = {};
    for (const engines of i % 2 ? [2, 1] : [1, 2]) {
      round[engines] = { rookery: await measure(engines), raw: await measureRaw(engines) };
    }
    insistOnSameWork(round[1].rookery, round[1].raw, SEARCHED_TWICE);
    rounds.push(round);
    const show = (side) => `${side} ${round[1][side].seconds.toFixed(1)} s, ${round[2][side].seconds.toFixed(1)} s`;
    say(`  round ${i + 1}, one engine and two: ${show('rookery')}; ${show('raw')}`);
  }
  // By time, not by nodes: what two engines search twice is of no use.
  const speedUp = (side) => median(rounds.map((round) => round[1][side].seconds / round[2][side].seconds));
  return { nodesPerPosition: SPEED_UP_NODES, rounds, speedUp: speedUp('rookery'), machine: speedUp('raw') };
}

/** Games an hour with one engine, reckoned from one game of about so many positions and the positions of all games. */
async function measureHours(databaseUrl, games) {
  const positions = games.reduce((sum, { plies }) => sum + plies + 1, 0) / games.length;
  const distance = ({ plies }) => Math.abs(plies + 1 - HOURLY_POSITIONS);
  const game = games.toSorted((a, b) => distance(a) - distance(b))[0];
  const found = [];
  for (const nodes of HOURLY_NODES) {
    const { seconds, searches } = await withRookery(databaseUrl, { engines: 1 }, (analyse) => analyse([game], nodes));
    found.push({ nodes, gamesPerHour: 3600 / ((seconds / searches) * positions), searches, positions });
  }
  return found;
}

/** Resident memory of a process alone, megabytes, by `ps`, which every Unix has. */
function residentMb(pid) {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

/** A worker process does all games of one player, few nodes each: what it did not have to search, and the memory it takes. */
async function measureWorker(databaseUrl, games) {
  await forgetAnalyses(databaseUrl);
  const rookery = await startRookery(environment(databaseUrl, 1));
  const worker = await startWorker({ ...environment(databaseUrl, 2), PORT: '0' });
  try {
    const early = await rookery.analyse(idsOf(games.slice(0, CACHE_GAMES)), FEW_NODES, { here: false });
    const { searched, cached } = await countSearches(databaseUrl);
    const earlyMb = residentMb(worker.pid);
    const rest = idsOf(games.slice(CACHE_GAMES, MEMORY_GAMES));
    const late = await rookery.analyse(rest, FEW_NODES, { here: false });
    const lateMb = residentMb(worker.pid);
    return {
      saved: cached / (searched + cached),
      searched,
      cached,
      earlyMb,
      lateMb,
      seconds: early.seconds + late.seconds,
    };
  } finally {
    await worker.stop();
    await rookery.stop();
  }
}

/** A native engine, where there is one. */
function findNative() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/games'];
  const path = folders.map((folder) => join(folder, 'stockfish')).find((file) => existsSync(file));
  return path && spawnSync(path, ['quit']).status === 0 ? path : undefined;
}

/** Seconds that a game of usual length takes. */
async function measureNative(databaseUrl, games, path) {
  const distance = ({ plies }) => Math.abs(plies - TYPICAL.plies);
  const game = games.toSorted((a, b) => distance(a) - distance(b))[0];
  const seconds = [];
  for (let i = 0; i < ROUNDS; i++) {
    const analysed = await withRookery(databaseUrl, { engines: 1, path }, (analyse) => analyse([game], TYPICAL.nodes));
    seconds.push(analysed.seconds);
  }
  return { plies: game.plies, seconds: median(seconds), all: seconds };
}

/** What was measured and is below its bar. */
function listUnmet({ path, speedUp, worker, native }) {
  const isMet = {
    'whole path': !path || path.ratio >= BARS.ratio,
    'two engines': !speedUp || speedUp.speedUp >= Math.min(BARS.speedUp, BARS.ofMachine * speedUp.machine),
    'memory of a worker': !worker || worker.lateMb <= BARS.memoryMb,
    'native engine': !native || native.seconds <= BARS.gameSeconds,
  };
  return Object.keys(isMet).filter((what) => !isMet[what]);
}

const postgres = await startPostgres();
try {
  const all = await readGames();
  const few = spread(all, GAMES);
  await storeGames(postgres.url, all);
  const result = { bench: 'analysis', bars: BARS };
  if (PARTS.includes('path')) {
    result.path = await measurePath(postgres.url, few);
    const { ratio, medianRatio, ownMsPerSearch, rawNodesPerSecond } = result.path;
    const spread = `median of games ${medianRatio.toFixed(3)}, ${NODES} nodes a position`;
    say(`whole path over ${few.length} games: ${ratio.toFixed(3)} of the raw engine (bar ${BARS.ratio}; ${spread})`);
    const knodes = Math.round(rawNodesPerSecond / 1000);
    say(`  raw engine ${knodes} knodes/s; Rookery itself takes ${ownMsPerSearch.toFixed(2)} ms of a core per search`);
  }
  if (PARTS.includes('speed-up')) {
    const games = spread(all, SPEED_UP_GAMES);
    result.speedUp = await measureSpeedUp(postgres.url, games);
    const { speedUp, machine } = result.speedUp;
    const how = `raw ${machine.toFixed(2)}; ${games.length} games, ${SPEED_UP_NODES} nodes a position`;
    say(`two engines against one: ${speedUp.toFixed(2)} times (bar ${BARS.speedUp}; ${how})`);
  }
  if (PARTS.includes('hours')) {
    result.hours = await measureHours(postgres.url, few);
    for (const { nodes, gamesPerHour, positions } of result.hours) {
      const reckoned = `reckoned from one game, for games of ${positions.toFixed(0)} positions`;
      say(`${nodes} nodes a position: ${gamesPerHour.toFixed(0)} games an hour with one engine (${reckoned})`);
    }
  }
  if (PARTS.includes('worker')) {
    result.worker = await measureWorker(postgres.url, all);
    const { saved, cached, searched, earlyMb, lateMb } = result.worker;
    const counts = `${cached} of ${searched + cached} positions`;
    say(`cache: saves ${(saved * 100).toFixed(1)}% of the searches for ${CACHE_GAMES} games of one player (${counts})`);
    const early = `${earlyMb.toFixed(0)} MB after ${CACHE_GAMES}`;
    say(
      `a worker process takes ${lateMb.toFixed(0)} MB after ${MEMORY_GAMES} games (bar ${BARS.memoryMb} MB; ${early})`,
    );
  }
  const native = PARTS.includes('native') && findNative();
  if (native) {
    result.native = await measureNative(postgres.url, all, native);
    const { plies, seconds } = result.native;
    say(`native engine: a game of ${plies} plies takes ${seconds.toFixed(1)} s (bar ${BARS.gameSeconds} s)`);
  } else if (PARTS.includes('native')) say('native engine: not measured, there is no stockfish on PATH');
  const unmet = listUnmet(result);
  result.met = unmet.length === 0;
  if (json) console.log(JSON.stringify(result));
  else say(result.met ? 'All bars are met.' : `Not met: ${unmet.join(', ')}.`);
  process.exitCode = result.met ? 0 : 1;
} finally {
  await postgres.stop();
}
