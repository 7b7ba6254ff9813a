import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What two accounts did against each other at one speed, rated or casual. Nothing but the triggers on games writes it. */
@Check('edges_games_check', 'least(wins_a, wins_b, draws) >= 0 AND wins_a + wins_b + draws <= games')
@Entity({ name: 'edges', comment: 'What pairs of accounts did against each other; triggers on games keep it' })
export class EdgeRow {
  @PrimaryColumn({ type: 'text', collation: 'C', comment: 'The one of the two whose id comes first' })
  playerA!: string;

  @PrimaryColumn({ type: 'text', collation: 'C', comment: 'The other one' })
  playerB!: string;

  @PrimaryColumn({ type: 'text', collation: 'C', comment: 'ultraBullet to correspondence' })
  speed!: string;

  @PrimaryColumn({ type: 'boolean', comment: 'Counted for ratings' })
  rated!: boolean;

  @Column({ type: 'integer', comment: 'Games that are over, aborted ones left out' })
  games!: number;

  @Column({ type: 'integer', comment: 'Games A won' })
  winsA!: number;

  @Column({ type: 'integer', comment: 'Games B won' })
  winsB!: number;

  @Column({ type: 'integer', comment: 'Draws; games without a clear result are in none of the three' })
  draws!: number;

  @Column({ type: 'timestamptz', precision: 3, comment: 'Pairing of the first game' })
  firstAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, comment: 'Pairing of the last game' })
  lastAt!: Date;
}
