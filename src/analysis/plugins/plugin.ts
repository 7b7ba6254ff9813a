import type { ByColor, Color } from '../../chess/color.js';

/** What a plugin works with beyond the moves; games without it are "not supported" for the plugin. */
export const NEEDS = ['evaluations', 'clocks'] as const;
export type Need = (typeof NEEDS)[number];

/** What a metric holds. Numbers are finite; `bySide` is `{ white, black }` of numbers or null. */
export const METRIC_TYPES = ['number', 'integer', 'boolean', 'text', 'bySide', 'list', 'object'] as const;
export type MetricType = (typeof METRIC_TYPES)[number];

/** One documented number (or list, or text) of a plugin. A metric may always be null: nothing to say about this game. */
export interface MetricSpec {
  type: MetricType;
  /** centipawns, percent, centiseconds, plies ...; absent for what has none. */
  unit?: string;
  /** One sentence for the reader of the number. */
  description: string;
}

export type Metrics = Record<string, unknown>;

/** A position's evaluation from White's side; exactly one of `cp` (centipawns) and `mate` (moves) is a number. */
export interface PlyEvaluation {
  cp: number | null;
  /** Positive: White mates; 0: mated on the board. */
  mate: number | null;
  /** Best move in the position, UCI; null where the game is over. */
  best: string | null;
}

/** A move of the game and what is known about the position it led to. */
export interface PlyView {
  /** Half-moves played, 1 for the first move. */
  ply: number;
  color: Color;
  san: string;
  uci: string;
  /** Board after the move: 64 squares from a1 to h8, 0 empty, 1 to 6 white pawn to king, 9 to 14 black. */
  board: readonly number[];
  /** Position after the move as EPD. */
  epd: string;
  /** Absent without evaluations. */
  evaluation?: PlyEvaluation;
  /** Centiseconds on the mover's clock after the move; absent without clocks. */
  clockCs?: number;
}

export interface SideOfGame {
  id: string | null;
  name: string | null;
  rating: number | null;
  berserk: boolean;
}

/** A game as plugins get it: plain data, copied into their thread. */
export interface AnalysedGame {
  id: string;
  variant: string;
  speed: string;
  rated: boolean;
  status: string;
  winner: Color | null;
  players: ByColor<SideOfGame>;
  clock: { initialS: number; incrementS: number } | null;
  /** All recorded clocks, centiseconds, in playing order; may hold one more than there are moves. */
  clocksCs: readonly number[] | null;
  start: {
    fen: string;
    /** Whose turn it is. */
    color: Color;
    board: readonly number[];
    epd: string;
    evaluation?: PlyEvaluation;
  };
  plies: readonly PlyView[];
}

/** Looks at one game and says what it found. */
export interface AnalysisPlugin {
  /** Lower-case words joined by hyphens. */
  name: string;
  /** A new version makes Rookery compute all games anew for this plugin, from the evaluations that are there. */
  version: number;
  /** One sentence. */
  description: string;
  needs: readonly Need[];
  /** Variants it can say something about; all when absent. */
  variants?: readonly string[];
  metrics: Readonly<Record<string, MetricSpec>>;
  analyse(game: AnalysedGame): Metrics | Promise<Metrics>;
}

/** What came of one plugin on one game. */
export type PluginOutcome =
  | { plugin: string; version: number; state: 'done'; metrics: Metrics }
  | { plugin: string; version: number; state: 'failed' | 'unsupported'; message: string };
