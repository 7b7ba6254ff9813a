import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import pg, { type Pool, type PoolClient, type QueryConfig, type QueryResult } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource, type QueryRunner } from 'typeorm';
import { currentLogContext } from '../observability/log-context.js';
import { isRetryableConflict } from './database.errors.js';
import { KeptStatements } from './kept-statements.js';

/** An open transaction; required first parameter of every write. */
export interface Tx {
  /** Rows of one statement. */
  query<T = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<T[]>;
  /** Number of rows one statement touched. */
  execute(sql: string, parameters?: unknown[]): Promise<number>;
  /** Feeds bytes, one part after the other, to a COPY ... FROM STDIN. */
  copyIn(sql: string, ...parts: Uint8Array[]): Promise<void>;
}

const CONFLICT_ATTEMPTS = 5;
// A process that is stopped in mid-transaction must not block the others for ever. Per transaction, because a pooler
// in transaction mode keeps no session settings.
// `rookery.user_id` and `rookery.work_key` are the defaults of columns that say who asked and by which request, such as
// runs.user_id.
const SETTINGS = `select set_config('lock_timeout', '20s', true), set_config('statement_timeout', $1, true),
  set_config('idle_in_transaction_session_timeout', '20s', true), set_config('rookery.user_id', $2, true),
  set_config('rookery.work_key', $3, true)`;
const STATEMENT_MS = 120_000;
// PostgreSQL ends a statement, and says so; this side only gives up when it hears nothing.
const ANSWER_MS = 30_000;

export interface TransactionLimits {
  /** Longest time for one statement, milliseconds; two minutes unless told. */
  statementMs?: number;
}

/** Statements and transactions on the one data source; they work through a pooler that keeps no session state as well. */
@Injectable()
export class Database {
  private readonly kept = new KeptStatements();

  constructor(readonly dataSource: DataSource) {}

  /** Where the data source is connected to; holds a password. */
  get url(): string {
    const { options } = this.dataSource;
    return ('url' in options && options.url) || '';
  }

  async query<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.withRunner((runner) => asTx(runner).query<T>(sql, parameters));
  }

  /** The same for what nearly every request asks: where nothing stands between, PostgreSQL keeps its plan. */
  async queryOften<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    // Without a listener, a line that is cut while it is in use would end the process.
    const noteBreak = (error: Error): void => void (broken = error);
    client.on('error', noteBreak);
    try {
      return (await this.kept.query(client, sql, parameters)).rows as T[];
    } catch (error) {
      // No answer came, or not in time: the connection may still be at work.
      if (!(error instanceof pg.DatabaseError)) broken ??= error as Error;
      throw error;
    } finally {
      client.off('error', noteBreak);
      client.release(broken);
    }
  }

  async execute(sql: string, parameters: unknown[] = []): Promise<number> {
    return this.withRunner((runner) => asTx(runner).execute(sql, parameters));
  }

  async copyIn(sql: string, ...parts: Uint8Array[]): Promise<void> {
    return this.withRunner((runner) => asTx(runner).copyIn(sql, ...parts));
  }

  /** Runs `work` in one transaction; repeats it when PostgreSQL reports a deadlock or a lock time-out. */
  async transaction<T>(work: (tx: Tx) => Promise<T>, limits: TransactionLimits = {}): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.withRunner((runner) => inTransaction(runner, work, limits));
      } catch (error) {
        if (attempt >= CONFLICT_ATTEMPTS || !isRetryableConflict(error)) throw error;
      }
    }
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  private async withRunner<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}

async function inTransaction<T>(
  runner: QueryRunner,
  work: (tx: Tx) => Promise<T>,
  { statementMs }: TransactionLimits,
): Promise<T> {
  await runner.startTransaction();
  try {
    const { userId = '', workKey = '' } = currentLogContext();
    await runner.query(SETTINGS, [String(statementMs ?? STATEMENT_MS), userId, workKey]);
    const result = await work(statementMs === undefined ? asTx(runner) : asPatientTx(runner, statementMs));
    await runner.commitTransaction();
    return result;
  } catch (error) {
    // The connection may be gone, and then there is nothing left to roll back.
    await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}

function asTx(runner: QueryRunner): Tx {
  return {
    query: async <T>(sql: string, parameters: unknown[] = []) =>
      (await runner.query(sql, parameters, true)).records as T[],
    execute: async (sql, parameters = []) => (await runner.query(sql, parameters, true)).affected ?? 0,
    copyIn: async (sql, ...parts) => {
      const client = (await runner.connect()) as PoolClient;
      await pipeline(Readable.from(inPieces(parts), { objectMode: false }), client.query(copyFrom(sql)));
    },
  };
}

/** The same on the bare client: only there may a statement take longer than the client waits for others. */
function asPatientTx(runner: QueryRunner, statementMs: number): Tx {
  const ask = async (text: string, values: unknown[]): Promise<QueryResult> => {
    const client = (await runner.connect()) as PoolClient;
    return client.query({ text, values, query_timeout: statementMs + ANSWER_MS } as QueryConfig);
  };
  return {
    ...asTx(runner),
    query: async <T>(sql: string, parameters: unknown[] = []) => (await ask(sql, parameters)).rows as T[],
    execute: async (sql, parameters = []) => (await ask(sql, parameters)).rowCount ?? 0,
  };
}

const COPY_PIECE_BYTES = 256 * 1024;

/** Not all at once, so that a slow server slows us down. */
function* inPieces(parts: readonly Uint8Array[]): Iterable<Uint8Array> {
  for (const bytes of parts) {
    for (let at = 0; at < bytes.length; at += COPY_PIECE_BYTES) yield bytes.subarray(at, at + COPY_PIECE_BYTES);
  }
}
