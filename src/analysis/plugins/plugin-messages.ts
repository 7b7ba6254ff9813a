import type { PluginInfo } from './plugin-registry.js';
import type { AnalysedGame, Metrics } from './plugin.js';

/** What a new thread is given. */
export interface ThreadSetup {
  /** Modules to load besides the built-in plugins, absolute paths in order. */
  files: readonly string[];
}

/** What the thread is asked: these plugins, one after the other, on this game. */
export interface ThreadRequest {
  run: number;
  game: AnalysedGame;
  names: readonly string[];
}

/**
 * What the thread says. First `loading` and `loaded` for each file and then `ready`; after that `begun` and `ended` for
 * each plugin that was asked for. So whoever listens knows at any time whose fault a silence is.
 */
export type ThreadMessage =
  | { kind: 'loading'; file: string }
  | { kind: 'loaded'; info: PluginInfo }
  | { kind: 'ready' }
  | { kind: 'begun'; run: number; plugin: string }
  | { kind: 'ended'; run: number; plugin: string; metrics: Metrics }
  | { kind: 'ended'; run: number; plugin: string; fault: string };

const KINDS: readonly unknown[] = ['loading', 'loaded', 'ready', 'begun', 'ended'];

/** A plugin may post whatever it likes to its parent; what is not ours is passed over. */
export function isThreadMessage(message: unknown): message is ThreadMessage {
  return typeof message === 'object' && message !== null && KINDS.includes((message as { kind?: unknown }).kind);
}
