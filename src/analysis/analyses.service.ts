import { Injectable } from '@nestjs/common';
import type { Color } from '../chess/color.js';
import { type GameId, parseGameId, type PlayerId } from '../chess/ids.js';
import { FORMULA_VERSION } from '../chess/formula-version.js';
import { GameNotFoundError } from '../games/games.errors.js';
import { GamesService } from '../games/games.service.js';
import type { GameDetail } from '../games/game-view.js';
import { AnalysesRepository } from './analyses.repository.js';
import { AnalysisTasksRepository } from './analysis-tasks.repository.js';
import { type GameMoves, hashMoves } from './game-positions.js';
import { AnalysisNotFoundError } from './analysis.errors.js';
import { describeLichessPly } from './lichess-evaluations.js';
import { findSide, pickSide } from './player-side.js';
import type { AnalysisEffort, GameAnalysisView, OpenTask, PluginResultView, PlyRow, PlyView } from './analysis-view.js';

/** All that is known about a game that was analysed or is to be. */
export interface AnalysisReport extends Omit<GameAnalysisView, 'state' | 'analysedAt'> {
  /** `waiting` and `running` as long as nothing else is there. */
  state: GameAnalysisView['state'] | OpenTask['state'];
  /** Null until then. */
  analysedAt: Date | null;
  /** What is still to be done, also beside what is there. */
  open: OpenTask | null;
  /** Whose metrics these are; null: of both, as `{ white, black }`. */
  side: Color | null;
  plugins: PluginResultView[];
}

/** What an engine of ours says about a game. */
export interface OwnAnalysis {
  analysis: GameAnalysisView;
  /** The start first. */
  plies: PlyRow[];
}

export type { AnalysisEffort } from './analysis-view.js';

/** Looking at analyses. */
@Injectable()
export class AnalysesService {
  constructor(
    private readonly games: GamesService,
    private readonly analyses: AnalysesRepository,
    private readonly tasks: AnalysisTasksRepository,
  ) {}

  /** Changes whenever what `get` and `listPlies` give does. @throws GameNotFoundError */
  async getVersion(id: string): Promise<string> {
    const game = await this.games.getVersion(id);
    const gameId = parseGameId(id);
    if (!gameId) throw new GameNotFoundError(id);
    const analysis = await this.analyses.findVersion(gameId);
    const open = await this.tasks.findOpen(gameId);
    return [game, analysis, open?.runId, open?.state].join(' ');
  }

  /** @param player whose side is told of @throws GameNotFoundError, AnalysisNotFoundError, PlayerNotInGameError */
  async get(id: string, player?: PlayerId): Promise<AnalysisReport> {
    const game = await this.games.get(id);
    const side = player === undefined ? null : findSide(game, player);
    const open = (await this.tasks.findOpen(game.id)) ?? null;
    const analysis = (await this.analyses.find(game.id)) ?? (open && expectAnalysis(game, open));
    if (!analysis) throw new AnalysisNotFoundError(game.id);
    // A game that could not be analysed after a change keeps the analysis of what it was.
    const outdated = analysis.outdated || analysis.movesSha256 !== hashMoves(game);
    const plugins = await this.analyses.listPluginResults(game.id);
    return {
      ...analysis,
      outdated,
      open,
      side,
      plugins: side ? plugins.map((result) => ofSide(result, side)) : plugins,
    };
  }

  /** Positions of an analysed game, the start first, with what Lichess says of them. @throws GameNotFoundError, AnalysisNotFoundError */
  async listPlies(id: string): Promise<PlyView[]> {
    const game = await this.games.get(id);
    const plies = await this.analyses.listPlies(game.id);
    if (plies.length === 0) throw new AnalysisNotFoundError(game.id);
    return plies.map((row) => ({ ...row, lichess: describeLichessPly(game.analysis, row.ply) }));
  }

  /** Games among these that an engine of ours evaluated, in two queries whatever their number. */
  async findOwn(games: readonly (GameMoves & { id: GameId })[]): Promise<Map<GameId, OwnAnalysis>> {
    const hashes = new Map(games.map((game) => [game.id, () => hashMoves(game)]));
    const analyses = (await this.analyses.findMany([...hashes.keys()])).filter(
      // One of other moves is of an earlier course of the game.
      ({ gameId, source, movesSha256 }) => source === 'engine' && hashes.get(gameId)?.() === movesSha256,
    );
    const found = new Map(analyses.map((analysis) => [analysis.gameId, { analysis, plies: [] as PlyRow[] }]));
    if (found.size === 0) return found;
    for (const { gameId, ...ply } of await this.analyses.listPliesOf([...found.keys()])) {
      found.get(gameId)?.plies.push(ply);
    }
    return found;
  }

  /** What a run has cost so far. */
  async measureEffort(runId: number): Promise<AnalysisEffort> {
    return this.analyses.measureEffort(runId);
  }
}

function ofSide(result: PluginResultView, side: Color): PluginResultView {
  return { ...result, metrics: result.metrics && pickSide(result.metrics, side) };
}

/** What can be said of an analysis that is to be made. */
function expectAnalysis(
  game: GameDetail,
  { state, runId }: OpenTask,
): Omit<AnalysisReport, 'open' | 'side' | 'plugins'> {
  return {
    gameId: game.id,
    state,
    message: null,
    source: null,
    profileId: null,
    engine: null,
    movesSha256: hashMoves(game),
    plies: game.plies,
    evaluated: 0,
    cached: 0,
    engineNodes: 0,
    engineMs: 0,
    formulaVersion: FORMULA_VERSION,
    runId,
    analysedAt: null,
    outdated: false,
  };
}
