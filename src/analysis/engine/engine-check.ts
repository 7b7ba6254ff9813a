import { readFile } from 'node:fs/promises';
import type { EngineCommand } from './engine-command.js';
import { buildOf, networkOf, parseEngineName } from './engine-profile.js';
import { UciEngine } from './uci-engine.js';

/** What one engine is and does on this machine. */
export interface EngineReport {
  name: string;
  version: string;
  net: string;
  /** First 16 hexadecimal digits of the SHA-256 of its files. */
  build: string;
  nodesPerSecond: number;
  /** undefined where the system does not say. */
  memoryBytes?: number;
  /** What it was compiled for, such as `64bit SSE2`; undefined when it does not say. */
  compiledFor?: string;
}

/** An opening, a middlegame and an endgame: engines are of different speed in each. */
const POSITIONS = [
  'r1bqkbnr/pppp1ppp/2n5/4p3/2B1P3/5N2/PPPP1PPP/RNBQK2R b KQkq - 3 3',
  'r2q1rk1/pp2bppp/2n1bn2/3p4/3P4/2N1BN2/PP2BPPP/R2Q1RK1 w - - 0 11',
  '8/5pk1/6p1/3P3p/2R4P/6P1/r4PK1/8 w - - 0 40',
];
const NODES = 100_000;
/** WASM is compiled while it runs; the first search is no measure. */
const WARM_UP_NODES = 50_000;
const REPLY_MS = 5_000;
const START_MS = 20_000;
const SEARCH_MS = 20_000;

/**
 * Starts the engine, lets it search for about a second, and ends it.
 * @throws EngineFailure when it does not do what it should
 */
export async function checkEngine(command: EngineCommand, { hashMb }: { hashMb: number }): Promise<EngineReport> {
  const engine = await UciEngine.start(command, { hashMb, replyMs: REPLY_MS, startMs: START_MS });
  try {
    const nodesPerSecond = await measureSpeed(engine);
    const memoryBytes = await engine.residentBytes();
    const compiledFor = parseCompiledFor(await engine.compilerInfo());
    const build = await buildOf(command);
    const { identity } = engine;
    const net = networkOf(identity);
    return { ...parseEngineName(identity.name), net, build, nodesPerSecond, memoryBytes, compiledFor };
  } finally {
    await engine.quit();
  }
}

async function measureSpeed(engine: UciEngine): Promise<number> {
  const search = async (fen: string, nodes: number): Promise<number> =>
    (await engine.evaluate({ fen, moves: [], nodes, deadlineMs: SEARCH_MS }))[0].nodes;
  for (const fen of POSITIONS) await search(fen, WARM_UP_NODES);
  await engine.newGame();
  const started = performance.now();
  let nodes = 0;
  for (const fen of POSITIONS) nodes += await search(fen, NODES);
  return Math.round((nodes / (performance.now() - started)) * 1_000);
}

/** From the answer to `compiler`, which Stockfish has had since version 11. */
export function parseCompiledFor(lines: readonly string[]): string | undefined {
  const line = lines.find((text) => /^compilation settings/i.test(text));
  return line?.replace(/^[^:]*:\s*/, '');
}

/**
 * Whether an engine was compiled for any processor of its kind and not for this one; undefined when that cannot be told.
 * Such a build takes 1.3 to 2 times as long.
 */
export function isGenericBuild(compiledFor: string | undefined, processor: string): boolean | undefined {
  if (compiledFor === undefined) return undefined;
  if (/AVX2|BMI2|AVX512|VNNI|NEON|VSX|LSX|LASX/i.test(compiledFor)) return false;
  return /\b(avx2|asimd)\b/.test(processor) ? true : undefined;
}

/** What the processor can do, in the words of Linux; empty elsewhere. */
export async function readProcessor(): Promise<string> {
  const text = await readFile('/proc/cpuinfo', 'utf8').catch(() => '');
  return /^(?:flags|Features)\s*:(.*)$/m.exec(text)?.[1] ?? '';
}
