import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Who said so: the engine for this game, an earlier search of the same position, Lichess, or the rules of chess. */
export type EvaluationSource = 'engine' | 'cache' | 'lichess' | 'rules';

/** A position of an analysed game and the move that led to it; ply 0 is the start. */
@Entity({ name: 'game_plies', comment: 'Positions of analysed games, each with the move that led to it' })
@Check('game_plies_score_check', 'cp IS NULL OR mate IS NULL')
@Check('game_plies_source_check', "source IN ('engine', 'cache', 'lichess', 'rules')")
export class GamePly {
  @ForeignKey('GameAnalysis', { onDelete: 'CASCADE', onUpdate: 'CASCADE' })
  @PrimaryColumn({ type: 'text', comment: 'Game' })
  gameId!: string;

  @PrimaryColumn({ type: 'smallint', comment: 'Half-moves played; 0 is the start position, which has no move' })
  ply!: number;

  @Column({ type: 'text', nullable: true, comment: 'Move in SAN' })
  san!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'Move in UCI; castling is king takes rook in chess960 only' })
  uci!: string | null;

  @Column({ type: 'integer', nullable: true, comment: "Evaluation after the move, centipawns from White's side" })
  cp!: number | null;

  @Column({ type: 'smallint', nullable: true, comment: 'Moves to mate; positive: White mates, 0: mated on the board' })
  mate!: number | null;

  @Column({ type: 'text', nullable: true, comment: 'Best move of the side to move in this position, UCI' })
  best!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'Line the engine expects from here, UCI, parted by spaces' })
  pv!: string | null;

  @Column({ type: 'smallint', nullable: true, comment: 'Depth the search reached' })
  depth!: number | null;

  @Column({ type: 'integer', nullable: true, comment: 'Nodes searched when the engine told this' })
  nodes!: number | null;

  @Column({ type: 'text', nullable: true, comment: 'engine, cache, lichess or rules; empty without evaluation' })
  source!: EvaluationSource | null;

  @Column({ type: 'text', nullable: true, comment: 'Inaccuracy, Mistake or Blunder; empty for other moves' })
  judgment!: string | null;

  @Column({ type: 'smallint', nullable: true, comment: 'Centipawns the move lost, as counted for acpl' })
  lossCp!: number | null;

  @Column({ type: 'real', nullable: true, comment: 'Accuracy of the move, percent' })
  accuracy!: number | null;

  @Column({ type: 'integer', nullable: true, comment: "Centiseconds on the mover's clock after the move" })
  clockCs!: number | null;

  @Column({ type: 'integer', nullable: true, comment: 'Centiseconds the mover took' })
  thinkCs!: number | null;
}
