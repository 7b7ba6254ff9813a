import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A rating as it is stored: games, rating, rd, prog, prov. */
export type StoredPerf = Record<string, number | boolean>;

/** What an account shows beyond its name; beside `players`, whose rows are written with every batch of games. */
@Entity({ name: 'profiles', comment: 'What Lichess accounts show beyond their name: ratings, play time, own words' })
export class Profile {
  @ForeignKey('Player', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'text', comment: 'Player' })
  playerId!: string;

  @Column({ type: 'jsonb', default: () => "'{}'", comment: 'Ratings by perf: games (rated), rating, rd, prog, prov' })
  perfs!: Record<string, StoredPerf>;

  @Column({
    type: 'jsonb',
    nullable: true,
    comment: 'Games by how they ended, as of the last look at the account page; lists of accounts have no counts',
  })
  counts!: Record<string, number> | null;

  @Column({ type: 'bigint', nullable: true, comment: 'Time at the board, seconds' })
  playSeconds!: string | null;

  @Column({ type: 'bigint', nullable: true, comment: 'Time on Lichess TV, seconds' })
  tvSeconds!: string | null;

  @Column({ type: 'bigint', nullable: true, comment: 'Time against people, seconds; only of bots' })
  humanSeconds!: string | null;

  @Column({ type: 'boolean', default: false, comment: 'Lichess knows who it is' })
  verified!: boolean;

  @Column({ type: 'text', nullable: true, comment: 'Flag: an ISO 3166 code, or a name of Lichess such as _pirate' })
  country!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'Place, in own words' })
  location!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'Name, in own words' })
  realName!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'About the player, in own words' })
  bio!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'Links, one a line' })
  links!: string | null;

  @Column({ type: 'integer', nullable: true, comment: 'FIDE rating, in own words' })
  fideRating!: number | null;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When something in this row last changed' })
  updatedAt!: Date;
}
