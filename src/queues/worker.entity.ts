import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A process that takes jobs or answers requests, as long as it gives signs of life. */
@Entity({ name: 'workers', comment: 'Processes of Rookery and their last sign of life' })
export class Worker {
  @PrimaryColumn({ type: 'text', comment: 'Host, process number and a random part' })
  name!: string;

  @Column({ type: 'text', array: true, comment: 'Roles it plays' })
  roles!: string[];

  @Column({ type: 'text', comment: 'Version of Rookery' })
  version!: string;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it started' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'Last sign of life' })
  seenAt!: Date;
}
