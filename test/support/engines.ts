import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { type EngineCommand, engineCommand } from '../../src/analysis/engine/engine-command.js';
import { describeWith, type Tool } from './needs.js';

/** Debian puts games outside of everybody's PATH. */
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/games'];
const nativePath = FOLDERS.map((folder) => join(folder, 'stockfish')).find(isExecutable);
const NATIVE: Tool = { isThere: nativePath !== undefined, install: 'apt-get install stockfish' };

/** The small net of the same package: what it finds does not matter here, and it starts faster and takes less memory. */
export const SMALL_ENGINE = resolve('node_modules/stockfish/src/stockfish-17.1-lite-single-03e3232.js');

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a suite for the engine of npm and for a native Stockfish, where there is one. */
export function describeEngines(title: string, body: (command: EngineCommand) => void): void {
  describe(`${title}, WASM`, () => body(engineCommand(SMALL_ENGINE)));
  describeWith([NATIVE], `${title}, native`, () => body(engineCommand(nativePath)));
}

/** The faults of test/support/fake-engine.mjs by name. */
export function fakeEngine(fault: string): EngineCommand {
  const script = resolve('test/support/fake-engine.mjs');
  return { program: process.execPath, args: [script, fault], files: [script], kind: 'native' };
}

/** Whether a process runs. One that has ended does not, even if nobody has collected it yet. */
export function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z]/.test(stdout.trim());
}
