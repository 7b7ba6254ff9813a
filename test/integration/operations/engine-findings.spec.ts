import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findEngines } from '../../../src/operations/engine-findings.js';

const config = { processes: 1, nodes: 1_000, hashMb: 16, nice: 10 };
const MEASURED = /, \d+ thousand nodes\/s, \d+ MB of memory/;

describe('what the doctor says about engines', () => {
  let folder: string;

  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'rookery-engine-'))));
  afterEach(async () => rm(folder, { recursive: true }));

  async function program(fault: string): Promise<string> {
    const path = join(folder, 'engine');
    const command = `exec "${process.execPath}" "${resolve('test/support/fake-engine.mjs')}" "${fault}"`;
    await writeFile(path, `#!/bin/sh\n${command}\n`, { mode: 0o755 });
    return path;
  }

  it('names the engine of npm, with its net, speed and memory', async () => {
    const findings = await findEngines(config);
    expect(findings).toMatchObject([{ name: 'Engine', level: 'ok', detail: expect.stringMatching(MEASURED) }]);
    expect(findings[0]?.detail).toMatch(/^Stockfish WASM \d+\.\d+, net nn-[0-9a-f]+\.nnue/);
  });

  it.each(['dies at start', 'an illegal move', 'hangs at uci'])('survives one that (%s)', async (fault) => {
    const findings = await findEngines({ ...config, path: await program(fault) });
    expect(findings).toMatchObject([
      { name: 'Engine', level: 'bad', advice: expect.stringContaining('ENGINE_PATH') },
      { name: 'Engine of npm, not in use', level: 'ok' },
    ]);
  });
});
