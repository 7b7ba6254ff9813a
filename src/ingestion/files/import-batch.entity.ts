import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A batch that is committed; who takes the import up again skips it. The rows go when the file is read to its end. */
@Entity({ name: 'import_batches', comment: 'Batches committed of files that are being imported' })
@ForeignKey('ImportTask', ['runId', 'fileId'], ['runId', 'fileId'], { onDelete: 'CASCADE' })
export class ImportBatch {
  @PrimaryColumn({ type: 'integer', comment: 'Run' })
  runId!: number;

  @PrimaryColumn({ type: 'integer', comment: 'File' })
  fileId!: number;

  @PrimaryColumn({ type: 'integer', comment: 'Number of the batch in the file, from 0' })
  batch!: number;

  @Column({ type: 'integer', comment: 'Records in it' })
  records!: number;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it was committed' })
  committedAt!: Date;
}
