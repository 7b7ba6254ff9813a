import pg from 'pg';
import type { AppLogger } from '../../observability/logger.js';

/** Channel of NOTIFY; what is said there is the name of a queue with new jobs, or PAUSES_CHANGED. */
export const BELL = 'rookery_jobs';
export const PAUSES_CHANGED = '-pauses-';
const RECONNECT_MS = 2_000;

/**
 * Tells this process at once when another one added a job. It needs a session of its own; where there is none (a pooler
 * in transaction mode) it stays silent, and polling finds the jobs.
 */
export class JobBell {
  private client?: pg.Client;
  private timer?: NodeJS.Timeout;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly onRing: (said: string) => void,
    private readonly logger: AppLogger,
  ) {}

  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'rookery-jobs', keepAlive: true });
    this.client = client;
    client.on('notification', ({ payload }) => this.onRing(payload ?? ''));
    client.on('error', (error) => this.reopenLater(client, error));
    client.on('end', () => this.reopenLater(client));
    try {
      await client.connect();
      await client.query(`listen ${BELL}`);
    } catch (error) {
      this.reopenLater(client, error);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private reopenLater(client: pg.Client, error?: unknown): void {
    if (this.closed || this.client !== client) return;
    this.client = undefined;
    this.logger.debug({ err: error }, 'Lost the connection that tells of new jobs; polling until it is back');
    void client.end().catch(() => undefined);
    this.timer = setTimeout(() => void this.open(), RECONNECT_MS);
    this.timer.unref();
  }
}
