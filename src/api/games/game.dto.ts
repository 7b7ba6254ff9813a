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
  @ApiProperty({ ...NULLABLE_INT, example: 2 })
  inaccuracies!: number | null;

  @ApiProperty({ ...NULLABLE_INT, example: 1 })
  mistakes!: number | null;

  @ApiProperty({ ...NULLABLE_INT, example: 0 })
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

  @ApiProperty({ ...NULLABLE_TEXT, example: 'RookWarden' })
  name!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, example: null })
  title!: string | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Strength of the computer, 1 to 8', example: null })
  aiLevel!: number | null;

  @ApiProperty({ ...NULLABLE_INT, example: 1874 })
  rating!: number | null;

  @ApiProperty({ ...NULLABLE_INT, example: -6 })
  ratingDiff!: number | null;

  @ApiProperty({ example: false })
  provisional!: boolean;

  @ApiProperty({ example: false })
  berserk!: boolean;

  @ApiProperty({ example: false })
  blindfold!: boolean;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Team in a team battle', example: null })
  team!: string | null;

  @ApiProperty({ type: SideAnalysisDto, nullable: true })
  analysis!: SideAnalysisDto | null;
}

export class SidesDto implements ByColor<SideView> {
  @ApiProperty({ type: SideDto })
  white!: SideDto;

  @ApiProperty({ type: SideDto })
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
  @ApiProperty({ example: 'B12' })
  eco!: string;

  @ApiProperty({ ...NULLABLE_TEXT, example: 'Caro-Kann Defense: Advance Variation' })
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

  @ApiProperty({ example: true })
  rated!: boolean;

  @ApiProperty({ example: 'standard' })
  variant!: string;

  @ApiProperty({ example: 'blitz' })
  speed!: string;

  @ApiProperty({ description: 'Rating pool', example: 'blitz' })
  perf!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'How the game came about, as Lichess says', example: 'pool' })
  source!: string | null;

  @ApiProperty({ example: 'resign' })
  status!: string;

  @ApiProperty({ ...NULLABLE_TEXT, enum: COLORS, example: 'white' })
  winner!: Color | null;

  @ApiProperty({
    type: String,
    enum: RESULTS,
    description: 'open: being played; none: aborted or never started; unknown: ended without a clear result',
    example: 'white',
  })
  result!: GameResult;

  @ApiProperty({ type: String, format: 'date-time', example: GAME_EXAMPLE.createdAt })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', example: GAME_EXAMPLE.lastMoveAt })
  lastMoveAt!: Date;

  @ApiProperty({ type: SidesDto })
  players!: SidesDto;

  @ApiProperty({ type: ClockDto, nullable: true })
  clock!: ClockDto | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Correspondence games', example: null })
  daysPerTurn!: number | null;

  @ApiProperty({ type: OpeningDto, nullable: true })
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
  @ApiProperty({ example: 'Qw3rTy12' })
  id!: string;

  @ApiProperty({ ...NULLABLE_TEXT, example: 'Hourly Blitz Arena' })
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

  @ApiProperty({ type: String, format: 'date-time', example: GAME_EXAMPLE.provenance.storedAt })
  storedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', example: GAME_EXAMPLE.provenance.changedAt })
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

  @ApiProperty({ type: DivisionDto, nullable: true })
  division!: DivisionDto | null;

  @ApiProperty({ type: ArenaDto, nullable: true })
  arena!: ArenaDto | null;

  @ApiProperty({ ...NULLABLE_TEXT, example: null })
  swissId!: string | null;

  @ApiProperty({ type: ImportedDto, nullable: true })
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

  @ApiProperty({ type: ProvenanceDto })
  provenance!: ProvenanceDto;
}
