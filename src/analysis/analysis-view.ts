import type { GameId } from '../chess/ids.js';
import type { AnalysisSource, AnalysisState } from './game-analysis.entity.js';
import type { EvaluationSource } from './game-ply.entity.js';
import type { Metrics } from './plugins/plugin.js';

/** The engine and settings behind evaluations. */
export interface EngineView {
  name: string;
  version: string;
  net: string;
  build: string;
  /** Per position. */
  nodes: number;
  multipv: number;
  hashMb: number;
}

/** What became of analysing a game, and where its numbers come from. */
export interface GameAnalysisView {
  gameId: GameId;
  state: AnalysisState;
  message: string | null;
  source: AnalysisSource | null;
  profileId: number | null;
  engine: EngineView | null;
  movesSha256: string;
  plies: number;
  /** Positions the engine searched for this game, and those that were known already. */
  evaluated: number;
  cached: number;
  engineNodes: number;
  engineMs: number;
  formulaVersion: number;
  /** Run that made the evaluations. */
  runId: number | null;
  analysedAt: Date;
  /** The game has changed since: what is here is true of what it was. */
  outdated: boolean;
}

/** What is still to be done for a game. */
export interface OpenTask {
  /** `running` while a process has the game in hand; a long game waits between its parts. */
  state: 'waiting' | 'running';
  runId: number;
}

/** A position of an analysed game and the move that led to it; ply 0 is the start and has none. */
export interface PlyRow {
  ply: number;
  san: string | null;
  uci: string | null;
  /** From White's side, after the move. */
  cp: number | null;
  mate: number | null;
  /** Best move in this position, UCI. */
  best: string | null;
  /** UCI, parted by spaces. */
  pv: string | null;
  depth: number | null;
  nodes: number | null;
  source: EvaluationSource | null;
  judgment: string | null;
  lossCp: number | null;
  /** Percent. */
  accuracy: number | null;
  clockCs: number | null;
  thinkCs: number | null;
}

/** Lichess's own analysis of a position and the move that led to it. */
export interface LichessPlyView {
  /** From White's side, after the move. */
  cp: number | null;
  mate: number | null;
  /** Best move in this position, UCI; Lichess names it only where another one was played. */
  best: string | null;
  judgment: string | null;
}

/** Ours, and Lichess's beside it where the game carries it. */
export interface PlyView extends PlyRow {
  lichess: LichessPlyView | null;
}

export interface PluginResultView {
  plugin: string;
  version: number;
  state: 'done' | 'failed' | 'unsupported';
  metrics: Metrics | null;
  message: string | null;
  formulaVersion: number;
  runId: number | null;
  computedAt: Date;
}

/** What analyses have cost. */
export interface AnalysisEffort {
  /** Positions the engine searched. */
  positions: number;
  nodes: number;
  engineMs: number;
}
