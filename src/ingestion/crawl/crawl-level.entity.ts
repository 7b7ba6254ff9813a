import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A level of a crawl: written in the transaction that chooses its players, so that it is drawn up once. */
@Entity({ name: 'crawl_levels', comment: 'Levels of crawls: how many players were chosen, and how many not' })
export class CrawlLevel {
  @ForeignKey('Run', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'integer', comment: 'Run' })
  runId!: number;

  @PrimaryColumn({ type: 'smallint', comment: 'Steps from the first player' })
  depth!: number;

  @Column({ type: 'integer', comment: 'Players chosen' })
  chosen!: number;

  @Column({ type: 'jsonb', default: () => "'{}'", comment: 'Players left out, counted by reason' })
  leftOut!: Record<string, number>;

  @Column({
    type: 'jsonb',
    default: () => "'{}'",
    comment: 'Counted games of the level before against anonymous, computer or deleted opponents',
  })
  deadEnds!: Record<string, number>;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it was drawn up' })
  drawnAt!: Date;
}
