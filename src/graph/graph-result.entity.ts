import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What a run of the kind graph is to compute, and what it found. */
@Entity({
  name: 'graph_results',
  comment: 'Figures about the player network: what was asked for, and once computed the whole of it',
})
@Index('graph_results_kind_idx', ['kind', 'runId'])
export class GraphResultRow {
  @ForeignKey('Run', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'integer', comment: 'Run that computes it' })
  runId!: number;

  @Column({ type: 'text', comment: 'structure, pagerank, strength, communities or layout' })
  kind!: string;

  @Column({ type: 'jsonb', comment: 'Which games count, and options of the kind' })
  parameters!: Record<string, unknown>;

  @Column({ type: 'integer', comment: 'Where chance begins' })
  seed!: number;

  @Column({ type: 'smallint', comment: 'Version of the algorithm' })
  algorithm!: number;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, comment: 'The moment whose games are counted' })
  readAt!: Date | null;

  @Column({ type: 'text', nullable: true, comment: 'Names the state of the edges; the same text means the same edges' })
  network!: string | null;

  @Column({ type: 'integer', nullable: true, comment: 'Players with a game that counts' })
  players!: number | null;

  @Column({ type: 'integer', nullable: true, comment: 'Pairs of them with a game that counts' })
  edges!: number | null;

  @Column({ type: 'jsonb', nullable: true, comment: 'What is said about the whole' })
  summary!: Record<string, unknown> | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true, comment: 'When it was stored; empty until then' })
  madeAt!: Date | null;
}

/** What a result says about one player. */
@Entity({ name: 'graph_values', comment: 'What a result says about each player' })
@Index('graph_values_place_idx', ['resultId', 'place'])
export class GraphValueRow {
  @ForeignKey('GraphResultRow', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'integer', comment: 'Run of the result' })
  resultId!: number;

  @PrimaryColumn({ type: 'text', collation: 'C', comment: 'Player' })
  playerId!: string;

  @Column({ type: 'integer', comment: 'Place among all, from 1 on' })
  place!: number;

  @Column({
    type: 'double precision',
    comment: 'Opponents, PageRank, strength in rating points, or number of the community',
  })
  value!: number;

  @Column({ type: 'jsonb', comment: 'What else is known, by kind' })
  details!: Record<string, number>;
}
