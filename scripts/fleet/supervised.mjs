// One process of the fleet: started, watched, started again when it dies, stopped.
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const START_LIMIT_MS = 90_000;
const PROBE_EVERY_MS = 100;
const FIRST_RESTART_MS = 200;
const LAST_RESTART_MS = 10_000;
const SHOWN_LINES = 15;

/** A process as `plan` describes it. `tell` gets one line for people when something happens to it. */
export class Supervised {
  restarts = 0;
  #child;
  #ended = Promise.resolve();
  #stopping = new AbortController();
  #restartMs = FIRST_RESTART_MS;
  #wasHealthy = false;

  constructor(plan, tell) {
    this.plan = plan;
    this.tell = tell;
  }

  get pid() {
    return this.#child?.pid;
  }

  get isRunning() {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resolves when it is healthy. */
  async start(stop) {
    await this.plan.prepare?.();
    const { name, logFile, probe } = this.plan;
    this.#spawn('w');
    const deadline = Date.now() + START_LIMIT_MS;
    while (!(await probe().catch(() => false))) {
      if (stop.aborted) return;
      if (!this.isRunning) throw new Error(`${name} ended while it started (${this.#howItEnded()})\n${tail(logFile)}`);
      if (Date.now() > deadline)
        throw new Error(`${name} is not healthy after ${START_LIMIT_MS / 1000} s\n${tail(logFile)}`);
      await wait(PROBE_EVERY_MS);
    }
    this.#wasHealthy = true;
  }

  /** Ends it as Docker does: its stop signal, and kill -9 after its time of grace. */
  async stop() {
    this.#stopping.abort();
    const { stopSignal, graceMs } = this.plan;
    if (this.isRunning) this.#child.kill(stopSignal);
    const timer = setTimeout(() => this.#child?.kill('SIGKILL'), graceMs);
    await this.#ended;
    clearTimeout(timer);
  }

  kill() {
    if (this.isRunning) this.#child.kill('SIGKILL');
  }

  /** What became of it. */
  get outcome() {
    const { exitCode = null, signalCode = null } = this.#child ?? {};
    return { name: this.plan.name, exitCode, signal: signalCode, restarts: this.restarts };
  }

  #spawn(flags) {
    const { command, env, cwd, logFile, user } = this.plan;
    const [file, ...args] = command;
    // A group of its own: Ctrl-C in the terminal is for the fleet, which stops its processes in order.
    const child = spawn(file, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...user });
    const log = createWriteStream(logFile, { flags, mode: 0o600 });
    for (const output of [child.stdout, child.stderr]) output.pipe(log, { end: false });
    child.on('error', (error) => log.write(`${error.message}\n`));
    child.once('exit', () => this.#keepAlive());
    this.#child = child;
    this.#ended = new Promise((resolve) => child.once('close', () => log.end(resolve)));
  }

  /** `restart: unless-stopped`, with growing pauses. One that never was healthy ends the start instead. */
  #keepAlive() {
    if (this.#stopping.signal.aborted || !this.#wasHealthy) return;
    this.tell(`${this.plan.name} ended (${this.#howItEnded()}) and is started again.`);
    void this.#restart();
  }

  async #restart() {
    await wait(this.#restartMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    if (this.#stopping.signal.aborted) return;
    this.#restartMs = Math.min(this.#restartMs * 2, LAST_RESTART_MS);
    this.restarts += 1;
    this.#spawn('a');
  }

  #howItEnded() {
    const { exitCode, signalCode } = this.#child;
    return signalCode ?? `exit code ${exitCode}`;
  }
}

function tail(logFile) {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-SHOWN_LINES);
  return [`The end of ${logFile}:`, ...lines.map((line) => `  ${line}`)].join('\n');
}
