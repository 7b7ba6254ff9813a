import type { RunView } from '../../runs/run-view.js';
import type { FileFormat } from './import-file.entity.js';
import type { TaskState } from './import-task.entity.js';

/** A file as a part of an import. */
export interface ImportTaskView {
  fileId: number;
  name: string;
  path: string;
  columns: Record<string, string> | null;
  format: FileFormat;
  compression: string | null;
  /** Size as it lies there; null for standard input. */
  bytes: number | null;
  /** The moves are replayed by the rules. */
  checked: boolean;
  state: TaskState;
  message: string | null;
  received: number;
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
  endedAt: Date | null;
}

/** An import and its files. */
export interface ImportView extends RunView {
  files: ImportTaskView[];
}

/** An import in a list. */
export interface ImportSummary extends RunView {
  fileCount: number;
  /** Name of its first file. */
  fileName: string | null;
}

/** How far an import is, as the process that works on it sees it. */
export interface ImportProgress {
  /** Records dealt with, those of earlier attempts included. */
  received: number;
  rejected: number;
  /** Bytes of the files as they lie there. */
  bytes: number;
  /** Undefined when standard input is among them. */
  totalBytes?: number;
}
