import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Rises when tables or columns change: then everything is written anew. */
export const SCHEMA_VERSION = 1;
export const MANIFEST = 'manifest.json';

/** One file of one table and one month. */
export interface ManifestFile {
  table: 'games' | 'plies';
  /** From the folder of the manifest, with `/`. */
  path: string;
  /** Of the creation of its games, UTC, such as 2024-03. */
  month: string;
  rows: number;
  bytes: number;
  sha256: string;
  /** Latest change of a game in it. */
  maxChangedAt: string;
  /** Of the rows it was made from: another one means that something changed. */
  fingerprint: string;
}

/** What a folder of Parquet files holds. */
export interface Manifest {
  schemaVersion: number;
  /** Version of Rookery. */
  rookery: string;
  madeAt: string;
  /** What was asked for. */
  request: string;
  files: ManifestFile[];
}

/** Undefined when there is none that this version can go on with. */
export async function readManifest(folder: string, name: string, request: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, name), 'utf8')) as Manifest;
    const fits = manifest.schemaVersion === SCHEMA_VERSION && manifest.request === request;
    return fits && Array.isArray(manifest.files) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** Readers see the old or the new one. */
export async function writeManifest(folder: string, name: string, manifest: Manifest): Promise<void> {
  const temporary = join(folder, `${name}.new`);
  await writeFile(temporary, `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(temporary, join(folder, name));
}
