import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Evaluations of a part of a long game, until the rest is there. */
@Entity({ name: 'analysis_chunks', comment: 'Evaluated parts of long games that are not finished yet' })
@Index('analysis_chunks_profile_id_idx', ['profileId'])
export class AnalysisChunk {
  @ForeignKey('Game', { onDelete: 'CASCADE', onUpdate: 'CASCADE' })
  @PrimaryColumn({ type: 'text', comment: 'Game' })
  gameId!: string;

  @ForeignKey('EngineProfileRow')
  @PrimaryColumn({ type: 'integer', comment: 'Engine and settings' })
  profileId!: number;

  @PrimaryColumn({ type: 'text', comment: 'SHA-256 of variant, start position and moves' })
  movesSha256!: string;

  @PrimaryColumn({ type: 'smallint', comment: 'Number of the part, 0 is the end of the game' })
  chunk!: number;

  @Column({ type: 'jsonb', comment: 'Evaluations by ply' })
  evaluations!: unknown[];

  @Column({ type: 'integer', comment: 'Time the engine took, milliseconds' })
  engineMs!: number;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it was evaluated' })
  createdAt!: Date;
}
