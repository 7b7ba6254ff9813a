import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from './database.service.js';
import { LeaseLostError } from './database.errors.js';

/** State of a lease as the database has it. */
export interface LeaseState {
  name: string;
  /** Null when nobody holds it. */
  holder: string | null;
  acquiredAt: Date;
  expiresAt: Date;
  notBefore: Date | null;
  /** Milliseconds until `notBefore`, by the clock of the database; 0 when it has passed. */
  waitMs: number;
}

const FREE = `(leases.holder is null or leases.holder = excluded.holder or leases.expires_at <= clock_timestamp())
  and (leases.not_before is null or leases.not_before <= clock_timestamp())`;
const AFTER_TTL = `clock_timestamp() + $3::integer * interval '1 ms'`;
const RENEWALS_PER_TTL = 3;
// The holder gives up this long before others may take over, so that its request is gone by then.
const SAFETY_SHARE = 0.2;

/** Leases in PostgreSQL, shared by all processes; times are those of the database's clock. */
@Injectable()
export class Leases {
  /** Names this process in every lease it holds. */
  readonly holder = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;

  /** Names this process holds or is asking for. */
  private readonly inHand = new Set<string>();

  constructor(private readonly database: Database) {}

  /**
   * Takes the lease when it is free, has run out or is still written down as ours from before a lost connection, and
   * its `notBefore` has passed; undefined otherwise. Who has it in hand in this process excludes the others in it too.
   */
  async tryAcquire(name: string, ttlMs: number): Promise<HeldLease | undefined> {
    if (this.inHand.has(name)) return undefined;
    this.inHand.add(name);
    let open = true;
    // Only once, since by a second time somebody else in this process may have it in hand.
    const letGo = (): void => {
      if (open) this.inHand.delete(name);
      open = false;
    };
    try {
      const lease = await this.acquire(name, ttlMs, letGo);
      if (!lease) letGo();
      return lease;
    } catch (error) {
      letGo();
      throw error;
    }
  }

  private async acquire(name: string, ttlMs: number, letGo: () => void): Promise<HeldLease | undefined> {
    const askedAt = new TwoClocks();
    const [row] = await this.database.query<{ token: string }>(
      `insert into leases (name, holder, token, acquired_at, expires_at)
       values ($1, $2, 1, clock_timestamp(), ${AFTER_TTL})
       on conflict (name) do update set holder = excluded.holder, token = leases.token + 1,
         acquired_at = excluded.acquired_at, expires_at = excluded.expires_at
       where ${FREE}
       returning token`,
      [name, this.holder, ttlMs],
    );
    return row && new HeldLease(this.database, { name, holder: this.holder, token: row.token, ttlMs }, askedAt, letGo);
  }

  /** Lets nobody take the lease before `ms` from now; a later moment that is set already stays. */
  async postpone(tx: Tx, name: string, ms: number): Promise<void> {
    await tx.execute(
      `update leases set not_before = greatest(not_before, clock_timestamp() + $2::integer * interval '1 ms') where name = $1`,
      [name, ms],
    );
  }

  async find(name: string): Promise<LeaseState | undefined> {
    const [state] = await this.database.query<LeaseState>(
      `select name, case when expires_at > clock_timestamp() then holder end as holder, acquired_at as "acquiredAt",
         expires_at as "expiresAt", not_before as "notBefore",
         greatest(0, ceil(extract(epoch from not_before - clock_timestamp()) * 1000))::float8 as "waitMs"
       from leases where name = $1`,
      [name],
    );
    return state;
  }
}

/** What makes a lease ours: the row must still say so. */
interface Claim {
  name: string;
  holder: string;
  /** Fencing number. */
  token: string;
  ttlMs: number;
}

/**
 * A lease in hand. It is renewed in the background until released; `signal` aborts, with LeaseLostError, as soon as
 * it can no longer be proven to be ours, and that is before anybody else may take it.
 */
export class HeldLease {
  private readonly abort = new AbortController();
  private readonly renewal: NodeJS.Timeout;
  private readonly watch: NodeJS.Timeout;
  private renewing = false;
  private released = false;

  constructor(
    private readonly database: Database,
    private readonly claim: Claim,
    private provenAt: TwoClocks,
    private readonly letGo: () => void,
  ) {
    this.renewal = setInterval(() => void this.renew(), claim.ttlMs / RENEWALS_PER_TTL);
    this.watch = setInterval(() => void this.lapsed(), Math.max(50, (claim.ttlMs * SAFETY_SHARE) / 4));
    this.renewal.unref();
    this.watch.unref();
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  get name(): string {
    return this.claim.name;
  }

  /**
   * True once the lease was given back or can no longer be proven to be ours; looks at the clock, so it is right also
   * after a standstill.
   */
  lapsed(): boolean {
    const overdue = this.provenAt.elapsedMs() > this.claim.ttlMs * (1 - SAFETY_SHARE);
    if (overdue && !this.abort.signal.aborted) this.lose();
    return this.released || this.abort.signal.aborted;
  }

  /** @throws LeaseLostError when the lease has lapsed. */
  assertHeld(): void {
    if (this.lapsed()) throw new LeaseLostError(this.name);
  }

  /**
   * Proves inside a transaction that the lease is still ours, and renews it. What the transaction writes cannot be
   * committed by an old holder: the row stays locked until the end.
   * @throws LeaseLostError when another holder has it.
   */
  async fence(tx: Tx): Promise<void> {
    this.assertHeld();
    const { name, holder, token, ttlMs } = this.claim;
    const touched = await tx.execute(
      `update leases set expires_at = ${AFTER_TTL} where name = $1 and holder = $2 and token = $4`,
      [name, holder, ttlMs, token],
    );
    if (touched === 0) {
      this.lose();
      throw new LeaseLostError(this.name);
    }
  }

  /** Gives the lease back. Does nothing when it was lost. */
  async release(tx: Tx): Promise<void> {
    const { name, holder, token } = this.claim;
    this.released = true;
    this.stopTimers();
    try {
      await tx.execute(
        `update leases set holder = null, expires_at = clock_timestamp() where name = $1 and holder = $2 and token = $3`,
        [name, holder, token],
      );
    } finally {
      this.letGo();
    }
  }

  /** Gives the lease back, or lets it run out when the database cannot be told. */
  async giveBack(): Promise<void> {
    await this.release(this.database).catch(() => this.stop());
  }

  /** Stops renewing without telling the database: the lease runs out by itself. */
  stop(): void {
    this.stopTimers();
    this.letGo();
  }

  private stopTimers(): void {
    clearInterval(this.renewal);
    clearInterval(this.watch);
  }

  private async renew(): Promise<void> {
    if (this.renewing || this.lapsed()) return;
    this.renewing = true;
    const askedAt = new TwoClocks();
    try {
      await this.fence(this.database);
      this.provenAt = askedAt;
    } catch {
      // Not reachable: tried again at the next tick, and the watch gives up in time.
    } finally {
      this.renewing = false;
    }
  }

  private lose(): void {
    // A renewal that was under way when the lease was given back finds it gone, and that is no loss.
    if (this.released) return;
    this.stop();
    this.abort.abort(new LeaseLostError(this.name));
  }
}

/** Time passed by two clocks: the monotonic one stands still while a laptop sleeps, the wall clock may be set. */
class TwoClocks {
  private readonly monotonic = performance.now();
  private readonly wall = Date.now();

  elapsedMs(): number {
    return Math.max(performance.now() - this.monotonic, Date.now() - this.wall);
  }
}
