import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** All that makes an evaluation by an engine reproducible. */
@Entity({ name: 'engine_profiles', comment: 'Engines and settings evaluations were made with' })
export class EngineProfileRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    comment: 'Number of the profile',
  })
  id!: number;

  @Column({ type: 'text', unique: true, comment: 'All of the below in one text' })
  fingerprint!: string;

  @Column({ type: 'text', comment: 'Name the engine gives itself' })
  name!: string;

  @Column({ type: 'text', comment: 'Version the engine gives itself; empty when it says none' })
  version!: string;

  @Column({ type: 'text', comment: 'Networks it evaluates with; empty for an engine without' })
  net!: string;

  @Column({ type: 'text', comment: 'First 16 hexadecimal digits of the SHA-256 of its program' })
  build!: string;

  @Column({ type: 'integer', comment: 'Nodes searched per position' })
  nodes!: number;

  @Column({ type: 'smallint', comment: 'Lines per position' })
  multipv!: number;

  @Column({ type: 'integer', comment: 'Hash table, megabytes' })
  hashMb!: number;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'First used' })
  createdAt!: Date;
}
