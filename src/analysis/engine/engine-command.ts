import { createRequire } from 'node:module';

/** A program that speaks UCI, and how to start it. */
export interface EngineCommand {
  program: string;
  args: readonly string[];
  /** The files that make the engine what it is, for the fingerprint of its build. */
  files: readonly string[];
  kind: 'wasm' | 'native';
}

/** The small net on one thread: decision 0015. */
const WASM_BUILD = 'stockfish/bin/stockfish-19-lite-single';
/** Megabytes for its JavaScript, which hardly needs any. The engine's own memory is bounded by its hash. */
const HEAP_MB = 64;

/** The engine at `path`, or the one that came with npm. */
export function engineCommand(path?: string): EngineCommand {
  if (path !== undefined) return { program: path, args: [], files: [path], kind: 'native' };
  const { resolve } = createRequire(import.meta.url);
  const [script, wasm] = [resolve(`${WASM_BUILD}.js`), resolve(`${WASM_BUILD}.wasm`)];
  return {
    program: process.execPath,
    args: [`--max-old-space-size=${HEAP_MB}`, script],
    files: [script, wasm],
    kind: 'wasm',
  };
}
