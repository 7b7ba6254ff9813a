// Starts what docker-compose.yml says without Docker: the same services, roles, replicas and settings as processes here.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, parseEnv } from 'node:util';
import { inLevels, readCompose, readImage } from './fleet/compose.mjs';
import { ensurePasswords, planFleet } from './fleet/plan.mjs';
import { findPrograms } from './fleet/programs.mjs';
import { Supervised } from './fleet/supervised.mjs';

const HELP = `npm run fleet -- [--once] [--json]

Starts every service of docker-compose.yml as a process of this machine, waits until all are healthy and stops them in
order at Ctrl-C. What it keeps lies under ROOKERY_HOME/fleet; your own data is not touched. It needs pgbouncer and
redis-server: apt-get install pgbouncer redis-server. Variables of the compose file come from the environment and from
.env as with Docker, such as ANALYSIS_REPLICAS, PORT, LICHESS_URL and LICHESS_TOKEN.

  --once   stop as soon as all are healthy
  --json   answer with one line of JSON
  --help   show this`;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

const options = readOptions();
if (options.help) console.log(HELP);
else process.exitCode = await run();

async function run() {
  const fleet = [];
  const stop = listenForSignals(fleet);
  let release;
  try {
    const settings = readSettings();
    const state = join(resolve(settings.ROOKERY_HOME || '.rookery'), 'fleet');
    release = await claim(state, fleet);
    for (const level of await prepare(state, settings)) await startLevel(level, fleet, stop);
    if (!stop.aborted && !options.once) showRunning(fleet.flat());
    if (!stop.aborted && !options.once)
      await new Promise((done) => stop.addEventListener('abort', done, { once: true }));
    return await stopAll(fleet);
  } catch (error) {
    console.error(`The fleet cannot start: ${error.message}`);
    await stopAll(fleet, { quiet: true });
    return 1;
  } finally {
    release?.();
  }
}

function readOptions() {
  const known = { once: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } };
  try {
    return parseArgs({ options: known }).values;
  } catch (error) {
    console.error(`${error.message}\n\n${HELP}`);
    process.exit(1);
  }
}

/** Aborts at the first signal; the second one ends all processes as they stand. */
function listenForSignals(fleet) {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      if (controller.signal.aborted) for (const one of fleet.flat()) one.kill();
      controller.abort();
    });
  }
  return controller.signal;
}

/** The environment wins over .env, and an empty value counts as unset. */
function readSettings() {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  const given = Object.entries(process.env).filter(([, value]) => value !== '');
  return { ...file, ...Object.fromEntries(given) };
}

/** One fleet per folder. Notes its processes, so that those of a fleet that was killed can be named. */
async function claim(state, fleet) {
  await mkdir(state, { recursive: true });
  const path = join(state, 'processes.json');
  const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
  const alive = before.filter(isAlive);
  if (alive.length > 0) {
    throw new Error(`the one in ${state} still runs, or parts of it. End it first: kill ${alive.join(' ')}`);
  }
  const note = () => {
    writeFileSync(`${path}.new`, JSON.stringify([process.pid, ...fleet.flat().flatMap(({ pid }) => pid ?? [])]));
    renameSync(`${path}.new`, path);
  };
  note();
  const timer = setInterval(note, 1_000);
  return () => {
    clearInterval(timer);
    rmSync(path);
  };
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function prepare(state, settings) {
  const programs = findPrograms();
  const services = readCompose(join(root, 'docker-compose.yml'), { ...settings, ...(await ensurePasswords(state)) });
  const image = readImage(join(root, 'Dockerfile'));
  return planFleet({ levels: inLevels(services), image, state, root, programs });
}

async function startLevel(level, fleet, stop) {
  if (stop.aborted) return;
  if (!options.json) tell(`Starting ${level.map(({ name }) => name).join(', ')}`);
  const started = level.map((plan) => new Supervised(plan, tell));
  fleet.push(started);
  await Promise.all(started.map((one) => one.start(stop)));
}

function tell(line) {
  console.error(line);
}

/** Last started, first stopped. Fails when any of them did not end cleanly. */
async function stopAll(fleet, { quiet = false } = {}) {
  for (const level of fleet.toReversed()) await Promise.all(level.map((one) => one.stop()));
  const outcomes = fleet.flat().map((one) => one.outcome);
  if (!quiet) showStopped(fleet.flat(), outcomes);
  return outcomes.every(({ exitCode }) => exitCode === 0) ? 0 : 1;
}

function showRunning(all) {
  const rows = all.map(describe);
  if (options.json) console.log(JSON.stringify({ running: rows }));
  else {
    table(
      ['service', 'roles', 'pid', 'health'],
      rows.map(({ name, roles, pid, health }) => [name, roles, pid, health]),
    );
    console.log('All are healthy. Ctrl-C stops them.');
  }
}

function showStopped(all, outcomes) {
  const rows = all.map((one, i) => ({ ...describe(one), ...outcomes[i] }));
  if (options.json) console.log(JSON.stringify({ stopped: rows }));
  else {
    const cells = rows.map(({ name, roles, health, exitCode, signal, restarts }) => [
      name,
      roles,
      health,
      signal ?? exitCode,
      restarts,
    ]);
    table(['service', 'roles', 'was healthy at', 'exit code', 'restarts'], cells);
  }
}

function describe({ plan: { name, roles = '', port, health = `127.0.0.1:${port}`, logFile }, pid }) {
  return { name, roles, pid, health, log: logFile };
}

function table(head, rows) {
  const lines = [head, ...rows].map((cells) => cells.map(String));
  const widths = head.map((_, i) => Math.max(...lines.map((cells) => cells[i].length)));
  for (const cells of lines)
    console.log(
      cells
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    );
}
