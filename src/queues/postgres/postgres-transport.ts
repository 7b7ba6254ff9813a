import { setTimeout as sleep } from 'node:timers/promises';
import PgBoss from 'pg-boss';
import type { Database, Tx } from '../../database/database.service.js';
import type { AppLogger } from '../../observability/logger.js';
import { JobEnd } from '../job-end.js';
import {
  ABANDONED_AT_ONCE,
  type Ending,
  JobLost,
  type JobTransport,
  keepAliveOf,
  type NewJob,
  type QueueCounts,
  type TakenJob,
  type TransportOptions,
  type Work,
} from '../job-transport.js';
import { QUEUES, type QueueName } from '../jobs.js';
import { addJobs, parseRow } from './add-jobs.js';
import { Alarm } from './alarm.js';
import { BELL, JobBell, PAUSES_CHANGED } from './job-bell.js';

const POLL_MS = 1_000;
const INSTALL_DEADLINE_MS = 60_000;
const INSTALL_RETRY_MS = 200;

/** The row of a job: retry_count grows whenever a worker died on it, so it tells an old holder from the present one. */
const OURS = `name = $1 and id = $2 and retry_count = $3 and state = 'active'`;

// Without it every fetch sorts all that waits: 3 ms a job at 10,000 waiting, and growing.
const FETCH_INDEX = `create index if not exists rookery_fetch_idx on pgboss.job (name, priority desc, created_on, id)
  where state < 'active'`;

interface RowOfJob {
  queue: QueueName;
  rowId: string;
  token: number;
}

interface Holding extends RowOfJob {
  provenAt: number;
  end: JobEnd;
}

/**
 * Jobs in PostgreSQL: storage and fetching by pg-boss, in loops of our own that are woken at once (its own work()
 * follows a clock). A job in hand is renewed; when its worker dies it runs out, and any other worker puts it back.
 */
export class PostgresTransport implements JobTransport {
  readonly kind = 'postgres';
  private readonly boss: PgBoss;
  private readonly bell: JobBell;
  private readonly holdings = new Set<Holding>();
  private readonly paused = new Set<QueueName>();
  private readonly alarms = new Map<QueueName, Alarm>();
  private readonly loops: Promise<void>[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  private lookForPauses?: () => void;
  private stopping = false;

  constructor(
    private readonly database: Database,
    sessionUrl: string,
    private readonly logger: AppLogger,
    private readonly options: TransportOptions,
  ) {
    this.boss = new PgBoss({ db: this.makeDb(), supervise: false, schedule: false });
    this.boss.on('error', (error) => this.logger.warn({ err: error }, 'Trouble in the queue'));
    this.bell = new JobBell(sessionUrl, (ring) => this.hear(ring), logger);
  }

  async open(): Promise<void> {
    const deadline = Date.now() + INSTALL_DEADLINE_MS;
    while (!(await this.installAlone())) {
      if (Date.now() > deadline) throw new Error('Another process does not come to an end with setting the queue up');
      await sleep(Math.random() * INSTALL_RETRY_MS);
    }
  }

  /**
   * Processes that start together would get in each other's way. Whoever comes second asks again instead of waiting for
   * the lock: behind a pooler those who wait would hold the connections that the first one needs.
   */
  private async installAlone(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [lock] = await tx.query<{ ours: boolean }>(
        `select pg_try_advisory_xact_lock(hashtext('rookery.queues')) as ours`,
      );
      if (lock?.ours) await this.install();
      return lock?.ours === true;
    });
  }

  private async install(): Promise<void> {
    await this.boss.start();
    const known = new Set((await this.boss.getQueues()).map(({ name }) => name));
    const missing = QUEUES.filter((name) => !known.has(name));
    if (missing.length === 0) return;
    // First, so that every queue comes with it; later it would hold up whoever adds or takes jobs.
    await this.database.execute(FETCH_INDEX);
    for (const name of missing) await this.boss.createQueue(name);
  }

  async add(jobs: readonly NewJob[], tx?: Tx): Promise<void> {
    await addJobs(tx ?? this.database, jobs, this.options);
    // The bell comes round as well, but not where there is no session to listen in.
    for (const queue of new Set(jobs.map((job) => job.queue))) this.alarms.get(queue)?.ring();
  }

  work(queue: QueueName, concurrency: number, work: Work): void {
    if (this.loops.length === 0) this.keepAlive();
    const alarm = new Alarm();
    this.alarms.set(queue, alarm);
    for (let i = 0; i < concurrency; i++) this.loops.push(this.loop(queue, alarm, work));
    // For jobs whose time has come, and where the bell is not heard.
    this.every(POLL_MS, () => alarm.ring());
  }

  async setPaused(queue: QueueName, paused: boolean): Promise<void> {
    if (paused) this.paused.add(queue);
    else if (this.paused.delete(queue)) this.alarms.get(queue)?.ring();
  }

  async announcePauses(): Promise<void> {
    await this.database.query('select pg_notify($1, $2)', [BELL, PAUSES_CHANGED]);
  }

  onPausesAnnounced(look: () => void): void {
    this.lookForPauses = look;
  }

  async counts(queue: QueueName): Promise<QueueCounts> {
    const [row] = await this.database.query<{ [Key in keyof QueueCounts]: string | null }>(
      `select count(*) filter (where state < 'active' and start_after <= now()) as waiting,
         count(*) filter (where state < 'active' and start_after > now()) as delayed,
         count(*) filter (where state = 'active') as active,
         extract(epoch from now() - min(greatest(created_on, start_after)) filter (where state < 'active' and start_after <= now()))
           * 1000 as "oldestWaitingMs"
       from pgboss.job where name = $1`,
      [queue],
    );
    return {
      waiting: Number(row?.waiting),
      delayed: Number(row?.delayed),
      active: Number(row?.active),
      oldestWaitingMs: row?.oldestWaitingMs ? Math.round(Number(row.oldestWaitingMs)) : null,
    };
  }

  async takeAbandoned(queue: QueueName, bury: (job: TakenJob) => Promise<void>): Promise<void> {
    // Held like any job meanwhile: nobody else buries it, and should this process die too, it runs out again.
    const rows = await this.database.query<{ id: string; data: unknown; token: number }>(
      `update pgboss.job set state = 'active', started_on = now() where name = $1 and id in (
         select id from pgboss.job where name = $1 and state = 'failed' limit ${ABANDONED_AT_ONCE} for update skip locked)
       returning id, data, retry_count as token`,
      [queue],
    );
    for (const { id, data, token } of rows) {
      await bury(parseRow(data, id));
      await this.conclude({ queue, rowId: id, token }, { kind: 'done' });
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    for (const alarm of this.alarms.values()) alarm.ringForAll();
    await Promise.all(this.loops);
    this.timers.forEach(clearInterval);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.bell.close();
    await this.boss.stop({ graceful: false, wait: false, close: false });
  }

  private hear(ring: string): void {
    if (ring === PAUSES_CHANGED) this.lookForPauses?.();
    else this.alarms.get(ring as QueueName)?.ring();
  }

  private async loop(queue: QueueName, alarm: Alarm, work: Work): Promise<void> {
    while (!this.stopping) {
      try {
        if (!this.paused.has(queue) && (await this.takeOne(queue, alarm, work))) continue;
      } catch (error) {
        this.logger.warn({ err: error, queue }, 'Trouble with the queue; trying again');
      }
      if (!this.stopping) await alarm.sleep();
    }
  }

  private async takeOne(queue: QueueName, alarm: Alarm, work: Work): Promise<boolean> {
    const [row] = await this.boss.fetch<object>(queue, { batchSize: 1, includeMetadata: true });
    if (!row) return false;
    alarm.ring();
    const holding = { queue, rowId: row.id, token: row.retryCount, provenAt: Date.now(), end: new JobEnd() };
    this.holdings.add(holding);
    try {
      const ending = await work(parseRow(row.data, row.id), holding.end);
      await this.conclude(holding, ending);
    } finally {
      this.holdings.delete(holding);
    }
    return true;
  }

  private async conclude({ queue, rowId, token }: RowOfJob, ending: Ending): Promise<void> {
    if (ending.kind === 'done') {
      await this.database.execute(`delete from pgboss.job where ${OURS}`, [queue, rowId, token]);
      return;
    }
    // Without started_on the next start does not count as one after a death.
    await this.database.execute(
      `update pgboss.job set state = 'retry', started_on = null, data = data || '{"retried": true}',
         start_after = now() + $4::integer * interval '1 ms', created_on = case when $5 then now() else created_on end
       where ${OURS}`,
      [queue, rowId, token, Math.round(ending.delayMs), ending.lastInLine ?? false],
    );
    // A short delay is not stretched to the next look.
    if (ending.delayMs < POLL_MS) setTimeout(() => this.alarms.get(queue)?.ring(), ending.delayMs + 1).unref();
  }

  /** Renews what is in hand, puts back what others left, and listens for new jobs. */
  private keepAlive(): void {
    const { renewEveryMs, lookEveryMs } = keepAliveOf(this.options);
    void this.bell.open();
    this.every(renewEveryMs, () => this.renew());
    this.every(lookEveryMs, async () => {
      await this.boss.expire();
      // What it put back starts now, not with the next poll.
      for (const alarm of this.alarms.values()) alarm.ring();
    });
  }

  private every(ms: number, work: () => Promise<void> | void): void {
    const act = async (): Promise<void> => work();
    const timer = setInterval(() => {
      act().catch((error: unknown) => this.logger.warn({ err: error }, 'Trouble with the queue; trying again'));
    }, ms);
    timer.unref();
    this.timers.push(timer);
  }

  private async renew(): Promise<void> {
    const held = [...this.holdings];
    const askedAt = Date.now();
    this.giveUpOverdue(held);
    if (held.length === 0) return;
    const rows = await this.database.query<{ id: string; token: number }>(
      `update pgboss.job set started_on = now() where state = 'active'
         and (name, id, retry_count) in (select * from unnest($1::text[], $2::uuid[], $3::integer[]))
       returning id, retry_count as token`,
      [held.map(({ queue }) => queue), held.map(({ rowId }) => rowId), held.map(({ token }) => token)],
    );
    const renewed = new Set(rows.map(({ id }) => id));
    for (const holding of held) {
      if (renewed.has(holding.rowId)) holding.provenAt = askedAt;
      else if (this.holdings.has(holding)) holding.end.abort(new JobLost('Another worker took the job over'));
    }
  }

  private giveUpOverdue(held: readonly Holding[]): void {
    const latest = Date.now() - keepAliveOf(this.options).giveUpMs;
    for (const { provenAt, end } of held) {
      if (provenAt < latest) end.abort(new JobLost('The database could not be told that the job is in hand'));
    }
  }

  private makeDb(): PgBoss.Db {
    return { executeSql: async (text, values) => ({ rows: await this.database.query(text, values) }) };
  }
}
