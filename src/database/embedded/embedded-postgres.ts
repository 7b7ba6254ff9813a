import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { AppLogger } from '../../observability/logger.js';
import { isDatabaseUnavailable, sqlStateOf } from '../database.errors.js';
import { findPostgresBinaries } from './postgres-binaries.js';
import { PostgresCluster, StartFailed, SUPERUSER } from './postgres-cluster.js';

const DATABASE = 'rookery';
const OPEN_DEADLINE_MS = 90_000;
const RECOVERY_PATIENCE_MS = 30_000;
const RETRY_MS = 100;
const REATTACH_PAUSE_MS = 5_000;
const MAX_FAILURES = 3;
const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 60_000;
// Every process that uses the server holds this advisory lock as shared; who gets it alone is the last one out.
const ATTACHED_LOCK = 7_166_552_301;
// SQLSTATE cannot_connect_now: starting up, recovering from a crash or shutting down.
const NOT_YET = '57P03';

interface Endpoint {
  port: number;
  password: string;
}

/**
 * The PostgreSQL that is simply there: started by the first process that needs it, joined by the others, stopped by
 * the last one to leave. A process that is killed leaves by itself, because its lock goes with its connection; the
 * server it leaves behind is joined by the next one. A server that dies under us is started again on the same port.
 */
export class EmbeddedPostgres {
  private attachment?: pg.Client;
  private attaching?: Promise<void>;
  private endpoint?: Endpoint;
  private readonly closing = new AbortController();

  private constructor(
    private readonly cluster: PostgresCluster,
    private readonly logger: AppLogger,
  ) {}

  static async open(
    home: string,
    logger: AppLogger,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<EmbeddedPostgres> {
    const cluster = new PostgresCluster(home, await findPostgresBinaries(), settings);
    await cluster.ensureCreated();
    const server = new EmbeddedPostgres(cluster, logger);
    await server.attach();
    return server;
  }

  /** Connection string of the server; carries the password, so never log it. */
  get url(): string {
    if (!this.endpoint) throw new Error('The embedded PostgreSQL is not open');
    return urlOf(this.endpoint, DATABASE);
  }

  /** Leaves the server and stops it when nobody else uses it. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.attaching;
    const client = this.attachment;
    this.attachment = undefined;
    if (!client) return;
    try {
      await client.query('select pg_advisory_unlock_shared($1)', [ATTACHED_LOCK]);
      const result = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [ATTACHED_LOCK]);
      if (result.rows[0]?.last) await this.cluster.stop();
    } catch (error) {
      this.logger.warn({ err: error }, 'The embedded PostgreSQL could not be stopped cleanly');
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** @throws when it is clear that waiting does not help, or nobody answers in time. */
  private async attach(): Promise<void> {
    let deadline = Date.now() + OPEN_DEADLINE_MS;
    for (let failures = 0; ;) {
      try {
        await this.startUnlessRunning();
        return;
      } catch (error) {
        if (sqlStateOf(error) === NOT_YET) deadline = Math.max(deadline, Date.now() + RECOVERY_PATIENCE_MS);
        if (!isPassing(error)) failures++;
        if (failures >= MAX_FAILURES || Date.now() > deadline || this.closing.signal.aborted) {
          throw new Error(`The embedded PostgreSQL did not start: ${(error as Error).message}`, { cause: error });
        }
      }
      await sleep(RETRY_MS + Math.random() * RETRY_MS);
    }
  }

  private async startUnlessRunning(): Promise<void> {
    const running = await this.cluster.findPostmaster();
    if (running && (await this.join(running.port))) return;
    await this.cluster.start(this.endpoint?.port);
    const started = await this.cluster.findPostmaster();
    if (!started || !(await this.join(started.port))) throw new StartFailed('it started but does not answer', true);
  }

  /** Connects and takes the shared lock; false when nobody answers on that port. */
  private async join(port: number): Promise<boolean> {
    // The pool that was made from our URL knows one port only.
    if (this.endpoint && port !== this.endpoint.port) {
      throw new Error(`it runs on another port now (${port}); stop Rookery and start it again`);
    }
    const endpoint = { port, password: await this.cluster.readPassword() };
    const client = new pg.Client({
      connectionString: urlOf(endpoint, 'postgres'),
      application_name: 'rookery attachment',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: STATEMENT_TIMEOUT_MS,
      keepAlive: true,
      ssl: false,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select pg_advisory_lock_shared($1)', [ATTACHED_LOCK]);
      await ensureDatabase(client);
    } catch (error) {
      await client.end().catch(() => undefined);
      if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return false;
      throw error;
    }
    this.endpoint = endpoint;
    this.attachment = client;
    client.once('end', () => this.onDetached(client));
    return true;
  }

  private onDetached(client: pg.Client): void {
    if (this.attachment !== client) return;
    this.attachment = undefined;
    this.logger.warn({}, 'The embedded PostgreSQL went away; starting it again');
    this.attaching = this.reattach();
  }

  /** Never gives up: the application lives on, and what it needs may come back. */
  private async reattach(): Promise<void> {
    while (!this.closing.signal.aborted) {
      try {
        await this.attach();
        this.logger.info({}, 'The embedded PostgreSQL is back');
        return;
      } catch (error) {
        if (this.closing.signal.aborted) return;
        this.logger.error({ err: error }, 'The embedded PostgreSQL is down; trying again');
        await sleep(REATTACH_PAUSE_MS, undefined, { signal: this.closing.signal }).catch(() => undefined);
      }
    }
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof StartFailed ? error.passing : isDatabaseUnavailable(error);
}

function urlOf({ port, password }: Endpoint, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (found.rowCount) return;
  try {
    await client.query(`create database ${DATABASE}`);
  } catch (error) {
    const existsByNow = ['42P04', '23505'].includes((error as pg.DatabaseError).code ?? '');
    if (!existsByNow) throw error;
  }
}
