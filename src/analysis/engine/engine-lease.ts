import type { EnginePoolCounters } from './engine-pool.js';
import type { EngineIdentity, SearchRequest, UciEngine } from './uci-engine.js';
import type { Evaluation } from './uci-protocol.js';

/** An engine for the length of one piece of work. Once that is over, or called off, everything asked of it fails. */
export class EngineLease {
  private readonly over: Promise<never>;
  private readonly end: (reason: unknown) => void;
  private ending: { reason: unknown } | undefined;

  constructor(
    private readonly engine: UciEngine,
    private readonly counters: EnginePoolCounters,
  ) {
    let end: (reason: unknown) => void = () => undefined;
    this.over = new Promise<never>((_, reject) => (end = reject));
    this.over.catch(() => undefined);
    this.end = end;
  }

  get identity(): EngineIdentity {
    return this.engine.identity;
  }

  /** As of UciEngine. */
  async newGame(): Promise<void> {
    await this.whileMine(() => this.engine.newGame());
  }

  /** As of UciEngine; it holds until the work is over. */
  async setOption(name: string, value: string | number | boolean): Promise<void> {
    await this.whileMine(() => this.engine.setOption(name, value));
  }

  /** As of UciEngine. */
  async evaluate(request: SearchRequest): Promise<[Evaluation, ...Evaluation[]]> {
    const lines = await this.whileMine(() => this.engine.evaluate(request));
    this.counters.searches++;
    this.counters.nodes += lines[0].nodes;
    return lines;
  }

  /** Ends the lease: what is being asked fails with the reason at once, though the engine may need a moment to rest. */
  revoke(reason: unknown): void {
    this.ending ??= { reason };
    this.end(reason);
  }

  /** The result, or the reason when the lease ends before. */
  async whileMine<T>(ask: () => Promise<T>): Promise<T> {
    if (this.ending) throw this.ending.reason;
    return Promise.race([ask(), this.over]);
  }
}
