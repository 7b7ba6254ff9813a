import { setImmediate } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RehearsalStats } from './rehearsal-stats.js';

/** Why a request gets a 429 instead of an answer. */
export type Refusal = 'concurrent' | 'penalty';

/** One request on its way, from its arrival until its answer is out or its connection is gone. */
class Exchange {
  constructor(
    readonly response: ServerResponse,
    private readonly request: IncomingMessage,
  ) {}

  /** Over when the answer has left or the client has hung up: `readableEnded` is the FIN of a socket still half open. */
  get isOver(): boolean {
    const { response, request } = this;
    return response.writableFinished || response.closed || request.socket.destroyed || request.socket.readableEnded;
  }
}

/**
 * "Please only run 1 request(s) at a time": lets one request through, refuses the others, and makes everybody wait
 * after a violation. Keyed by nothing, because all clients of a rehearsal share one address.
 */
export class SingleFlight {
  private readonly exchanges = new Set<Exchange>();
  /** Epoch ms. */
  private penaltyUntil = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly stats: RehearsalStats,
    private readonly penaltyMs: number,
    private readonly now: () => number,
  ) {}

  get inFlight(): number {
    return this.exchanges.size;
  }

  /** Registers a request and says whether it must be refused. */
  async enter(request: IncomingMessage, response: ServerResponse): Promise<Refusal | undefined> {
    const others = [...this.exchanges];
    const exchange = new Exchange(response, request);
    this.exchanges.add(exchange);
    response.once('close', () => this.exchanges.delete(exchange));
    // The end of the former connection may be in the event queue behind this request: look again after one turn.
    if (others.length > 0) await setImmediate();
    const running = others.filter((other) => !other.isOver);
    this.stats.maxInFlight = Math.max(this.stats.maxInFlight, running.length + 1);
    return this.judge(running.length > 0);
  }

  /** Makes every request be refused for a while. */
  punish(penaltyMs = this.penaltyMs): void {
    this.penaltyUntil = Math.max(this.penaltyUntil, this.now() + penaltyMs);
  }

  /** Ends a penalty before its time. */
  pardon(): void {
    this.penaltyUntil = Number.NEGATIVE_INFINITY;
  }

  private judge(isConcurrent: boolean): Refusal | undefined {
    const isPenalty = this.now() < this.penaltyUntil;
    if (isPenalty) this.stats.penaltyViolations++;
    if (isConcurrent) {
      this.stats.concurrentViolations++;
      this.punish();
      return 'concurrent';
    }
    return isPenalty ? 'penalty' : undefined;
  }
}
