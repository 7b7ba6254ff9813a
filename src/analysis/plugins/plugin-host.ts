import { manifestOf } from './plugin-check.js';
import { BUILT_IN_PLUGINS } from './built-in-plugins.js';
import { whyUnsupported } from './plugin-needs.js';
import { PluginWorker, type ThreadEvent } from './plugin-worker.js';
import type { ThreadMessage } from './plugin-messages.js';
import { brokenPlugin, findPluginFiles, type PluginInfo } from './plugin-registry.js';
import type { AnalysedGame, Metrics, PluginOutcome } from './plugin.js';

export interface PluginHostOptions {
  /** Directory with further plugins, the setting ROOKERY_PLUGINS. */
  directory?: string;
  /** What one plugin may take for one game, and one file to load, milliseconds. */
  timeLimitMs?: number;
  /** Gets what plugins print; by default it goes to stderr. */
  onOutput?: (text: string) => void;
}

const TIME_LIMIT_MS = 10_000;
/** For the thread itself, before it has touched any plugin from outside; machines can be very busy. */
const START_LIMIT_MS = 60_000;

type Result = { metrics: Metrics } | { fault: string };

/**
 * Runs plugins in a thread of their own, one game at a time. A plugin that throws, hangs, ends the thread or takes all its
 * memory fails on that game alone: the thread starts anew and the others go on.
 */
export class PluginHost {
  private readonly timeLimitMs: number;
  private readonly onOutput: (text: string) => void;
  private readonly broken = new Map<string, PluginInfo>();
  private infos: PluginInfo[] = [];
  private worker?: PluginWorker;
  /** The thread has done nothing yet: what happens in it is the fault of whoever comes first. */
  private fresh = true;
  private closed = false;
  private runs = 0;
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly files: readonly string[],
    options: PluginHostOptions,
  ) {
    this.timeLimitMs = options.timeLimitMs ?? TIME_LIMIT_MS;
    this.onOutput = options.onOutput ?? ((text) => void process.stderr.write(text));
  }

  /**
   * Loads all plugins. One that cannot be used stops no other: `list()` says why.
   * @throws PluginDirectoryError when the directory cannot be read.
   */
  static async start(options: PluginHostOptions = {}): Promise<PluginHost> {
    const host = new PluginHost(options.directory ? await findPluginFiles(options.directory) : [], options);
    await host.thread();
    return host;
  }

  /** All plugins, built-in ones first, then one entry per file; those with a `problem` cannot be run. */
  list(): PluginInfo[] {
    return [...this.infos];
  }

  /** What comes of each of these plugins on the game, in their order. Never throws because of a plugin. */
  run(game: AnalysedGame, names: readonly string[]): Promise<PluginOutcome[]> {
    const result = this.queue.then(() => this.runNow(game, names));
    this.queue = result.catch(() => undefined);
    return result;
  }

  /** Ends the thread; what is under way fails. */
  async close(): Promise<void> {
    this.closed = true;
    await this.worker?.stop();
    await this.queue;
    await this.worker?.stop();
  }

  private async runNow(game: AnalysedGame, names: readonly string[]): Promise<PluginOutcome[]> {
    const refused = new Map<string, PluginOutcome>();
    for (const name of names) {
      const outcome = this.refuse(game, name);
      if (outcome) refused.set(name, outcome);
    }
    const wanted = [...new Set(names)].filter((name) => !refused.has(name));
    const results = await this.runAll(game, wanted);
    return names.map((name) => refused.get(name) ?? this.outcomeOf(name, results.get(name)));
  }

  private refuse(game: AnalysedGame, name: string): PluginOutcome | undefined {
    const info = this.find(name);
    if (!info) return { plugin: name, version: 0, state: 'failed', message: `There is no plugin ${name}` };
    const { version } = info;
    if (info.problem !== undefined) return { plugin: name, version, state: 'failed', message: info.problem };
    const message = whyUnsupported(info, game);
    return message === undefined ? undefined : { plugin: name, version, state: 'unsupported', message };
  }

  private find(name: string): PluginInfo | undefined {
    const named = this.infos.filter((info) => info.name === name);
    return named.find((info) => info.problem === undefined) ?? named[0];
  }

  private outcomeOf(plugin: string, result: Result = { fault: 'it gave no result' }): PluginOutcome {
    const version = this.find(plugin)?.version ?? 0;
    return 'metrics' in result
      ? { plugin, version, state: 'done', metrics: result.metrics }
      : { plugin, version, state: 'failed', message: result.fault };
  }

  /** Asks as many threads as it takes until each plugin has ended, or has ended its thread. */
  private async runAll(game: AnalysedGame, names: readonly string[]): Promise<Map<string, Result>> {
    const results = new Map<string, Result>();
    for (let rest = names; rest.length > 0; rest = rest.filter((name) => !results.has(name))) {
      const worker = await this.thread();
      const run = ++this.runs;
      worker.send({ run, game, names: rest });
      const end = await this.follow(worker, run, rest, results);
      if (!end) continue;
      await this.dropThread();
      if (this.closed) throw closed();
      if (end.guilty !== undefined) results.set(end.guilty, { fault: end.fault });
    }
    return results;
  }

  /** Collects results until all are there; else says what ended the thread, and by whose fault. */
  private async follow(
    worker: PluginWorker,
    run: number,
    names: readonly string[],
    results: Map<string, Result>,
  ): Promise<{ guilty?: string; fault: string } | undefined> {
    let current: string | undefined;
    let until = performance.now() + this.timeLimitMs;
    for (let ended = 0; ended < names.length;) {
      const kind = current === undefined ? 'begun' : 'ended';
      const plugin = names[ended];
      const event = await worker.next(
        until,
        (message) => message.kind === kind && message.run === run && message.plugin === plugin,
      );
      // What another plugin left behind in the thread can end or block it, too: a fresh thread shows whose fault it is.
      const first = this.fresh ? (current ?? names[0]) : undefined;
      if (event.kind === 'silent') return { guilty: current ?? first, fault: this.tooLong };
      if (event.kind === 'died') return { guilty: first, fault: event.reason };
      until = performance.now() + this.timeLimitMs;
      if (event.kind === 'begun') current = event.plugin;
      if (event.kind !== 'ended') continue;
      results.set(event.plugin, 'metrics' in event ? { metrics: event.metrics } : { fault: event.fault });
      current = undefined;
      this.fresh = false;
      ended++;
    }
    return undefined;
  }

  /** The thread with all plugins loaded. A file that hangs or kills it is left out from then on. */
  private async thread(): Promise<PluginWorker> {
    while (!this.worker) {
      if (this.closed) throw closed();
      this.fresh = true;
      const files = this.files.filter((file) => !this.broken.has(file));
      this.worker = new PluginWorker({ files }, this.onOutput);
      const loaded = new Map<string, PluginInfo>();
      const stuck = await this.load(this.worker, files, loaded);
      if (stuck === undefined) this.infos = this.allInfos(loaded);
      else {
        this.broken.set(stuck.file, brokenPlugin(stuck.file, `${stuck.file}: ${stuck.fault}`));
        await this.dropThread();
      }
    }
    return this.worker;
  }

  private allInfos(loaded: ReadonlyMap<string, PluginInfo>): PluginInfo[] {
    const builtIns = BUILT_IN_PLUGINS.map((plugin) => ({ ...manifestOf(plugin), builtIn: true }));
    return [...builtIns, ...this.files.flatMap((file) => loaded.get(file) ?? this.broken.get(file) ?? [])];
  }

  /** Waits until all files are loaded, or says which one does not let that happen. */
  private async load(
    worker: PluginWorker,
    files: readonly string[],
    loaded: Map<string, PluginInfo>,
  ): Promise<{ file: string; fault: string } | undefined> {
    let file: string | undefined;
    let until = performance.now() + START_LIMIT_MS;
    for (;;) {
      const next = files[loaded.size];
      const isLoading = file !== undefined && file === next;
      const event: ThreadEvent = await worker.next(until, (message) =>
        isLoading ? message.kind === 'loaded' : isNextStep(message, next),
      );
      if (event.kind === 'ready') return undefined;
      if (event.kind === 'loading') file = event.file;
      if (event.kind === 'loaded' && file !== undefined) loaded.set(file, event.info);
      until = performance.now() + this.timeLimitMs;
      if (event.kind !== 'died' && event.kind !== 'silent') continue;
      const fault = event.kind === 'died' ? event.reason : this.tooLong;
      if (file === undefined) {
        await this.dropThread();
        throw new Error(`The plugin thread does not start: ${fault}`);
      }
      return { file, fault: `${fault} (while it was loaded)` };
    }
  }

  private get tooLong(): string {
    return `it took longer than ${this.timeLimitMs} ms`;
  }

  private async dropThread(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    await worker?.stop();
  }
}

/** Files are loaded one after the other, in order. */
function isNextStep(message: ThreadMessage, next: string | undefined): boolean {
  return next === undefined ? message.kind === 'ready' : message.kind === 'loading' && message.file === next;
}

const closed = (): Error => new Error('The plugin host is closed');
