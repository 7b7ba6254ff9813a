import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { EngineCommand } from './engine-command.js';
import type { EngineIdentity } from './uci-engine.js';

/** Everything an evaluation depends on beside the game itself: two equal profiles give equal evaluations. */
export interface EngineProfile {
  /** Such as `Stockfish Lite WASM`. */
  name: string;
  /** Such as `15.1`; empty when the engine does not say. */
  version: string;
  /** Names of its networks, with + between; empty when it has none. */
  net: string;
  /** First 16 hexadecimal digits of the SHA-256 of its files. */
  build: string;
  /** Limit of one search. */
  nodes: number;
  multipv: number;
  hashMb: number;
  threads: 1;
}

const VERSION = /^(\d[\w.-]*|dev-[\w.-]+)$/;

/** Parts `Stockfish 19 Lite WASM` into its name and its version. */
export function parseEngineName(text: string): { name: string; version: string } {
  const words = text.split(' ');
  const version = words.find((word) => VERSION.test(word)) ?? '';
  return { name: words.filter((word) => word !== version).join(' '), version };
}

/** The networks an engine uses unless told otherwise: defaults of `EvalFile`, and of `EvalFileSmall` since Stockfish 16.1. */
export function networkOf({ options }: EngineIdentity): string {
  return options
    .filter((option) => /^evalfile/i.test(option.name))
    .flatMap((option) => option.default ?? [])
    .filter((net) => net !== '' && net !== '<empty>')
    .join('+');
}

const builds = new Map<string, Promise<string>>();

/** The fingerprint of an engine's files; read once as long as they do not change. */
export async function buildOf({ files }: EngineCommand): Promise<string> {
  const states = await Promise.all(files.map(async (file) => stat(file)));
  const key = files.map((file, i) => `${file} ${states[i]?.size} ${states[i]?.mtimeMs}`).join('\n');
  const build = builds.get(key) ?? hashFiles(files);
  builds.set(key, build);
  build.catch(() => builds.delete(key));
  return build;
}

async function hashFiles(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex').slice(0, 16);
}

/** @param build see buildOf */
export function makeProfile(
  identity: EngineIdentity,
  build: string,
  { nodes, multipv, hashMb }: { nodes: number; multipv: number; hashMb: number },
): EngineProfile {
  return { ...parseEngineName(identity.name), net: networkOf(identity), build, nodes, multipv, hashMb, threads: 1 };
}

/** The profile as one line, equal exactly when the profiles are; fit for a key. */
export function makeFingerprint(profile: EngineProfile): string {
  const { name, version, net, build, nodes, multipv, hashMb, threads } = profile;
  return JSON.stringify([name, version, net, build, nodes, multipv, hashMb, threads]);
}
