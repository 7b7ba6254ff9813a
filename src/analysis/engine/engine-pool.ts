import { EngineLease } from './engine-lease.js';
import type { UciEngine } from './uci-engine.js';

/** What the pool did since it was made; only ever grows. */
export interface EnginePoolCounters {
  /** Engine processes that became ready. */
  started: number;
  /** Engines that failed, also such that never became ready. */
  crashed: number;
  /** Searches that gave an evaluation. */
  searches: number;
  /** Nodes of those. */
  nodes: number;
  /** Time that engines were in use, milliseconds. */
  busyMs: number;
}

export interface EnginePoolOptions {
  /** How many engines at the most. */
  size: number;
  start: (signal: AbortSignal) => Promise<UciEngine>;
  /** An engine without work for so long is stopped, milliseconds. */
  idleMs: number;
  /** Waits after a failure, milliseconds: the shortest and the longest. */
  backoff?: { minMs: number; capMs: number };
  /** How long an engine may take to come to rest when its work is called off, milliseconds. */
  graceMs?: number;
  /** Told of each engine that failed. */
  onFailure?: (failure: unknown) => void;
}

/** The pool was closed before or while the work was done. */
export class EnginePoolClosedError extends Error {
  override readonly name = 'EnginePoolClosedError';

  constructor() {
    super('The engines have been shut down');
  }
}

/** Room for one engine. */
interface Slot {
  engine?: UciEngine;
  isBusy: boolean;
  /** No engine is started before; from `performance.now()`. */
  restUntil: number;
  lastWaitMs: number;
  idleTimer?: NodeJS.Timeout;
}

interface Task {
  do: (slot: Slot) => Promise<void>;
  callOff: (reason: unknown) => void;
}

const BACKOFF = { minMs: 100, capMs: 30_000 };
const GRACE_MS = 2_000;

/** The wait after another failure: by chance between the shortest and four times the last one, capped (fishnet does so). */
export function nextBackoffMs(lastMs: number, { minMs, capMs } = BACKOFF, random: () => number = Math.random): number {
  const upTo = 4 * Math.max(minMs, lastMs);
  return Math.min(capMs, minMs + random() * (upTo - minMs));
}

/**
 * Engines for whoever has work. Each works for one at a time, in the order of asking. They start when they are needed,
 * stop when they are not, and are replaced when they fail.
 */
export class EnginePool {
  readonly counters: EnginePoolCounters = { started: 0, crashed: 0, searches: 0, nodes: 0, busyMs: 0 };
  private readonly slots: Slot[];
  private readonly waiting: Task[] = [];
  private readonly inHand = new Set<Task>();
  private readonly closing = new AbortController();
  /** What `close` has to wait for. */
  private readonly endings = new Set<Promise<void>>();
  private wakeTimer: NodeJS.Timeout | undefined;

  constructor(private readonly options: EnginePoolOptions) {
    if (!(options.size >= 1)) throw new RangeError('A pool has at least one engine');
    this.slots = Array.from({ length: options.size }, () => ({ isBusy: false, restUntil: 0, lastWaitMs: 0 }));
  }

  /** Engines that live, those that work, and pieces of work that wait for one. */
  get state(): { alive: number; busy: number; waiting: number } {
    const alive = this.slots.filter((slot) => slot.engine?.isAlive).length;
    return { alive, busy: this.slots.filter((slot) => slot.isBusy).length, waiting: this.waiting.length };
  }

  /**
   * Does a piece of work on an engine that remembers nothing of earlier ones. The engine may be used until the work ends.
   * When the signal aborts, this fails with its reason at once and the engine goes to others as soon as it rests.
   * Fails like the work, with EngineFailure when no engine could be started, or with EnginePoolClosedError.
   */
  async use<T>(work: (engine: EngineLease) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.closing.signal.aborted) throw new EnginePoolClosedError();
    return new Promise<T>((resolve, reject) => {
      const onAbort = (): void => task.callOff(signal?.reason);
      const task = this.makeTask(
        work,
        (result) => (signal?.removeEventListener('abort', onAbort), resolve(result)),
        (reason) => (signal?.removeEventListener('abort', onAbort), reject(reason as Error)),
      );
      signal?.addEventListener('abort', onAbort);
      this.waiting.push(task);
      this.serve();
    });
  }

  /** Kills all engines; work that waits or is in hand fails. Nothing of the pool is left when it is done. */
  async close(): Promise<void> {
    const reason = new EnginePoolClosedError();
    this.closing.abort(reason);
    clearTimeout(this.wakeTimer);
    for (const task of [...this.waiting, ...this.inHand]) task.callOff(reason);
    for (const slot of this.slots) {
      clearTimeout(slot.idleTimer);
      if (slot.engine) this.awaitAtClose(slot.engine.kill());
    }
    while (this.endings.size > 0) await Promise.all(this.endings);
  }

  private makeTask<T>(
    work: (engine: EngineLease) => Promise<T>,
    resolve: (result: T) => void,
    reject: (reason: unknown) => void,
  ): Task {
    let lease: EngineLease | undefined;
    let isOff = false;
    const task: Task = {
      callOff: (reason) => {
        isOff = true;
        const at = this.waiting.indexOf(task);
        if (at >= 0) this.waiting.splice(at, 1);
        lease?.revoke(reason);
        reject(reason);
      },
      do: async (slot) => {
        try {
          const engine = await this.readyEngine(slot);
          if (isOff) return;
          const mine = (lease = new EngineLease(engine, this.counters));
          resolve(await this.timed(() => mine.whileMine(() => work(mine))));
          slot.lastWaitMs = 0;
        } catch (error) {
          reject(error);
        } finally {
          lease?.revoke(new Error('The work that this engine was lent for is over'));
        }
      },
    };
    return task;
  }

  /** Gives waiting tasks to free engines, in order. */
  private serve(): void {
    clearTimeout(this.wakeTimer);
    for (let task = this.waiting[0]; task; task = this.waiting[0]) {
      const slot = this.findSlot();
      if (!slot) return;
      this.waiting.shift();
      this.awaitAtClose(this.occupy(slot, task));
    }
  }

  private async occupy(slot: Slot, task: Task): Promise<void> {
    slot.isBusy = true;
    clearTimeout(slot.idleTimer);
    this.inHand.add(task);
    await task.do(slot);
    this.inHand.delete(task);
    // Only a search that was called off, or left alone by its work, is still running here.
    await slot.engine?.stop(this.options.graceMs ?? GRACE_MS);
    this.leave(slot);
  }

  /** Running engines first, always in the same order, so that those not needed can grow idle. */
  private findSlot(): Slot | undefined {
    const free = this.slots.filter((slot) => !slot.isBusy);
    const running = free.find((slot) => slot.engine?.isAlive);
    if (running) return running;
    const now = performance.now();
    const rested = free.find((slot) => slot.restUntil <= now);
    if (!rested && free.length > 0) {
      const waitMs = Math.min(...free.map((slot) => slot.restUntil)) - now;
      this.wakeTimer = setTimeout(() => this.serve(), Math.max(1, Math.ceil(waitMs)));
    }
    return rested;
  }

  private async timed<T>(work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.counters.busyMs += performance.now() - started;
    }
  }

  /** The engine of the slot, started when there is none, as if it had never done anything. */
  private async readyEngine(slot: Slot): Promise<UciEngine> {
    const engine = slot.engine?.isAlive ? slot.engine : await this.startEngine(slot);
    await engine.restoreOptions();
    await engine.newGame();
    return engine;
  }

  private async startEngine(slot: Slot): Promise<UciEngine> {
    try {
      const engine = await this.options.start(this.closing.signal);
      if (this.closing.signal.aborted) await engine.kill();
      this.counters.started++;
      slot.engine = engine;
      void engine.ended.then(() => this.noteEnd(slot, engine));
      return engine;
    } catch (error) {
      this.noteFailure(slot, error);
      throw error;
    }
  }

  private leave(slot: Slot): void {
    slot.isBusy = false;
    const { engine } = slot;
    if (engine && !engine.isAlive) this.noteEnd(slot, engine);
    if (this.closing.signal.aborted) return;
    if (slot.engine) this.watchIdle(slot, slot.engine);
    this.serve();
  }

  private watchIdle(slot: Slot, engine: UciEngine): void {
    slot.idleTimer = setTimeout(() => {
      slot.engine = undefined;
      this.awaitAtClose(engine.quit());
    }, this.options.idleMs);
    // An engine that nobody needs keeps no process alive.
    slot.idleTimer.unref();
  }

  /** An engine has ended, and not because the pool wanted it to. */
  private noteEnd(slot: Slot, engine: UciEngine): void {
    if (slot.engine !== engine) return;
    clearTimeout(slot.idleTimer);
    this.awaitAtClose(engine.ended);
    this.noteFailure(slot, engine.failure);
  }

  private noteFailure(slot: Slot, failure: unknown): void {
    slot.engine = undefined;
    if (this.closing.signal.aborted) return;
    this.counters.crashed++;
    slot.lastWaitMs = nextBackoffMs(slot.lastWaitMs, this.options.backoff ?? BACKOFF);
    slot.restUntil = performance.now() + slot.lastWaitMs;
    this.options.onFailure?.(failure);
  }

  private awaitAtClose(ending: Promise<void>): void {
    const known: Promise<void> = ending.catch(() => undefined).finally(() => this.endings.delete(known));
    this.endings.add(known);
  }
}
