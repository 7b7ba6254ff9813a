import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of the fleet, as `scripts/fleet.mjs --json` tells of it. */
export interface FleetProcess {
  name: string;
  roles: string;
  pid: number;
  health: string;
}

export interface StoppedProcess extends FleetProcess {
  exitCode: number | null;
  signal: string | null;
  restarts: number;
}

/** A fleet started by the script that a user starts it with. */
export class Fleet {
  /** What it told people. */
  told = '';
  readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;
  private readonly lines: AsyncIterator<string>;

  constructor(
    private readonly home: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ) {
    this.child = spawn(process.execPath, ['scripts/fleet.mjs', '--json', ...args], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ROOKERY_HOME: home, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { stdout, stderr } = this.child;
    if (!stdout || !stderr) throw new Error('The script did not start');
    stderr.on('data', (chunk: Buffer) => (this.told += chunk.toString()));
    this.lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
    this.ended = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** Resolves when all of it is healthy. */
  async running(): Promise<FleetProcess[]> {
    return (await this.nextLine<{ running: FleetProcess[] }>()).running;
  }

  /** What became of each process, and the exit code of the script. */
  async stopped(): Promise<{ processes: StoppedProcess[]; exitCode: number | null }> {
    const { stopped } = await this.nextLine<{ stopped: StoppedProcess[] }>();
    return { processes: stopped, exitCode: await this.ended };
  }

  /** Its database past PgBouncer. */
  async databaseUrl(processes: readonly FleetProcess[]): Promise<string> {
    const text = await readFile(join(this.home, 'fleet', 'passwords.json'), 'utf8');
    const { POSTGRES_PASSWORD } = JSON.parse(text) as { POSTGRES_PASSWORD: string };
    const address = processes.find(({ name }) => name === 'postgres')?.health;
    return `postgres://rookery:${POSTGRES_PASSWORD}@${address}/rookery`;
  }

  async end(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }

  private async nextLine<T>(): Promise<T> {
    const line = await this.lines.next();
    if (line.done) throw new Error(`The fleet ended with ${await this.ended}: ${this.told}`);
    return JSON.parse(line.value) as T;
  }
}

/** Whether a process is there, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
