import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A game that a run wants analysed. */
export type TaskState = 'waiting' | 'running' | 'done' | 'failed' | 'unsupported' | 'cancelled';

@Entity({ name: 'analysis_tasks', comment: 'Games that a run wants analysed, and how far each is' })
@Check('analysis_tasks_state_check', "state IN ('waiting', 'running', 'done', 'failed', 'unsupported', 'cancelled')")
@Index('analysis_tasks_open_idx', ['runId', 'place'], { where: "state IN ('waiting', 'running')" })
@Index('analysis_tasks_failures_idx', ['runId', 'place'], { where: "state IN ('failed', 'unsupported')" })
@Index('analysis_tasks_game_id_idx', ['gameId'], { where: "state IN ('waiting', 'running')" })
export class AnalysisTask {
  @ForeignKey('Run', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'integer', comment: 'Run' })
  runId!: number;

  @ForeignKey('Game', { onDelete: 'CASCADE', onUpdate: 'CASCADE' })
  @PrimaryColumn({ type: 'text', comment: 'Game' })
  gameId!: string;

  @Column({ type: 'integer', comment: 'Its turn within the run' })
  place!: number;

  @Column({ type: 'integer', nullable: true, comment: 'Nodes per position asked for; empty: as configured' })
  nodes!: number | null;

  @Column({ type: 'boolean', default: false, comment: 'Evaluate anew although evaluations are there' })
  again!: boolean;

  @Column({
    type: 'text',
    nullable: true,
    comment: 'Fingerprint of the plugins and formulas the game was found lacking; empty when it was asked for by name',
  })
  coverage!: string | null;

  @Column({ type: 'text', default: 'waiting', comment: 'waiting, running, done, failed, unsupported or cancelled' })
  state!: TaskState;

  @Column({ type: 'text', nullable: true, comment: 'Why it failed or is not supported, one sentence' })
  message!: string | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When it ended' })
  endedAt!: Date | null;
}
