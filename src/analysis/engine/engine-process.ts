import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { EngineCommand } from './engine-command.js';
import { lowerPriority } from './engine-priority.js';
import { guardGroup } from './engine-warden.js';
import { LineCutter } from './uci-protocol.js';

export interface EngineListener {
  /** How much the engine has written, before it is cut into lines. */
  onOutput(characters: number): void;
  /** Every line the engine writes, but for those that are too long. */
  onLine(line: string): void;
  /** Once, when the engine is gone for good; nothing follows. */
  onEnd(how: string, neverStarted: boolean): void;
}

const LAST_WORDS = 10;
const LAST_WORD_LENGTH = 300;
/** How long after the end of a process its output may still come, milliseconds. */
const DRAIN_MS = 500;

/** One child process in a group of its own, spoken to in lines. It sees nothing of our environment. */
export class EngineProcess {
  /** Settles when the process has ended or could not be started; never fails. */
  readonly ended: Promise<void>;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lastLines: string[] = [];
  private readonly release: () => void = () => undefined;
  private how = '';
  private hasEnded = false;

  constructor(
    command: EngineCommand,
    private readonly listener: EngineListener,
  ) {
    // Its own group, so that Ctrl-C does not reach it and a wrapper's children go with it.
    this.child = spawn(command.program, command.args, { detached: true, env: {}, stdio: 'pipe' });
    if (this.child.pid !== undefined) this.release = guardGroup(this.child.pid);
    this.ended = new Promise((resolve) => this.watch(resolve));
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get isAlive(): boolean {
    return !this.hasEnded && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Lets others go first, from 0 (as this process) to 19; see `lowerPriority`. */
  lowerPriority(nice: number): void {
    if (this.child.pid !== undefined) lowerPriority(this.child.pid, nice);
  }

  send(lines: string): void {
    this.child.stdin.write(`${lines}\n`);
  }

  /** Keeps a line that may explain a failure later. */
  note(line: string): void {
    const text = line.trim().slice(0, LAST_WORD_LENGTH);
    if (text !== '') this.lastLines.push(text);
    if (this.lastLines.length > LAST_WORDS) this.lastLines.shift();
  }

  lastWords(): string[] {
    return [...this.lastLines];
  }

  /** Lets it end by itself. */
  closeInput(): void {
    this.child.stdin.end();
  }

  /** Ends it and whatever it started, at once. */
  kill(): void {
    if (this.child.pid === undefined) return;
    try {
      process.kill(-this.child.pid, 'SIGKILL');
    } catch {
      // Nothing of it is left.
    }
  }

  /** Memory in use, bytes; undefined where the system does not say. */
  async residentBytes(): Promise<number | undefined> {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8').catch(() => '');
    const kB = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kB === undefined ? undefined : Number(kB) * 1024;
  }

  private watch(resolve: () => void): void {
    const { child, listener } = this;
    const out = new LineCutter();
    const err = new LineCutter();
    const end = (neverStarted: boolean): void => {
      if (this.hasEnded) return;
      this.hasEnded = true;
      this.note(err.end());
      this.release();
      resolve();
      listener.onEnd(this.how, neverStarted);
    };
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      listener.onOutput(piece.length);
      for (const line of out.push(piece)) if (!this.hasEnded) listener.onLine(line);
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => err.push(piece).forEach((line) => this.note(line)));
    // Writing to an engine that is gone fails here; its end is told elsewhere.
    child.stdin.on('error', () => undefined);
    child.stdout.on('end', () => setTimeout(() => this.endMute(), DRAIN_MS).unref());
    child.once('error', (error) => {
      this.how = error.message;
      end(child.pid === undefined);
    });
    child.once('exit', (code, signal) => {
      this.how ||= signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`;
      // What it started may hold its output open.
      this.kill();
      setTimeout(() => end(false), DRAIN_MS).unref();
    });
    child.once('close', () => end(false));
  }

  /** Without output it is of no use, even if it lives on. */
  private endMute(): void {
    if (!this.isAlive) return;
    this.how = 'it closed its output';
    this.kill();
  }
}
