import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { GameId } from '../chess/ids.js';
import { FORMULA_VERSION } from '../chess/formula-version.js';
import { toPlainText } from '../database/plain-text.js';
import { GamesService } from '../games/games.service.js';
import type { GameDetail } from '../games/game-view.js';
import { AnalysesRepository } from './analyses.repository.js';
import { AnalysisNotFoundError, AnalysisNotRepeatableError } from './analysis.errors.js';
import type { GameAnalysisView, PluginResultView, PlyRow } from './analysis-view.js';
import { describePlies } from './describe-plies.js';
import { EngineService, type PreparedEngines } from './engine-service.js';
import type { Evaluation } from './evaluation.js';
import { type GamePosition, hashMoves, listPositions } from './game-positions.js';
import { GameSearch } from './game-search.js';
import { readLichessEvaluations } from './lichess-evaluations.js';
import { makePluginGame } from './plugin-game.js';
import type { AnalysedGame, PluginOutcome } from './plugins/plugin.js';
import { PluginsService } from './plugins.service.js';
import { listRuled, planSearches } from './search-plan.js';

/** A stored value that a repetition does not give. */
export interface Difference {
  /** `game`, `ply 17` or the name of a plugin. */
  where: string;
  field: string;
  stored: unknown;
  repeated: unknown;
}

/** What repeating an analysis showed. */
export interface Verification {
  gameId: string;
  /** Every stored value is the one that comes out again. */
  ok: boolean;
  /** Positions searched anew. */
  searched: number;
  differences: Difference[];
  /** Results of plugins that are not here at that version, such as `opening 2`. */
  notCompared: string[];
}

/** Repeats an analysis from what is stored about how it was made, without any cache, and compares all of it. */
@Injectable()
export class AnalysisVerifier {
  constructor(
    private readonly games: GamesService,
    private readonly analyses: AnalysesRepository,
    private readonly engines: EngineService,
    private readonly plugins: PluginsService,
  ) {}

  /** @throws GameNotFoundError, AnalysisNotFoundError, AnalysisNotRepeatableError */
  async verify(id: string, signal: AbortSignal): Promise<Verification> {
    const game = await this.games.get(id);
    const analysis = await this.analyses.find(game.id);
    if (!analysis || analysis.state === 'failed') throw new AnalysisNotFoundError(game.id);
    const engines = await this.prepare(game, analysis);
    const positions = listPositions(game);
    const evaluations = await this.repeat({ game, positions, engines }, analysis, signal);
    const plies = describePlies(game, positions, evaluations);
    const { repeatable, others } = await this.sortPlugins(game.id);
    const stored = await this.analyses.listPlies(game.id);
    const differences = [
      ...compareSummary(analysis, stored),
      ...comparePlies(stored, plies),
      ...(await this.comparePlugins(makePluginGame(game, positions, evaluations), repeatable)),
    ];
    const searched = plies.filter(({ source }) => source === 'engine').length;
    const notCompared = others.map(({ plugin, version }) => `${plugin} ${version}`);
    return { gameId: game.id, ok: differences.length === 0, searched, differences, notCompared };
  }

  /** The engines it was made with, where it was made with engines. */
  private async prepare(game: GameDetail, analysis: GameAnalysisView): Promise<PreparedEngines | undefined> {
    const refuse = (reason: string): never => {
      throw new AnalysisNotRepeatableError(game.id, reason);
    };
    if (analysis.movesSha256 !== hashMoves(game)) refuse('the game has other moves by now');
    if (analysis.formulaVersion !== FORMULA_VERSION) {
      refuse(`it was made with version ${analysis.formulaVersion} of the formulas, this is version ${FORMULA_VERSION}`);
    }
    if (analysis.outdated) refuse('the game or what is known about it has changed since; analyse it again');
    if (analysis.source !== 'engine' || !analysis.engine) return undefined;
    const { name, build, nodes } = analysis.engine;
    const engines = await this.engines.prepare(nodes);
    if (engines.profileId !== analysis.profileId) {
      refuse(`it was made with another engine or other settings: ${name}, build ${build}`);
    }
    return engines;
  }

  private async repeat(
    { game, positions, engines }: { game: GameDetail; positions: readonly GamePosition[]; engines?: PreparedEngines },
    { source, engine }: GameAnalysisView,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<number, Evaluation>> {
    if (source === 'lichess') return readLichessEvaluations(game.analysis, positions) ?? new Map();
    if (!engines) return new Map();
    const evaluations = listRuled(positions);
    for (const part of planSearches(positions, engine?.nodes)) {
      const searched = await engines.use(
        (searcher) => new GameSearch(searcher, positions, new Map()).run(part, signal),
        signal,
      );
      for (const [ply, evaluation] of searched.evaluations) evaluations.set(ply, evaluation);
    }
    return evaluations;
  }

  /** Results of plugins that are here at the same version, and those of all others. */
  private async sortPlugins(gameId: GameId): Promise<{ repeatable: PluginResultView[]; others: PluginResultView[] }> {
    const active = await this.plugins.listActive();
    const isActive = ({ plugin, version }: PluginResultView): boolean =>
      active.some((other) => other.name === plugin && other.version === version);
    const stored = await this.analyses.listPluginResults(gameId);
    return { repeatable: stored.filter(isActive), others: stored.filter((result) => !isActive(result)) };
  }

  private async comparePlugins(game: AnalysedGame, stored: readonly PluginResultView[]): Promise<Difference[]> {
    const outcomes = await this.plugins.run(
      game,
      stored.map(({ plugin }) => plugin),
    );
    return stored.flatMap((result, i) => comparePlugin(result, outcomes[i]));
  }
}

/** What is said of a game as a whole follows from the rows of its positions; the time it took does not come out again. */
function compareSummary(analysis: GameAnalysisView, plies: readonly PlyRow[]): Difference[] {
  const searched = plies.filter(({ source }) => source === 'engine');
  const repeated = {
    state: analysis.source === null ? 'unsupported' : 'done',
    plies: plies.length - 1,
    evaluated: searched.length,
    cached: plies.filter(({ source }) => source === 'cache').length,
    engineNodes: searched.reduce((sum, { nodes }) => sum + (nodes ?? 0), 0),
  };
  const fields = Object.keys(repeated) as (keyof typeof repeated)[];
  return fields.flatMap((field) => differ('game', field, analysis[field], repeated[field]));
}

function comparePlugin(stored: PluginResultView, outcome: PluginOutcome | undefined): Difference[] {
  const isDone = outcome?.state === 'done';
  const repeated = {
    state: outcome?.state,
    metrics: isDone ? (JSON.parse(JSON.stringify(outcome.metrics)) as unknown) : null,
    message: isDone || !outcome ? null : toPlainText(outcome.message),
    formulaVersion: FORMULA_VERSION,
  };
  const fields = Object.keys(repeated) as (keyof typeof repeated)[];
  return fields.flatMap((field) => differ(stored.plugin, field, stored[field], repeated[field]));
}

function comparePlies(stored: readonly PlyRow[], repeated: readonly PlyRow[]): Difference[] {
  const length = Math.max(stored.length, repeated.length);
  return Array.from({ length }, (_, ply) => comparePly(ply, stored[ply], repeated[ply])).flat();
}

function comparePly(ply: number, stored: PlyRow | undefined, repeated: PlyRow | undefined): Difference[] {
  if (!stored || !repeated) return differ(`ply ${ply}`, 'position', Boolean(stored), Boolean(repeated));
  const fields = Object.keys(repeated) as (keyof PlyRow)[];
  // Whether a position came from the cache is chance, what it says is not.
  const source = stored.source === 'cache' ? 'engine' : stored.source;
  return fields.flatMap((field) => differ(`ply ${ply}`, field, { ...stored, source }[field], repeated[field]));
}

function differ(where: string, field: string, stored: unknown, repeated: unknown): Difference[] {
  const alike = field === 'accuracy' ? isSameSingle(stored, repeated) : isDeepStrictEqual(stored, repeated);
  return alike ? [] : [{ where, field, stored, repeated }];
}

/** Accuracies are stored with single precision. */
const isSameSingle = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.fround(a) === Math.fround(b) : a === b;
