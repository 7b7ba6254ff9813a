import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** How the analysis of a game ended. */
export type AnalysisState = 'done' | 'failed' | 'unsupported';

/** Where the evaluations of a game come from. */
export type AnalysisSource = 'engine' | 'lichess';

/** What became of analysing a game, and where its numbers come from. */
@Entity({ name: 'game_analyses', comment: 'What became of analysing a game, and where its numbers come from' })
@Check('game_analyses_state_check', "state IN ('done', 'failed', 'unsupported')")
@Check('game_analyses_source_check', "source IN ('engine', 'lichess')")
@Index('game_analyses_run_id_idx', ['runId'])
@Index('game_analyses_profile_id_idx', ['profileId'])
@Index('game_analyses_failed_idx', ['analysedAt'], { where: "state = 'failed'" })
export class GameAnalysis {
  @ForeignKey('Game', { onDelete: 'CASCADE', onUpdate: 'CASCADE' })
  @PrimaryColumn({ type: 'text', comment: 'Game' })
  gameId!: string;

  @Column({ type: 'text', comment: 'done, failed, or unsupported: the engine does not play the variant' })
  state!: AnalysisState;

  @Column({ type: 'text', nullable: true, comment: 'Why it failed or is not supported, one sentence' })
  message!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'engine or lichess; empty without evaluations' })
  source!: AnalysisSource | null;

  @ForeignKey('EngineProfileRow')
  @Column({ type: 'integer', nullable: true, comment: 'Engine and settings; empty unless the source is engine' })
  profileId!: number | null;

  @Column({ type: 'text', comment: 'SHA-256 of variant, start position and moves that were analysed' })
  movesSha256!: string;

  @Column({ type: 'smallint', comment: 'Half-moves analysed' })
  plies!: number;

  @Column({ type: 'smallint', default: 0, comment: 'Positions evaluated by the engine for this game' })
  evaluated!: number;

  @Column({ type: 'smallint', default: 0, comment: 'Positions taken from the evaluation cache' })
  cached!: number;

  @Column({ type: 'bigint', default: 0, comment: 'Nodes searched for this game' })
  engineNodes!: string;

  @Column({ type: 'integer', default: 0, comment: 'Time the engine took, milliseconds' })
  engineMs!: number;

  @Column({ type: 'integer', comment: 'Version of the formulas behind judgments and accuracy' })
  formulaVersion!: number;

  // No foreign key: old runs are removed, and the number still says which one it was.
  @Column({ type: 'integer', nullable: true, comment: 'Run it was made in' })
  runId!: number | null;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it ended' })
  analysedAt!: Date;
}
