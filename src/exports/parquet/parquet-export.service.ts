import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AnalysesService } from '../../analysis/analyses.service.js';
import { VERSION } from '../../config/root.js';
import { ExportTargetError } from '../exports.errors.js';
import { checkRequest, describeRequest, type ExportRequest } from '../export-request.js';
import { type MonthOfGames, ExportMonthsRepository } from '../export-months.repository.js';
import { ExportSource } from '../export-source.js';
import type { ExportedGame } from '../exported-game.js';
import type { ExportHooks } from '../exports.service.js';
import { isAlive } from '../part-file.js';
import { GAME_FIELDS } from '../game-fields.js';
import { DuckDb, type TableColumn } from './duckdb.js';
import { type Manifest, MANIFEST, type ManifestFile, readManifest, SCHEMA_VERSION, writeManifest } from './manifest.js';
import { PLY_FIELDS } from './ply-fields.js';
import { measureFile, TableFile } from './table-file.js';

export interface ParquetRequest extends ExportRequest {
  format: 'parquet';
  /** Whether the positions our engine evaluated go along as a second table. */
  plies: boolean;
}

/** A folder that is whole. */
export interface WrittenTables {
  path: string;
  games: number;
  plies: number;
  files: number;
  bytes: number;
  /** Months whose files were made now, and those nothing changed in. */
  monthsWritten: number;
  monthsUnchanged: number;
}

type Table = ManifestFile['table'];

const TABLES: Record<Table, readonly TableColumn[]> = { games: GAME_FIELDS, plies: PLY_FIELDS };
/** Months that are done of an export that is not. */
const UNFINISHED = 'manifest.part.json';
const TEMPORARY = 'tmp';
const OWNER = 'pid';
// Nothing else is ever removed from the folder.
const OUR_FILE = /\/(?:games|plies)-[0-9a-f]{12}\.parquet$/;

/**
 * Tables as Parquet, a file a month. Only months with changes are written again. New files come first, under names of their
 * own, then the manifest, then what it no longer names goes: whoever follows the manifest always sees whole tables.
 */
@Injectable()
export class ParquetExport {
  constructor(
    private readonly source: ExportSource,
    private readonly months: ExportMonthsRepository,
    private readonly analyses: AnalysesService,
  ) {}

  /** @throws InvalidExportError, ExportTargetError; the reason of `stop` when that aborts: done months stay done */
  async write(request: ParquetRequest, folder: string, hooks: ExportHooks): Promise<WrittenTables> {
    checkRequest(request);
    const text = JSON.stringify([describeRequest(request), request.plies]);
    if (!hooks.isOurs) await refuseBusy(folder);
    await takeFolder(folder);
    const before = await readManifest(folder, MANIFEST, text);
    const unfinished = await readManifest(folder, UNFINISHED, text);
    const known = await keepWhole(folder, [...(before?.files ?? []), ...(unfinished?.files ?? [])]);
    const months = await this.months.list(request.selection);
    const manifest: Manifest = {
      schemaVersion: SCHEMA_VERSION,
      rookery: VERSION,
      madeAt: '',
      request: text,
      files: [],
    };
    const changed: MonthOfGames[] = [];
    for (const month of months) {
      const files = known.filter((file) => file.month === month.month && file.fingerprint === month.fingerprint);
      if (files.some(({ table }) => table === 'games')) manifest.files.push(...files);
      else changed.push(month);
    }
    if (changed.length > 0) await this.writeMonths(request, changed, { folder, manifest, hooks });
    await publish(folder, manifest, before);
    return summarise(folder, manifest, changed.length, months.length);
  }

  private async writeMonths(
    request: ParquetRequest,
    months: readonly MonthOfGames[],
    { folder, manifest, hooks }: { folder: string; manifest: Manifest; hooks: ExportHooks },
  ): Promise<void> {
    const duckdb = await DuckDb.open(join(folder, TEMPORARY));
    let written = 0;
    const onProgress = (games: number): void => hooks.onProgress?.((written += games));
    try {
      for (const month of months) {
        const files = await this.writeMonth(request, month, folder, duckdb, { stop: hooks.stop, onProgress });
        manifest.files.push(...files);
        await writeManifest(folder, UNFINISHED, manifest);
      }
    } finally {
      duckdb.close();
    }
  }

  private async writeMonth(
    request: ParquetRequest,
    month: MonthOfGames,
    folder: string,
    duckdb: DuckDb,
    hooks: ExportHooks,
  ): Promise<ManifestFile[]> {
    const temporary = join(folder, TEMPORARY);
    const games = await TableFile.create(join(temporary, 'games.csv'));
    const plies = request.plies ? await TableFile.create(join(temporary, 'plies.csv')) : undefined;
    try {
      for await (const page of this.source.pages(inMonth(request, month.month))) {
        hooks.stop.throwIfAborted();
        await games.write(page.map((game) => GAME_FIELDS.map(({ read }) => read(game))));
        await plies?.write(await this.readPlies(page));
        hooks.onProgress?.(page.length);
      }
    } finally {
      await games.close();
      await plies?.close();
    }
    const files: ManifestFile[] = [];
    for (const [table, rows] of [
      ['games', games],
      ['plies', plies],
    ] as const) {
      if (rows && rows.rows > 0) files.push(await makeFile(folder, duckdb, table, rows, month));
    }
    return files;
  }

  private async readPlies(page: readonly ExportedGame[]) {
    const own = await this.analyses.findOwn(page.map(({ game }) => game));
    return page.flatMap(({ game }) =>
      (own.get(game.id)?.plies ?? []).map((ply) => PLY_FIELDS.map(({ read }) => read(game.id, ply))),
    );
  }
}

/** @throws ExportTargetError when another process is at it */
async function refuseBusy(folder: string): Promise<void> {
  const temporary = join(folder, TEMPORARY);
  const owner = Number(await readFile(join(temporary, OWNER), 'utf8').catch(() => '0'));
  if (owner > 0 && owner !== process.pid && isAlive(owner)) {
    throw new ExportTargetError(
      `Process ${owner} is exporting into ${folder}. Wait for it, or remove ${temporary} if that is something else.`,
    );
  }
}

/** Makes room for temporary files. @throws ExportTargetError */
async function takeFolder(folder: string): Promise<void> {
  const temporary = join(folder, TEMPORARY);
  try {
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary, { recursive: true });
    await writeFile(join(temporary, OWNER), String(process.pid));
  } catch (error) {
    throw new ExportTargetError(`${folder} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}

/** The part of a request that is about one month. */
function inMonth(request: ParquetRequest, month: string): ParquetRequest {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const { player, filter } = request.selection;
  const [first, next] = [new Date(Date.UTC(year, number - 1)), new Date(Date.UTC(year, number))];
  const since = filter.since && filter.since > first ? filter.since : first;
  const until = filter.until && filter.until < next ? filter.until : next;
  return { ...request, selection: { player, filter: { ...filter, since, until } } };
}

async function makeFile(
  folder: string,
  duckdb: DuckDb,
  table: Table,
  rows: TableFile,
  { month, maxChangedAt, fingerprint }: MonthOfGames,
): Promise<ManifestFile> {
  const made = `${rows.path}.parquet`;
  await duckdb.convert(rows.path, TABLES[table], made);
  const { bytes, sha256 } = await measureFile(made);
  const [year, number] = month.split('-');
  const place = `${table}/year=${year}/month=${number}`;
  const path = `${place}/${table}-${sha256.slice(0, 12)}.parquet`;
  await mkdir(join(folder, place), { recursive: true });
  await rename(made, join(folder, path));
  return { table, path, month, rows: rows.rows, bytes, sha256, maxChangedAt: maxChangedAt.toISOString(), fingerprint };
}

/** Those that still lie there, each once. */
async function keepWhole(folder: string, files: readonly ManifestFile[]): Promise<ManifestFile[]> {
  const byPath = new Map<string, ManifestFile>();
  for (const file of files) {
    const found = await stat(join(folder, file.path)).catch(() => undefined);
    if (found?.size === file.bytes) byPath.set(file.path, file);
  }
  return [...byPath.values()];
}

/** Writes the manifest unless it says the same already, and removes what it does not name. */
async function publish(folder: string, manifest: Manifest, before: Manifest | undefined): Promise<void> {
  const order = (file: ManifestFile): string => `${file.month} ${file.table}`;
  const files = manifest.files.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  const isSame = JSON.stringify(before?.files) === JSON.stringify(files);
  if (!isSame) await writeManifest(folder, MANIFEST, { ...manifest, madeAt: new Date().toISOString(), files });
  const named = new Set(files.map(({ path }) => path));
  for (const table of Object.keys(TABLES)) {
    const found = await readdir(join(folder, table), { recursive: true }).catch(() => []);
    for (const name of found.map((path) => `${table}/${path.replaceAll('\\', '/')}`)) {
      if (OUR_FILE.test(name) && !named.has(name)) await rm(join(folder, name), { force: true });
    }
  }
  await rm(join(folder, UNFINISHED), { force: true });
  await rm(join(folder, TEMPORARY), { recursive: true, force: true });
}

function summarise(path: string, { files }: Manifest, written: number, months: number): WrittenTables {
  const rowsOf = (table: Table): number =>
    files.filter((file) => file.table === table).reduce((sum, { rows }) => sum + rows, 0);
  return {
    path,
    games: rowsOf('games'),
    plies: rowsOf('plies'),
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    monthsWritten: written,
    monthsUnchanged: months - written,
  };
}
