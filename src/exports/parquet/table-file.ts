import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type FieldValue, isList } from '../game-fields.js';

/** How a missing value is written; a text that reads like it is quoted. */
export const NULL = '\\N';

/** Rows as text on their way into DuckDB: a file takes any number of them, memory would not. */
export class TableFile {
  rows = 0;

  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
  ) {}

  static async create(path: string): Promise<TableFile> {
    return new TableFile(path, await open(path, 'w'));
  }

  async write(rows: readonly (readonly FieldValue[])[]): Promise<void> {
    await this.file.appendFile(rows.map((cells) => `${cells.map(makeCell).join(',')}\n`).join(''));
    this.rows += rows.length;
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}

function makeCell(value: FieldValue): string {
  if (value === null || value === undefined) return NULL;
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '');
  if (isList(value)) return `"[${value.map((item) => item ?? 'NULL').join(', ')}]"`;
  return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value);
}

/** Size and checksum of a file. */
export async function measureFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}
