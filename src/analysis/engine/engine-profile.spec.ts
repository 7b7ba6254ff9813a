import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineCommand } from './engine-command.js';
import {
  buildOf,
  type EngineProfile,
  makeFingerprint,
  makeProfile,
  networkOf,
  parseEngineName,
} from './engine-profile.js';

const profile: EngineProfile = {
  name: 'Fish',
  version: '3.1',
  net: 'a.nnue',
  build: '0123456789abcdef',
  nodes: 1000,
  multipv: 1,
  hashMb: 16,
  threads: 1,
};

describe('parseEngineName', () => {
  it.each([
    ['Stockfish 15.1', 'Stockfish', '15.1'],
    ['Stockfish 19 Lite WASM', 'Stockfish Lite WASM', '19'],
    ['Stockfish dev-20250101-abcdef12', 'Stockfish', 'dev-20250101-abcdef12'],
    ['Lc0 v0.31', 'Lc0 v0.31', ''],
    ['', '', ''],
  ])('parts %j', (text, name, version) => {
    expect(parseEngineName(text)).toEqual({ name, version });
  });
});

describe('networkOf', () => {
  const option = (name: string, value?: string) => ({ name, type: 'string', default: value });

  it('names every net there is', () => {
    const options = [option('EvalFile', 'nn-a.nnue'), option('Hash', '16'), option('EvalFileSmall', 'nn-b.nnue')];
    expect(networkOf({ name: 'Fish', options })).toBe('nn-a.nnue+nn-b.nnue');
  });

  it('is empty without one', () => {
    expect(networkOf({ name: 'Fish', options: [option('EvalFile', '<empty>')] })).toBe('');
  });
});

describe('buildOf', () => {
  let folder: string;
  let command: EngineCommand;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rookery-build-'));
    const files = ['a', 'b'].map((name) => join(folder, name));
    for (const file of files) writeFileSync(file, 'abc');
    command = { program: 'x', args: [], files, kind: 'native' };
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('is the start of the SHA-256 of the files', async () => {
    const [file] = command.files;
    // SHA-256 of "abc", from FIPS 180.
    expect(await buildOf({ ...command, files: [file ?? ''] })).toBe('ba7816bf8f01cfea');
  });

  it('changes with any of the files', async () => {
    const before = await buildOf(command);
    writeFileSync(command.files[1] ?? '', 'abcd');
    expect(await buildOf(command)).not.toBe(before);
  });

  it('is part of the profile', () => {
    const made = makeProfile({ name: 'Fish 3.1', options: [] }, 'f00d', { nodes: 5, multipv: 2, hashMb: 8 });
    const limits = { nodes: 5, multipv: 2, hashMb: 8, threads: 1 };
    expect(made).toEqual({ name: 'Fish', version: '3.1', net: '', build: 'f00d', ...limits });
  });

  it('fails when a file is gone', async () => {
    await expect(buildOf({ ...command, files: [join(folder, 'c')] })).rejects.toThrow('ENOENT');
  });
});

describe('makeFingerprint', () => {
  it('is the same for equal profiles, in whatever order they were written', () => {
    const turned = Object.fromEntries(Object.entries(profile).reverse()) as unknown as EngineProfile;
    expect(makeFingerprint(turned)).toBe(makeFingerprint(profile));
  });

  it('differs when anything does', () => {
    const others = Object.keys(profile)
      .filter((key) => key !== 'threads')
      .map((key) => makeFingerprint({ ...profile, [key]: 7 }));
    expect(new Set([...others, makeFingerprint(profile)]).size).toBe(8);
  });
});
