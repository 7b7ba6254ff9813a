import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseUnavailable, isRetryableConflict, LeaseLostError } from '../../database/database.errors.js';
import type { Database, Tx } from '../../database/database.service.js';
import type { HeldLease } from '../../database/leases.js';
import { settleTwins } from '../../games/staged-games.js';
import type { AppLogger } from '../../observability/logger.js';
import { Patience } from '../patience.js';
import type { RunView } from '../../runs/run-view.js';
import type { RunsService } from '../../runs/runs.service.js';
import type { CopyBatchWriter, FileTarget } from './copy-batch-writer.js';
import { FileReader } from './file-reader.js';
import type { Compression } from './inflate.js';
import type { BatchSize } from './batch-maker.js';
import type { ImportsRepository } from './imports.repository.js';
import type { ImportProgress, ImportTaskView } from './import-view.js';
import type { ThreadMessage } from './import-messages.js';
import type { PreparedBatch } from './prepared-batch.js';

/** What working on an import takes. */
export interface ImportTools {
  database: Database;
  runs: RunsService;
  imports: ImportsRepository;
  batches: CopyBatchWriter;
  logger: AppLogger;
  redact: (text: string) => string;
  /** Files that are read at the same time, each by a thread of its own. */
  threads: number;
  /** Batches of one file that are committed at the same time. */
  writers: number;
  batchSize?: BatchSize;
}

export interface ImportOptions {
  onProgress?: (progress: ImportProgress) => void;
  /** What was taken off standard input already. */
  head?: Uint8Array[];
}

const SAVE_PERCENT_MS = 1_000;
const MAX_OUTAGE_MS = 30 * 60 * 1_000;

/** One attempt of one process to bring an import to its end; what is committed is never done again. */
export class ImportExecution {
  private readonly signal: AbortSignal;
  /** Bytes read of each file. */
  private readonly bytes = new Map<number, number>();
  private tasks: ImportTaskView[] = [];
  private received = 0;
  private rejected = 0;
  private percentAt = 0;

  constructor(
    private readonly tools: ImportTools,
    private readonly run: RunView,
    private readonly lease: HeldLease,
    stop: AbortSignal,
    private readonly options: ImportOptions,
  ) {
    this.signal = AbortSignal.any([stop, lease.signal]);
  }

  /**
   * Works until the run is done or failed. Rejects when it has to be left as it is: stopped, lease lost, database gone.
   * It can then be taken up again.
   */
  async execute(): Promise<void> {
    const { runs, imports } = this.tools;
    await runs.markRunning(this.run.id);
    this.tasks = await imports.listTasks(this.run.id);
    this.received = this.tasks.reduce((sum, task) => sum + task.received, 0);
    this.rejected = this.tasks.reduce((sum, task) => sum + task.rejected, 0);
    try {
      await this.importAll();
      await this.finish();
    } catch (error) {
      if (this.signal.aborted || error instanceof LeaseLostError || isDatabaseUnavailable(error)) throw error;
      await this.fail(error);
    }
  }

  /** A few files at a time; the first that cannot go on stops the others. */
  private async importAll(): Promise<void> {
    const queue = this.tasks.filter(({ state }) => state === 'waiting' || state === 'running');
    for (const task of this.tasks) if (!queue.includes(task)) this.bytes.set(task.fileId, task.bytes ?? 0);
    const stopped = new AbortController();
    const signal = AbortSignal.any([this.signal, stopped.signal]);
    const work = async (): Promise<void> => {
      for (let task = queue.shift(); task; task = queue.shift()) await this.importFile(task, signal);
    };
    const workers = Array.from({ length: Math.min(this.tools.threads, queue.length) }, () =>
      work().catch((error: unknown) => {
        if (!stopped.signal.aborted) stopped.abort(error);
        throw error;
      }),
    );
    await Promise.allSettled(workers);
    if (stopped.signal.aborted) throw stopped.signal.reason;
  }

  private async importFile(task: ImportTaskView, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const key = { runId: this.run.id, fileId: task.fileId };
    await this.tools.imports.markRunning(key);
    const done = await this.tools.imports.listBatches(key);
    const reader = new FileReader({
      runId: this.run.id,
      path: task.path,
      head: task.path === '-' ? this.options.head : undefined,
      format: task.format,
      compression: (task.compression as Compression | null) ?? undefined,
      options: { checked: task.checked, fileId: task.fileId, columns: task.columns ?? undefined },
      done,
      ahead: this.writersOf(task) + 1,
      batchSize: this.tools.batchSize,
    });
    const stop = (): void => void reader.stop();
    signal.addEventListener('abort', stop);
    try {
      const problem = await this.writeAll(task, reader, signal);
      await this.endFile(task, problem);
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      signal.removeEventListener('abort', stop);
      await reader.stop();
    }
  }

  /** Commits batches as they come, several at a time. @returns what is wrong with the file */
  private async writeAll(task: ImportTaskView, reader: FileReader, signal: AbortSignal): Promise<string | undefined> {
    const target = this.targetOf(task);
    const writing = new Set<Promise<void>>();
    let failure: { error: unknown } | undefined;
    try {
      for (;;) {
        const message = await reader.next();
        this.noteBytes(task, message);
        if (message.kind === 'end') return message.damage;
        if (message.kind === 'refused') return `The file ${message.problem}`;
        if (message.kind === 'skipped') continue;
        const { batch } = message;
        const write = this.writeBatch(batch, target, signal)
          .then(() => reader.release(batch))
          .catch((error: unknown) => {
            failure ??= { error };
          })
          .finally(() => writing.delete(write));
        writing.add(write);
        if (writing.size >= this.writersOf(task)) await Promise.race(writing);
        if (failure) throw failure.error;
      }
    } finally {
      await Promise.all(writing);
      if (failure) throw failure.error;
    }
  }

  /** One of a table: of two games whose ids differ in case alone, the second has to find the first. */
  private writersOf({ format }: ImportTaskView): number {
    return format === 'csv' ? 1 : this.tools.writers;
  }

  /** A database that is away is waited for: what stands in a pipe cannot be read again. */
  private async writeBatch(batch: PreparedBatch, target: FileTarget, signal: AbortSignal): Promise<void> {
    const patience = new Patience();
    for (const since = Date.now(); ;) {
      signal.throwIfAborted();
      try {
        const entry = await this.tools.batches.write(batch, target);
        this.received += entry?.received ?? 0;
        this.rejected += entry?.rejected ?? 0;
        await this.tellProgress();
        return;
      } catch (error) {
        const mayPass = isDatabaseUnavailable(error) || isRetryableConflict(error);
        if (!mayPass || Date.now() - since > MAX_OUTAGE_MS) throw error;
        this.tools.logger.warn({ err: error }, 'The database does not take a batch; trying again');
        await sleep(patience.lengthen(), undefined, { signal });
      }
    }
  }

  private async endFile(task: ImportTaskView, problem: string | undefined): Promise<void> {
    const key = { runId: this.run.id, fileId: task.fileId };
    await this.tools.database.transaction(async (tx) => {
      await this.lease.fence(tx);
      if (task.format === 'csv') await this.settle(tx, key);
      await this.tools.imports.endTask(tx, key, problem === undefined ? 'done' : 'failed', problem);
    });
    this.bytes.set(task.fileId, task.bytes ?? 0);
    await this.tellProgress();
  }

  private async settle(tx: Tx, key: { runId: number; fileId: number }): Promise<void> {
    await this.tools.imports.countAsUpdated(tx, key, await settleTwins(tx, this.run.id));
  }

  private async finish(): Promise<void> {
    const { runs, imports, database } = this.tools;
    const failed = (await imports.listTasks(this.run.id)).filter(({ state }) => state === 'failed');
    await database.transaction(async (tx) => {
      await this.lease.fence(tx);
      // Of any format: the other of two writers may be a table that ended while this one had not committed.
      const [last] = this.tasks.slice(-1);
      if (last) await this.settle(tx, { runId: this.run.id, fileId: last.fileId });
      if (failed.length === 0) return runs.finish(tx, this.run.id);
      const message = failed.map(({ name, message }) => `${name}: ${message}`).join('; ');
      return runs.fail(tx, this.run.id, 'damaged-file', this.tools.redact(message));
    });
  }

  private async fail(error: unknown): Promise<void> {
    const { runs, database, logger } = this.tools;
    logger.error({ err: error }, 'An import failed');
    const message = error instanceof Error ? error.message : String(error);
    await database.transaction(async (tx) => {
      await this.lease.fence(tx);
      await runs.fail(tx, this.run.id, 'internal-error', this.tools.redact(message));
    });
  }

  private targetOf({ fileId, format, name }: ImportTaskView): FileTarget {
    return { runId: this.run.id, fileId, format, source: `file:${name}`, lease: this.lease };
  }

  private noteBytes({ fileId }: ImportTaskView, message: ThreadMessage): void {
    if ('bytes' in message) this.bytes.set(fileId, message.bytes);
  }

  private async tellProgress(): Promise<void> {
    const bytes = [...this.bytes.values()].reduce((sum, count) => sum + count, 0);
    const isKnown = this.tasks.every((task) => task.bytes !== null);
    const totalBytes = isKnown ? this.tasks.reduce((sum, task) => sum + (task.bytes ?? 0), 0) : undefined;
    this.options.onProgress?.({ received: this.received, rejected: this.rejected, bytes, totalBytes });
    if (!totalBytes || Date.now() - this.percentAt < SAVE_PERCENT_MS) return;
    this.percentAt = Date.now();
    await this.tools.imports.savePercent(this.run.id, Math.floor((100 * bytes) / totalBytes));
  }
}
