import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How far a player's history has been read. */
@Entity({ name: 'player_syncs', comment: 'How far the history of each player has been read' })
export class PlayerSync {
  @ForeignKey('Player')
  @PrimaryColumn({ type: 'text', comment: 'Player' })
  playerId!: string;

  @Column({
    type: 'timestamptz',
    precision: 3,
    nullable: true,
    comment: 'Creation of the newest game read; later runs begin a little before',
  })
  cursorAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When the whole history was first complete' })
  completeAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When a run last ended well' })
  syncedAt!: Date | null;

  @Column({ type: 'integer', nullable: true, comment: 'The last run' })
  lastRunId!: number | null;
}
