import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Finished {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A real Rookery in a process of its own, from the build in dist/. */
export class RookeryProcess {
  private stdout = '';
  private stderr = '';
  readonly child: ChildProcess;
  /** Resolves when the process has ended, however. */
  readonly ended: Promise<Finished>;

  /** @param script what is started instead of the usual program */
  constructor(args: readonly string[], env: Readonly<Record<string, string>>, script = 'dist/bundle/main.js') {
    this.child = spawn(process.execPath, [script, ...args], {
      // Engines that nobody asked for would take the time that tests count, and those that let others go first as well. Tests
      // ask more often than people.
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        ANALYSIS_AUTO: 'off',
        ENGINE_NICE: '0',
        RATE_LIMIT_PER_MINUTE: '1000000',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.ended = once(this.child, 'close').then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      stdout: this.stdout,
      stderr: this.stderr,
    }));
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('The process did not start');
    return this.child.pid;
  }

  get output(): string {
    return this.stdout + this.stderr;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Ends the process at once, as a power cut would. */
  async kill(): Promise<void> {
    if (this.running) this.child.kill('SIGKILL');
    await this.ended;
  }
}

/** Runs a command to its end and returns its JSON answer. */
export async function runRookery<T>(args: readonly string[], env: Readonly<Record<string, string>>): Promise<T> {
  const { code, stdout, stderr } = await new RookeryProcess([...args, '--json'], env).ended;
  if (code !== 0) throw new Error(`rookery ${args.join(' ')} ended with ${code}: ${stderr}${stdout}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
}
