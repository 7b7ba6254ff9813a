import type { EngineCommand } from '../../../src/analysis/engine/engine-command.js';
import { EngineFailure } from '../../../src/analysis/engine/engine-failure.js';
import type { EngineLease } from '../../../src/analysis/engine/engine-lease.js';
import { EnginePool, EnginePoolClosedError, type EnginePoolOptions } from '../../../src/analysis/engine/engine-pool.js';
import { UciEngine } from '../../../src/analysis/engine/uci-engine.js';
import { describeEngines, fakeEngine, isRunning } from '../../support/engines.js';
import { until } from '../../support/until.js';

const START = 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1';
const atStart = { fen: START, moves: [], nodes: 1_000, deadlineMs: 20_000 };
const endless = { ...atStart, nodes: 10 ** 12, deadlineMs: 600_000 };
const backoff = { minMs: 1, capMs: 20 };
const BETWEEN = new Error('called off');

let pool: EnginePool;
let pids: number[];

/** A pool of fast retries whose engines are, one after the other, what the list says; the last one from then on. */
function makePool(commands: readonly EngineCommand[], options: Partial<EnginePoolOptions> = {}): EnginePool {
  pids = [];
  let starts = 0;
  const start = async (signal: AbortSignal): Promise<UciEngine> => {
    const command = commands[Math.min(starts++, commands.length - 1)];
    if (!command) throw new Error('No engine');
    const engine = await UciEngine.start(command, { hashMb: 1, replyMs: 5_000, signal });
    pids.push(engine.pid ?? 0);
    return engine;
  };
  pool = new EnginePool({ size: 1, idleMs: 60_000, backoff, graceMs: 2_000, start, ...options });
  return pool;
}

const evaluateStart = async (engine: EngineLease): Promise<string | undefined> =>
  (await engine.evaluate(atStart))[0].bestMove;

/** Resolves once the work has the engine and searches. */
function searching(signal: AbortSignal): { begun: Promise<void>; outcome: Promise<unknown> } {
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const work = async (engine: EngineLease): Promise<unknown> => {
    const search = engine.evaluate(endless);
    begin();
    return search;
  };
  const outcome = pool.use(work, signal).catch((error: unknown) => error);
  return { begun, outcome };
}

afterEach(async () => {
  await pool.close();
  expect(pids.filter(isRunning)).toEqual([]);
});

describeEngines('a pool', (command) => {
  it('of four starts four engines for a hundred games', async () => {
    makePool([command], { size: 4 });
    expect(pids).toEqual([]);
    const games = Array.from({ length: 100 }, async () => pool.use(evaluateStart));
    const moves = await Promise.all(games);
    expect(new Set(moves).size).toBe(1);
    expect(pool.counters).toMatchObject({ started: 4, crashed: 0, searches: 100 });
    expect(pool.counters.nodes).toBeGreaterThanOrEqual(100_000);
    expect(pool.counters.busyMs).toBeGreaterThan(0);
    expect(pool.state).toEqual({ alive: 4, busy: 0, waiting: 0 });
  });

  it('gives everybody the same answers, whatever the engine did before', async () => {
    makePool([command]);
    const game = async (engine: EngineLease): Promise<unknown> => {
      const results = [];
      for (const moves of [['e2e4', 'e7e5'], ['e2e4']]) {
        const [{ timeMs: _, ...result }] = await engine.evaluate({ ...atStart, moves, nodes: 20_000 });
        results.push(result);
      }
      return results;
    };
    const first = await pool.use(game);
    await pool.use(async (engine) => {
      await engine.setOption('MultiPV', 4);
      await engine.evaluate({ ...atStart, nodes: 20_000 });
    });
    expect(await pool.use(game)).toEqual(first);
    expect(pool.counters.started).toBe(1);
  });

  it('keeps an engine whose work was called off', async () => {
    makePool([command]);
    const abort = new AbortController();
    const { begun, outcome } = searching(abort.signal);
    await begun;
    const next = pool.use(evaluateStart);
    abort.abort(BETWEEN);
    expect(await outcome).toBe(BETWEEN);
    await next;
    expect(pool.counters).toMatchObject({ started: 1, crashed: 0, searches: 1 });
  });

  it('replaces an engine that is killed, at work and idle', async () => {
    makePool([command]);
    const { begun, outcome } = searching(new AbortController().signal);
    await begun;
    process.kill(pids[0] ?? 0, 'SIGKILL');
    expect(await outcome).toMatchObject({ name: 'EngineFailure', kind: 'crashed' });
    await pool.use(evaluateStart);
    process.kill(pids[1] ?? 0, 'SIGKILL');
    await until(() => pool.counters.crashed === 2);
    await pool.use(evaluateStart);
    expect(pool.counters).toMatchObject({ started: 3, crashed: 2 });
  });

  it('stops engines that nobody needs', async () => {
    makePool([command], { size: 2, idleMs: 50 });
    await Promise.all([pool.use(evaluateStart), pool.use(evaluateStart)]);
    expect(pids).toHaveLength(2);
    await until(() => !pids.some(isRunning));
    expect(pool.state.alive).toBe(0);
    await pool.use(evaluateStart);
    expect(pool.counters).toMatchObject({ started: 3, crashed: 0 });
  });

  it('leaves nothing behind when it is closed, and refuses what comes later', async () => {
    makePool([command]);
    const { begun, outcome } = searching(new AbortController().signal);
    const waiting = pool.use(evaluateStart).catch((error: unknown) => error);
    await begun;
    await pool.close();
    expect(pids.filter(isRunning)).toEqual([]);
    expect([await outcome, await waiting].every((error) => error instanceof EnginePoolClosedError)).toBe(true);
    await expect(pool.use(evaluateStart)).rejects.toThrow(EnginePoolClosedError);
    expect(pool.counters.crashed).toBe(0);
  });
});

describe('a pool of engines that misbehave', () => {
  const good = fakeEngine('none');

  it.each(['hangs in go', 'dies in go', 'junk for an answer', 'an illegal move', 'half a line', 'floods', 'no score'])(
    'goes on after one that (%s)',
    async (fault) => {
      const failures: unknown[] = [];
      makePool([fakeEngine(fault), good], { onFailure: (failure) => failures.push(failure) });
      const first = pool.use(async (engine) => engine.evaluate({ ...atStart, deadlineMs: 1_000 }));
      const second = pool.use(evaluateStart);
      await expect(first).rejects.toThrow(EngineFailure);
      expect(await second).toBe('e2e4');
      expect(pool.counters).toMatchObject({ started: 2, crashed: 1, searches: 1 });
      expect(failures).toEqual([expect.any(EngineFailure)]);
    },
  );

  it('fails one piece of work for each engine that does not start', async () => {
    makePool([fakeEngine('dies at start'), fakeEngine('dies at start'), good]);
    const works = await Promise.allSettled([1, 2, 3].map(async () => pool.use(evaluateStart)));
    expect(works.map((work) => work.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(pool.counters).toMatchObject({ started: 1, crashed: 2 });
  });

  it('waits longer from failure to failure, and only there', async () => {
    makePool([fakeEngine('dies at start')], { size: 1, backoff: { minMs: 150, capMs: 150 } });
    const started = performance.now();
    await Promise.allSettled([1, 2, 3].map(async () => pool.use(evaluateStart)));
    expect(performance.now() - started).toBeGreaterThanOrEqual(300);
  });

  it('kills an engine that does not stop within the grace', async () => {
    makePool([fakeEngine('ignores everything'), good], { graceMs: 100 });
    const abort = new AbortController();
    const { begun, outcome } = searching(abort.signal);
    await begun;
    abort.abort(BETWEEN);
    expect(await outcome).toBe(BETWEEN);
    expect(await pool.use(evaluateStart)).toBe('e2e4');
    expect(pool.counters).toMatchObject({ started: 2, crashed: 1 });
  });

  it('can be closed while an engine starts', async () => {
    makePool([fakeEngine('hangs at uci')]);
    const outcome = pool.use(evaluateStart).catch((error: unknown) => error);
    await pool.close();
    expect(await outcome).toBeInstanceOf(EnginePoolClosedError);
  });
});

describe('work in a pool', () => {
  beforeEach(() => makePool([fakeEngine('none')]));

  it('is done in the order of asking', async () => {
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4, 5].map(async (i) => pool.use(async () => order.push(i))));
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  it('that fails for its own reasons costs no engine', async () => {
    const trouble = new Error('no such game');
    await expect(pool.use(async () => Promise.reject(trouble))).rejects.toBe(trouble);
    await pool.use(evaluateStart);
    expect(pool.counters).toMatchObject({ started: 1, crashed: 0 });
  });

  it('can be called off while it waits, or before', async () => {
    const abort = new AbortController();
    const first = pool.use(async (engine) => {
      abort.abort(BETWEEN);
      return evaluateStart(engine);
    });
    await expect(pool.use(evaluateStart, abort.signal)).rejects.toBe(BETWEEN);
    expect(await first).toBe('e2e4');
    await expect(pool.use(evaluateStart, abort.signal)).rejects.toBe(BETWEEN);
    expect(pool.state.waiting).toBe(0);
  });

  it('is called off at once, even when it does not listen', async () => {
    const abort = new AbortController();
    const work = pool.use(async () => {
      abort.abort(BETWEEN);
      return new Promise(() => undefined);
    }, abort.signal);
    await expect(work).rejects.toBe(BETWEEN);
    expect(await pool.use(evaluateStart)).toBe('e2e4');
  });

  it('cannot keep the engine for later', async () => {
    const kept = await pool.use(async (engine) => engine);
    await expect(kept.evaluate(atStart)).rejects.toThrow('is over');
  });

  it('that leaves its search alone has it stopped', async () => {
    await pool.close();
    makePool([fakeEngine('searches until stop')]);
    await pool.use(async (engine) => void engine.evaluate(endless).catch(() => undefined));
    await pool.use(async () => 'the engine is free');
    expect(pool.counters).toMatchObject({ started: 1, crashed: 0, searches: 0 });
  });
});
