import { Worker } from 'node:worker_threads';
import type { ThreadMessage, ThreadRequest, ThreadSetup } from './import-messages.js';
import type { PreparedBatch } from './prepared-batch.js';
import { threadModule } from '../../config/root.js';

/** Memory of one thread's JavaScript, MB: the longest record several times over. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };

/** Reads one file in a thread of its own. */
export class FileReader {
  private readonly worker: Worker;
  private readonly messages: ThreadMessage[] = [];
  private failure?: Error;
  private wake?: () => void;

  constructor(setup: ThreadSetup) {
    this.worker = new Worker(threadModule('ingestion/files/import-thread.js'), {
      workerData: setup,
      resourceLimits: LIMITS,
      execArgv: [],
      argv: [],
    });
    this.worker.on('message', (message: ThreadMessage) => this.push(() => this.messages.push(message)));
    this.worker.on('error', (error) => this.push(() => (this.failure ??= error)));
    this.worker.on('exit', () => this.push(() => (this.failure ??= new Error('The import thread ended early'))));
  }

  /** What comes next. @throws what ended the thread, once all it said has been read */
  async next(): Promise<ThreadMessage> {
    for (;;) {
      const message = this.messages.shift();
      if (message) return message;
      if (this.failure) throw this.failure;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Lets the thread go on with one more batch, in the memory of this one. */
  release({ games, raw }: PreparedBatch): void {
    const memory = [games.bytes.buffer, raw.bytes.buffer] as ArrayBuffer[];
    this.worker.postMessage({ kind: 'committed', memory } satisfies ThreadRequest, memory);
  }

  async stop(): Promise<void> {
    this.push(() => (this.failure ??= new Error('Stopped')));
    await this.worker.terminate();
  }

  private push(change: () => void): void {
    change();
    this.wake?.();
  }
}
