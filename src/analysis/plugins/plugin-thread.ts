// Entry of the thread that all plugins run in; started by plugin-worker.ts. Nothing here trusts a plugin.
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { BUILT_IN_PLUGINS } from './built-in-plugins.js';
import { checkResult, describeThrown } from './plugin-check.js';
import type { ThreadMessage, ThreadRequest, ThreadSetup } from './plugin-messages.js';
import { brokenPlugin, PluginRegistry, type PluginInfo } from './plugin-registry.js';
import type { AnalysedGame } from './plugin.js';

const GRACE_MS = 5;
const registry = new PluginRegistry(BUILT_IN_PLUGINS);

function say(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

async function load(file: string): Promise<PluginInfo> {
  try {
    const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
    // What the module left behind for right after happens while it is still to blame.
    await setTimeout(GRACE_MS);
    return registry.add(file, module.default);
  } catch (error) {
    return brokenPlugin(file, `${file}: it cannot be loaded: ${describeThrown(error)}`);
  }
}

/** So that no plugin changes the game for the next one: in a module, writing to it throws. */
function freeze(value: object): void {
  Object.freeze(value);
  for (const part of Object.values(value) as unknown[]) {
    if (typeof part === 'object' && part !== null) freeze(part);
  }
}

async function analyse(name: string, game: AnalysedGame): Promise<{ metrics: object } | { fault: string }> {
  const found = registry.find(name);
  if (!found) return { fault: `there is no plugin ${name}` };
  try {
    return checkResult(found.info.metrics, await found.plugin.analyse(game));
  } catch (error) {
    return { fault: describeThrown(error) };
  }
}

async function answer({ run, game, names }: ThreadRequest): Promise<void> {
  freeze(game);
  for (const plugin of names) {
    say({ kind: 'begun', run, plugin });
    const result = await analyse(plugin, game);
    say({ kind: 'ended', run, plugin, ...result } as ThreadMessage);
  }
}

for (const file of (workerData as ThreadSetup).files) {
  say({ kind: 'loading', file });
  say({ kind: 'loaded', info: await load(file) });
}
parentPort?.on('message', (request: ThreadRequest) => void answer(request));
say({ kind: 'ready' });
