import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../database/database.service.js';
import type { LedgerEntry, RunView } from '../../runs/run-view.js';
import { RUN_COLUMNS, RUN_IS_ACTIVE } from '../../runs/runs.service.js';
import type { FileFormat } from './import-file.entity.js';
import type { ImportTaskView } from './import-view.js';
import type { TaskState } from './import-task.entity.js';

/** A file on its way into a new import. */
export interface NewTask {
  fingerprint: string;
  path: string;
  name: string;
  format: FileFormat;
  compression?: string;
  bytes?: number;
  checked: boolean;
  columns?: Readonly<Record<string, string>>;
}

/** Which file of which run. */
interface TaskKey {
  runId: number;
  fileId: number;
}

/** Name of the lease of a run: who holds it works on it. */
export const importLease = (runId: number): string => `import:${runId}`;

const LEASE_IS_HELD = `exists (select 1 from leases where leases.name = 'import:' || runs.id
  and leases.holder is not null and leases.expires_at > clock_timestamp())`;

const INSERT_FILES = `insert into import_files (fingerprint, name, format, compression, bytes, checked, first_run_id)
  select fingerprint, name, format, compression, bytes, checked, $1
  from jsonb_to_recordset($2::jsonb) as file (fingerprint text, name text, format text, compression text, bytes bigint,
    checked boolean)
  order by fingerprint on conflict (fingerprint) do nothing`;
const INSERT_TASKS = `insert into import_tasks (run_id, file_id, place, path, columns)
  select $1, f.id, task.place, task.path, task.columns
  from jsonb_to_recordset($2::jsonb) as task (fingerprint text, place integer, path text, columns jsonb)
    join import_files f on f.fingerprint = task.fingerprint
  order by task.place`;
const SELECT_TASKS = `select t.file_id as "fileId", t.path, t.columns, t.state, t.message, t.received, t.inserted, t.updated,
    t.unchanged, t.rejected, t.ended_at as "endedAt", f.name, f.format, f.compression, f.bytes::float8 as bytes, f.checked
  from import_tasks t join import_files f on f.id = t.file_id where t.run_id = $1 order by t.place`;

/** The files of an import in short. */
export interface FileCount {
  runId: number;
  fileCount: number;
  fileName: string;
}

/** Queries on imports: which files a run reads, and how far each is. */
@Injectable()
export class ImportsRepository {
  constructor(private readonly database: Database) {}

  /** The unfinished import of exactly these files, if there is one. */
  async findActive(fingerprints: readonly string[]): Promise<RunView | undefined> {
    const [run] = await this.database.query<RunView>(
      `select ${RUN_COLUMNS} from runs where kind = 'import' and ${RUN_IS_ACTIVE} and $1::text[] = (
         select array_agg(f.fingerprint order by f.fingerprint collate "C")
         from import_tasks t join import_files f on f.id = t.file_id where t.run_id = runs.id)
       order by id desc limit 1`,
      [fingerprints.toSorted()],
    );
    return run;
  }

  async insert(tx: Tx, startedBy: string, tasks: readonly NewTask[]): Promise<RunView> {
    const [run] = await tx.query<RunView>(
      `insert into runs (kind, started_by, percent) values ('import', $1, 0) returning ${RUN_COLUMNS}`,
      [startedBy],
    );
    if (!run) throw new Error('The run of the import was not stored');
    const json = JSON.stringify(tasks.map((task, place) => ({ ...task, place })));
    await tx.execute(INSERT_FILES, [run.id, json]);
    await tx.execute(INSERT_TASKS, [run.id, json]);
    return run;
  }

  /** Notes where the files of an import are now. @returns where those were that have moved */
  async setPaths(runId: number, tasks: readonly NewTask[]): Promise<string[]> {
    const rows = await this.database.query<{ path: string }>(
      `update import_tasks t set path = task.path
       from unnest($2::text[], $3::text[]) as task (fingerprint, path)
         join import_files f on f.fingerprint = task.fingerprint
         join import_tasks old on old.run_id = $1 and old.file_id = f.id
       where t.run_id = $1 and t.file_id = f.id and t.path <> task.path
       returning old.path`,
      [runId, tasks.map(({ fingerprint }) => fingerprint), tasks.map(({ path }) => path)],
    );
    return rows.map(({ path }) => path);
  }

  /** Imports from standard input whose process is gone: what was in the pipe is gone too. */
  async failAbandonedPipes(): Promise<void> {
    await this.database.execute(
      `update runs set state = 'failed', error_code = 'killed', finished_at = now(),
         message = 'The process that read standard input ended; what it stored stays, import again for the rest'
       where kind = 'import' and ${RUN_IS_ACTIVE} and requested_at < now() - interval '1 minute' and not ${LEASE_IS_HELD}
         and exists (select 1 from import_tasks t where t.run_id = runs.id and t.path = '-')`,
    );
  }

  /** Uploads somebody should be working on, oldest first. */
  async listActiveUploads(folder: string, limit: number): Promise<RunView[]> {
    return this.database.query<RunView>(
      `select ${RUN_COLUMNS} from runs where kind = 'import' and ${RUN_IS_ACTIVE} and (started_by = 'api' or exists (
         select from import_tasks where run_id = runs.id and starts_with(path, $1))) order by id limit $2`,
      [folder, limit],
    );
  }

  /** The files of an import in their order; none for a run that is no import. */
  async listTasks(runId: number): Promise<ImportTaskView[]> {
    return this.database.query<ImportTaskView>(SELECT_TASKS, [runId]);
  }

  /** How many files these imports have, and what the first is called. */
  async listFileCounts(runIds: readonly number[]): Promise<FileCount[]> {
    return this.database.query<FileCount>(
      `select t.run_id as "runId", count(*)::int as "fileCount", (array_agg(f.name order by t.place))[1] as "fileName"
       from import_tasks t join import_files f on f.id = t.file_id where t.run_id = any($1::integer[]) group by t.run_id`,
      [runIds],
    );
  }

  async findFile(fileId: number): Promise<{ name: string; checked: boolean } | undefined> {
    const [file] = await this.database.query<{ name: string; checked: boolean }>(
      'select name, checked from import_files where id = $1',
      [fileId],
    );
    return file;
  }

  /** Numbers of the batches of a file that are committed. */
  async listBatches({ runId, fileId }: TaskKey): Promise<number[]> {
    const rows = await this.database.query<{ batch: number }>(
      'select batch from import_batches where run_id = $1 and file_id = $2 order by batch',
      [runId, fileId],
    );
    return rows.map(({ batch }) => batch);
  }

  /** Notes that a batch is done with this transaction; false when it was done before. */
  async addBatch(tx: Tx, { runId, fileId }: TaskKey, batch: number, records: number): Promise<boolean> {
    const added = await tx.execute(
      'insert into import_batches (run_id, file_id, batch, records) values ($1, $2, $3, $4) on conflict do nothing',
      [runId, fileId, batch, records],
    );
    return added === 1;
  }

  async addEntry(tx: Tx, { runId, fileId }: TaskKey, entry: LedgerEntry): Promise<void> {
    await tx.execute(
      `update import_tasks set received = received + $3, inserted = inserted + $4, updated = updated + $5,
         unchanged = unchanged + $6, rejected = rejected + $7 where run_id = $1 and file_id = $2`,
      [runId, fileId, entry.received, entry.inserted, entry.updated, entry.unchanged, entry.rejected],
    );
  }

  /** Games counted as new that turned out to be there. */
  async countAsUpdated(tx: Tx, { runId, fileId }: TaskKey, games: number): Promise<void> {
    if (games === 0) return;
    // Of a file no more than it inserted: the other row may be that of another file.
    const change = 'inserted = inserted - least(inserted, $2), updated = updated + least(inserted, $2)';
    await tx.execute(`update runs set ${change} where id = $1`, [runId, games]);
    await tx.execute(`update import_tasks set ${change} where run_id = $1 and file_id = $3`, [runId, games, fileId]);
  }

  async markRunning({ runId, fileId }: TaskKey): Promise<void> {
    await this.database.execute(
      `update import_tasks set state = 'running' where run_id = $1 and file_id = $2 and state = 'waiting'`,
      [runId, fileId],
    );
  }

  /** Ends the work on a file; its batches need no longer be known. */
  async endTask(
    tx: Tx,
    { runId, fileId }: TaskKey,
    state: TaskState & ('done' | 'failed'),
    message?: string,
  ): Promise<void> {
    await tx.execute(
      `update import_tasks set state = $3, message = $4, ended_at = now() where run_id = $1 and file_id = $2`,
      [runId, fileId, state, message ?? null],
    );
    await tx.execute('delete from import_batches where run_id = $1 and file_id = $2', [runId, fileId]);
    if (state === 'failed') return;
    await tx.execute('update import_files set complete_at = now() where id = $1 and complete_at is null', [fileId]);
  }

  async savePercent(runId: number, percent: number): Promise<void> {
    await this.database.execute(
      `update runs set percent = greatest(percent, least(99, $2::smallint)), updated_at = now()
       where id = $1 and ${RUN_IS_ACTIVE}`,
      [runId, percent],
    );
  }
}
