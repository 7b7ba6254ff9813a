// What the compose file says, as processes of this machine: only host names, ports, paths and passwords are others.
import { randomBytes } from 'node:crypto';
import { accessSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort } from '../../dist/src/database/embedded/free-port.js';
import { planPgBouncer, planPostgres, planRedis } from './programs.mjs';

const ANSWER_MS = 2_000;
const PROGRAMS = { postgres: planPostgres, 'edoburu/pgbouncer': planPgBouncer, redis: planRedis };
const PASSWORDS = ['POSTGRES_PASSWORD', 'REDIS_PASSWORD'];

/** Passwords of this fleet, made up once: its databases remember them. */
export async function ensurePasswords(state) {
  const path = join(state, 'passwords.json');
  const known = await readFile(path, 'utf8').then(JSON.parse, () => ({}));
  const all = Object.fromEntries(PASSWORDS.map((name) => [name, known[name] ?? randomBytes(24).toString('hex')]));
  await writeFile(path, JSON.stringify(all), { mode: 0o600 });
  return all;
}

/** The processes of each level, ready to be started. */
export async function planFleet({ levels, image, state, root, programs }) {
  const replicas = await Promise.all(levels.map((level) => Promise.all(level.flatMap(listReplicas))));
  const ports = new Map(replicas.flat().map(({ service, port }) => [service.name, port]));
  const context = { image, root, programs, ports, portOf: (name) => ports.get(name) };
  await mkdir(join(state, 'logs'), { recursive: true });
  const plan = async ({ name, service, port }) => {
    const place = {
      ...context,
      service: rerouted(service, ports),
      folder: join(state, folderOf(service, image) ?? name),
      port,
    };
    const { name: program } = /^(?<name>.+):/.exec(service.image).groups;
    const planned = service.isOurs ? planRookery(place) : await planProgram(program, place);
    const { stopSignal, graceMs } = service;
    return { name, service, port, stopSignal, graceMs, logFile: join(state, 'logs', `${name}.log`), ...planned };
  };
  return Promise.all(replicas.map((level) => Promise.all(level.map(plan))));
}

/** What Rookery keeps in a volume is where the others that have it find it. */
function folderOf({ isOurs, volumes }, { environment: { ROOKERY_HOME: home } }) {
  return isOurs ? volumes.find((volume) => volume.endsWith(`:${home}`))?.split(':')[0] : undefined;
}

/** Copies of a service, named as Docker names their containers, each with a port. */
function listReplicas(service) {
  return Array.from({ length: service.replicas }, async (_, index) => ({
    name: service.isOurs ? `${service.name}-${index + 1}` : service.name,
    service,
    port: service.publishedPort || (await findFreePort()),
  }));
}

/** The service with `host:port` of the other containers replaced by where they listen here. */
function rerouted(service, ports) {
  const hosts = new RegExp(`(?<=[@/])(${[...ports.keys()].join('|')}):\\d+`, 'g');
  const replace = (text) => text.replace(hosts, (_, name) => `127.0.0.1:${ports.get(name)}`);
  const environment = Object.entries(service.environment).map(([key, value]) => [key, replace(value)]);
  return { ...service, environment: Object.fromEntries(environment) };
}

async function planProgram(image, place) {
  const planIt = PROGRAMS[image];
  if (!planIt) throw new Error(`The fleet does not know how to start ${image} here (scripts/fleet/programs.mjs).`);
  return planIt(place);
}

function planRookery({ service, image, folder, port, root }) {
  const [, script, ...args] = [...image.entrypoint, ...(service.command ?? image.command)];
  const own = { HOST: '127.0.0.1', PORT: String(port), ROOKERY_HOME: folder, ...findEngine(image.environment) };
  const health = `http://127.0.0.1:${port}${image.healthPath}`;
  return {
    command: [process.execPath, join(root, script), ...args],
    // Where no .env is: a container has none either.
    cwd: '/',
    env: { PATH: process.env.PATH, ...image.environment, ...service.environment, ...own },
    roles: service.environment.ROLES,
    health,
    probe: async () => (await fetch(health, { signal: AbortSignal.timeout(ANSWER_MS) })).ok,
  };
}

function findEngine({ ENGINE_PATH: inImage }) {
  try {
    accessSync(inImage);
    return {};
  } catch {
    return { ENGINE_PATH: process.env.ENGINE_PATH ?? '' };
  }
}
