import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const ACCOUNT_STATES = ['seen', 'open', 'closed', 'unknown'] as const;
/** What Lichess last said about an account. */
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** Everybody who played a stored game, and whoever was asked for. */
@Index('players_tracked_idx', ['id'], { where: 'tracked' })
// In the same order whatever the database is set to: lists by name. Its migration says how, TypeORM cannot.
@Index('players_name_order_idx', { synchronize: false })
// In which order Lichess is asked about them.
@Index('players_never_checked_idx', ['depth', 'id'], { where: 'account_checked_at IS NULL' })
@Index('players_account_checked_at_idx', ['accountCheckedAt', 'id'], { where: 'account_checked_at IS NOT NULL' })
@Entity({ name: 'players', comment: 'Lichess accounts: those asked for and everybody met in a game' })
export class Player {
  @PrimaryColumn({ type: 'text', comment: 'Lichess user id: the name in lower case, permanent' })
  id!: string;

  @Column({ type: 'text', comment: 'Present spelling of the name' })
  name!: string;

  @Column({ type: 'text', nullable: true, comment: 'GM, IM, BOT and so on, as of the last sight' })
  title!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'Chosen emblem, as of the last sight' })
  flair!: string | null;

  @Column({ type: 'boolean', default: false, comment: 'Supports Lichess, as of the last sight' })
  patron!: boolean;

  @Column({ type: 'smallint', nullable: true, comment: 'Colour of the patron mark, 1 to 10' })
  patronColor!: number | null;

  @Column({ type: 'boolean', default: false, comment: 'Somebody asked for the history of this player' })
  tracked!: boolean;

  @Column({
    type: 'smallint',
    nullable: true,
    comment: 'Steps from the players somebody asked for: 0 for these, empty for those only seen in games',
  })
  depth!: number | null;

  @Column({
    type: 'text',
    default: 'seen',
    comment: 'seen in games only, or open, closed, unknown by what Lichess says',
  })
  accountState!: AccountState;

  @Column({
    type: 'timestamptz',
    nullable: true,
    comment: 'When Lichess was last asked about the account and its profile',
  })
  accountCheckedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When the account was made' })
  accountCreatedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When the player was last on Lichess' })
  accountSeenAt!: Date | null;

  @Column({ type: 'integer', nullable: true, comment: "Finished games by Lichess's own count, imports left out" })
  accountGames!: number | null;

  @Column({ type: 'boolean', default: false, comment: 'Marked by Lichess for breaking its rules, as of the last look' })
  accountMarked!: boolean;

  @Column({
    type: 'text',
    nullable: true,
    comment: 'Spelling of the name before it was last changed: only its case can',
  })
  formerName!: string | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When the other spelling was noticed' })
  renamedAt!: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When this row was made' })
  storedAt!: Date;
}
