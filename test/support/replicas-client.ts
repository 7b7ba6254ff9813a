import { Agent, request } from 'undici';

/** What became of the requests of a client. */
export interface Tally {
  asked: number;
  /** Asked again elsewhere, since the connection failed. */
  retried: number;
  /** Without an answer after that, or answered with an error of the server. */
  lost: string[];
}

interface Order {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

const PATIENCE_MS = 10_000;

/** Asks replicas in turns. Where a connection fails, the next replica is asked, once. */
export class ReplicasClient {
  readonly tally: Tally = { asked: 0, retried: 0, lost: [] };
  private readonly agent = new Agent({ headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });
  private readonly underWay: number[];
  private turn = 0;

  constructor(
    private readonly addresses: readonly string[],
    private readonly authorization: Record<string, string>,
  ) {
    this.underWay = addresses.map(() => 0);
  }

  /** Requests that a replica has not answered yet. */
  countUnderWay(replica: number): number {
    return this.underWay[replica] ?? 0;
  }

  /** The answer; undefined for a request that is lost. @throws Error for one that is refused */
  async ask<T>(path: string, order: Order = {}): Promise<T | undefined> {
    const replica = this.turn++ % this.addresses.length;
    this.tally.asked++;
    try {
      return await this.send<T>(replica, path, order).catch((error: unknown) => {
        if (!isOfConnection(error)) throw error;
        this.tally.retried++;
        return this.send<T>((replica + 1) % this.addresses.length, path, order);
      });
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      this.tally.lost.push(`${order.method ?? 'GET'} ${path}: ${String(error)}`);
      return undefined;
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async send<T>(replica: number, path: string, { method = 'GET', headers, body }: Order): Promise<T> {
    this.underWay[replica] = this.countUnderWay(replica) + 1;
    try {
      const answer = await request(`${this.addresses[replica]}${path}`, {
        dispatcher: this.agent,
        method,
        headers: { ...this.authorization, ...headers },
        body,
      });
      const text = await answer.body.text();
      if (answer.statusCode >= 500) throw new BrokenError(`${answer.statusCode} ${text}`);
      if (answer.statusCode >= 400) throw new RefusedError(`${method} ${path}: ${answer.statusCode} ${text}`);
      return JSON.parse(text) as T;
    } finally {
      this.underWay[replica] = this.countUnderWay(replica) - 1;
    }
  }
}

class BrokenError extends Error {}
class RefusedError extends Error {}

function isOfConnection(error: unknown): boolean {
  return !(error instanceof BrokenError) && !(error instanceof RefusedError);
}
