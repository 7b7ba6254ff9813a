import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.service.js';
import type { GameDetail } from '../games/game-view.js';
import { AnalysesRepository, type StoredPart } from './analyses.repository.js';
import { AnalysisMetrics } from './analysis-metrics.js';
import type { Task } from './analysis-tasks.repository.js';
import { EngineService, type PreparedEngines } from './engine-service.js';
import type { Evaluation } from './evaluation.js';
import { EvaluationCache } from './evaluation-cache.js';
import type { AnalysisSource } from './game-analysis.entity.js';
import type { GamePosition } from './game-positions.js';
import { GameSearch, type SearchedPart } from './game-search.js';
import { readLichessEvaluations } from './lichess-evaluations.js';
import { listRuled, planSearches, type SearchPart } from './search-plan.js';

/** A game with what follows from its moves alone. */
export interface Subject {
  game: GameDetail;
  positions: GamePosition[];
  movesSha256: string;
}

/** Evaluations of a whole game. */
export interface Evaluated {
  /** By ply. */
  evaluations: ReadonlyMap<number, Evaluation>;
  source?: AnalysisSource;
  profileId?: number;
  engineNodes: number;
  engineMs: number;
  /** What of that was spent on parts before the last one. */
  earlierMs: number;
}

// Stockfish plays these; of the others everything is told that needs no engine.
const ENGINE_VARIANTS = ['standard', 'chess960', 'fromPosition'];
const NOTHING_EVALUATED: Evaluated = { evaluations: new Map(), engineNodes: 0, engineMs: 0, earlierMs: 0 };

/** Evaluates games: by the rules, from the cache, with an engine, or as Lichess did. */
@Injectable()
export class GameEvaluator {
  constructor(
    private readonly database: Database,
    private readonly analyses: AnalysesRepository,
    private readonly cache: EvaluationCache,
    private readonly engines: EngineService,
    private readonly metrics: AnalysisMetrics,
    private readonly config: AppConfig,
  ) {}

  /**
   * Takes a game as far as its next part. @returns undefined while there are parts left
   * @throws EngineFailure, or the reason of `signal`
   */
  async evaluate(task: Task, subject: Subject, signal: AbortSignal): Promise<Evaluated | undefined> {
    const { game, positions } = subject;
    if (!ENGINE_VARIANTS.includes(game.variant)) return NOTHING_EVALUATED;
    if (this.config.analysis.source === 'lichess' && task.nodes === null) {
      const evaluations = readLichessEvaluations(game.analysis, positions);
      if (evaluations) return { ...NOTHING_EVALUATED, evaluations, source: 'lichess' };
    }
    return this.search(task, subject, signal);
  }

  /** Searches the next part; undefined while there are more. */
  private async search(task: Task, subject: Subject, signal: AbortSignal): Promise<Evaluated | undefined> {
    const { gameId } = task;
    const { movesSha256, positions } = subject;
    const nodes = task.nodes ?? this.config.engine.nodes;
    const engines = await this.engines.prepare(nodes);
    const { profileId } = engines;
    const parts = planSearches(positions, nodes);
    const found = matchParts(parts, await this.analyses.findParts(gameId, profileId, movesSha256));
    const earlierMs = sumEngineMs(found);
    const next = found.indexOf(undefined);
    const part = parts[next];
    if (part) {
      const searched = await this.searchPart(part, subject, engines, signal);
      found[next] = { evaluations: [...searched.evaluations], engineMs: searched.engineMs };
      if (found.includes(undefined)) {
        await this.analyses.savePart({ gameId, profileId, movesSha256 }, next, found[next]);
        return undefined;
      }
    }
    return { ...joinParts(found, positions), profileId, earlierMs };
  }

  private async searchPart(
    part: SearchPart,
    { positions }: Subject,
    engines: PreparedEngines,
    signal: AbortSignal,
  ): Promise<SearchedPart> {
    const searched = await this.searchOrFind(part, positions, engines, signal);
    this.metrics.noteSearch(searched.nodes, searched.engineMs);
    await this.database.transaction((tx) => this.cache.store(tx, engines.profileId, searched.entries));
    return searched;
  }

  private async searchOrFind(
    { inGame, alone }: SearchPart,
    positions: readonly GamePosition[],
    engines: PreparedEngines,
    signal: AbortSignal,
  ): Promise<SearchedPart> {
    const known = await this.cache.find(
      engines.profileId,
      alone.map(({ epd }) => epd),
    );
    if (inGame.length === 0 && alone.every(({ epd }) => known.has(epd))) {
      const evaluations = new Map(alone.flatMap(({ ply, epd }) => pair(ply, known.get(epd))));
      return { evaluations, entries: [], nodes: 0, engineMs: 0 };
    }
    return engines.use((engine) => new GameSearch(engine, positions, known).run({ inGame, alone }, signal), signal);
  }
}

/** What is stored of each part. One that was planned otherwise, by another version, is not it: it would leave plies out. */
function matchParts(parts: readonly SearchPart[], stored: ReadonlyMap<number, StoredPart>): (StoredPart | undefined)[] {
  return parts.map(({ inGame, alone }, number) => {
    const found = stored.get(number);
    const plies = new Set(found?.evaluations.map(([ply]) => ply));
    const planned = [...inGame, ...alone];
    return planned.length === plies.size && planned.every(({ ply }) => plies.has(ply)) ? found : undefined;
  });
}

const sumEngineMs = (parts: readonly (StoredPart | undefined)[]): number =>
  parts.reduce((sum, part) => sum + (part?.engineMs ?? 0), 0);

function joinParts(
  parts: readonly (StoredPart | undefined)[],
  positions: readonly GamePosition[],
): Omit<Evaluated, 'earlierMs'> {
  const searched = parts.flatMap((part) => part?.evaluations ?? []);
  return {
    evaluations: new Map([...searched, ...listRuled(positions)]),
    source: 'engine',
    engineNodes: searched.reduce((sum, [, { source, nodes }]) => sum + (source === 'engine' ? (nodes ?? 0) : 0), 0),
    engineMs: sumEngineMs(parts),
  };
}

function pair<Value>(key: number, value: Value | undefined): [number, Value][] {
  return value === undefined ? [] : [[key, value]];
}
