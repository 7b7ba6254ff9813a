import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { isDatabaseUnavailable, LeaseLostError } from '../../database/database.errors.js';
import { Leases } from '../../database/leases.js';
import { withLogContext } from '../../observability/log-context.js';
import { isFinal } from '../../runs/run.entity.js';
import type { RunFilter, RunView } from '../../runs/run-view.js';
import { JOBS } from '../../queues/jobs.js';
import { JobsService } from '../../queues/jobs.service.js';
import { Patience } from '../patience.js';
import { ImportNotFoundError, UnreadableFileError } from './files.errors.js';
import { findFiles, type FoundFiles } from './find-files.js';
import { ImportExecution, type ImportOptions, type ImportTools } from './import-execution.js';
import type { ImportSummary, ImportView } from './import-view.js';
import { importLease, type NewTask } from './imports.repository.js';
import { Uploads } from './uploads.js';

/** Injection token of the ImportTools. */
export const IMPORT_TOOLS = Symbol('ImportTools');
/** Injection token of the milliseconds a lease lives without renewal. */
export const IMPORT_LEASE_MS = Symbol('ImportLeaseMs');

export interface ImportRequest {
  /** Paths, directories, patterns, or `-`. */
  names: readonly string[];
  startedBy: string;
  /** Do not replay the moves. */
  trusted?: boolean;
  /** Names of the columns of tables by what they mean; every file is then a table. */
  columns?: Readonly<Record<string, string>>;
}

export interface RequestedImport {
  run: RunView;
  /** False when an unfinished import of the same files is taken up. */
  created: boolean;
  found: FoundFiles;
}

const CLAIM_POLL_MS = 300;
const MAX_OUTAGE_MS = 30 * 60 * 1_000;

/** Asking for, working on and looking at imports of files. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly leases: Leases,
    private readonly uploads: Uploads,
    private readonly jobs: JobsService,
    @Inject(IMPORT_TOOLS) private readonly tools: ImportTools,
    @Inject(IMPORT_LEASE_MS) private readonly leaseMs: number,
  ) {}

  /**
   * Asks for an import, or finds the unfinished one of the same files read the same way.
   * @throws UnreadableFileError when something that is named holds no games.
   */
  async request(request: ImportRequest): Promise<RequestedImport> {
    const found = await findFiles(request.names, request.columns !== undefined);
    if (found.files.length === 0) throw new UnreadableFileError(request.names.join(' '), 'holds no file with games');
    const tasks = found.files.map((file) => makeTask(file, request));
    await this.tools.imports.failAbandonedPipes();
    const isPipe = tasks.some(({ path }) => path === '-');
    const active = isPipe ? undefined : await this.tools.imports.findActive(tasks.map((task) => task.fingerprint));
    if (active) {
      // The files may have been moved.
      const moved = await this.tools.imports.setPaths(active.id, tasks);
      for (const path of moved) await this.uploads.remove(path);
      return { run: active, created: false, found };
    }
    const run = await this.tools.database.transaction((tx) => this.tools.imports.insert(tx, request.startedBy, tasks));
    return { run, created: true, found };
  }

  /** An import and its files. @throws ImportNotFoundError */
  async get(id: number): Promise<ImportView> {
    const run = await this.tools.runs.find(id);
    if (run?.kind !== 'import') throw new ImportNotFoundError(id);
    return { ...run, files: await this.tools.imports.listTasks(id) };
  }

  /** Newest first. */
  async list(filter: Omit<RunFilter, 'kind'>): Promise<ImportSummary[]> {
    const runs = await this.tools.runs.list({ ...filter, kind: 'import' });
    const counts = await this.tools.imports.listFileCounts(runs.map(({ id }) => id));
    const files = new Map(counts.map(({ runId, ...count }) => [runId, count]));
    return runs.map((run) => ({ ...run, ...(files.get(run.id) ?? { fileCount: 0, fileName: null }) }));
  }

  /**
   * Sees an import to its end: works on it here as soon as nobody else does. An outage of the database is sat out.
   * @throws the reason of `stop`; the run is then marked as interrupted and can be taken up again.
   */
  async runToEnd(id: number, stop: AbortSignal, options: ImportOptions = {}): Promise<ImportView> {
    const patience = new Patience();
    for (let outageSince: number | undefined; ;) {
      try {
        stop.throwIfAborted();
        const run = await this.get(id);
        if (isFinal(run.state)) return run;
        if (!(await this.tryExecute(run, stop, options))) await sleep(CLAIM_POLL_MS, undefined, { signal: stop });
        outageSince = undefined;
      } catch (error) {
        if (stop.aborted) throw stop.reason;
        if (!isDatabaseUnavailable(error)) throw error;
        outageSince ??= Date.now();
        if (Date.now() - outageSince > MAX_OUTAGE_MS) throw error;
        this.tools.logger.warn({ err: error }, 'The database does not answer; waiting for it');
        await sleep(patience.lengthen(), undefined, { signal: stop });
      }
    }
  }

  /** Works on an import unless somebody else does; false then. */
  async tryExecute(run: RunView, stop: AbortSignal, options: ImportOptions = {}): Promise<boolean> {
    const lease = await this.leases.tryAcquire(importLease(run.id), this.leaseMs);
    if (!lease) return false;
    return withLogContext({ runId: String(run.id) }, async () => {
      try {
        const current = await this.tools.runs.get(run.id);
        if (!isFinal(current.state)) await new ImportExecution(this.tools, current, lease, stop, options).execute();
        return true;
      } catch (error) {
        if (error instanceof LeaseLostError && !stop.aborted) return false;
        if (stop.aborted) await this.tools.runs.markInterrupted(run.id).catch(() => undefined);
        throw error;
      } finally {
        await lease.giveBack();
      }
    });
  }

  /**
   * Stores an uploaded file and asks for its import, which a worker does.
   * @throws UploadTooLargeError, UnreadableFileError
   */
  async upload(
    stream: Readable,
    { name, trusted, startedBy }: Pick<ImportRequest, 'trusted' | 'startedBy'> & { name: string },
  ): Promise<ImportView> {
    const path = await this.uploads.store(stream, name);
    try {
      // Also an import that is there already: a command that was interrupted left it, and nobody else may come back to it.
      const { run } = await this.request({ names: [path], startedBy, trusted });
      await this.enqueue([run]);
      return await this.get(run.id);
    } catch (error) {
      await this.uploads.remove(path);
      throw error instanceof UnreadableFileError ? error.named(name) : error;
    }
  }

  /** Puts imports into the queue; one that is there already stays as it is. */
  async enqueue(runs: readonly Pick<RunView, 'id'>[]): Promise<void> {
    try {
      await this.jobs.enqueue(
        JOBS['import-files'],
        runs.map(({ id }) => ({ runId: id })),
      );
    } catch (error) {
      // The runs are stored, and that is what counts: workers put runs without a job into the queue by themselves.
      this.tools.logger.warn({ err: error }, 'The queue does not answer; the imports wait');
    }
  }

  /** Whether the files of an import can be read on this machine. */
  async hasFilesHere(id: number): Promise<boolean> {
    const tasks = await this.tools.imports.listTasks(id);
    const here = await Promise.all(tasks.map(({ path }) => this.uploads.isHere(path)));
    return here.every((isHere) => isHere);
  }

  /** Removes what was uploaded for an import that has ended. */
  async removeUploads(id: number): Promise<void> {
    const { state, files } = await this.get(id);
    if (isFinal(state)) for (const { path } of files) await this.uploads.remove(path);
  }

  /** Uploads somebody should be working on. */
  async listActiveUploads(limit: number): Promise<RunView[]> {
    return this.tools.imports.listActiveUploads(this.uploads.folder, limit);
  }
}

/** The same content counts as another file when it is read in another way. */
function makeTask(file: FoundFiles['files'][number], { trusted = false, columns }: ImportRequest): NewTask {
  const way = JSON.stringify({ checked: !trusted, columns: columns ?? null });
  const { path, name, format, compression, bytes } = file;
  return {
    fingerprint: createHash('sha256').update(`${file.fingerprint}\n${way}`).digest('hex'),
    path: path === '-' ? path : resolve(path),
    name,
    format,
    compression,
    bytes,
    checked: !trusted,
    columns,
  };
}
