import type { FileFormat } from './import-file.entity.js';
import type { Compression } from './inflate.js';
import type { PreparedBatch } from './prepared-batch.js';
import type { ReadOptions } from './record-reader.js';
import type { BatchSize } from './batch-maker.js';

/** What an import thread is to read. */
export interface ThreadSetup {
  runId: number;
  path: string;
  head?: Uint8Array[];
  format: FileFormat;
  compression?: Compression;
  options: ReadOptions;
  /** Numbers of the batches that are committed already. */
  done: readonly number[];
  /** Batches it may be ahead of those that are committed. */
  ahead: number;
  batchSize?: BatchSize;
}

/** What an import thread says. `bytes` are those of the file as it lies there, read so far. */
export type ThreadMessage =
  | { kind: 'batch'; batch: PreparedBatch; bytes: number }
  | { kind: 'skipped'; batch: number; records: number; bytes: number }
  /** Nothing follows. `damage` says what is wrong with the archive behind the last batch. */
  | { kind: 'end'; bytes: number; damage?: string }
  /** It cannot be read as what it was taken for; nothing follows. */
  | { kind: 'refused'; problem: string };

/** Sent for each batch that is committed, with the memory its lines took: the next one is made in it. */
export interface ThreadRequest {
  kind: 'committed';
  memory: ArrayBuffer[];
}
