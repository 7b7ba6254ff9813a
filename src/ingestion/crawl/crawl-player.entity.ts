import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export const CRAWL_PLAYER_STATES = ['waiting', 'fetching', 'done', 'failed', 'skipped'] as const;
export type CrawlPlayerState = (typeof CRAWL_PLAYER_STATES)[number];

/** `closed` and `unknown` may also be found out by the fetch. */
export const SKIP_REASONS = ['limit', 'few-games', 'rating', 'bot', 'closed', 'unknown'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/**
 * A player of a crawl, once: from whom, at which depth and why. Those left out are kept up to a number for each level,
 * best first, and may be chosen at a deeper one.
 */
@Entity({ name: 'crawl_players', comment: 'Players of crawls, each once: the frontier and what became of it' })
@Check('crawl_players_state_check', "state IN ('waiting', 'fetching', 'done', 'failed', 'skipped')")
@Check('crawl_players_skipped_check', "(state = 'skipped') = (skipped_because IS NOT NULL)")
@Index('crawl_players_open_idx', ['runId', 'depth', 'rank'], { where: "state IN ('waiting', 'fetching')" })
@Index('crawl_players_place_idx', ['runId', 'depth', 'rank', 'playerId'])
@Index('crawl_players_started_at_idx', ['runId', 'startedAt'])
@Index('crawl_players_player_id_idx', ['playerId'])
@Index('crawl_players_found_from_idx', ['foundFrom'])
@Index('crawl_players_sync_run_id_idx', ['syncRunId'])
export class CrawlPlayer {
  @ForeignKey('Run', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'integer', comment: 'Run' })
  runId!: number;

  @ForeignKey('Player')
  @PrimaryColumn({ type: 'text', comment: 'Player' })
  playerId!: string;

  @Column({ type: 'smallint', comment: 'Steps from the first player' })
  depth!: number;

  @Column({ type: 'integer', comment: 'Place among those found at this depth, from 1' })
  rank!: number;

  @ForeignKey('Player')
  @Column({ type: 'text', nullable: true, comment: 'Player of the level before with most games together' })
  foundFrom!: string | null;

  @Column({ type: 'integer', nullable: true, comment: 'Counted games with that player' })
  gamesTogether!: number | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, comment: 'The latest of these games' })
  lastGameAt!: Date | null;

  @Column({ type: 'smallint', nullable: true, comment: 'Rating in it' })
  rating!: number | null;

  @Column({ type: 'smallint', nullable: true, comment: 'Rating of the other player in it' })
  foundRating!: number | null;

  @Column({ type: 'text', comment: 'waiting, fetching, done, failed or skipped' })
  state!: CrawlPlayerState;

  @Column({
    type: 'text',
    nullable: true,
    comment: 'Why it was left out: limit, few-games, rating, bot, closed, unknown',
  })
  skippedBecause!: SkipReason | null;

  @Column({ type: 'smallint', default: 0, comment: 'Fetches begun' })
  attempts!: number;

  @Column({ type: 'timestamptz', nullable: true, comment: 'Not tried again before' })
  retryAt!: Date | null;

  @Column({ type: 'text', nullable: true, comment: 'Why the last fetch failed' })
  message!: string | null;

  @ForeignKey('Run')
  @Column({ type: 'integer', nullable: true, comment: 'Run that reads the games' })
  syncRunId!: number | null;

  @Column({
    type: 'timestamptz',
    nullable: true,
    comment: 'When the first fetch began; counts for the budget of that day',
  })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When it was done, failed for good or found to be closed' })
  endedAt!: Date | null;
}
