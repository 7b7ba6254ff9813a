import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import { createInterface } from 'node:readline';
import type { EngineCommand } from '../../../src/analysis/engine/engine-command.js';
import { EngineFailure } from '../../../src/analysis/engine/engine-failure.js';
import { UciEngine } from '../../../src/analysis/engine/uci-engine.js';
import { describeEngines, fakeEngine, isRunning } from '../../support/engines.js';
import { until } from '../../support/until.js';

const START = 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1';
const CASTLING = 'r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1';
const atStart = { fen: START, moves: [], nodes: 2_000, deadlineMs: 20_000 };
const endless = { ...atStart, nodes: 10 ** 12, deadlineMs: 600_000 };

let engines: UciEngine[] = [];

async function startEngine(command: EngineCommand, replyMs?: number): Promise<UciEngine> {
  const engine = await UciEngine.start(command, { hashMb: 16, replyMs });
  engines.push(engine);
  return engine;
}

/** Nice values of its threads; where the system has none, that of the process. */
function listPriorities({ pid = 0 }: UciEngine): number[] {
  const threads = `/proc/${pid}/task`;
  return (existsSync(threads) ? readdirSync(threads).map(Number) : [pid]).map((thread) => getPriority(thread));
}

async function failureOf(promise: Promise<unknown>): Promise<EngineFailure> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof EngineFailure) return error;
  throw new Error('No EngineFailure', { cause: error });
}

afterEach(async () => {
  await Promise.all(engines.map(async (engine) => engine.kill()));
  engines = [];
});

describeEngines('an engine', (command) => {
  it('says who it is, and searches', async () => {
    const engine = await startEngine(command);
    expect(engine.identity.name).toMatch(/^Stockfish \d/);
    const [best] = await engine.evaluate(atStart);
    expect(best.nodes).toBeGreaterThanOrEqual(2_000);
    expect(best.nodes).toBeLessThan(6_000);
    expect(best.pv[0]).toMatch(/^[a-h][12][a-h][34]$/);
    expect(best.score).toEqual({ cp: expect.any(Number) });
    expect(await engine.residentBytes()).toBeGreaterThan(20_000_000);
  });

  it('lets others go first as far as it is told, with all of its threads', async () => {
    const nice = getPriority() + 3;
    const engine = await UciEngine.start(command, { hashMb: 1, nice });
    engines.push(engine);
    await engine.evaluate(atStart);
    expect(new Set(listPriorities(engine))).toEqual(new Set([nice]));
    expect(new Set(listPriorities(await startEngine(command)))).toEqual(new Set([getPriority()]));
  });

  it('evaluates for White, whoever is to move', async () => {
    const engine = await startEngine(command);
    const queenUp = '4k3/8/8/8/8/8/8/3QK3';
    for (const turn of ['w', 'b']) {
      const [best] = await engine.evaluate({ ...atStart, fen: `${queenUp} ${turn} - - 0 1` });
      expect('cp' in best.score ? best.score.cp : best.score.mate).toBeGreaterThan(0);
    }
    const [mate] = await engine.evaluate({ ...atStart, fen: '7K/8/5k2/6q1/8/8/8/8 b - - 0 1', nodes: 50_000 });
    expect('mate' in mate.score && mate.score.mate).toBeLessThan(0);
  });

  it('answers the same once it has forgotten the rest', async () => {
    const engine = await startEngine(command);
    const search = { ...atStart, moves: ['e2e4', 'c7c5', 'g1f3'], nodes: 30_000 };
    const results = [];
    for (let i = 0; i < 3; i++) {
      await engine.newGame();
      const [{ timeMs: _, ...result }] = await engine.evaluate(search);
      results.push(result);
      await engine.evaluate({ ...atStart, moves: ['d2d4'], nodes: 10_000 });
    }
    expect(results).toEqual([results[0], results[0], results[0]]);
    const other = await startEngine(command);
    await other.newGame();
    expect(await other.evaluate(search)).toMatchObject([results[0]]);
  });

  it('is given moves with castling in either way, and answers in one', async () => {
    const engine = await startEngine(command);
    const results = [];
    for (const moves of [['e1g1'], ['e1h1']]) {
      await engine.newGame();
      const [{ timeMs: _, ...best }] = await engine.evaluate({ ...atStart, fen: CASTLING, moves });
      results.push(best);
    }
    expect(results[1]).toEqual(results[0]);
    // White has moved, so a move of White would tell that the engine dropped it.
    expect(results[0]?.bestMove).toMatch(/^[a-h]8/);
  });

  it('gives several lines when it is told to, and one again afterwards', async () => {
    const engine = await startEngine(command);
    await engine.setOption('multipv', 3);
    const lines = await engine.evaluate({ ...atStart, nodes: 20_000 });
    expect(new Set(lines.map((line) => line.bestMove)).size).toBe(3);
    await engine.restoreOptions();
    expect(await engine.evaluate(atStart)).toHaveLength(1);
  });

  it('refuses options it does not have, and stays', async () => {
    const engine = await startEngine(command);
    expect((await failureOf(engine.setOption('Contempt Of Court', 1))).kind).toBe('bad-option');
    expect((await failureOf(engine.setOption('MultiPV', 0))).kind).toBe('bad-option');
    expect((await failureOf(engine.setOption('MultiPV', '1\nquit'))).kind).toBe('bad-option');
    expect(await engine.evaluate(atStart)).toHaveLength(1);
  });

  it('is not shown what it could choke on', async () => {
    const engine = await startEngine(command);
    const noKing = { ...atStart, fen: '8/8/8/8/8/8/8/K7 w - - 0 1' };
    expect((await failureOf(engine.evaluate(noKing))).kind).toBe('illegal-position');
    expect((await failureOf(engine.evaluate({ ...atStart, moves: ['e2e5'] }))).kind).toBe('illegal-position');
    expect(await engine.evaluate({ ...atStart, fen: START.replaceAll(' ', '\n') })).toHaveLength(1);
    expect(await engine.evaluate(atStart)).toHaveLength(1);
  });

  it('has no move where the game is over', async () => {
    const engine = await startEngine(command);
    const [mated] = await engine.evaluate({ ...atStart, fen: '7k/6Q1/6K1/8/8/8/8/8 b - - 0 1' });
    const [stalemate] = await engine.evaluate({ ...atStart, fen: '7k/5Q2/6K1/8/8/8/8/8 b - - 0 1' });
    expect([mated.score, stalemate.score]).toEqual([{ mate: 0 }, { cp: 0 }]);
    expect([mated.bestMove, stalemate.bestMove]).toEqual([undefined, undefined]);
  });

  it('does one thing at a time', async () => {
    const engine = await startEngine(command);
    const searching = failureOf(engine.evaluate(endless));
    await expect(engine.newGame()).rejects.toThrow('The engine is busy with "go nodes 1000000000000');
    await engine.stop(5_000);
    expect((await searching).kind).toBe('stopped');
    expect(engine.isAlive).toBe(true);
    expect(await engine.evaluate(atStart)).toHaveLength(1);
  });

  it('is killed when it misses its deadline', async () => {
    const engine = await startEngine(command);
    const failure = await failureOf(engine.evaluate({ ...endless, deadlineMs: 200 }));
    expect(failure).toMatchObject({ kind: 'timeout', asked: expect.stringContaining('go nodes') });
    await engine.ended;
    expect([engine.isAlive, isRunning(engine.pid ?? 0)]).toEqual([false, false]);
    expect((await failureOf(engine.evaluate(atStart))).kind).toBe('timeout');
  });

  it('is told apart from one that was killed in mid-search', async () => {
    const engine = await startEngine(command);
    const searching = failureOf(engine.evaluate(endless));
    process.kill(engine.pid ?? 0, 'SIGKILL');
    expect(await searching).toMatchObject({ kind: 'crashed', message: expect.stringContaining('SIGKILL') });
  });

  it('leaves when it is told to', async () => {
    const engine = await startEngine(command);
    await engine.quit(10_000);
    expect(isRunning(engine.pid ?? 0)).toBe(false);
  });

  it('does not survive the death of its parent, even in mid-search', async () => {
    expect(await outlived(command, 'SIGKILL')).toEqual([]);
  });
});

/** Starts a process with two engines that search, kills it, and tells which engines are there 2 s later. */
async function outlived(command: EngineCommand, signal: NodeJS.Signals): Promise<number[]> {
  const parent = spawn(process.execPath, ['test/support/engine-parent.mjs', JSON.stringify(command)]);
  parent.stderr.pipe(process.stderr);
  const pids = JSON.parse(await firstLine(parent)) as number[];
  expect(pids.map(isRunning)).toEqual([true, true]);
  parent.kill(signal);
  await once(parent, 'exit');
  const stillThere = (): number[] => pids.filter(isRunning);
  await until(() => stillThere().length === 0, { timeoutMs: 2_000 }).catch(() => undefined);
  const survivors = stillThere();
  for (const pid of survivors) process.kill(pid, 'SIGKILL');
  return survivors;
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('No output');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return line;
}

describe('an engine that misbehaves', () => {
  it.each([
    ['dies at start', 'crashed', 'uci'],
    ['hangs at uci', 'timeout', 'uci'],
    ['hangs at isready', 'timeout', 'setoption'],
  ])('and %s does not come to be: %s', async (fault, kind, asked) => {
    const failure = await failureOf(UciEngine.start(fakeEngine(fault), { hashMb: 1, replyMs: 1_000 }));
    expect(failure).toMatchObject({ kind, asked });
  });

  it('leaves its last words in the failure', async () => {
    const failure = await failureOf(UciEngine.start(fakeEngine('dies at start'), { hashMb: 1 }));
    expect(failure.stderr).toEqual(['goodbye', 'no such net: nn-none.nnue']);
    expect(failure.message).toContain('exit code 3');
  });

  it.each([
    ['hangs in go', 'timeout'],
    ['dies in go', 'crashed'],
    ['closes its output', 'crashed'],
    ['junk for an answer', 'timeout'],
    ['an illegal move', 'illegal-move'],
    ['no move where there are some', 'illegal-move'],
    ['half a line', 'timeout'],
    ['floods', 'flood'],
    ['one endless line', 'flood'],
    ['no score', 'no-score'],
    ['ignores everything', 'timeout'],
  ])('(%s) ends as a failure in time: %s', async (fault, kind) => {
    const engine = await startEngine(fakeEngine(fault));
    // A busy machine takes its time to read as much as a flood is.
    const deadlineMs = kind === 'flood' ? 30_000 : 1_500;
    const failure = await failureOf(engine.evaluate({ ...atStart, deadlineMs }));
    expect(failure).toMatchObject({ kind, asked: expect.stringContaining('go nodes 2000') });
    await engine.ended;
    expect([engine.isAlive, isRunning(engine.pid ?? 0)]).toEqual([false, false]);
  });

  it('by moving twice is found out before its second move counts for something else', async () => {
    const engine = await startEngine(fakeEngine('two moves'));
    const first = engine.evaluate(atStart);
    await first;
    await engine.ended;
    expect(engine.failure?.kind).toBe('unasked');
  });

  it('by ignoring stop is killed after the grace', async () => {
    const engine = await startEngine(fakeEngine('ignores everything'));
    const searching = failureOf(engine.evaluate(endless));
    await engine.stop(100);
    expect((await searching).kind).toBe('timeout');
    await engine.ended;
    expect(isRunning(engine.pid ?? 0)).toBe(false);
  });

  it('by ignoring quit and the end of its input is killed', async () => {
    const engine = await startEngine(fakeEngine('ignores everything'));
    await engine.quit(100);
    expect(isRunning(engine.pid ?? 0)).toBe(false);
  });

  it('by ignoring the end of its input does not survive its parent either', async () => {
    expect(await outlived(fakeEngine('ignores everything'), 'SIGKILL')).toEqual([]);
  });

  it('by writing in pieces is understood', async () => {
    const engine = await startEngine(fakeEngine('slow in pieces'));
    expect(await engine.evaluate(atStart)).toMatchObject([{ score: { cp: 20 }, bestMove: 'e2e4' }]);
  });
});

describe('a program that is none', () => {
  it.each([
    ['is not there', '/nowhere/stockfish'],
    ['may not be run', 'package.json'],
  ])('and %s is a failure', async (_, program) => {
    const command: EngineCommand = { program, args: [], files: [program], kind: 'native' };
    expect((await failureOf(UciEngine.start(command, { hashMb: 1 }))).kind).toBe('not-started');
  });

  it('speaks no UCI', async () => {
    const command: EngineCommand = { program: '/bin/cat', args: [], files: [], kind: 'native' };
    expect((await failureOf(UciEngine.start(command, { hashMb: 1, replyMs: 300 }))).kind).toBe('timeout');
  });

  it('can be called off while it starts', async () => {
    const signal = AbortSignal.timeout(100);
    const start = UciEngine.start(fakeEngine('hangs at uci'), { hashMb: 1, signal });
    expect((await failureOf(start)).kind).toBe('stopped');
  });
});
