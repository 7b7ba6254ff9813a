import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * An analysis of many games that somebody asked for. How many of these there may be at a time is held here by unique
 * indexes: one of a user, and one in each slot.
 */
@Entity({ name: 'analysis_batches', comment: 'Analyses of many games that somebody asked for, and their places' })
@Check('analysis_batches_slot_check', 'slot IS NULL OR ended_at IS NULL AND paused_at IS NULL')
@Index('analysis_batches_active_user_key', ['userId'], { unique: true, where: 'ended_at IS NULL' })
@Index('analysis_batches_slot_key', ['slot'], { unique: true, where: 'slot IS NOT NULL' })
@Index('analysis_batches_user_id_idx', ['userId', 'runId'])
export class AnalysisBatch {
  @ForeignKey('Run', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'integer', comment: 'Run' })
  runId!: number;

  @ForeignKey('User', { onDelete: 'SET NULL' })
  @Column({ type: 'integer', nullable: true, comment: 'Who asked for it; empty: the user was deleted' })
  userId!: number | null;

  @Column({ type: 'smallint', nullable: true, comment: 'Its place among those under way; empty once paused or ended' })
  slot!: number | null;

  @Column({ type: 'jsonb', comment: 'Player, filter, nodes, plugins, at most how many games' })
  request!: Record<string, unknown>;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When its games were chosen' })
  plannedAt!: Date | null;

  @Column({ type: 'integer', default: 0, comment: 'Games left out because they had everything' })
  analysedBefore!: number;

  @Column({ type: 'integer', default: 0, comment: 'Games left out because they are not over or have no moves' })
  notAnalysable!: number;

  @Column({ type: 'integer', default: 0, comment: 'Games left out because they were deleted meanwhile' })
  vanished!: number;

  @Column({ type: 'timestamptz', nullable: true, comment: 'Since when it rests' })
  pausedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When it was last resumed: its speed counts from there' })
  resumedAt!: Date | null;

  @Column({ type: 'integer', default: 0, comment: 'Games that had ended by then' })
  resumedWith!: number;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When it ended, one way or the other' })
  endedAt!: Date | null;
}
