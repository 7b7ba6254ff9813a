import { Injectable } from '@nestjs/common';
import { FORMULA_VERSION } from '../chess/formula-version.js';
import { Database } from '../database/database.service.js';
import type { HeldLease } from '../database/leases.js';
import { GamesService } from '../games/games.service.js';
import { AnalysesRepository, type StoredAnalysis } from './analyses.repository.js';
import { type ActivePlugin, AnalysisTasksRepository, type Task } from './analysis-tasks.repository.js';
import type { GameAnalysisView, PlyRow } from './analysis-view.js';
import { AnalysisMetrics } from './analysis-metrics.js';
import { coverageOf } from './coverage.js';
import { describePlies } from './describe-plies.js';
import type { Evaluation } from './evaluation.js';
import type { AnalysisState } from './game-analysis.entity.js';
import { type Evaluated, GameEvaluator, type Subject } from './game-evaluator.js';
import { hashMoves, listPositions } from './game-positions.js';
import { makePluginGame } from './plugin-game.js';
import { PluginsService } from './plugins.service.js';

/** What it takes to finish a game. */
interface Hands {
  lease: HeldLease;
  /** All that are to have results. */
  plugins: readonly ActivePlugin[];
}

/** Analyses one game: evaluations once, then the plugins that lack a result, then all of it into the database at once. */
@Injectable()
export class GameAnalyser {
  /** How long the last attempt at a game took that failed here, seconds. */
  private readonly failedAfter = new Map<Task['gameId'], number>();

  constructor(
    private readonly database: Database,
    private readonly games: GamesService,
    private readonly analyses: AnalysesRepository,
    private readonly tasks: AnalysisTasksRepository,
    private readonly evaluator: GameEvaluator,
    private readonly plugins: PluginsService,
    private readonly metrics: AnalysisMetrics,
  ) {}

  /**
   * Takes a task as far as one part of its game; most games have one.
   * @returns false when there are parts left
   * @throws EngineFailure, IllegalMoveError, InvalidPositionError, GameNotFoundError, LeaseLostError
   */
  async work(task: Task, lease: HeldLease, signal: AbortSignal): Promise<boolean> {
    const startedAt = performance.now();
    this.failedAfter.delete(task.gameId);
    try {
      return await this.takeFurther(task, lease, signal, startedAt);
    } catch (error) {
      this.failedAfter.set(task.gameId, (performance.now() - startedAt) / 1000);
      throw error;
    }
  }

  private async takeFurther(task: Task, lease: HeldLease, signal: AbortSignal, startedAt: number): Promise<boolean> {
    const subject = await this.read(task);
    // Before the long work: without plugins it would be in vain.
    const plugins = await this.plugins.listActive();
    const hands = { lease, plugins };
    const stored = await this.analyses.find(task.gameId);
    if (stored && this.isGoodEnough(stored, task, subject)) {
      if (stored.outdated || stored.formulaVersion !== FORMULA_VERSION) {
        await this.finish(task, subject, { evaluated: await this.readEvaluated(stored), inRun: stored.runId }, hands);
      } else await this.complete(task, subject, stored, hands);
      return true;
    }
    const evaluated = await this.evaluator.evaluate(task, subject, signal);
    if (!evaluated) return false;
    const state = await this.finish(task, subject, { evaluated }, hands);
    this.metrics.noteGame(state, (performance.now() - startedAt + evaluated.earlierMs) / 1000);
    return true;
  }

  /** Notes that a game cannot be analysed, where its results would be and in its run. */
  async giveUp(runId: number, gameId: Task['gameId'], message: string): Promise<void> {
    const game = await this.games.get(gameId);
    // A game that cannot be analysed is left alone until it changes or more is wanted of it. Plugins may be the trouble.
    const coverage = await this.plugins.describeCoverage().catch(() => undefined);
    await this.database.transaction(async (tx) => {
      const failed = { gameId, movesSha256: hashMoves(game), formulaVersion: FORMULA_VERSION, runId };
      await this.analyses.saveFailure(tx, failed, game.plies, message);
      if (coverage !== undefined) await this.games.noteAnalysed(tx, game, coverage);
      await this.tasks.end(tx, runId, gameId, { state: 'failed', message });
    });
    this.metrics.noteGame('failed', this.failedAfter.get(gameId) ?? 0);
    this.failedAfter.delete(gameId);
  }

  private async read({ gameId }: Task): Promise<Subject> {
    const game = await this.games.get(gameId);
    return { game, positions: listPositions(game), movesSha256: hashMoves(game) };
  }

  /** Whether the evaluations still hold and are all that is asked for. */
  private isGoodEnough(stored: GameAnalysisView, { again, nodes }: Task, { movesSha256 }: Subject): boolean {
    if (again || stored.state === 'failed' || stored.movesSha256 !== movesSha256) return false;
    if (stored.source === 'lichess' && stored.outdated) return false;
    return nodes === null || stored.state === 'unsupported' || (stored.engine?.nodes ?? 0) >= nodes;
  }

  /** Nothing has changed but plugins: only those that lack a result are run. */
  private async complete(
    task: Task,
    subject: Subject,
    { state, message, formulaVersion }: GameAnalysisView,
    { lease, plugins }: Hands,
  ): Promise<void> {
    const { gameId, runId } = task;
    const results = await this.analyses.listPluginResults(gameId);
    const missing = plugins.filter(
      ({ name, version }) => !results.some((r) => r.plugin === name && r.version === version),
    );
    const evaluations = missing.length > 0 ? toEvaluations(await this.analyses.listPlies(gameId)) : new Map();
    const outcomes = await this.runPlugins(subject, evaluations, missing);
    await this.database.transaction(async (tx) => {
      await lease.fence(tx);
      await this.analyses.savePlugins(tx, { gameId, plugins: outcomes, formulaVersion, runId });
      await this.games.noteAnalysed(tx, subject.game, coverageOf(plugins));
      await this.tasks.end(tx, runId, gameId, endOf(state, message));
    });
  }

  /** What an earlier run evaluated, as if it had just been done. */
  private async readEvaluated({
    gameId,
    source,
    profileId,
    engineNodes,
    engineMs,
  }: GameAnalysisView): Promise<Evaluated> {
    const evaluations = toEvaluations(await this.analyses.listPlies(gameId));
    return {
      ...{ evaluations, engineNodes, engineMs, earlierMs: 0 },
      source: source ?? undefined,
      profileId: profileId ?? undefined,
    };
  }

  /** All that follows from evaluations, and all of it into the database. */
  private async finish(
    task: Task,
    subject: Subject,
    { evaluated, inRun }: { evaluated: Evaluated; inRun?: number | null },
    { lease, plugins: active }: Hands,
  ): Promise<AnalysisState> {
    const plies = describePlies(subject.game, subject.positions, evaluated.evaluations);
    const plugins = await this.runPlugins(subject, evaluated.evaluations, active);
    const isSupported = evaluated.source !== undefined;
    const message = isSupported ? undefined : describeUnsupported(subject.game.variant);
    const analysis: StoredAnalysis = {
      ...evaluated,
      gameId: task.gameId,
      state: isSupported ? 'done' : 'unsupported',
      message,
      movesSha256: subject.movesSha256,
      evaluated: plies.filter(({ source }) => source === 'engine').length,
      cached: plies.filter(({ source }) => source === 'cache').length,
      formulaVersion: FORMULA_VERSION,
      runId: task.runId,
      evaluatedInRun: inRun,
      plies,
      plugins,
    };
    await this.database.transaction(async (tx) => {
      await lease.fence(tx);
      await this.analyses.save(tx, analysis);
      await this.games.noteAnalysed(tx, subject.game, coverageOf(active));
      await this.tasks.end(tx, task.runId, task.gameId, endOf(analysis.state, message ?? null));
    });
    if (inRun === undefined) this.metrics.notePositions(plies);
    return analysis.state;
  }

  private async runPlugins(
    { game, positions }: Subject,
    evaluations: ReadonlyMap<number, Evaluation>,
    plugins: readonly ActivePlugin[],
  ): Promise<StoredAnalysis['plugins']> {
    if (plugins.length === 0) return [];
    const names = plugins.map(({ name }) => name);
    const outcomes = await this.plugins.run(makePluginGame(game, positions, evaluations), names);
    this.metrics.notePlugins(outcomes);
    return outcomes;
  }
}

function endOf(state: GameAnalysisView['state'], message: string | null): { state: typeof state; message?: string } {
  return { state, message: message ?? undefined };
}

function describeUnsupported(variant: string): string {
  return `The engine does not play ${variant}; everything that needs no engine is there`;
}

/** What rows of positions say, by ply. */
export function toEvaluations(plies: readonly PlyRow[]): Map<number, Evaluation> {
  return new Map(
    plies.flatMap(({ ply, source, cp, mate, best, pv, depth, nodes }) =>
      source === null ? [] : [[ply, { cp, mate, best, pv, depth, nodes, source }] as const],
    ),
  );
}
