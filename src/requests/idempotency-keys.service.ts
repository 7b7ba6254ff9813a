import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { IdempotencyKeyBusyError, IdempotencyKeyReusedError } from './requests.errors.js';

/** A request that carries a key. */
export interface KeyedRequest {
  actor: string;
  route: string;
  key: string;
  /** SHA-256 of everything that makes it this request. */
  requestSha256: string;
}

export interface KeptAnswer {
  status: number;
  location: string | null;
  /** JSON. */
  answer: string;
}

export interface ClaimOptions {
  /** Longest wait for the answer of another one, milliseconds; ten seconds unless told. */
  patienceMs?: number;
  /** How long a key is kept for a process that shows no sign of life, milliseconds; 15 seconds unless told. */
  holdMs?: number;
}

type Row = { requestSha256: string; status: number | null; location: string | null; answer: string | null };

const KEPT_HOURS = 24;
/** Whoever gave no sign of life for so long is gone, and its request may be done by another one. */
const HOLD_MS = 15_000;
const RENEWALS_PER_HOLD = 4;
const PATIENCE_MS = 10_000;
const SHORTEST_LOOK_MS = 25;
const LONGEST_LOOK_MS = 250;
const IS_OLD = `created_at < now() - interval '${KEPT_HOURS} hours'`;
const SAME = 'actor = $1 and route = $2 and key = $3';

/**
 * Requests that are done once however often they are sent. The primary key of the table decides whose turn it is; the
 * others wait for that answer, without a connection.
 */
@Injectable()
export class IdempotencyKeys {
  constructor(private readonly database: Database) {}

  /**
   * The right to do the request, or what was answered to it.
   * @throws IdempotencyKeyReusedError, IdempotencyKeyBusyError
   */
  async claim(
    request: KeyedRequest,
    { patienceMs = PATIENCE_MS, holdMs = HOLD_MS }: ClaimOptions = {},
  ): Promise<Claim | KeptAnswer> {
    const deadline = performance.now() + patienceMs;
    for (let lookMs = SHORTEST_LOOK_MS; ; lookMs = Math.min(LONGEST_LOOK_MS, 2 * lookMs)) {
      const claim = await this.tryClaim(request, holdMs);
      if (claim) return claim;
      const row = await this.find(request);
      if (row && row.requestSha256 !== request.requestSha256) throw new IdempotencyKeyReusedError(request.key);
      if (row?.status && row.answer !== null) return { status: row.status, location: row.location, answer: row.answer };
      if (performance.now() + lookMs > deadline) throw new IdempotencyKeyBusyError(request.key);
      await sleep(lookMs);
    }
  }

  private async tryClaim(
    { actor, route, key, requestSha256 }: KeyedRequest,
    holdMs: number,
  ): Promise<Claim | undefined> {
    const token = randomUUID();
    const [claimed] = await this.database.query<{ work: string }>(
      `insert into idempotency_keys as held (actor, route, key, request_sha256, claim, work, claimed_at)
       values ($1, $2, $3, $4, $5, $5, clock_timestamp())
       on conflict (actor, route, key) do update set request_sha256 = excluded.request_sha256, claim = excluded.claim,
         work = case when held.${IS_OLD} then excluded.work else held.work end,
         created_at = case when held.${IS_OLD} then now() else held.created_at end,
         claimed_at = excluded.claimed_at, status = null, location = null, answer = null
       where held.${IS_OLD} or (held.status is null and held.request_sha256 = excluded.request_sha256
         and held.claimed_at < clock_timestamp() - $6::integer * interval '1 ms')
       returning work`,
      [actor, route, key, requestSha256, token, holdMs],
    );
    return claimed && new Claim(this.database, [actor, route, key, token], claimed.work, holdMs);
  }

  private async find({ actor, route, key }: KeyedRequest): Promise<Row | undefined> {
    const [row] = await this.database.query<Row>(
      `select request_sha256 as "requestSha256", status, location, answer from idempotency_keys where ${SAME}`,
      [actor, route, key],
    );
    return row;
  }
}

/** The right to do a request, until it is answered or given up. */
export class Claim {
  private readonly renewal: NodeJS.Timeout;

  /**
   * @param id actor, route, key and the claim itself
   * @param work names what the request starts, whoever does it
   */
  constructor(
    private readonly database: Database,
    private readonly id: readonly [actor: string, route: string, key: string, claim: string],
    readonly work: string,
    holdMs: number,
  ) {
    this.renewal = setInterval(() => void this.renew(), holdMs / RENEWALS_PER_HOLD);
    this.renewal.unref();
  }

  /** Somebody had the right before, and may have started the work. */
  get isRepeat(): boolean {
    return this.work !== this.id[3];
  }

  /** Keeps the answer for whoever sends the request again. */
  async keep({ status, location, answer }: KeptAnswer): Promise<void> {
    this.rest();
    await this.change('update idempotency_keys set status = $5, location = $6, answer = $7', status, location, answer);
  }

  /** The request was not done: whoever sends it again may do it. */
  async giveUp(): Promise<void> {
    this.rest();
    await this.change('delete from idempotency_keys');
  }

  /** The work was started and has no answer yet: whoever sends the request again gets that. */
  async release(): Promise<void> {
    this.rest();
    await this.change(`update idempotency_keys set claimed_at = '-infinity'`);
  }

  /** Gives no more signs of life. */
  rest(): void {
    clearInterval(this.renewal);
  }

  private async renew(): Promise<void> {
    // The database may be away for a while; the next sign of life counts.
    await this.change('update idempotency_keys set claimed_at = clock_timestamp()').catch(() => undefined);
  }

  private async change(statement: string, ...values: unknown[]): Promise<void> {
    await this.database.execute(`${statement} where ${SAME} and claim = $4`, [...this.id, ...values]);
  }
}
