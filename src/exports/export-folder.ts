import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';

/** How long files are kept, and how many bytes of them; the newest export stays whatever its size. */
export const KEPT_DAYS = 7;
const KEPT_BYTES = 20 * 1024 ** 3;
const DAY_MS = 24 * 3_600_000;

/** The folder for files that wait to be fetched: one folder a run under ROOKERY_HOME/exports. */
@Injectable()
export class ExportFolder {
  private readonly root: string;

  constructor(config: AppConfig) {
    this.root = join(config.home, 'exports');
  }

  async make(runId: number): Promise<string> {
    const path = join(this.root, String(runId));
    await mkdir(path, { recursive: true });
    return path;
  }

  /** @param path as the run stored it. @returns undefined when it is not on this disk (any more) */
  async open(runId: number, path: string): Promise<{ stream: ReadStream; bytes: number } | undefined> {
    const file = join(this.root, String(runId), ...path.split('/'));
    const found = await stat(file).catch(() => undefined);
    return found?.isFile() ? { stream: createReadStream(file), bytes: found.size } : undefined;
  }

  /** Removes what is old, then the oldest until the rest is small enough. */
  async tidy({ keptBytes = KEPT_BYTES } = {}): Promise<void> {
    const names = (await readdir(this.root).catch(() => [])).filter((name) => /^\d+$/.test(name));
    const folders = await Promise.all(names.map((name) => measureFolder(join(this.root, name))));
    let bytes = 0;
    for (const [i, folder] of folders.sort((a, b) => b.changedMs - a.changedMs).entries()) {
      bytes += folder.bytes;
      const isOld = Date.now() - folder.changedMs > KEPT_DAYS * DAY_MS;
      if (isOld || (i > 0 && bytes > keptBytes)) await rm(folder.path, { recursive: true, force: true });
    }
  }
}

async function measureFolder(path: string): Promise<{ path: string; bytes: number; changedMs: number }> {
  let [bytes, changedMs] = [0, 0];
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true }).catch(() => [])) {
    const found = await stat(join(entry.parentPath, entry.name)).catch(() => undefined);
    changedMs = Math.max(changedMs, found?.mtimeMs ?? 0);
    if (found?.isFile()) bytes += found.size;
  }
  return { path, bytes, changedMs };
}
