import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EXPORT_FORMATS, type ExportFormat } from './export-request.js';

/** The format a file name says, also before `.gz`. */
export function formatOfName(path: string): ExportFormat | undefined {
  const extension = /\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase();
  return EXPORT_FORMATS.find((format) => format === extension);
}

/** The file to write: `out` itself, or one named after its content where `out` is a folder or ends like one. */
export async function chooseFile(out: string, name: string): Promise<string> {
  const path = resolve(out);
  const isFolder = /[/\\]$/.test(out) || ((await stat(path).catch(() => undefined))?.isDirectory() ?? false);
  const file = isFolder ? join(path, name) : path;
  await mkdir(dirname(file), { recursive: true });
  return file;
}
