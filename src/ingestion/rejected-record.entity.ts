import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { FileFormat } from './files/import-file.entity.js';

/** A record that could not be stored, kept with everything needed to look into it and to replay it. */
@Entity({ name: 'rejected_records', comment: 'Records that could not be stored, kept for a look and a replay' })
@Unique('rejected_records_source_raw_sha256_key', ['source', 'rawSha256'])
@Index('rejected_records_unresolved_idx', ['gameId'], { where: 'resolved_at IS NULL' })
@Index('rejected_records_first_run_id_idx', ['firstRunId'])
@Check('rejected_records_format_check', "format IN ('pgn', 'ndjson', 'csv')")
export class RejectedRecord {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    comment: 'Number of the record',
  })
  id!: number;

  @Column({ type: 'text', comment: 'Where it came from, such as lichess:someplayer' })
  source!: string;

  @Column({ type: 'text', comment: 'Place in that source, for a person' })
  position!: string;

  @Column({ type: 'text', comment: 'What is wrong with it' })
  reason!: string;

  @Column({ type: 'bytea', comment: 'The record, byte for byte' })
  raw!: Buffer;

  @Column({ type: 'text', comment: 'SHA-256 of the record in hex; the same record is kept once' })
  rawSha256!: string;

  @Column({ type: 'text', default: 'ndjson', comment: 'How it is written: pgn, ndjson or csv' })
  format!: FileFormat;

  @Column({ type: 'jsonb', nullable: true, comment: 'What it takes to read a row by itself: the columns of its table' })
  context!: Record<string, unknown> | null;

  @Column({ type: 'integer', nullable: true, comment: 'File it stood in; empty for what came from Lichess' })
  fileId!: number | null;

  @Column({ type: 'text', nullable: true, comment: 'Game it seems to be about, where that can be read' })
  gameId!: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, comment: 'Creation of the last good game before it' })
  afterAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, comment: 'Creation of the next good game after it' })
  beforeAt!: Date | null;

  @Column({ type: 'integer', default: 1, comment: 'How often it was received' })
  attempts!: number;

  @Column({ type: 'integer', comment: 'Run that first received it' })
  firstRunId!: number;

  @Column({ type: 'integer', comment: 'Run that last received it' })
  lastRunId!: number;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'First time it was received' })
  firstSeenAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'Last time it was received' })
  lastSeenAt!: Date;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When the source was asked for this place again' })
  recheckedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When the game was stored after all' })
  resolvedAt!: Date | null;
}
