import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** How the games of a file are written. */
export const FILE_FORMATS = ['pgn', 'ndjson', 'csv'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A file that brought games. The same content, read the same way, is the same file, wherever it lies. */
@Entity({ name: 'import_files', comment: 'Files that brought games' })
@Unique('import_files_fingerprint_key', ['fingerprint'])
@Check('import_files_format_check', "format IN ('pgn', 'ndjson', 'csv')")
export class ImportFile {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    comment: 'Number of the file; games.file_ids lists it',
  })
  id!: number;

  @Column({ type: 'text', comment: 'SHA-256 of its content, or of samples of a large one, and of how it is read' })
  fingerprint!: string;

  @Column({ type: 'text', comment: 'Name of the file, without its folder' })
  name!: string;

  @Column({ type: 'text', comment: 'pgn, ndjson or csv' })
  format!: FileFormat;

  @Column({ type: 'text', nullable: true, comment: 'gzip, bzip2 or zstd; empty for plain text' })
  compression!: string | null;

  @Column({ type: 'bigint', nullable: true, comment: 'Size as it lies there; empty for standard input' })
  bytes!: string | null;

  @Column({ type: 'boolean', comment: 'The moves of its games were replayed by the rules' })
  checked!: boolean;

  @Column({ type: 'integer', comment: 'Run that first read it' })
  firstRunId!: number;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it was first read' })
  firstSeenAt!: Date;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When it was first read to its end' })
  completeAt!: Date | null;
}
