import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import type { ExportOrderRequest, ExportedFile } from './export-orders.service.js';

export interface OrderRow {
  request: ExportOrderRequest;
  files: ExportedFile[];
  host: string | null;
}

/** Queries on exports that were asked for. */
@Injectable()
export class ExportOrdersRepository {
  constructor(private readonly database: Database) {}

  /** @returns number of the run */
  async insert(tx: Tx, request: ExportOrderRequest, startedBy: string): Promise<number> {
    const [run] = await tx.query<{ id: number }>(
      `insert into runs (kind, started_by) values ('export', $1) returning id`,
      [startedBy],
    );
    if (!run) throw new Error('The run was not stored');
    await tx.execute('insert into exports (run_id, request) values ($1, $2::jsonb)', [run.id, JSON.stringify(request)]);
    return run.id;
  }

  async find(runId: number): Promise<OrderRow | undefined> {
    const [row] = await this.database.query<OrderRow>('select request, files, host from exports where run_id = $1', [
      runId,
    ]);
    return row;
  }

  async list(runIds: readonly number[]): Promise<(OrderRow & { runId: number })[]> {
    return this.database.query<OrderRow & { runId: number }>(
      'select run_id as "runId", request, files, host from exports where run_id = any($1::integer[])',
      [runIds],
    );
  }

  async saveFiles(tx: Tx, runId: number, files: readonly ExportedFile[], host: string): Promise<void> {
    await tx.execute('update exports set files = $2::jsonb, host = $3 where run_id = $1', [
      runId,
      JSON.stringify(files),
      host,
    ]);
  }

  async listActive(limit: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      `select id from runs where kind = 'export' and state in ('queued', 'running', 'waiting', 'interrupted')
       order by id limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }
}
