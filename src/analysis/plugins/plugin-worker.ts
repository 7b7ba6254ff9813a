import { Worker } from 'node:worker_threads';
import { describeThrown } from './plugin-check.js';
import { isThreadMessage, type ThreadMessage, type ThreadRequest, type ThreadSetup } from './plugin-messages.js';
import { threadModule } from '../../config/root.js';

/** Memory of the thread's JavaScript, MB. */
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 4, stackSizeMb: 4 };
/**
 * Buffers lie outside of it and are not counted per thread: what the whole process may grow by, MB, while one plugin is
 * at work. Who else works in the process may be the cause, and then the plugin gets its new attempt.
 */
const MAX_GROWTH_MB = 256;
/** How often that is looked at, milliseconds; most plugins are done long before. */
const LOOK_MS = 50;
/** Console output of plugins that is passed on per thread, characters; the rest is dropped. */
const MAX_OUTPUT = 64 * 1024;

/** Messages from a thread between two requests; it has little to say, and what nobody reads yet takes memory. */
const MAX_MESSAGES = 10_000;

/** What comes next from a thread: a message, nothing for too long, or its end. */
export type ThreadEvent = ThreadMessage | { kind: 'silent' } | { kind: 'died'; reason: string };

/** One life of the plugin thread. */
export class PluginWorker {
  private readonly worker: Worker;
  private readonly events: ThreadEvent[] = [];
  private wake?: () => void;
  private reason?: string;
  private outputLeft = MAX_OUTPUT;
  private messagesLeft = MAX_MESSAGES;

  constructor(
    setup: ThreadSetup,
    private readonly onOutput: (text: string) => void,
  ) {
    // Neither settings nor secrets of the process are for plugins, and what they print must not get among its answers.
    const options = { workerData: setup, resourceLimits: LIMITS, env: {}, execArgv: [], argv: [] };
    this.worker = new Worker(threadModule('analysis/plugins/plugin-thread.js'), {
      ...options,
      stdin: true,
      stdout: true,
      stderr: true,
    });
    this.worker.on('message', (message: unknown) => {
      if (--this.messagesLeft < 0) this.kill(`it sent more than ${MAX_MESSAGES} messages`);
      else if (isThreadMessage(message)) this.push(message);
    });
    this.worker.on('error', (error) => (this.reason = describeError(error)));
    this.worker.on('exit', (code) => this.push({ kind: 'died', reason: this.reason ?? describeExit(code) }));
    for (const stream of [this.worker.stdout, this.worker.stderr]) {
      stream.on('data', (chunk: Buffer) => this.passOn(chunk.toString('utf8')));
    }
  }

  send(request: ThreadRequest): void {
    this.messagesLeft = MAX_MESSAGES;
    this.worker.postMessage(request);
  }

  /**
   * The next message that is expected, or the end of the thread; `silent` when it comes to neither by `until`, a time of
   * `performance.now()`. Whatever else a plugin may post buys it no time.
   */
  async next(until: number, isExpected: (message: ThreadMessage) => boolean): Promise<ThreadEvent> {
    for (;;) {
      const event = this.events.shift() ?? (await this.wait(until));
      if (event.kind === 'silent' || event.kind === 'died' || isExpected(event)) return event;
      if (performance.now() >= until) return { kind: 'silent' };
    }
  }

  private async wait(until: number): Promise<ThreadEvent> {
    let before: number | undefined;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      timer = setInterval(
        () => {
          before ??= residentMb();
          if (residentMb() - before > MAX_GROWTH_MB) this.kill(`it needed more than ${MAX_GROWTH_MB} MB of memory`);
          // When this thread itself stood still, messages wait behind the timer: they are read before `setImmediate`.
          if (performance.now() >= until) setImmediate(resolve);
        },
        Math.min(LOOK_MS, Math.max(1, until - performance.now())),
      );
      this.wake = resolve;
    }).finally(() => clearInterval(timer));
    this.wake = undefined;
    return this.events.shift() ?? { kind: 'silent' };
  }

  private kill(reason: string): void {
    this.reason ??= reason;
    // Nothing that is on its way still counts, and a flood may be long.
    this.worker.removeAllListeners('message');
    void this.worker.terminate();
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private push(event: ThreadEvent): void {
    this.events.push(event);
    this.wake?.();
  }

  private passOn(text: string): void {
    if (this.outputLeft <= 0) return;
    this.onOutput(text.slice(0, this.outputLeft));
    this.outputLeft -= text.length;
  }
}

function describeError(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return `it needed more than ${LIMITS.maxOldGenerationSizeMb} MB of memory`;
  return describeThrown(error);
}

/** Node ends a thread with 13 when a module awaits at its top level what nothing is left to bring about. */
function describeExit(code: number): string {
  return code === 13 ? 'it waits for something that never happens' : 'it ended the thread';
}

const residentMb = (): number => process.memoryUsage.rss() / 2 ** 20;
