import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './postgres-binaries.js';
import { chooseServerUser, commandAs, type ServerUser } from './server-user.js';

const run = promisify(execFile);
const START_SECONDS = 60;
const PASSWORD_FILE = 'rookery.password';
export const SUPERUSER = 'rookery';

// Tuned for one small machine; loopback TCP only, so that it works the same on every platform.
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
};

/** What `postmaster.pid` says about a server that is or was running on a data folder. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** One PostgreSQL data folder: creating it, starting and stopping a server on it. */
export class PostgresCluster {
  private readonly dataFolder: string;
  private readonly logFile: string;

  constructor(
    private readonly home: string,
    private readonly binaries: PostgresBinaries,
    private readonly extraSettings: Readonly<Record<string, string>> = {},
  ) {
    this.dataFolder = join(home, 'postgres');
    this.logFile = join(home, 'postgres', 'server.log');
  }

  /**
   * Makes the data folder when it is not there. It is prepared beside its place and renamed into it, so a killed or
   * a second process never leaves or sees half a folder.
   */
  async ensureCreated(): Promise<void> {
    await mkdir(this.home, { recursive: true });
    if (await this.exists()) return;
    await this.removeLeftovers();
    const user = await chooseServerUser(this.dataFolder);
    const workFolder = join(this.home, `postgres.init-${process.pid}-${randomBytes(4).toString('hex')}`);
    try {
      await this.initialise(workFolder, user);
      await rename(workFolder, this.dataFolder);
    } catch (error) {
      if (!(await this.exists())) throw error;
    } finally {
      await rm(workFolder, { recursive: true, force: true });
    }
  }

  async readPassword(): Promise<string> {
    return (await readFile(join(this.dataFolder, PASSWORD_FILE), 'utf8')).trim();
  }

  /** The server that holds the data folder according to its lock file; undefined when there is none alive. */
  async findPostmaster(): Promise<Postmaster | undefined> {
    const text = await readFile(join(this.dataFolder, 'postmaster.pid'), 'utf8').catch(() => undefined);
    const [pid, , , port] = text?.split('\n').map((line) => line.trim()) ?? [];
    if (!pid || !port || !isAlive(Number(pid))) return undefined;
    return { pid: Number(pid), port: Number(port) };
  }

  /** Starts a server, on `preferredPort` when that is free; fails when another one holds the data folder. */
  async start(preferredPort?: number): Promise<void> {
    await this.removeForeignLock();
    const port = await findFreePort(preferredPort);
    const options = `-c port=${port}`;
    const args = ['start', '-w', '-t', String(START_SECONDS), '-D', this.dataFolder, '-l', this.logFile, '-o', options];
    await this.pgCtl(args);
  }

  async stop(): Promise<void> {
    await this.pgCtl(['stop', '-w', '-t', String(START_SECONDS), '-m', 'fast', '-D', this.dataFolder]);
  }

  private async exists(): Promise<boolean> {
    return (await stat(join(this.dataFolder, 'PG_VERSION')).catch(() => undefined)) !== undefined;
  }

  private async initialise(folder: string, user: ServerUser | undefined): Promise<void> {
    await mkdir(folder, { mode: 0o700 });
    const passwordFile = `${folder}.password`;
    const password = randomBytes(24).toString('base64url');
    try {
      await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
      if (user) await Promise.all([folder, passwordFile].map((path) => chown(path, user.uid, user.gid)));
      const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', `--username=${SUPERUSER}`];
      await this.execute(user, this.binaries.initdb, ['-D', folder, `--pwfile=${passwordFile}`, ...flags]);
      await rename(passwordFile, join(folder, PASSWORD_FILE));
      await appendFile(join(folder, 'postgresql.conf'), renderSettings({ ...SETTINGS, ...this.extraSettings }));
    } finally {
      await rm(passwordFile, { force: true });
    }
  }

  /** Folders of set-ups that were killed half way. */
  private async removeLeftovers(): Promise<void> {
    for (const name of await readdir(this.home)) {
      const owner = /^postgres\.init-(\d+)-/.exec(name)?.[1];
      if (owner && !isAlive(Number(owner))) await rm(join(this.home, name), { recursive: true, force: true });
    }
  }

  /** After a crash of the machine the lock file may name a process that is now something else; PostgreSQL would not start. */
  private async removeForeignLock(): Promise<void> {
    const holder = await this.findPostmaster();
    if (!holder) return;
    const command = await commandLineOf(holder.pid);
    if (command !== undefined && !/postgres/.test(command)) await rm(join(this.dataFolder, 'postmaster.pid'));
  }

  private async pgCtl(args: string[]): Promise<void> {
    const user = await chooseServerUser(this.dataFolder);
    await this.execute(user, this.binaries.pgCtl, args);
  }

  /** Runs a server program without letting it inherit our pipes: the server must outlive us. */
  private async execute(user: ServerUser | undefined, file: string, args: string[]): Promise<void> {
    const command = await commandAs(user, file, args);
    const env = { ...process.env, LC_ALL: 'C' };
    await new Promise<void>((resolve, reject) => {
      const child = spawn(command.file, command.args, {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
        cwd: '/',
        detached: true,
      });
      let complaint = '';
      child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4000)));
      child.on('error', reject);
      child.on('exit', (code, signal) => {
        child.stderr.destroy();
        if (code === 0) resolve();
        else
          reject(
            new Error(`${file} ${args[0]} failed (${signal ?? code}): ${complaint.trim() || `see ${this.logFile}`}`),
          );
      });
    });
  }
}

function renderSettings(settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  return `\n# Set by Rookery when it made this folder\n${lines.join('\n')}\n`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function commandLineOf(pid: number): Promise<string | undefined> {
  try {
    return (await run('ps', ['-p', String(pid), '-o', 'args='])).stdout;
  } catch {
    return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  }
}

/** A free port on loopback, `preferred` when that is one. */
async function findFreePort(preferred = 0): Promise<number> {
  const probe = createServer();
  try {
    probe.listen(preferred, '127.0.0.1');
    await once(probe, 'listening');
    return (probe.address() as AddressInfo).port;
  } catch (error) {
    if (preferred === 0) throw error;
    return await findFreePort();
  } finally {
    probe.close();
  }
}
