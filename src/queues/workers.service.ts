import { Injectable } from '@nestjs/common';
import type { Role } from '../config/environment.js';
import { VERSION } from '../config/root.js';
import { Database } from '../database/database.service.js';
import { Leases } from '../database/leases.js';
import { withDeadline } from '../observability/deadline.js';
import { AppLogger } from '../observability/logger.js';
import type { WorkerView } from './failure-view.js';

const HEARTBEAT_MS = 3_000;
const LAST_BEAT_MS = 6_000;
const SILENT_AFTER = `interval '15 seconds'`;
const FORGOTTEN_AFTER = `interval '1 day'`;

/** Which processes there are, and the sign of life of this one. */
@Injectable()
export class WorkersService {
  private readonly underWay = new Set<Promise<void>>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly leases: Leases,
    private readonly logger: AppLogger,
  ) {}

  /** Processes that gave a sign of life lately, oldest first. */
  async list(): Promise<WorkerView[]> {
    return this.database.query<WorkerView>(
      `select name, roles, version, started_at as since, seen_at as "seenAt" from workers
       where seen_at > now() - ${SILENT_AFTER} order by started_at, name`,
    );
  }

  /** Gives signs of life until told to stop; `onBeat` runs with each. */
  async start(roles: readonly Role[], onBeat: () => Promise<void>): Promise<void> {
    await this.database.execute(`delete from workers where seen_at < now() - ${FORGOTTEN_AFTER}`);
    await this.beat(roles);
    await onBeat();
    this.timer = setInterval(() => {
      this.attempt(this.beat(roles), 'This process cannot give a sign of life');
      this.attempt(onBeat(), 'Cannot look after which queues are paused; trying again');
    }, HEARTBEAT_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    // Else they would go on behind the back of a database that is closed next.
    await withDeadline(Promise.all(this.underWay), LAST_BEAT_MS, 'too late').catch(() => undefined);
    await this.database.execute('delete from workers where name = $1', [this.leases.holder]).catch(() => undefined);
  }

  private attempt(work: Promise<void>, trouble: string): void {
    const attempt = work
      .catch((error: unknown) => this.logger.warn({ err: error }, trouble))
      .finally(() => this.underWay.delete(attempt));
    this.underWay.add(attempt);
  }

  private async beat(roles: readonly Role[]): Promise<void> {
    await this.database.execute(
      `insert into workers (name, roles, version) values ($1, $2::text[], $3) on conflict (name) do update set seen_at = now()`,
      [this.leases.holder, roles, VERSION],
    );
  }
}
