import type { ReadStream } from 'node:fs';
import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { Leases } from '../database/leases.js';
import { withLogContext } from '../observability/log-context.js';
import { withJoinedSignal } from '../queues/joined-signal.js';
import { isFinal } from '../runs/run.entity.js';
import { joinByRun, type RunFilter, type RunView } from '../runs/run-view.js';
import { RunsService } from '../runs/runs.service.js';
import { ExportFolder } from './export-folder.js';
import { ExportOrdersRepository, type OrderRow } from './export-orders.repository.js';
import { checkRequest, type ExportFormat, type ExportRequest } from './export-request.js';
import {
  ExportFileUnavailableError,
  ExportNotFoundError,
  ExportTargetError,
  InvalidExportError,
} from './exports.errors.js';
import { type ExportHooks, formatOf } from './exports.service.js';
import { ExportWriter } from './export-writer.js';

/** An export that is written on the server and fetched afterwards. */
export interface ExportOrderRequest extends ExportRequest {
  format: ExportFormat;
  /** Parquet: also the positions. */
  plies: boolean;
  /** Text: gzip. */
  compress: boolean;
}

/** A file that can be fetched. */
export interface ExportedFile {
  /** With `/` below folders. */
  path: string;
  bytes: number;
}

export interface ExportOrderView extends RunView {
  request: ExportOrderRequest;
  /** Empty until they are whole. */
  files: ExportedFile[];
}

const LEASE_MS = 15_000;
const SAVE_EVERY_MS = 1_000;

/** Exports that somebody asked for: what is wanted stands in a table, and workers write it. */
@Injectable()
export class ExportOrders {
  constructor(
    private readonly database: Database,
    private readonly leases: Leases,
    private readonly runs: RunsService,
    private readonly orders: ExportOrdersRepository,
    private readonly writer: ExportWriter,
    private readonly folder: ExportFolder,
  ) {}

  /** @throws InvalidExportError */
  async request(request: ExportOrderRequest, startedBy: string): Promise<ExportOrderView> {
    checkRequest(request);
    if (request.plies && request.format !== 'parquet') throw new InvalidExportError('plies', '"plies" is for Parquet');
    if (request.compress && request.format === 'parquet') {
      throw new InvalidExportError('compress', 'Parquet is compressed already');
    }
    const id = await this.database.transaction((tx) => this.orders.insert(tx, request, startedBy));
    return this.get(id);
  }

  /** @throws ExportNotFoundError */
  async get(runId: number): Promise<ExportOrderView> {
    const [run, order] = await Promise.all([this.runs.find(runId), this.orders.find(runId)]);
    if (!run || !order) throw new ExportNotFoundError(runId);
    return toView(run, order);
  }

  /** Newest first. */
  async list(filter: Omit<RunFilter, 'kind'>): Promise<ExportOrderView[]> {
    const runs = await this.runs.list({ ...filter, kind: 'export' });
    return joinByRun(runs, await this.orders.list(runs.map(({ id }) => id)), toView);
  }

  /** A file of a finished export; the only one unless told which. @throws ExportNotFoundError, ExportFileUnavailableError */
  async open(runId: number, path?: string): Promise<ExportedFile & { stream: ReadStream }> {
    const { state, files, request } = await this.get(runId);
    if (state !== 'done') throw new ExportFileUnavailableError(`Export ${runId} is ${state}: it has no files yet`);
    const file = path === undefined && files.length === 1 ? files[0] : files.find((known) => known.path === path);
    if (!file) {
      const which =
        path === undefined ? `is ${files.length} files of ${request.format}: say which` : `has no file ${path}`;
      throw new ExportFileUnavailableError(`Export ${runId} ${which}`);
    }
    const opened = await this.folder.open(runId, file.path);
    if (opened) return { ...opened, path: file.path };
    const order = await this.orders.find(runId);
    throw new ExportFileUnavailableError(
      order?.host === hostname()
        ? `The files of export ${runId} were removed: they are kept for some days`
        : `The files of export ${runId} lie on ${order?.host ?? 'another machine'}`,
    );
  }

  /** Exports somebody should be working on. */
  async listActive(limit: number): Promise<number[]> {
    return this.orders.listActive(limit);
  }

  /** Works on an export unless somebody else does; false then. A half one is gone on with. */
  async tryExecute(runId: number, stop: AbortSignal): Promise<boolean> {
    const lease = await this.leases.tryAcquire(`export:${runId}`, LEASE_MS);
    if (!lease) return false;
    return withLogContext({ runId: String(runId) }, async () => {
      try {
        const order = await this.get(runId);
        if (!isFinal(order.state))
          await withJoinedSignal([stop, lease.signal], (signal) => this.execute(order, signal));
        return true;
      } catch (error) {
        if (lease.signal.aborted && !stop.aborted) return false;
        if (stop.aborted) await this.runs.markInterrupted(runId).catch(() => undefined);
        throw error;
      } finally {
        await lease.giveBack();
      }
    });
  }

  private async execute({ id, request }: ExportOrderView, stop: AbortSignal): Promise<void> {
    await this.runs.markRunning(id);
    const total = await this.writer.count(request.selection);
    const hooks: ExportHooks = { stop, onProgress: this.countFor(id, total), isOurs: true };
    try {
      const folder = await this.folder.make(id);
      const { files, games } = await this.writer.write(request, folder, nameOf(request), hooks);
      await this.database.transaction(async (tx) => {
        await this.orders.saveFiles(tx, id, files, hostname());
        await this.runs.saveProgress(tx, id, { total: games, finished: games, failed: 0 });
        await this.runs.finish(tx, id);
      });
    } catch (error) {
      // Trying again would not help.
      if (!(error instanceof ExportTargetError || error instanceof InvalidExportError)) throw error;
      await this.runs.fail(this.database, id, error.name, error.message);
    }
    await this.folder.tidy();
  }

  /** Writes the count down now and then; what cannot be written is written the next time. */
  private countFor(id: number, total: number): (games: number) => void {
    let savedAt = 0;
    return (games) => {
      if (Date.now() - savedAt < SAVE_EVERY_MS) return;
      savedAt = Date.now();
      this.runs
        .saveProgress(this.database, id, { total: Math.max(total, games), finished: games, failed: 0 })
        .catch(() => undefined);
    };
  }
}

function nameOf({ format, selection, compress }: ExportOrderRequest): string {
  if (format === 'parquet') return '';
  return `${selection.player ?? 'rookery'}.${formatOf(format).extension}${compress ? '.gz' : ''}`;
}

function toView(run: RunView, { request, files }: OrderRow): ExportOrderView {
  return { ...run, request: revive(request), files };
}

/** JSON has no times. */
function revive(request: ExportOrderRequest): ExportOrderRequest {
  const { player, filter } = request.selection;
  const time = (value: unknown): Date | undefined => (value === undefined ? undefined : new Date(value as string));
  const times = { since: time(filter.since), until: time(filter.until) };
  return { ...request, selection: { player, filter: { ...filter, ...times } } };
}
