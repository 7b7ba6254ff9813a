import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { Database, type Tx } from '../database/database.service.js';
import { type HeldLease, Leases, type LeaseState } from '../database/leases.js';
import { AppLogger } from '../observability/logger.js';
import { LichessError } from './lichess.errors.js';
import type { LichessAnswer } from './lichess-gate.entity.js';
import { Turnstile } from './turnstile.js';

export const GATE_LEASE = 'lichess';
const TOO_MANY_REQUESTS = 429;
const MAX_PAUSE_MS = 2 * 60 * 60 * 1000;
const REMEMBERED_ANSWERS = 20;
const POLL_MS = 150;
const MAX_POLL_MS = 1_000;
// After a request broke off, the far end learns of it a moment later; the next one must not overlap.
const SETTLE_MS = 100;

/** Why a request has to wait: another process is talking to Lichess, or Lichess asked for quiet. */
export type GateWait = { reason: 'held'; holder: string } | { reason: 'paused'; until: Date };

export interface GateOptions {
  /** Gives up the wait or the request. */
  signal?: AbortSignal;
  /** Called when the reason for waiting changes, and with undefined when the wait is over. */
  onWait?: (wait: GateWait | undefined) => void;
}

/** The right to make one request. */
export interface GatePermit {
  /** Aborts when the lease lapses or the caller gives up. */
  signal: AbortSignal;
  /** @throws LeaseLostError when the right has lapsed; call it right before sending and before using what came. */
  assertHeld(): void;
  /** HTTP status, for the memory of the gate. */
  status?: number;
}

/** What `/api/lichess` shows. */
export interface GateStatus {
  holder: string | null;
  heldSince: Date | null;
  pausedUntil: Date | null;
  strikes: number;
  lastAnswers: LichessAnswer[];
}

/**
 * The serial gate (promise P1): at most one request to Lichess is in flight over all processes. It is a lease in the
 * database; a 429 closes it for everybody until a moment that survives restarts.
 */
@Injectable()
export class LichessGate {
  private readonly turnstile = new Turnstile();
  /** A 429 that could not be written down yet. */
  private unsaved?: LichessAnswer;

  constructor(
    private readonly config: AppConfig,
    private readonly database: Database,
    private readonly leases: Leases,
    private readonly logger: AppLogger,
  ) {}

  /** Waits for the gate, runs `work` (one request, answer consumed) and opens the gate again. */
  async pass<T>(request: string, options: GateOptions, work: (permit: GatePermit) => Promise<T>): Promise<T> {
    return this.turnstile.enter(options.signal, async () => {
      const lease = await this.acquire(options);
      return this.runHolding(lease, request, options.signal, work);
    });
  }

  async status(): Promise<GateStatus> {
    const lease = await this.leases.find(GATE_LEASE);
    const [memory] = await this.database.query<Pick<GateStatus, 'strikes' | 'lastAnswers'>>(
      'select strikes, last_answers as "lastAnswers" from lichess_gate where id = 1',
    );
    return {
      holder: lease?.holder ?? null,
      heldSince: lease?.holder ? lease.acquiredAt : null,
      pausedUntil: lease && lease.waitMs > 0 ? lease.notBefore : null,
      strikes: memory?.strikes ?? 0,
      lastAnswers: memory?.lastAnswers ?? [],
    };
  }

  private async acquire({ signal, onWait }: GateOptions): Promise<HeldLease> {
    let told: string | undefined;
    for (;;) {
      signal?.throwIfAborted();
      await this.rememberUnsaved();
      const lease = await this.leases.tryAcquire(GATE_LEASE, this.config.lichess.leaseMs);
      if (lease) {
        if (told !== undefined) onWait?.(undefined);
        return lease;
      }
      const state = await this.leases.find(GATE_LEASE);
      const wait = describeWait(state);
      const text = JSON.stringify(wait);
      if (wait && text !== told) onWait?.(wait);
      told = wait ? text : told;
      await sleep(pollDelay(state), undefined, { signal });
    }
  }

  private async runHolding<T>(
    lease: HeldLease,
    request: string,
    signal: AbortSignal | undefined,
    work: (permit: GatePermit) => Promise<T>,
  ): Promise<T> {
    const permit: GatePermit = {
      signal: signal ? AbortSignal.any([signal, lease.signal]) : lease.signal,
      assertHeld: () => lease.assertHeld(),
    };
    const startedAt = new Date();
    let failure: unknown;
    try {
      return await work(permit);
    } catch (error) {
      failure = error ?? new Error('unknown failure');
      if (permit.status !== TOO_MANY_REQUESTS) await sleep(SETTLE_MS);
      throw error;
    } finally {
      const answer = describeAnswer(request, startedAt, permit.status, failure);
      await this.release(lease, answer).catch((error: unknown) =>
        this.logger.warn({ err: error }, 'Could not give back the right to talk to Lichess; it will run out by itself'),
      );
    }
  }

  /** Opens the gate and remembers the answer. */
  private async release(lease: HeldLease, answer: LichessAnswer): Promise<void> {
    try {
      await this.database.transaction(async (tx) => {
        await this.remember(tx, answer);
        await lease.release(tx);
      });
    } catch (error) {
      if (answer.status === TOO_MANY_REQUESTS) this.unsaved = answer;
      // Else it would be renewed for ever.
      lease.stop();
      throw error;
    }
  }

  /** A 429 closes the gate for everybody, whoever holds it by now, for a pause that doubles with each one before it. */
  private async remember(tx: Tx, answer: LichessAnswer): Promise<void> {
    const limited = answer.status === TOO_MANY_REQUESTS;
    const [row] = await tx.query<{ strikes: number }>(
      `insert into lichess_gate (id, strikes, last_answers) values (1, $1::integer, jsonb_build_array($2::jsonb))
       on conflict (id) do update set
         strikes = case when $1 > 0 then lichess_gate.strikes + 1 when $3::boolean then 0 else lichess_gate.strikes end,
         last_answers = jsonb_path_query_array(excluded.last_answers || lichess_gate.last_answers, $4::jsonpath)
       returning strikes`,
      [limited ? 1 : 0, JSON.stringify(answer), answer.status === 200, `$[0 to ${REMEMBERED_ANSWERS - 1}]`],
    );
    if (limited) await this.leases.postpone(tx, GATE_LEASE, this.pauseMs(row?.strikes ?? 1));
  }

  /** A 429 that came while the database was away closes the gate before anything else is asked. */
  private async rememberUnsaved(): Promise<void> {
    const { unsaved } = this;
    if (!unsaved) return;
    await this.database.transaction((tx) => this.remember(tx, unsaved));
    this.unsaved = undefined;
  }

  private pauseMs(strikes: number): number {
    return Math.min(
      this.config.lichess.pauseMs * 2 ** Math.min(strikes - 1, 20),
      Math.max(MAX_PAUSE_MS, this.config.lichess.pauseMs),
    );
  }
}

function describeWait(state: LeaseState | undefined): GateWait | undefined {
  if (state?.notBefore && state.waitMs > 0) return { reason: 'paused', until: state.notBefore };
  return state?.holder ? { reason: 'held', holder: state.holder } : undefined;
}

function pollDelay(state: LeaseState | undefined): number {
  const jitter = Math.random() * POLL_MS;
  return Math.min(Math.max(state?.waitMs ?? 0, POLL_MS), MAX_POLL_MS) + jitter;
}

function describeAnswer(request: string, startedAt: Date, status: number | undefined, failure: unknown): LichessAnswer {
  const outcome = failure === undefined ? 'ok' : failure instanceof LichessError ? failure.code : 'given-up';
  return { at: startedAt.toISOString(), request, status, outcome, durationMs: Date.now() - startedAt.getTime() };
}
