import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** A program that speaks UCI, and how to start it. */
export interface EngineCommand {
  program: string;
  args: readonly string[];
  /** The files that make the engine what it is, for the fingerprint of its build. */
  files: readonly string[];
  kind: 'wasm' | 'native';
}

/** Stockfish 17.1 with its full net, on one thread: decision 0015. */
const WASM_BUILD = 'stockfish/src/stockfish-17.1-single-a496a04.js';
/** Megabytes for its JavaScript, which hardly needs any. The engine's own memory is bounded by its net and its hash. */
const HEAP_MB = 64;

/** The engine at `path`, or the one that came with npm. A script is run by Node, anything else by itself. */
export function engineCommand(path?: string): EngineCommand {
  if (path !== undefined && !path.endsWith('.js')) return { program: path, args: [], files: [path], kind: 'native' };
  const script = path ?? createRequire(import.meta.url).resolve(WASM_BUILD);
  return {
    program: process.execPath,
    args: [`--max-old-space-size=${HEAP_MB}`, script],
    files: [script, ...findWasm(script)],
    kind: 'wasm',
  };
}

/** A build is one file, or parts of it, named like its script. */
function findWasm(script: string): string[] {
  const folder = dirname(script);
  const name = basename(script, '.js');
  const isOurs = (file: string): boolean => file === `${name}.wasm` || file.startsWith(`${name}-part-`);
  return readdirSync(folder)
    .filter(isOurs)
    .toSorted()
    .map((file) => join(folder, file));
}
