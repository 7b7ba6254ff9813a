import type { FileFormat } from './files/import-file.entity.js';

/** A rejected record as it is shown and replayed. */
export interface RejectedView {
  id: number;
  source: string;
  position: string;
  reason: string;
  raw: Buffer;
  /** Size of the whole record, also when `raw` is only its beginning. */
  rawBytes: number;
  /** How it is written. */
  format: FileFormat;
  /** What it takes to read it by itself: the columns of its table. */
  context: Record<string, unknown> | null;
  /** File it stood in; null for what came from Lichess. */
  fileId: number | null;
  gameId: string | null;
  attempts: number;
  firstRunId: number;
  lastRunId: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
  resolvedAt: Date | null;
}

/** A reason that records share, what differs between them left out. */
export interface RejectedReason {
  reason: string;
  records: number;
  /** The reason of one of them in full. */
  example: string;
  firstId: number;
}

export interface RejectedFilter {
  runId?: number;
  source?: string;
  /** Default: only unresolved ones. */
  resolved?: boolean;
  /** Only records with a smaller id. */
  beforeId?: number;
  limit: number;
  /** At most so many bytes of each record; all of them unless told. */
  rawLimit?: number;
}
