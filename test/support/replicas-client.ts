import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, type Dispatcher, request } from 'undici';

/** What became of the requests of a client. */
export interface Tally {
  asked: number;
  /** Asked again elsewhere, since the connection failed. */
  retried: number;
  /** Without an answer after that, or answered with an error of the server. */
  lost: string[];
  /** POSTs whose answer was the one to an earlier try. */
  replayed: number;
}

interface Order {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Once more in advance, and given up after so long. */
  hangUpMs?: number;
}

// A replica lets whoever sends a key again wait for ten seconds.
const PATIENCE_MS = 15_000;
/** The key of a replica that was killed is free again well within this time. */
const BUSY_MS = 30_000;
const BUSY = '/problems/idempotency-key-busy';

/**
 * Asks replicas in turns. Where a connection fails, the next replica is asked, once; a POST has the same Idempotency-Key
 * then.
 */
export class ReplicasClient {
  readonly tally: Tally = { asked: 0, retried: 0, lost: [], replayed: 0 };
  private readonly agent = new Agent({ headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });
  private readonly underWay: number[];
  private turn = 0;

  constructor(
    private readonly addresses: readonly string[],
    private readonly authorization: Record<string, string>,
  ) {
    this.underWay = addresses.map(() => 0);
  }

  /** POSTs that a replica has not answered yet. */
  countUnderWay(replica: number): number {
    return this.underWay[replica] ?? 0;
  }

  /** The answer; undefined for a request that is lost. @throws Error for one that is refused */
  async ask<T>(path: string, order: Order = {}): Promise<T | undefined> {
    const keyed = withKey(order);
    this.tally.asked++;
    try {
      // Also an answer that came in time is taken for one that was lost on its way.
      await this.askBriefly(path, keyed);
      const text = await this.askTwice(path, keyed);
      return JSON.parse(text) as T;
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      this.tally.lost.push(`${order.method ?? 'GET'} ${path}: ${String(error)}`);
      return undefined;
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async askBriefly(path: string, order: Order): Promise<void> {
    if (order.hangUpMs === undefined) return;
    await this.send(this.nextReplica(), path, order, AbortSignal.timeout(order.hangUpMs)).catch(() => undefined);
  }

  private async askTwice(path: string, order: Order): Promise<string> {
    const replica = this.nextReplica();
    return this.send(replica, path, order).catch((error: unknown) => {
      if (!isOfConnection(error)) throw error;
      this.tally.retried++;
      return this.sendUntilFree((replica + 1) % this.addresses.length, path, order);
    });
  }

  private async sendUntilFree(replica: number, path: string, order: Order): Promise<string> {
    const deadline = performance.now() + BUSY_MS;
    for (;;) {
      try {
        return await this.send(replica, path, order);
      } catch (error) {
        if (!(error instanceof BusyError) || performance.now() > deadline) throw error;
        await sleep(error.retryAfterMs);
      }
    }
  }

  private nextReplica(): number {
    return this.turn++ % this.addresses.length;
  }

  private async send(replica: number, path: string, order: Order, signal?: AbortSignal): Promise<string> {
    const { method = 'GET', headers, body } = order;
    const posts = method === 'POST' ? 1 : 0;
    this.underWay[replica] = this.countUnderWay(replica) + posts;
    try {
      const answer = await request(`${this.addresses[replica]}${path}`, {
        dispatcher: this.agent,
        method,
        headers: { ...this.authorization, ...headers },
        body,
        signal,
      });
      const text = await answer.body.text();
      if (answer.statusCode >= 400) throw errorOf(answer, `${method} ${path}: ${answer.statusCode} ${text}`);
      if (answer.headers['idempotency-replayed'] === 'true') this.tally.replayed++;
      return text;
    } finally {
      this.underWay[replica] = this.countUnderWay(replica) - posts;
    }
  }
}

class BrokenError extends Error {}
class RefusedError extends Error {}
/** The first try with this key is still at work. */
class BusyError extends RefusedError {
  constructor(
    message: string,
    readonly retryAfterMs: number,
  ) {
    super(message);
  }
}

function errorOf({ statusCode, headers }: Dispatcher.ResponseData, message: string): Error {
  if (statusCode >= 500) return new BrokenError(message);
  if (!message.includes(BUSY)) return new RefusedError(message);
  return new BusyError(message, 1_000 * Number(headers['retry-after']));
}

function withKey(order: Order): Order {
  if (order.method !== 'POST') return order;
  return { ...order, headers: { ...order.headers, 'idempotency-key': randomUUID() } };
}

function isOfConnection(error: unknown): boolean {
  return !(error instanceof BrokenError) && !(error instanceof RefusedError);
}
