import { ApiProperty } from '@nestjs/swagger';
import { type ByColor, type Color, COLORS } from '../../chess/color.js';
import type { GameId, PlayerId } from '../../chess/ids.js';
import type { GameResult } from '../../chess/status.js';
import type { Exactness, PgnRest } from '../../games/game-record.js';
import type { GameDetail, GameSummary, ProvenanceView, SideAnalysisView, SideView } from '../../games/game-view.js';
import { GAME_EXAMPLE } from './game.example.js';

const RESULTS = ['white', 'black', 'draw', 'open', 'none', 'unknown'] as const satisfies readonly GameResult[];
const NULLABLE_INT = { type: 'integer', nullable: true } as const;
const NULLABLE_NUMBER = { type: 'number', nullable: true } as const;
const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_TIME = { type: String, format: 'date-time', nullable: true } as const;

/** Lichess's own numbers for one side. */
export class SideAnalysisDto implements SideAnalysisView {
  @ApiProperty({ ...NULLABLE_INT, description: 'Inaccuracies by the judgment of Lichess', example: 2 })
  inaccuracies!: number | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Mistakes by the judgment of Lichess', example: 1 })
  mistakes!: number | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Blunders by the judgment of Lichess', example: 0 })
  blunders!: number | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Average centipawn loss', example: 24 })
  acpl!: number | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Percent', example: 91 })
  accuracy!: number | null;
}

/** One side of a game. */
export class SideDto implements SideView {
  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Absent for the computer and anonymous players',
    example: 'rookwarden',
  })
  id!: PlayerId | null;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'As it is spelt now; without an account, as the game has it',
    example: 'RookWarden',
  })
  name!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'GM, IM, BOT and so on, as of the last sight', example: null })
  title!: string | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Strength of the computer, 1 to 8', example: null })
  aiLevel!: number | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Rating before the game', example: 1874 })
  rating!: number | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Rating points won; negative when lost', example: -6 })
  ratingDiff!: number | null;

  @ApiProperty({ description: 'The rating was provisional', example: false })
  provisional!: boolean;

  @ApiProperty({ description: 'Halved the own clock', example: false })
  berserk!: boolean;

  @ApiProperty({ description: 'Played without seeing the pieces', example: false })
  blindfold!: boolean;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Team in a team battle', example: null })
  team!: string | null;

  @ApiProperty({ type: SideAnalysisDto, nullable: true, description: 'Null where the source brought none' })
  analysis!: SideAnalysisDto | null;
}

export class SidesDto implements ByColor<SideView> {
  @ApiProperty({ type: SideDto, description: 'Who had White' })
  white!: SideDto;

  @ApiProperty({ type: SideDto, description: 'Who had Black' })
  black!: SideDto;
}

export class ClockDto {
  @ApiProperty({ type: 'integer', description: 'Seconds at the start', example: 180 })
  initialS!: number;

  @ApiProperty({ type: 'integer', description: 'Seconds added per move', example: 2 })
  incrementS!: number;

  @ApiProperty({ type: 'integer', description: 'initial + 40 x increment', example: 260 })
  totalTimeS!: number;
}

export class OpeningDto {
  @ApiProperty({ description: 'ECO code', example: 'B12' })
  eco!: string;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Name of the opening; null where the source does not say',
    example: 'Caro-Kann Defense: Advance Variation',
  })
  name!: string | null;

  @ApiProperty({
    ...NULLABLE_INT,
    description: 'Half-moves the name covers; null when a file does not say',
    example: 5,
  })
  ply!: number | null;
}

/** A game without its long lists. */
export class GameSummaryDto implements GameSummary {
  @ApiProperty({
    type: String,
    description: '8 characters of Lichess, upper and lower case matter; x and 23 hexadecimal digits for others',
    example: GAME_EXAMPLE.id,
  })
  id!: GameId;

  @ApiProperty({ description: 'Counted for ratings', example: true })
  rated!: boolean;

  @ApiProperty({ description: 'Variant, by its key at Lichess', example: 'standard' })
  variant!: string;

  @ApiProperty({ description: 'By the clock, also for variants: ultraBullet to correspondence', example: 'blitz' })
  speed!: string;

  @ApiProperty({ description: 'Rating pool', example: 'blitz' })
  perf!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'How the game came about, as Lichess says', example: 'pool' })
  source!: string | null;

  @ApiProperty({ description: 'created and started: still being played; all others are final', example: 'resign' })
  status!: string;

  @ApiProperty({
    ...NULLABLE_TEXT,
    enum: COLORS,
    description: 'Null for a draw, an open, aborted or unclear game',
    example: 'white',
  })
  winner!: Color | null;

  @ApiProperty({
    type: String,
    enum: RESULTS,
    description: 'open: being played; none: aborted or never started; unknown: ended without a clear result',
    example: 'white',
  })
  result!: GameResult;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'Pairing; what lists are sorted by',
    example: GAME_EXAMPLE.createdAt,
  })
  createdAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'Last move, which may be long before the end of the game',
    example: GAME_EXAMPLE.lastMoveAt,
  })
  lastMoveAt!: Date;

  @ApiProperty({ type: SidesDto, description: 'Both sides' })
  players!: SidesDto;

  @ApiProperty({ type: ClockDto, nullable: true, description: 'Null for a game without a clock' })
  clock!: ClockDto | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Correspondence games', example: null })
  daysPerTurn!: number | null;

  @ApiProperty({ type: OpeningDto, nullable: true, description: 'Null where the source names none' })
  opening!: OpeningDto | null;

  @ApiProperty({ description: 'Moves in SAN with spaces between', example: GAME_EXAMPLE.moves })
  moves!: string;

  @ApiProperty({ type: 'integer', description: 'Half-moves played', example: GAME_EXAMPLE.plies })
  plies!: number;

  @ApiProperty({ description: 'Lichess has analysed the game', example: true })
  analysed!: boolean;
}

export class DivisionDto {
  @ApiProperty({ ...NULLABLE_INT, description: 'Ply at which the middlegame begins', example: 18 })
  middle!: number | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Ply at which the endgame begins', example: null })
  end!: number | null;
}

export class ArenaDto {
  @ApiProperty({ description: 'Id of the arena at Lichess', example: 'Qw3rTy12' })
  id!: string;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Name of the arena; null where the source does not say',
    example: 'Hourly Blitz Arena',
  })
  name!: string | null;
}

export class ImportedDto {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Date the importer gave', example: null })
  date!: string | null;
}

export class ProvenanceDto implements ProvenanceView {
  @ApiProperty({ type: 'integer', description: 'Run that stored the game', example: 12 })
  firstRunId!: number;

  @ApiProperty({ type: 'integer', description: 'Run that last changed it', example: 12 })
  lastRunId!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'When the game was first stored',
    example: GAME_EXAMPLE.provenance.storedAt,
  })
  storedAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'When what is stored of it last changed',
    example: GAME_EXAMPLE.provenance.changedAt,
  })
  changedAt!: Date;

  @ApiProperty({
    type: 'integer',
    description: 'How exact the source is: 3 API and NDJSON, 2 PGN, 1 table, 0 table with rounded times',
    example: 3,
  })
  exactness!: Exactness;

  @ApiProperty({
    type: [Number],
    description: 'Files that brought the game, by number; 0 stands for the API of Lichess',
    example: [0],
  })
  fileIds!: number[];
}

/** Everything stored about a game. */
export class GameDetailDto extends GameSummaryDto implements GameDetail {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Position at the start, where it is not the usual one', example: null })
  initialFen!: string | null;

  @ApiProperty({
    type: [Number],
    nullable: true,
    description: 'Time left after each half-move, centiseconds',
    example: GAME_EXAMPLE.clocksCs,
  })
  clocksCs!: number[] | null;

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    nullable: true,
    description: 'Lichess analysis per half-move, as Lichess sends it',
    example: GAME_EXAMPLE.analysis,
  })
  analysis!: unknown[] | null;

  @ApiProperty({
    type: DivisionDto,
    nullable: true,
    description: 'Where the phases of the game begin, by Lichess; null where it did not say',
  })
  division!: DivisionDto | null;

  @ApiProperty({ type: ArenaDto, nullable: true, description: 'Arena the game was played in' })
  arena!: ArenaDto | null;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Swiss tournament the game was played in, by its id at Lichess',
    example: null,
  })
  swissId!: string | null;

  @ApiProperty({
    type: ImportedDto,
    nullable: true,
    description: 'Null unless the game was imported to Lichess or comes from a PGN of another place',
  })
  imported!: ImportedDto | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description:
      'What the source says and no column holds: fields Lichess added; `clocksCs` of a PGN where some plies have no clock ' +
      '(null), `thinkCs` that its moves took, centiseconds',
    example: null,
  })
  extra!: Record<string, unknown> | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'When Lichess no longer knew the unfinished game', example: null })
  vanishedAt!: Date | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What a PGN said beyond the rest: tags, and glyphs, comments and side lines by ply',
    example: null,
  })
  pgn!: PgnRest | null;

  @ApiProperty({ type: ProvenanceDto, description: 'Where the game comes from' })
  provenance!: ProvenanceDto;
}
