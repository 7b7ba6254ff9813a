// How each image of docker-compose.yml is started as a program of this machine, and how one sees that it is healthy.
import { accessSync, constants } from 'node:fs';
import { chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import pg from 'pg';
import { findPostgresBinaries } from '../../dist/src/database/embedded/postgres-binaries.js';
import { chooseServerUser, commandAs } from '../../dist/src/database/embedded/server-user.js';

const ANSWER_MS = 2_000;
// Debian keeps servers out of an ordinary user's PATH.
const FOLDERS = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];

/** Fails with what to install when programs are missing; Debian's packages have their names. */
export function findPrograms() {
  const missing = ['pgbouncer', 'redis-server'].filter((name) => !findOnPath(name));
  if (missing.length > 0) {
    throw new Error(`The fleet needs ${missing.join(' and ')} on this machine: apt-get install ${missing.join(' ')}`);
  }
  return { pgbouncer: findOnPath('pgbouncer'), redis: findOnPath('redis-server') };
}

/** PostgreSQL: the server that comes with Rookery, with the user, database and settings of the container. */
export async function planPostgres({ service, folder, port }) {
  const { postgres, initdb } = await findPostgresBinaries();
  const { POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database } = service.environment;
  const data = join(folder, 'data');
  const url = `postgres://${user}:${password}@127.0.0.1:${port}`;
  const only = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', `port=${port}`];
  const { command, ...how } = await asServer(folder, [
    postgres,
    '-D',
    data,
    ...(service.command ?? ['postgres']).slice(1),
    ...only,
  ]);
  return {
    ...how,
    command,
    prepare: () => createCluster({ folder, data, initdb, user, password }),
    probe: async () => {
      await query(`${url}/postgres`, `select 1`);
      await query(`${url}/${database}`, 'select 1').catch(() =>
        query(`${url}/postgres`, `create database ${pg.escapeIdentifier(database)} template template0`),
      );
      return true;
    },
  };
}

/** PgBouncer, its settings written from the environment as the container's start script does. */
export async function planPgBouncer({ service, folder, port, portOf, programs }) {
  const { DB_HOST, DB_NAME, DB_USER, DB_PASSWORD, DB_PORT: _, ...rest } = service.environment;
  const settings = {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name.toLowerCase(), value])),
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_file: join(folder, 'users.txt'),
    ignore_startup_parameters: 'extra_float_digits',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  const databases = `[databases]\n${DB_NAME} = host=127.0.0.1 port=${portOf(DB_HOST)}\n`;
  const file = join(folder, 'pgbouncer.ini');
  return {
    ...(await asServer(folder, [programs.pgbouncer, file])),
    prepare: async () => {
      await writeSecret(folder, 'users.txt', `"${DB_USER}" "${DB_PASSWORD}"\n`);
      await writeSecret(folder, 'pgbouncer.ini', `${databases}[pgbouncer]\n${lines.join('\n')}\n`);
    },
    probe: () => query(`postgres://${DB_USER}:${DB_PASSWORD}@127.0.0.1:${port}/${DB_NAME}`, 'select 1'),
  };
}

/** Redis, its settings in a file: the password would be seen in the list of processes. */
export async function planRedis({ service, folder, port, programs }) {
  const settings = { ...readOptions(service.command), port: [String(port)], bind: ['127.0.0.1'], dir: [folder] };
  const lines = Object.entries(settings).map(([name, values]) => [name, ...values.map((v) => `"${v}"`)].join(' '));
  const file = join(folder, 'redis.conf');
  return {
    ...(await asServer(folder, [programs.redis, file])),
    prepare: () => writeSecret(folder, 'redis.conf', `${lines.join('\n')}\n`),
    probe: () => pingRedis(port, settings.requirepass?.[0]),
  };
}

/** `--name value value` of a command line as settings. */
function readOptions([, ...args]) {
  const settings = {};
  let name;
  for (const arg of args) {
    if (arg.startsWith('--')) settings[(name = arg.slice(2))] = [];
    else settings[name].push(arg);
  }
  return settings;
}

function findOnPath(name) {
  return FOLDERS.map((folder) => join(folder, name)).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** PostgreSQL and PgBouncer refuse root, so as root all three run as another user, who owns their folders. */
async function asServer(folder, command) {
  const owner = await chooseServerUser(join(folder, 'data'));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (owner) await chown(folder, owner.uid, owner.gid);
  const [program, ...rest] = command;
  const { file, args, user } = await commandAs(owner, program, rest);
  return { command: [file, ...args], user, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C' } };
}

async function writeSecret(folder, name, text) {
  const path = join(folder, name);
  await writeFile(path, text, { mode: 0o600 });
  const { uid, gid } = await stat(folder);
  await chown(path, uid, gid);
}

/** Made beside its place and renamed into it: a start that was killed leaves no half of it. */
async function createCluster({ folder, data, initdb, user, password }) {
  if (await stat(join(data, 'PG_VERSION')).catch(() => undefined)) return;
  const made = `${data}.new`;
  await rm(made, { recursive: true, force: true });
  await writeSecret(folder, 'password', password);
  const flags = [`--username=${user}`, `--pwfile=${join(folder, 'password')}`, '--encoding=UTF8', '--locale=C'];
  const {
    command,
    user: owner,
    cwd,
    env,
  } = await asServer(folder, [initdb, '-D', made, '--auth=scram-sha-256', ...flags]);
  const [file, ...args] = command;
  await promisify(execFile)(file, args, { cwd, env, ...owner });
  await rm(join(folder, 'password'));
  await rename(made, data);
}

async function query(connectionString, sql) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS });
  // Without a listener a server that goes away would end the fleet.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sql);
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function pingRedis(port, password) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: ANSWER_MS });
    let answer = '';
    const finish = (healthy) => {
      socket.destroy();
      resolve(healthy);
    };
    socket.on('connect', () => socket.write(`${password ? `AUTH ${password}\r\n` : ''}PING\r\n`));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      if (answer.includes('+PONG')) finish(true);
      else if (answer.includes('-')) finish(false);
    });
    for (const end of ['error', 'timeout', 'close']) socket.on(end, () => finish(false));
  });
}
