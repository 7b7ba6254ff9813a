import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What an export run is to write, and what it has written. */
@Entity({ name: 'exports', comment: 'What runs of the kind export are to write, and the files they wrote' })
export class ExportOrder {
  @ForeignKey('Run', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'integer', comment: 'Run' })
  runId!: number;

  @Column({ type: 'jsonb', comment: 'Format, player, filter, evaluations and so on' })
  request!: Record<string, unknown>;

  @Column({ type: 'jsonb', default: () => "'[]'", comment: 'Files by path and size, once they are whole' })
  files!: unknown[];

  @Column({ type: 'text', nullable: true, comment: 'Machine whose disk has the files' })
  host!: string | null;
}
