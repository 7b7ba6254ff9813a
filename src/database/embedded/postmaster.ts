import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const EMPTY_LOCK_AGE_MS = 10_000;

/** A server that runs on a data folder, as its lock file names it. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** The server that holds a data folder; undefined when none does, whatever an old lock file says. */
export async function findPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const { pid, port } = parseLock((await readLock(dataFolder)) ?? '');
  if (!pid || !port || !isAlive(pid) || !(await isServerOn(dataFolder, pid))) return undefined;
  return { pid, port };
}

/**
 * Removes a lock file that PostgreSQL would obey though nobody holds the folder: one whose process number belongs to
 * somebody else by now (after a crash of the machine), or an empty one. It clears away all others by itself.
 */
export async function removeStaleLock(dataFolder: string): Promise<void> {
  const text = await readLock(dataFolder);
  if (text === undefined || !(await isStale(dataFolder, text))) return;
  const path = lockPath(dataFolder);
  try {
    // In one go, so that the fresh lock of a server started meanwhile is not taken away.
    if (readFileSync(path, 'utf8') === text) rmSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

async function isStale(dataFolder: string, text: string): Promise<boolean> {
  if (text.trim() === '') {
    const found = await stat(lockPath(dataFolder)).catch(() => undefined);
    return found !== undefined && Date.now() - found.mtimeMs > EMPTY_LOCK_AGE_MS;
  }
  const { pid } = parseLock(text);
  return pid !== undefined && isAlive(pid) && !(await isServerOn(dataFolder, pid));
}

/** Port of the last start, which PostgreSQL writes down beside the data; undefined before the first. */
export async function readLastPort(dataFolder: string): Promise<number | undefined> {
  const options = await readFile(join(dataFolder, 'postmaster.opts'), 'utf8').catch(() => '');
  const port = Number(/\bport=(\d+)/.exec(options)?.[1]);
  return Number.isInteger(port) ? port : undefined;
}

/** Whether a process of that number exists, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const lockPath = (dataFolder: string): string => join(dataFolder, 'postmaster.pid');

async function readLock(dataFolder: string): Promise<string | undefined> {
  return readFile(lockPath(dataFolder), 'utf8').catch(() => undefined);
}

// Its lines: https://www.postgresql.org/docs/current/storage-file-layout.html
function parseLock(text: string): { pid?: number; port?: number } {
  const [pid, , , port] = text.split('\n').map((line) => Number(line.trim()));
  return { pid: pid && pid > 0 ? pid : undefined, port: port && port > 0 ? port : undefined };
}

/** False when the process is surely no PostgreSQL on that folder; true when it is or nobody can tell. */
async function isServerOn(dataFolder: string, pid: number): Promise<boolean> {
  if (platform() === 'win32') return true;
  if (platform() !== 'linux') {
    const command = await run('ps', ['-ww', '-p', String(pid), '-o', 'args=']).catch(() => undefined);
    return command === undefined || (/postgres/.test(command.stdout) && command.stdout.includes(dataFolder));
  }
  // "123 (postgres) S ...": Z is one that ended and that nobody has buried yet, as happens in containers.
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (status !== undefined && !/^\d+ \(postgres\) [^ZX]/.test(status)) return false;
  // A server works in its data folder. Compared by identity, since a folder may have several paths.
  const [cwd, own] = await Promise.all([stat(`/proc/${pid}/cwd`).catch(() => undefined), stat(dataFolder)]);
  return cwd === undefined || (cwd.dev === own.dev && cwd.ino === own.ino);
}
