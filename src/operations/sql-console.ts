import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResult } from 'pg';
import { Database } from '../database/database.service.js';

export interface SqlResult {
  /** SELECT, UPDATE and so on. */
  command: string;
  columns: string[];
  rows: Record<string, unknown>[];
  rowCount: number;
}

const TIME_LIMIT_MS = 60_000;

/** One statement at a time for people who know SQL. */
@Injectable()
export class SqlConsole {
  constructor(private readonly database: Database) {}

  /**
   * Runs one statement in a transaction of its own, which PostgreSQL holds read-only unless `write` is set. The
   * extended protocol takes a single statement only, so none can end the transaction and go on after it; and since a
   * query went before, none can lift the restriction. It guards against slips: whoever runs this is an administrator.
   */
  async run(sql: string, write: boolean): Promise<SqlResult> {
    const runner = this.database.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    try {
      await client.query(write ? 'begin' : 'begin transaction read only');
      await client.query("select set_config('statement_timeout', $1, true)", [String(TIME_LIMIT_MS)]);
      const statement = { text: sql, queryMode: 'extended' };
      const result: QueryResult<Record<string, unknown>> = await client.query(statement);
      await client.query(write ? 'commit' : 'rollback');
      return toResult(result);
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

function toResult(result: QueryResult<Record<string, unknown>>): SqlResult {
  const columns = result.fields.map((field) => field.name);
  return { command: result.command, columns, rows: result.rows, rowCount: result.rowCount ?? result.rows.length };
}
