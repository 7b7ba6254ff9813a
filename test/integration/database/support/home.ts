import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../../../support/until.js';
import { isRunning } from './child.js';

const run = promisify(execFile);

/** A ROOKERY_HOME of its own for one test. */
export class Home {
  private constructor(
    private readonly root: string,
    readonly path: string,
  ) {}

  /** Makes the folder above it, which everybody or only its owner may enter; the home itself is not there yet. */
  static async make({ mode = 0o755, owner }: { mode?: number; owner?: number } = {}): Promise<Home> {
    const root = await mkdtemp(join(tmpdir(), 'rookery embedded '));
    await chmod(root, mode);
    if (owner !== undefined) await chown(root, owner, owner);
    return new Home(root, join(root, 'home'));
  }

  get dataFolder(): string {
    return join(this.path, 'postgres');
  }

  /** First line of the lock file, once a server is ready. */
  async serverPid(): Promise<number> {
    return until(
      async () => {
        const lines = (await this.read('postmaster.pid')).split('\n');
        return lines[7]?.trim() === 'ready' && Number(lines[0]);
      },
      { what: `a server on ${this.path}`, timeoutMs: 30_000, everyMs: 5 },
    );
  }

  async read(name: string): Promise<string> {
    return readFile(join(this.dataFolder, name), 'utf8').catch(() => '');
  }

  async readPassword(): Promise<string> {
    return (await this.read('rookery.password')).trim();
  }

  /** Everything under the home folder but the data folder. */
  async listLeftovers(): Promise<string[]> {
    return (await readdir(this.path)).filter((name) => name !== 'postgres');
  }

  /** Takes over the data folder of another home, owners and modes included. */
  async copyFrom(other: Home): Promise<void> {
    await run('cp', ['-a', other.path, this.path]);
  }

  /** Deletes it all, and kills what still runs on it so that the next test is not disturbed. */
  async remove(): Promise<void> {
    const pid = Number((await this.read('postmaster.pid')).split('\n')[0]);
    if (pid > 0 && pid !== process.pid && (await isServerOf(pid, this.dataFolder))) process.kill(pid, 'SIGQUIT');
    await rm(this.root, { recursive: true, force: true, maxRetries: 50, retryDelay: 20 });
  }
}

/** Waits until a process is gone. */
export async function gone(pid: number): Promise<void> {
  await until(async () => !(await isRunning(pid)), { what: `the end of process ${pid}` });
}

async function isServerOf(pid: number, dataFolder: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes(dataFolder) && isRunning(pid);
}
