import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export const TASK_STATES = ['waiting', 'running', 'done', 'failed'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** One file as a part of one run. */
@Entity({ name: 'import_tasks', comment: 'Files that a run imports, and how far each is' })
@Check('import_tasks_state_check', "state IN ('waiting', 'running', 'done', 'failed')")
@Index('import_tasks_file_id_idx', ['fileId'])
export class ImportTask {
  @ForeignKey('Run', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'integer', comment: 'Run' })
  runId!: number;

  @ForeignKey('ImportFile')
  @PrimaryColumn({ type: 'integer', comment: 'File' })
  fileId!: number;

  @Column({ type: 'integer', comment: 'Its turn within the run' })
  place!: number;

  @Column({ type: 'text', comment: 'Where to read it; - is standard input' })
  path!: string;

  @Column({ type: 'jsonb', nullable: true, comment: 'Which column of a table is what; empty: as in the published one' })
  columns!: Record<string, string> | null;

  @Column({ type: 'text', default: 'waiting', comment: 'waiting, running, done or failed' })
  state!: TaskState;

  @Column({ type: 'text', nullable: true, comment: 'Why it failed, one sentence' })
  message!: string | null;

  @Column({ type: 'integer', default: 0, comment: 'Records received' })
  received!: number;

  @Column({ type: 'integer', default: 0, comment: 'Records that became a new row' })
  inserted!: number;

  @Column({ type: 'integer', default: 0, comment: 'Records that changed a row' })
  updated!: number;

  @Column({ type: 'integer', default: 0, comment: 'Records that said nothing new' })
  unchanged!: number;

  @Column({ type: 'integer', default: 0, comment: 'Records kept aside' })
  rejected!: number;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When it ended' })
  endedAt!: Date | null;
}
