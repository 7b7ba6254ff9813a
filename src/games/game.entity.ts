import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

const perSide = (text: string) => ({ comment: text });

/** One game, once. Column names carry their units. */
@Entity({ name: 'games', comment: 'Games, each exactly once' })
@Check('games_winner_check', "winner IN ('white', 'black')")
@Check('games_exactness_check', 'exactness BETWEEN 0 AND 3')
@Index('games_white_id_created_at_idx', ['whiteId', 'createdAt', 'id'])
@Index('games_black_id_created_at_idx', ['blackId', 'createdAt', 'id'])
@Index('games_without_black_idx', ['whiteId'], { where: 'black_id IS NULL' })
@Index('games_without_white_idx', ['blackId'], { where: 'white_id IS NULL' })
@Index('games_uncounted_white_idx', ['whiteId'], {
  where: "white_id IS NOT NULL AND (status IN ('created', 'started', 'aborted') OR imported OR white_id = black_id)",
})
@Index('games_uncounted_black_idx', ['blackId'], {
  where: "black_id IS NOT NULL AND (status IN ('created', 'started', 'aborted') OR imported)",
})
@Index('games_analysed_with_idx', ['analysedWith', 'createdAt', 'id'], {
  where: "status NOT IN ('created', 'started', 'aborted') AND plies > 0",
})
@Index('games_created_at_id_idx', ['createdAt', 'id'])
@Index('games_open_idx', ['createdAt'], { where: "status IN ('created', 'started') AND vanished_at IS NULL" })
@Index('games_inexact_idx', ['id'], { where: 'exactness <= 1' })
export class Game {
  @PrimaryColumn({ type: 'text', comment: 'Lichess game id, or x and a hash of the content for other games' })
  id!: string;

  @Column({ type: 'boolean', comment: 'Counted for ratings' })
  rated!: boolean;

  @Column({ type: 'text', comment: 'Lichess variant key' })
  variant!: string;

  @Column({ type: 'text', comment: 'ultraBullet to correspondence, by the clock, also for variants' })
  speed!: string;

  @Column({ type: 'text', comment: 'Rating category: the speed for standard chess, else the variant' })
  perf!: string;

  @Column({ type: 'text', comment: 'created and started are still being played; all others are final' })
  status!: string;

  @Column({
    type: 'text',
    nullable: true,
    comment: 'white or black; empty for a draw, an open, aborted or unclear game',
  })
  winner!: string | null;

  @Column({
    type: 'text',
    nullable: true,
    comment: 'How the game came about: pool, lobby, friend, ai, arena, swiss ...',
  })
  source!: string | null;

  @Column({ type: 'timestamptz', precision: 3, comment: 'Pairing; what Lichess sorts and pages by' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, comment: 'Last move, which may be long before the end of the game' })
  lastMoveAt!: Date;

  @ForeignKey('Player')
  @Column({
    type: 'text',
    nullable: true,
    ...perSide('Account on the white side; empty for computer, anonymous, imported'),
  })
  whiteId!: string | null;

  @Column({
    type: 'text',
    nullable: true,
    ...perSide('Name of a white side without account, as an imported game has it'),
  })
  whiteName!: string | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Level of the computer on the white side, 1 to 8') })
  whiteAiLevel!: number | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Rating of White before the game') })
  whiteRating!: number | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Rating points White won or lost') })
  whiteRatingDiff!: number | null;

  @Column({ type: 'boolean', default: false, ...perSide('Rating of White was provisional') })
  whiteProvisional!: boolean;

  @Column({ type: 'boolean', default: false, ...perSide('White halved the own clock') })
  whiteBerserk!: boolean;

  @Column({ type: 'boolean', default: false, ...perSide('White played without seeing the pieces') })
  whiteBlindfold!: boolean;

  @Column({ type: 'text', nullable: true, ...perSide('Team White played for') })
  whiteTeam!: string | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Inaccuracies of White by the server analysis') })
  whiteInaccuracies!: number | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Mistakes of White by the server analysis') })
  whiteMistakes!: number | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Blunders of White by the server analysis') })
  whiteBlunders!: number | null;

  @Column({ type: 'integer', nullable: true, ...perSide('Average centipawn loss of White by the server analysis') })
  whiteAcpl!: number | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Accuracy of White by the server analysis, percent') })
  whiteAccuracy!: number | null;

  @ForeignKey('Player')
  @Column({
    type: 'text',
    nullable: true,
    ...perSide('Account on the black side; empty for computer, anonymous, imported'),
  })
  blackId!: string | null;

  @Column({
    type: 'text',
    nullable: true,
    ...perSide('Name of a black side without account, as an imported game has it'),
  })
  blackName!: string | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Level of the computer on the black side, 1 to 8') })
  blackAiLevel!: number | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Rating of Black before the game') })
  blackRating!: number | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Rating points Black won or lost') })
  blackRatingDiff!: number | null;

  @Column({ type: 'boolean', default: false, ...perSide('Rating of Black was provisional') })
  blackProvisional!: boolean;

  @Column({ type: 'boolean', default: false, ...perSide('Black halved the own clock') })
  blackBerserk!: boolean;

  @Column({ type: 'boolean', default: false, ...perSide('Black played without seeing the pieces') })
  blackBlindfold!: boolean;

  @Column({ type: 'text', nullable: true, ...perSide('Team Black played for') })
  blackTeam!: string | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Inaccuracies of Black by the server analysis') })
  blackInaccuracies!: number | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Mistakes of Black by the server analysis') })
  blackMistakes!: number | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Blunders of Black by the server analysis') })
  blackBlunders!: number | null;

  @Column({ type: 'integer', nullable: true, ...perSide('Average centipawn loss of Black by the server analysis') })
  blackAcpl!: number | null;

  @Column({ type: 'smallint', nullable: true, ...perSide('Accuracy of Black by the server analysis, percent') })
  blackAccuracy!: number | null;

  @Column({ type: 'integer', nullable: true, comment: 'Clock at the start, seconds; empty without clock' })
  clockInitialS!: number | null;

  @Column({ type: 'integer', nullable: true, comment: 'Seconds added per move' })
  clockIncrementS!: number | null;

  @Column({ type: 'smallint', nullable: true, comment: 'Days per move in correspondence' })
  daysPerTurn!: number | null;

  @Column({ type: 'text', nullable: true, comment: 'Start position (X-FEN) where it is not the usual one' })
  initialFen!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'ECO code by Lichess' })
  openingEco!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'Opening name by Lichess' })
  openingName!: string | null;

  @Column({ type: 'smallint', nullable: true, comment: 'Last ply of the named line' })
  openingPly!: number | null;

  @Column({ type: 'text', comment: 'Moves in SAN, parted by single spaces; empty when none' })
  moves!: string;

  @Column({ type: 'smallint', comment: 'Number of half-moves played' })
  plies!: number;

  @Column({
    type: 'integer',
    array: true,
    nullable: true,
    comment: 'Centiseconds left after each ply, in playing order',
  })
  clocksCs!: number[] | null;

  @Column({
    type: 'jsonb',
    nullable: true,
    comment: 'Server analysis, one entry a ply: eval (cp) or mate from the white side, best, variation, judgment',
  })
  analysis!: unknown[] | null;

  @Column({ type: 'boolean', default: false, comment: 'Lichess told where the phases begin, or that none does' })
  divisionKnown!: boolean;

  @Column({ type: 'smallint', nullable: true, comment: 'Ply where the middlegame begins' })
  divisionMiddle!: number | null;

  @Column({ type: 'smallint', nullable: true, comment: 'Ply where the endgame begins' })
  divisionEnd!: number | null;

  @Column({ type: 'text', nullable: true, comment: 'Arena the game was played in' })
  arenaId!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'Name of the arena' })
  arenaName!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'Swiss tournament the game was played in' })
  swissId!: string | null;

  @Column({ type: 'boolean', default: false, comment: 'Imported by a user, not played on Lichess' })
  imported!: boolean;

  @Column({ type: 'text', nullable: true, comment: 'Date an imported game carries, as in its PGN' })
  importedDate!: string | null;

  @Column({
    type: 'jsonb',
    nullable: true,
    comment: 'What the source says and no column holds: fields Lichess added, times some plies lack',
  })
  extra!: Record<string, unknown> | null;

  @Column({
    type: 'jsonb',
    nullable: true,
    comment: 'What a PGN said beyond the columns: tags, and annotations (glyphs, comments, side lines) by ply',
  })
  pgn!: Record<string, unknown> | null;

  @Column({
    type: 'smallint',
    default: 3,
    comment:
      'How exact the source of the course of the game is: 3 API and NDJSON, 2 PGN, 1 table, 0 table with rounded times',
  })
  exactness!: number;

  @Column({
    type: 'integer',
    array: true,
    default: () => "'{}'",
    comment: 'Files that brought the game (import_files); 0 stands for the API of Lichess',
  })
  fileIds!: number[];

  @Column({ type: 'integer', comment: 'Run that first brought the game' })
  firstRunId!: number;

  @Column({ type: 'integer', comment: 'Run that last changed this row' })
  lastRunId!: number;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When this row was made' })
  storedAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When this row last changed' })
  changedAt!: Date;

  @Column({
    type: 'timestamptz',
    nullable: true,
    comment: 'When Lichess was found to have deleted this unfinished game',
  })
  vanishedAt!: Date | null;

  @Column({
    type: 'text',
    nullable: true,
    comment: 'Fingerprint of the plugins and formulas whose results it has; empty since the row last changed',
  })
  analysedWith!: string | null;
}
