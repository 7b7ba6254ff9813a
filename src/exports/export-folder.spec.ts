import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppConfig } from '../config/app-config.js';
import { ExportFolder, KEPT_DAYS } from './export-folder.js';

const DAY_MS = 24 * 3_600_000;
let home: string;
let folder: ExportFolder;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'rookery-folder-'));
  folder = new ExportFolder({ home } as AppConfig);
});
afterEach(async () => {
  await rm(home, { recursive: true });
});

async function addExport(runId: number, days: number): Promise<void> {
  const path = join(await folder.make(runId), 'games.pgn');
  await writeFile(path, 'a game');
  const then = new Date(Date.now() - days * DAY_MS);
  await utimes(path, then, then);
}

describe('files of exports', () => {
  it('are kept for some days', async () => {
    await addExport(1, KEPT_DAYS + 1);
    await addExport(2, KEPT_DAYS - 1);
    await writeFile(join(home, 'exports', 'notes.txt'), 'not ours');
    await folder.tidy();
    expect((await readdir(join(home, 'exports'))).sort()).toEqual(['2', 'notes.txt']);
  });

  it('are limited in size; the newest stay', async () => {
    for (const [runId, days] of [
      [1, 3],
      [2, 2],
      [3, 1],
    ] as const) {
      await addExport(runId, days);
    }
    await folder.tidy({ keptBytes: 2 * 'a game'.length });
    expect(await readdir(join(home, 'exports'))).toEqual(['2', '3']);
    await folder.tidy({ keptBytes: 1 });
    expect(await readdir(join(home, 'exports'))).toEqual(['3']);
  });

  it('are opened with their size, and missing ones are not', async () => {
    await addExport(7, 0);
    const opened = await folder.open(7, 'games.pgn');
    opened?.stream.destroy();
    expect(opened?.bytes).toBe(6);
    expect(await folder.open(7, 'other.pgn')).toBeUndefined();
    await expect(folder.tidy()).resolves.toBeUndefined();
  });
});
