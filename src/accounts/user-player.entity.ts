import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A Lichess account that is a user's own: Lichess said so when the user signed in there. The player need not be stored. */
@Entity({ name: 'user_players', comment: 'Lichess accounts that users proved to be theirs' })
export class UserPlayer {
  @PrimaryColumn({ type: 'text', comment: 'Lichess user id' })
  playerId!: string;

  @ForeignKey('User', { onDelete: 'CASCADE' })
  @Index('user_players_user_id_idx')
  @Column({ type: 'integer', comment: 'Whose it is' })
  userId!: number;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When Lichess first said so' })
  linkedAt!: Date;
}
