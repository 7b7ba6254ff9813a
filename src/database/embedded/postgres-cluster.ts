import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort, isFreePort } from './free-port.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { findPostmaster, isAlive, type Postmaster, readLastPort, removeStaleLock } from './postmaster.js';
import { chooseServerUser, commandAs, type PreparedCommand, type ServerUser } from './server-user.js';

const START_SECONDS = 60;
const PASSWORD_FILE = 'rookery.password';
const MAX_LOG_BYTES = 10 * 1024 * 1024;
const COMPLAINT_BYTES = 16 * 1024;
const INIT_DEADLINE_MS = 10 * 60 * 1000;
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

// The server outlives us, so it gets none of our secrets, and no PG... variable that would change what it does.
const PASSED_ON = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'ComSpec'];

// What the server says when another one holds the folder or a dying one has not let go of it yet.
const PASSING = /already exists|still in use|is empty|could not bind|could not create any TCP|the database system is/i;

/** The server could not be started. `passing` when something is in the way that goes away by itself. */
export class StartFailed extends Error {
  override readonly name = 'StartFailed';

  constructor(
    message: string,
    readonly passing: boolean,
  ) {
    super(message);
  }
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
    this.logFile = join(this.dataFolder, 'server.log');
  }

  /**
   * Makes the data folder when it is not there. It is prepared beside its place and renamed into it, so a killed or
   * a second process never leaves or sees half a folder.
   */
  async ensureCreated(): Promise<void> {
    await mkdir(this.home, { recursive: true }).catch((error: unknown) => {
      throw unusable(this.home, error);
    });
    const user = await chooseServerUser(this.dataFolder);
    await this.removeLeftovers();
    if (await this.exists()) return;
    const workFolder = join(this.home, `postgres.init-${process.pid}-${randomBytes(4).toString('hex')}`);
    underWay.add(workFolder);
    try {
      await this.initialise(workFolder, user);
      await rename(workFolder, this.dataFolder);
    } catch (error) {
      if (!(await this.exists())) throw error;
    } finally {
      await removeFolder(workFolder);
      underWay.delete(workFolder);
    }
  }

  async readPassword(): Promise<string> {
    return (await readFile(join(this.dataFolder, PASSWORD_FILE), 'utf8')).trim();
  }

  async findPostmaster(): Promise<Postmaster | undefined> {
    return findPostmaster(this.dataFolder);
  }

  /**
   * Starts a server on `port`, or else where it ran before, or on any free port.
   * @throws StartFailed when it does not start, also because another one holds the data folder.
   */
  async start(port?: number): Promise<void> {
    if (port && !(await isFreePort(port))) throw new StartFailed(`its port ${port} is taken`, true);
    const chosen = port ?? (await findFreePort(await readLastPort(this.dataFolder)));
    await removeStaleLock(this.dataFolder);
    const logSize = await this.rotateLog();
    try {
      const server = ['-D', this.dataFolder, '-l', this.logFile, '-o', `-c port=${chosen}`];
      await this.pgCtl(['start', '-w', '-t', String(START_SECONDS), ...server]);
    } catch (error) {
      const complaint = await this.readComplaint(logSize);
      throw new StartFailed(complaint || (error as Error).message, complaint === '' || PASSING.test(complaint));
    }
  }

  async stop(): Promise<void> {
    await this.pgCtl(['stop', '-w', '-t', String(START_SECONDS), '-m', 'fast', '-D', this.dataFolder]);
  }

  private async exists(): Promise<boolean> {
    return (await stat(join(this.dataFolder, 'PG_VERSION')).catch(() => undefined)) !== undefined;
  }

  private async initialise(folder: string, user: ServerUser | undefined): Promise<void> {
    await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
      throw unusable(this.home, error);
    });
    const passwordFile = `${folder}.password`;
    const password = randomBytes(24).toString('base64url');
    try {
      await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
      if (user) await Promise.all([folder, passwordFile].map((path) => chown(path, user.uid, user.gid)));
      const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', `--username=${SUPERUSER}`];
      if (this.extraSettings.fsync === 'off') flags.push('--no-sync');
      await execute(await commandAs(user, this.binaries.initdb, ['-D', folder, `--pwfile=${passwordFile}`, ...flags]));
      await rename(passwordFile, join(folder, PASSWORD_FILE));
      await appendFile(join(folder, 'postgresql.conf'), renderSettings({ ...SETTINGS, ...this.extraSettings }));
    } finally {
      await rm(passwordFile, { force: true });
    }
  }

  /** Clears away what set-ups left behind that were killed half way. It never stands in the way of a start. */
  private async removeLeftovers(): Promise<void> {
    for (const name of await readdir(this.home)) {
      const owner = Number(/^postgres\.init-(\d+)-/.exec(name)?.[1]);
      const path = join(this.home, name);
      if (owner && !(await isBeingMade(path, owner))) await removeFolder(path).catch(() => undefined);
    }
  }

  private async pgCtl(args: string[]): Promise<void> {
    const user = await chooseServerUser(this.dataFolder);
    await execute(await commandAs(user, this.binaries.pgCtl, args));
  }

  /** Puts a log that grew too big aside; returns the size of the one in use. */
  private async rotateLog(): Promise<number> {
    const size = (await stat(this.logFile).catch(() => undefined))?.size ?? 0;
    if (size < MAX_LOG_BYTES) return size;
    await rename(this.logFile, `${this.logFile}.1`);
    return 0;
  }

  /** What the server wrote about its end since the log had that size. */
  private async readComplaint(logSize: number): Promise<string> {
    const log = await open(this.logFile).catch(() => undefined);
    if (!log) return '';
    try {
      const { buffer, bytesRead } = await log.read(Buffer.alloc(COMPLAINT_BYTES), 0, COMPLAINT_BYTES, logSize);
      const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
      return lines.flatMap((line) => /(?:FATAL|PANIC|DETAIL|HINT): .*/.exec(line) ?? []).join(' ');
    } finally {
      await log.close();
    }
  }
}

// Folders this process is making; a number of a process alone does not tell, as in a container it is always the same.
const underWay = new Set<string>();

async function isBeingMade(path: string, owner: number): Promise<boolean> {
  if (owner === process.pid) return [...underWay].some((folder) => path.startsWith(folder));
  if (!isAlive(owner)) return false;
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < INIT_DEADLINE_MS;
}

/** Deletes a folder into which a program whose starter was killed may still be writing. */
async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 });
}

function unusable(home: string, cause: unknown): Error {
  return new Error(`The folder ${home} (ROOKERY_HOME) cannot be used: ${(cause as Error).message}`, { cause });
}

/** Runs a server program apart from us: the server must outlive us, and Ctrl-C is not meant for it. */
async function execute({ file, args, user, advice }: PreparedCommand): Promise<void> {
  const env = Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]]));
  await new Promise<void>((resolve, reject) => {
    const fail = (reason: string): void => reject(new Error(advice ? `${reason}\n${advice}` : reason));
    const child = spawn(file, args, {
      env: { ...env, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: '/',
      detached: true,
      windowsHide: true,
      ...user,
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4000)));
    child.on('error', (error) => fail(error.message));
    // A server that was started may hold on to the pipe.
    child.on('exit', (code) => code === 0 && child.stderr.destroy());
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else fail(`${file} failed (${signal ?? code}): ${complaint.trim()}`);
    });
  });
}

function renderSettings(settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  return `\n# Set by Rookery when it made this folder\n${lines.join('\n')}\n`;
}
