import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { findFreePort } from '../../src/database/embedded/free-port.js';
import { until } from './until.js';
import type { Tool } from './needs.js';

const run = promisify(execFile);
const PROGRAMS = '/usr/lib/postgresql/15/bin';
const POOLERS = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer'];
const POOLER = POOLERS.find((path) => existsSync(path));
const USER = 'rookery';
const PASSWORD = 'a-test-password';

export const POSTGRES_15: Tool = {
  isThere: existsSync(join(PROGRAMS, 'postgres')),
  install: 'apt-get install postgresql-15',
};
export const PGBOUNCER: Tool = { isThere: POOLER !== undefined, install: 'apt-get install pgbouncer' };

/** Something that listens on loopback, until stopped. */
export interface RunningServer {
  port: number;
  stop(): Promise<void>;
}

/** Neither program runs as root; the Debian package brings the user. */
async function serverUser(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function makeFolder(user: { uid?: number; gid?: number }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rookery-external-'));
  await chmod(folder, 0o700);
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  return folder;
}

/** Connection string of a database behind a port, with the one user of these tests. */
export function urlOf({ port }: RunningServer, database: string): string {
  return `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`;
}

/** Starts Debian's PostgreSQL 15 on a folder of its own. */
export async function startPostgres15(): Promise<RunningServer> {
  const user = await serverUser();
  const folder = await makeFolder(user);
  const inFolder = { ...user, cwd: folder };
  const port = await findFreePort();
  await writeFile(join(folder, 'password'), PASSWORD, { mode: 0o644 });
  const flags = ['-U', USER, '--pwfile=password', '--auth=scram-sha-256', '--no-sync'];
  await run(join(PROGRAMS, 'initdb'), ['-D', 'data', ...flags], inFolder);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  const pgCtl = async (args: string[]): Promise<void> => {
    const child = spawn(join(PROGRAMS, 'pg_ctl'), ['-D', 'data', '-w', ...args], { ...inFolder, stdio: 'ignore' });
    await new Promise<void>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`pg_ctl ${args[0]} ended with ${code}`))));
    });
  };
  await pgCtl(['start', '-l', 'log', '-o', settings]);
  const stop = async (): Promise<void> => {
    await pgCtl(['stop', '-m', 'fast']);
    await rm(folder, { recursive: true });
  };
  return { port, stop };
}

/** Starts PgBouncer in transaction mode in front of a server; it cleans nothing up between clients. */
export async function startPgBouncer(target: RunningServer, poolSize: number): Promise<RunningServer> {
  const user = await serverUser();
  const folder = await makeFolder(user);
  const port = await findFreePort();
  await writeFile(join(folder, 'users.txt'), `"${USER}" "${PASSWORD}"\n`);
  const settings = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: 'scram-sha-256',
    auth_file: 'users.txt',
    pool_mode: 'transaction',
    default_pool_size: poolSize,
    max_client_conn: 200,
    server_reset_query: '',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  const databases = `[databases]\n* = host=127.0.0.1 port=${target.port}\n`;
  await writeFile(join(folder, 'pgbouncer.ini'), `${databases}[pgbouncer]\n${lines.join('\n')}\n`);
  const pooler = spawn(POOLER ?? '', ['pgbouncer.ini'], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  pooler.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = new Promise<void>((resolve) => pooler.once('exit', () => resolve()));
  const running = {
    port,
    stop: async (): Promise<void> => {
      pooler.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
  await until(() => answers(running), { what: `PgBouncer: ${complaint}` });
  return running;
}

async function answers(server: RunningServer): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(server, 'postgres') });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
