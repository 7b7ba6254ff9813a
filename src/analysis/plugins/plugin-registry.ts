import { readdir } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { checkPlugin, describeThrown, manifestOf, type PluginManifest } from './plugin-check.js';
import type { AnalysisPlugin } from './plugin.js';

/** A plugin as it is listed, also one that cannot be used. */
export interface PluginInfo extends PluginManifest {
  builtIn: boolean;
  /** Where it came from; absent for those that are built in. */
  file?: string;
  /** Why it cannot be used. Name, version and the rest are then only placeholders where they could not be read. */
  problem?: string;
}

/** The directory of plugins cannot be read; the message names it and says why. */
export class PluginDirectoryError extends Error {
  override readonly name = 'PluginDirectoryError';
}

/**
 * The modules of a directory: its files `*.mjs` and `*.js`, in the order of their names, without those in folders below.
 * @throws PluginDirectoryError
 */
export async function findPluginFiles(directory: string): Promise<string[]> {
  const folder = resolve(directory);
  const names = await readdir(folder).catch((error: unknown) => {
    throw new PluginDirectoryError(`The plugin directory ${folder} cannot be read: ${describeThrown(error)}`);
  });
  return names
    .filter((name) => !name.startsWith('.') && ['.mjs', '.js'].includes(extname(name)))
    .sort()
    .map((name) => join(folder, name));
}

/** A file that gave no usable plugin, named after the file. */
export function brokenPlugin(file: string, problem: string): PluginInfo {
  const name = basename(file, extname(file));
  return { name, version: 0, description: '', needs: [], metrics: {}, builtIn: false, file, problem };
}

/** The plugins there are, each under a name of its own. Who comes first keeps the name; built-in ones come first. */
export class PluginRegistry {
  private readonly plugins = new Map<string, { plugin: AnalysisPlugin; info: PluginInfo }>();

  constructor(builtIns: readonly AnalysisPlugin[]) {
    for (const plugin of builtIns) {
      if (this.plugins.has(plugin.name)) throw new Error(`Two built-in plugins are named ${plugin.name}`);
      this.plugins.set(plugin.name, { plugin, info: { ...manifestOf(plugin), builtIn: true } });
    }
  }

  /** Takes the default export of a module in, or says in the answer's `problem` why not. */
  add(file: string, exported: unknown): PluginInfo {
    const check = checkPlugin(exported);
    if ('faults' in check) return brokenPlugin(file, `${basename(file)}: ${check.faults.join('; ')}`);
    const info: PluginInfo = { ...check.manifest, builtIn: false, file };
    const taken = this.plugins.get(info.name);
    if (taken) return { ...info, problem: `${basename(file)}: ${takenBy(taken.info)}` };
    this.plugins.set(info.name, { plugin: check.plugin, info });
    return info;
  }

  find(name: string): { plugin: AnalysisPlugin; info: PluginInfo } | undefined {
    return this.plugins.get(name);
  }
}

function takenBy(other: PluginInfo): string {
  const owner = other.file === undefined ? 'a built-in plugin' : basename(other.file);
  return `the name ${other.name} is taken by ${owner}`;
}
