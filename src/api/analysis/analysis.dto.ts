import { ApiProperty } from '@nestjs/swagger';
import type { AnalysisReport } from '../../analysis/analyses.service.js';
import type { EngineView, LichessPlyView, OpenTask, PluginResultView, PlyView } from '../../analysis/analysis-view.js';
import type { PluginView } from '../../analysis/plugins.service.js';
import type { Metrics, MetricSpec } from '../../analysis/plugins/plugin.js';
import { type Color, COLORS } from '../../chess/color.js';
import type { GameId } from '../../chess/ids.js';

const NULLABLE_INT = { type: 'integer', nullable: true } as const;
const NULLABLE_NUMBER = { type: 'number', nullable: true } as const;
const NULLABLE_TEXT = { type: String, nullable: true } as const;
const STATES = ['done', 'failed', 'unsupported'] as const;
const OPEN_STATES = ['waiting', 'running'] as const;
const SOURCES = ['engine', 'lichess'] as const;
const PLY_SOURCES = ['engine', 'cache', 'lichess', 'rules'] as const;

/** The engine and settings behind evaluations. */
export class EngineDto implements EngineView {
  @ApiProperty({ description: 'Name the engine gives itself', example: 'Stockfish WASM' })
  name!: string;

  @ApiProperty({ description: 'Version the engine gives itself; empty when it says none', example: '19' })
  version!: string;

  @ApiProperty({ description: 'Network it evaluates with', example: 'nn-1111cefa1111.nnue' })
  net!: string;

  @ApiProperty({
    description: 'First 16 hexadecimal digits of the SHA-256 of the program',
    example: '0123456789abcdef',
  })
  build!: string;

  @ApiProperty({ type: 'integer', description: 'Nodes per position', example: 100_000 })
  nodes!: number;

  @ApiProperty({ type: 'integer', description: 'Lines per position', example: 1 })
  multipv!: number;

  @ApiProperty({ type: 'integer', description: 'Hash table, megabytes', example: 16 })
  hashMb!: number;
}

/** What one plugin found. */
export class PluginResultDto implements PluginResultView {
  @ApiProperty({ description: 'Name of the plugin', example: 'largest-swing' })
  plugin!: string;

  @ApiProperty({ type: 'integer', description: 'Version of the plugin', example: 1 })
  version!: number;

  @ApiProperty({
    type: String,
    enum: STATES,
    description: 'unsupported: the game lacks what the plugin needs',
    example: 'done',
  })
  state!: (typeof STATES)[number];

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'GET /api/analysis/plugins describes each metric',
  })
  metrics!: Metrics | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why it failed or is not supported', example: null })
  message!: string | null;

  @ApiProperty({ type: 'integer', description: 'Version of the formulas behind the metrics', example: 1 })
  formulaVersion!: number;

  @ApiProperty({ ...NULLABLE_INT, description: 'Run it was made in', example: 41 })
  runId!: number | null;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was made' })
  computedAt!: Date;
}

/** What is still to be done for a game. */
export class OpenTaskDto implements OpenTask {
  @ApiProperty({
    type: String,
    enum: OPEN_STATES,
    description: 'running: a process has the game in hand; a long game waits between its parts',
    example: 'running',
  })
  state!: (typeof OPEN_STATES)[number];

  @ApiProperty({ type: 'integer', description: 'Run it belongs to', example: 42 })
  runId!: number;
}

/** What became of analysing a game. */
export class AnalysisReportDto implements AnalysisReport {
  @ApiProperty({ type: String, description: 'Game it is about', example: 'a1B2c3D4' })
  gameId!: GameId;

  @ApiProperty({
    type: String,
    enum: [...OPEN_STATES, ...STATES],
    description:
      'waiting, running: nothing is there yet; unsupported: the engine does not play the variant, what needs no engine is there',
    example: 'done',
  })
  state!: (typeof OPEN_STATES | typeof STATES)[number];

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why it failed or is not supported', example: null })
  message!: string | null;

  @ApiProperty({ type: String, enum: SOURCES, nullable: true, description: 'Whose evaluations', example: 'engine' })
  source!: (typeof SOURCES)[number] | null;

  @ApiProperty({
    ...NULLABLE_INT,
    description: 'Number of the engine with its settings; null unless the source is engine',
    example: 1,
  })
  profileId!: number | null;

  @ApiProperty({ type: EngineDto, nullable: true, description: 'Null unless the source is engine' })
  engine!: EngineView | null;

  @ApiProperty({
    description: 'SHA-256 of variant, start position and moves',
    example: 'e3b0c44298fc1c149afbf4c8996fb924',
  })
  movesSha256!: string;

  @ApiProperty({ type: 'integer', description: 'Half-moves that were analysed or will be', example: 62 })
  plies!: number;

  @ApiProperty({ type: 'integer', description: 'Positions searched for this game', example: 51 })
  evaluated!: number;

  @ApiProperty({ type: 'integer', description: 'Positions known from other games', example: 11 })
  cached!: number;

  @ApiProperty({ type: 'number', description: 'Nodes searched', example: 5_100_321 })
  engineNodes!: number;

  @ApiProperty({ type: 'integer', description: 'Time the engine took, milliseconds', example: 7_012 })
  engineMs!: number;

  @ApiProperty({ type: 'integer', description: 'Version of the formulas', example: 1 })
  formulaVersion!: number;

  @ApiProperty({ ...NULLABLE_INT, description: 'Run it was made in', example: 41 })
  runId!: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it ended; null until then' })
  analysedAt!: Date | null;

  @ApiProperty({ description: 'The game has changed since; this is true of what it was', example: false })
  outdated!: boolean;

  @ApiProperty({
    type: OpenTaskDto,
    nullable: true,
    description: 'What is still to be done, also beside what is there already',
    example: null,
  })
  open!: OpenTask | null;

  @ApiProperty({
    type: String,
    enum: COLORS,
    nullable: true,
    description: 'Whose metrics these are: the side of `player`; null for both, as { white, black }',
    example: null,
  })
  side!: Color | null;

  @ApiProperty({ type: [PluginResultDto], description: 'What each plugin found, by name' })
  plugins!: PluginResultView[];
}

/** What Lichess says of a position. */
export class LichessPlyDto implements LichessPlyView {
  @ApiProperty({ ...NULLABLE_INT, description: "Centipawns from White's side, after the move", example: 25 })
  cp!: number | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Moves to mate; positive: White mates', example: null })
  mate!: number | null;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Best move in this position, UCI; Lichess names it only where another one was played',
    example: 'b8c6',
  })
  best!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Inaccuracy, Mistake or Blunder', example: null })
  judgment!: string | null;
}

/** A position and the move that led to it. */
export class PlyDto implements PlyView {
  @ApiProperty({
    type: 'integer',
    description: 'Half-moves played; 0 is the start position, which has no move',
    example: 17,
  })
  ply!: number;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The move in SAN', example: 'Nf3' })
  san!: string | null;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'The move in UCI; castling is king takes rook in chess960 only',
    example: 'g1f3',
  })
  uci!: string | null;

  @ApiProperty({ ...NULLABLE_INT, description: "Centipawns from White's side, after the move", example: 31 })
  cp!: number | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Moves to mate; positive: White mates, 0: mated', example: null })
  mate!: number | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Best move in this position, UCI', example: 'b8c6' })
  best!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Expected line, UCI', example: 'b8c6 f1b5 a7a6' })
  pv!: string | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Depth the search reached', example: 18 })
  depth!: number | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Nodes searched when the engine told this', example: 100_021 })
  nodes!: number | null;

  @ApiProperty({
    type: String,
    enum: PLY_SOURCES,
    nullable: true,
    description:
      'Who said so: the engine for this game, an earlier search of the same position, Lichess, or the rules of chess',
    example: 'engine',
  })
  source!: (typeof PLY_SOURCES)[number] | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Inaccuracy, Mistake or Blunder', example: null })
  judgment!: string | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Centipawns lost, as counted for acpl', example: 0 })
  lossCp!: number | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Accuracy of the move, percent', example: 99.1 })
  accuracy!: number | null;

  @ApiProperty({ ...NULLABLE_INT, description: "Centiseconds on the mover's clock after the move", example: 28_900 })
  clockCs!: number | null;

  @ApiProperty({ ...NULLABLE_INT, description: 'Centiseconds the mover took', example: 340 })
  thinkCs!: number | null;

  @ApiProperty({
    type: LichessPlyDto,
    nullable: true,
    description: "Lichess's own analysis, where the game carries it",
  })
  lichess!: LichessPlyView | null;
}

export class PliesDto {
  @ApiProperty({ description: 'The game has changed since; this is what it was', example: false })
  outdated!: boolean;

  @ApiProperty({ type: [PlyDto], description: 'In playing order, the start position first' })
  items!: PlyView[];
}

/** A plugin and what it computes. */
export class PluginDto implements PluginView {
  @ApiProperty({ description: 'Name of the plugin: lower-case words joined by hyphens', example: 'largest-swing' })
  name!: string;

  @ApiProperty({
    type: 'integer',
    description: 'Version of the plugin; for a new one all games are computed anew',
    example: 1,
  })
  version!: number;

  @ApiProperty({ description: 'What it is for, one sentence', example: 'The move that changed the chances most.' })
  description!: string;

  @ApiProperty({
    type: [String],
    description: 'What it works with beyond the moves: evaluations, clocks',
    example: ['evaluations'],
  })
  needs!: string[];

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Metrics by name: type, unit, description' })
  metrics!: Record<string, MetricSpec>;

  @ApiProperty({ description: 'Comes with Rookery', example: true })
  builtIn!: boolean;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why it cannot be used', example: null })
  problem!: string | null;
}

export class PluginsDto {
  @ApiProperty({ type: [PluginDto], description: 'All plugins, also those that cannot be used' })
  items!: PluginView[];
}
