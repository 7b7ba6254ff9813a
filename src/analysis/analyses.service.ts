import { Injectable } from '@nestjs/common';
import { GamesService } from '../games/games.service.js';
import { AnalysesRepository } from './analyses.repository.js';
import { AnalysisNotFoundError } from './analysis.errors.js';
import { describeLichessPly } from './lichess-evaluations.js';
import type { AnalysisEffort, GameAnalysisView, PluginResultView, PlyView } from './analysis-view.js';

/** All that is known about an analysed game. */
export interface AnalysisReport extends GameAnalysisView {
  plugins: PluginResultView[];
}

export type { AnalysisEffort } from './analysis-view.js';

/** Looking at analyses. */
@Injectable()
export class AnalysesService {
  constructor(
    private readonly games: GamesService,
    private readonly analyses: AnalysesRepository,
  ) {}

  /** @throws GameNotFoundError, AnalysisNotFoundError */
  async get(id: string): Promise<AnalysisReport> {
    const game = await this.games.get(id);
    const analysis = await this.analyses.find(game.id);
    if (!analysis) throw new AnalysisNotFoundError(game.id);
    return { ...analysis, plugins: await this.analyses.listPluginResults(game.id) };
  }

  /** Positions of an analysed game, the start first, with what Lichess says of them. @throws GameNotFoundError, AnalysisNotFoundError */
  async listPlies(id: string): Promise<PlyView[]> {
    const game = await this.games.get(id);
    const plies = await this.analyses.listPlies(game.id);
    if (plies.length === 0) throw new AnalysisNotFoundError(game.id);
    return plies.map((row) => ({ ...row, lichess: describeLichessPly(game.analysis, row.ply) }));
  }

  /** What a run has cost so far. */
  async measureEffort(runId: number): Promise<AnalysisEffort> {
    return this.analyses.measureEffort(runId);
  }
}
