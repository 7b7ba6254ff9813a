import { type ChildProcess, execFile, spawn, type SpawnOptions } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { until } from '../../../support/until.js';

const run = promisify(execFile);

/** One JSON line that a child wrote to stdout. */
export interface Happening {
  event: string;
  [field: string]: unknown;
}

export interface ChildOptions {
  env?: Record<string, string>;
  /** Command line to put in front of node, such as setpriv with its options. */
  through?: readonly string[];
  /** Its own process group, as a terminal gives to each command. */
  ownGroup?: boolean;
}

/** A real child process of a test, told by its pid and by what it says. */
export class Child {
  readonly happenings: Happening[] = [];
  /** Everything it wrote, both ways. */
  output = '';
  private readonly ended: Promise<void>;

  private constructor(private readonly process: ChildProcess) {
    this.ended = new Promise((end) => process.once('close', () => end()));
    process.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    if (process.stdout) createInterface({ input: process.stdout }).on('line', (line) => this.hear(line));
    process.stdin?.on('error', () => undefined);
  }

  /** Runs a script of the test folder. */
  static script(name: string, args: readonly string[], options: ChildOptions = {}): Child {
    return Child.node([resolve('test/integration/database/support', name), ...args], options);
  }

  /** Runs the `rookery` command as it is built. */
  static rookery(args: readonly string[], options: ChildOptions = {}): Child {
    return Child.node([resolve('dist/bundle/main.js'), ...args], options);
  }

  private static node(args: readonly string[], { env, through = [], ownGroup = false }: ChildOptions): Child {
    const [file = '', ...rest] = [...through, process.execPath, ...args];
    const inherited = Object.fromEntries(['PATH', 'LD_LIBRARY_PATH', 'TMPDIR'].map((key) => [key, process.env[key]]));
    const options: SpawnOptions = {
      env: { ...inherited, ...env },
      detached: ownGroup,
      stdio: ['pipe', 'pipe', 'pipe'],
    };
    return new Child(spawn(file, rest, options));
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Waits for a happening after the first `skip` ones of its kind. */
  async said(event: string, { skip = 0, timeoutMs = 30_000 } = {}): Promise<Happening> {
    return until(
      () => {
        const found = this.happenings.filter((happening) => happening.event === event)[skip];
        if (!found && this.process.exitCode !== null) throw new Error(`It ended without "${event}": ${this.output}`);
        return found;
      },
      { what: `"${event}" of process ${this.pid}`, timeoutMs },
    );
  }

  /** Tells it something and waits for the next happening of a kind. */
  async ask(line: string, event: string): Promise<Happening> {
    const skip = this.happenings.filter((happening) => happening.event === event).length;
    this.process.stdin?.write(`${line}\n`);
    return this.said(event, { skip });
  }

  /** Asks it to leave properly; gives the exit code. */
  async leave(): Promise<number | null> {
    this.process.stdin?.end();
    return this.end();
  }

  /** Waits for its end; gives the exit code, null when it was killed. */
  async end(): Promise<number | null> {
    await this.ended;
    return this.process.exitCode;
  }

  /** Sends a signal to it, or to its whole group. */
  signal(signal: NodeJS.Signals, whom: 'process' | 'group' = 'process'): void {
    process.kill(whom === 'group' ? -this.pid : this.pid, signal);
  }

  async kill(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill('SIGKILL');
    await this.ended;
  }

  private hear(line: string): void {
    this.output += `${line}\n`;
    if (line.startsWith('{"event"')) this.happenings.push(JSON.parse(line) as Happening);
  }
}

/** Whether a process runs; one that ended and was not buried yet does not. */
export async function isRunning(pid: number): Promise<boolean> {
  if (platform() === 'linux') {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    return /^\d+ \(.*\) [^ZX]/.test(status);
  }
  const { stdout } = await run('ps', ['-o', 'stat=', '-p', String(pid)]).catch(() => ({ stdout: 'Z' }));
  return !stdout.startsWith('Z');
}
