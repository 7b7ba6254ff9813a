import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { GameSelection } from '../games/games.service.js';
import type { ExportedFile, ExportOrderRequest } from './export-orders.service.js';
import { type ExportHooks, ExportsService } from './exports.service.js';
import { type Manifest, MANIFEST } from './parquet/manifest.js';
import { ParquetExport } from './parquet/parquet-export.service.js';

/** Writes an export of any format into a folder. */
@Injectable()
export class ExportWriter {
  constructor(
    private readonly texts: ExportsService,
    private readonly parquet: ParquetExport,
  ) {}

  async count(selection: GameSelection): Promise<number> {
    return this.texts.count(selection);
  }

  /** @param name of the file, where it is one */
  async write(
    request: ExportOrderRequest,
    folder: string,
    name: string,
    hooks: ExportHooks,
  ): Promise<{ files: ExportedFile[]; games: number }> {
    const { format } = request;
    if (format !== 'parquet') {
      const { bytes, games } = await this.texts.writeFile({ ...request, format }, join(folder, name), hooks);
      return { files: [{ path: name, bytes }], games };
    }
    const { games } = await this.parquet.write({ ...request, format }, folder, hooks);
    const path = join(folder, MANIFEST);
    const { files } = JSON.parse(await readFile(path, 'utf8')) as Manifest;
    const manifest = { path: MANIFEST, bytes: (await stat(path)).size };
    return { files: [manifest, ...files.map((file) => ({ path: file.path, bytes: file.bytes }))], games };
  }
}
