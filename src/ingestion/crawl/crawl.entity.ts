import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What whoever asked wants to become of a crawl. */
export type CrawlWish = 'go' | 'pause' | 'stop';

/** Rules of a run of the kind crawl, and what people want of it; everything else follows from its players and levels. */
@Check('crawls_wish_check', "wish IN ('go', 'pause', 'stop')")
@Entity({ name: 'crawls', comment: 'Runs of the kind crawl: by which rules they go from player to player' })
export class Crawl {
  @ForeignKey('Run', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'integer', comment: 'Run' })
  runId!: number;

  @Column({ type: 'jsonb', comment: 'Depth, limits, filters, priority, budget for a day' })
  settings!: Record<string, unknown>;

  @Column({ type: 'text', default: 'go', comment: 'go, pause or stop: what is to become of it' })
  wish!: CrawlWish;
}
