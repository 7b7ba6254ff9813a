import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PluginHost, type PluginHostOptions } from '../../../src/analysis/plugins/plugin-host.js';
import { until } from '../../support/until.js';
import { analysedGame, EVENTFUL_GAME } from '../../../src/analysis/plugins/spec-kit.js';

/** Long enough for a busy machine to answer, short enough to wait for. */
const TIME_LIMIT_MS = 2_000;
const GAME = analysedGame({ moves: 'e4 e5 Nf3', evaluations: [20, 30, 25] });

/** The text of a plugin with one metric `plies`; `body` is its `analyse`, `before` stands above it. */
function pluginText(name: string, body: string, more = '', before = ''): string {
  return `${before}
export default {
  name: '${name}', version: 3, description: 'For tests.', needs: [],
  metrics: { plies: { type: 'integer', unit: 'plies', description: 'Half-moves.' } }, ${more}
  analyse(game) { ${body} },
};`;
}

const GOOD = 'return { plies: game.plies.length };';

describe('the plugin host', () => {
  let folder: string;
  let host: PluginHost | undefined;
  let output = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rookery-plugins-'));
    output = '';
  });

  afterEach(async () => {
    await host?.close();
    host = undefined;
    await rm(folder, { recursive: true });
  });

  async function startWith(files: Record<string, string>, options: PluginHostOptions = {}): Promise<PluginHost> {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const onOutput = (text: string): void => void (output += text);
    host = await PluginHost.start({ directory: folder, timeLimitMs: TIME_LIMIT_MS, onOutput, ...options });
    return host;
  }

  /** `good` before and after the bad one, all on one game, and then once more. */
  async function outcomeBetweenGoodOnes(body: string, before = '', options: PluginHostOptions = {}): Promise<string> {
    const files = {
      'a.mjs': pluginText('early', GOOD),
      'b.mjs': pluginText('hostile', body, '', before),
      'c.mjs': pluginText('late', GOOD),
    };
    const started = await startWith(files, options);
    const [early, hostile, late] = await started.run(GAME, ['early', 'hostile', 'late']);
    const done = { version: 3, state: 'done', metrics: { plies: 3 } };
    expect([early, late]).toEqual([
      { plugin: 'early', ...done },
      { plugin: 'late', ...done },
    ]);
    expect(await started.run(GAME, ['late', 'early'])).toEqual([late, early]);
    expect(hostile).toMatchObject({ plugin: 'hostile', version: 3, state: 'failed' });
    return (hostile as { message: string }).message;
  }

  it.each([
    ['throws', "throw new TypeError('no such square');", 'TypeError: no such square'],
    ['throws nothing', 'throw undefined;', 'undefined'],
    ['throws what cannot be read', 'throw { toString() { throw 1; } };', 'it threw something that cannot be read'],
    ['rejects', "return Promise.reject(new Error('later'));", 'Error: later'],
    ['loops for ever', 'for (;;);', `it took longer than ${TIME_LIMIT_MS} ms`],
    ['never resolves', 'return new Promise(() => {});', `it took longer than ${TIME_LIMIT_MS} ms`],
    [
      'resolves without end',
      'return { then(f) { queueMicrotask(() => f(this)); } };',
      `it took longer than ${TIME_LIMIT_MS} ms`,
    ],
    ['returns NaN', 'return { plies: NaN };', 'metric plies is NaN'],
    ['returns Infinity', 'return { plies: 1 / 0 };', 'metric plies is Infinity'],
    ['returns nothing', '', 'the result must be an object, it is undefined'],
    ['returns a metric without value', 'return { plies: undefined };', 'metric plies is undefined'],
    ['forgets a metric', 'return {};', 'metric "plies" is missing; say null for nothing'],
    ['returns another metric', 'return { plies: 1, more: 2 };', 'metric "more" was not declared'],
    [
      'returns another type',
      "return { plies: 'three' };",
      'metric "plies" must be a whole number (or null), it is a text',
    ],
    ['returns a circle', 'const c = {}; c.plies = { c }; return c;', 'metric plies.c contains itself'],
    ['returns too much', "return { plies: 'x'.repeat(1e8) };", 'the result is larger than 64 kB'],
    [
      'returns an endless list',
      "return { plies: new Proxy([], { get: (_, key) => (key === 'length' ? 2 ** 31 : 7) }) };",
      'the result is larger than 64 kB',
    ],
    ['changes the game', 'game.plies.length = 0; return { plies: 0 };', expect.stringMatching(/^TypeError: Cannot /)],
    ['ends the process', 'process.exit(0);', 'it ended the thread'],
    [
      'kills the thread later',
      "setTimeout(() => { throw new Error('late'); }); return new Promise(() => {});",
      'Error: late',
    ],
  ])('records a plugin that %s, and only that one', async (_kind, body, message) => {
    expect(await outcomeBetweenGoodOnes(body)).toEqual(message);
  });

  it('records a plugin that eats memory, and only that one', async () => {
    // A busy machine takes its time to fill so much.
    const message = await outcomeBetweenGoodOnes(
      'const all = []; for (;;) all.push(new Array(1000).fill(all.length));',
      '',
      { timeLimitMs: 20_000 },
    );
    expect(message).toMatch(/^it needed more than 128 MB of memory$/);
  });

  it('records a plugin that eats memory outside of the heap', async () => {
    const message = await outcomeBetweenGoodOnes('const all = []; for (;;) all.push(Buffer.alloc(2 ** 20, 1));', '', {
      timeLimitMs: 20_000,
    });
    expect(message).toBe('it needed more than 256 MB of memory');
  });

  describe('that posts what the thread should say', () => {
    const PORT = "import { parentPort } from 'node:worker_threads';";
    const FORGED = "parentPort.postMessage({ kind: 'begun', run: 1, plugin: 'hostile' });";

    it('gains no time by it', async () => {
      const startedAt = performance.now();
      const message = await outcomeBetweenGoodOnes(
        `setInterval(() => { ${FORGED} }, 100); return new Promise(() => {});`,
        PORT,
      );
      expect(message).toBe(`it took longer than ${TIME_LIMIT_MS} ms`);
      expect(performance.now() - startedAt).toBeLessThan(20_000);
    }, 30_000);

    it('takes no memory by it', async () => {
      const message = await outcomeBetweenGoodOnes(`for (;;) ${FORGED}`, PORT, { timeLimitMs: 10_000 });
      expect(message).toBe('it sent more than 10000 messages');
    }, 30_000);

    it('gains no time by it while it is loaded', async () => {
      const endless = `${PORT}
        setInterval(() => parentPort.postMessage({ kind: 'loading', file: 'b' + Math.random() }), 100);
        await new Promise(() => {});`;
      const started = await startWith({
        'a.mjs': pluginText('endless', GOOD, '', endless),
        'b.mjs': pluginText('good', GOOD),
      });
      expect(started.list().filter(({ builtIn }) => !builtIn)).toMatchObject([
        { problem: expect.stringMatching(/a\.mjs: it took longer than \d+ ms \(while it was loaded\)$/) },
        { name: 'good' },
      ]);
    }, 30_000);
  });

  it('does not blame a plugin for what another one left behind', async () => {
    const bomb = "setTimeout(() => { throw new Error('bomb'); }, 20); return { plies: 1 };";
    const slow = 'return new Promise((done) => setTimeout(done, 200, { plies: 2 }));';
    const started = await startWith({ 'a.mjs': pluginText('bomb', bomb), 'b.mjs': pluginText('slow', slow) });
    expect(await started.run(GAME, ['bomb', 'slow'])).toMatchObject([
      { metrics: { plies: 1 } },
      { metrics: { plies: 2 } },
    ]);
  });

  it('keeps what plugins print away from stdout', async () => {
    const body = "console.log('to nobody'); process.stdout.write('raw\\n'); console.error('either'); " + GOOD;
    const started = await startWith({ 'a.mjs': pluginText('chatty', body, '', "console.log('at import');") });
    expect(await started.run(GAME, ['chatty'])).toMatchObject([{ state: 'done' }]);
    await until(() => output.split('\n').length > 4, { what: 'all that was printed' });
    expect(output.split('\n').sort()).toEqual(['', 'at import', 'either', 'raw', 'to nobody']);
  });

  it('gives plugins no settings of the process', async () => {
    process.env.ROOKERY_TEST_SECRET = 'hunter22';
    const body = 'return { plies: Object.keys(process.env).length };';
    const started = await startWith({ 'a.mjs': pluginText('curious', body) });
    delete process.env.ROOKERY_TEST_SECRET;
    expect(await started.run(GAME, ['curious'])).toMatchObject([{ metrics: { plies: 0 } }]);
  });

  describe('while loading', () => {
    it('lists each module that is no usable plugin with file and fault, and uses the others', async () => {
      const started = await startWith({
        'a-good.mjs': pluginText('good', GOOD),
        'b-hangs.mjs': pluginText('hangs', GOOD, '', 'for (;;);'),
        'c-waits.mjs': pluginText('waits', GOOD, '', 'await new Promise(() => {});'),
        'd-later.mjs': pluginText('later', GOOD, '', 'setTimeout(() => { for (;;); }, 0);'),
        'e-exits.mjs': pluginText('exits', GOOD, '', 'process.exit(1);'),
        'f-syntax.mjs': 'export default {',
        'g-throws.mjs': "throw new Error('not today');",
        'h-empty.mjs': '',
        'i-wrong.mjs':
          "export default { name: 'Bad Name', version: 0, metrics: { 'no name': { type: 'x' } }, needs: ['luck'] };",
        'j-again.mjs': pluginText('good', 'return { plies: 99 };'),
        'k-last.js': pluginText('last', GOOD),
        'README.md': 'not a plugin',
      });
      const outside = started.list().filter((info) => !info.builtIn);
      expect(outside.map(({ name, problem }) => [name, problem?.replaceAll(folder, '')])).toEqual([
        ['good', undefined],
        ['b-hangs', `/b-hangs.mjs: it took longer than ${TIME_LIMIT_MS} ms (while it was loaded)`],
        ['c-waits', '/c-waits.mjs: it waits for something that never happens (while it was loaded)'],
        ['d-later', `/d-later.mjs: it took longer than ${TIME_LIMIT_MS} ms (while it was loaded)`],
        ['e-exits', '/e-exits.mjs: it ended the thread (while it was loaded)'],
        ['f-syntax', expect.stringMatching(/^\/f-syntax.mjs: it cannot be loaded: SyntaxError: /)],
        ['g-throws', '/g-throws.mjs: it cannot be loaded: Error: not today'],
        ['h-empty', expect.stringMatching(/^h-empty.mjs: the default export must be an object/)],
        [
          'i-wrong',
          expect.stringMatching(/name must.*version must.*description must.*needs must.*"no name".*analyse must/),
        ],
        ['good', 'j-again.mjs: the name good is taken by a-good.mjs'],
        ['last', undefined],
      ]);
      expect(await started.run(GAME, ['last', 'b-hangs', 'good', 'nobody'])).toEqual([
        { plugin: 'last', version: 3, state: 'done', metrics: { plies: 3 } },
        { plugin: 'b-hangs', version: 0, state: 'failed', message: outside[1]?.problem },
        { plugin: 'good', version: 3, state: 'done', metrics: { plies: 3 } },
        { plugin: 'nobody', version: 0, state: 'failed', message: 'There is no plugin nobody' },
      ]);
    });

    it('refuses a directory that is not there, by name', async () => {
      const missing = join(folder, 'nowhere');
      const start = PluginHost.start({ directory: missing });
      await expect(start).rejects.toThrow(`The plugin directory ${missing} cannot be read: Error: ENOENT`);
    });
  });

  it('says why a game is not for a plugin, without running it', async () => {
    const fails = "throw new Error('was run');";
    const started = await startWith({
      'a.mjs': pluginText('clocked', fails, "needs: ['evaluations', 'clocks'],"),
      'b.mjs': pluginText('atomic', fails, "variants: ['atomic', 'horde'],"),
    });
    expect(await started.run(GAME, ['clocked', 'atomic'])).toEqual([
      {
        plugin: 'clocked',
        version: 3,
        state: 'unsupported',
        message: 'It needs clocks, which this game does not have',
      },
      { plugin: 'atomic', version: 3, state: 'unsupported', message: 'It covers atomic, horde and not standard' },
    ]);
  });

  it('does one thing at a time, in the order of asking', async () => {
    const body =
      'return new Promise((done) => setTimeout(done, 30, { plies: globalThis.n = (globalThis.n ?? 0) + 1 }));';
    const started = await startWith({ 'a.mjs': pluginText('counts', body) });
    const all = await Promise.all([1, 2, 3, 4].map(() => started.run(GAME, ['counts'])));
    expect(all.flat()).toMatchObject([1, 2, 3, 4].map((plies) => ({ metrics: { plies } })));
  });

  it('fails what is under way when it is closed, and all that comes later', async () => {
    const started = await startWith({ 'a.mjs': pluginText('hangs', 'for (;;);') });
    const running = started.run(GAME, ['hangs']);
    const waiting = started.run(GAME, ['hangs']);
    await new Promise(setImmediate);
    await Promise.all([
      expect(running).rejects.toThrow('The plugin host is closed'),
      expect(waiting).rejects.toThrow('The plugin host is closed'),
      started.close(),
    ]);
    await expect(started.run(GAME, ['hangs'])).rejects.toThrow('The plugin host is closed');
  });

  it('runs the example of the documentation', async () => {
    const page = await readFile('docs/plugins.md', 'utf8');
    const [, text = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
    const started = await startWith({ 'queen-trade.mjs': text });
    const game = analysedGame({
      moves: 'e4 d5 exd5 Qxd5 Nc3 Qe5+ Qe2 Qxe2+ Bxe2',
      evaluations: [20, 60, 60, 70, 60, 70, 40, 30, 35],
    });
    // White captures at plies 3 and 9, Black at 4 and 8.
    expect(await started.run(game, ['queen-trade'])).toEqual([
      {
        plugin: 'queen-trade',
        version: 1,
        state: 'done',
        metrics: { ply: 9, evaluation: 35, captures: { white: 2, black: 2 } },
      },
    ]);
  });

  it('runs all built-in plugins beside one that does not behave', async () => {
    const started = await startWith({ 'a.mjs': pluginText('hangs', 'for (;;);') });
    const builtIn = started
      .list()
      .filter((info) => info.builtIn)
      .map((info) => info.name);
    const clocksCs = Array.from({ length: 16 }, (_, i) => 6_000 - 100 * i);
    const game = analysedGame({ ...EVENTFUL_GAME, clock: { initialS: 60, incrementS: 0 }, clocksCs });
    const outcomes = await started.run(game, ['hangs', ...builtIn]);
    expect(builtIn).toHaveLength(6);
    expect(outcomes.map((outcome) => outcome.state)).toEqual(['failed', ...builtIn.map(() => 'done')]);
  });
});
