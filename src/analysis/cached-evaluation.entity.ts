import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** An evaluation that depends on nothing but the position and the engine: searched with an empty hash table. */
@Entity({ name: 'cached_evaluations', comment: 'Evaluations of positions that recur between games' })
export class CachedEvaluation {
  @ForeignKey('EngineProfileRow')
  @PrimaryColumn({ type: 'integer', comment: 'Engine and settings' })
  profileId!: number;

  @PrimaryColumn({ type: 'text', comment: 'Position: board, side, castling, en passant only where it can be taken' })
  epd!: string;

  @Column({ type: 'integer', nullable: true, comment: "Centipawns from White's side" })
  cp!: number | null;

  @Column({ type: 'smallint', nullable: true, comment: 'Moves to mate; positive: White mates' })
  mate!: number | null;

  @Column({ type: 'text', comment: 'Best move, UCI' })
  best!: string;

  @Column({ type: 'text', comment: 'Expected line, UCI, parted by spaces' })
  pv!: string;

  @Column({ type: 'smallint', comment: 'Depth the search reached' })
  depth!: number;

  @Column({ type: 'integer', comment: 'Nodes searched when the engine told this' })
  nodes!: number;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When it was searched' })
  createdAt!: Date;
}
