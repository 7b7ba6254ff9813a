import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { FORMULA_VERSION } from '../chess/formula-version.js';
import { GamesService } from '../games/games.service.js';
import type { GameDetail } from '../games/game-view.js';
import { AnalysesRepository } from './analyses.repository.js';
import { AnalysisNotFoundError, AnalysisNotRepeatableError } from './analysis.errors.js';
import type { GameAnalysisView, PlyRow } from './analysis-view.js';
import { describePlies } from './describe-plies.js';
import { EngineService } from './engine-service.js';
import type { Evaluation } from './evaluation.js';
import { type GamePosition, hashMoves, listPositions } from './game-positions.js';
import { GameSearch } from './game-search.js';
import { readLichessEvaluations } from './lichess-evaluations.js';
import { makePluginGame } from './plugin-game.js';
import { PluginsService } from './plugins.service.js';
import { listRuled, planSearches } from './search-plan.js';

/** A stored value that a repetition does not give. */
export interface Difference {
  /** `ply 17` or the name of a plugin. */
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
    await this.assertRepeatable(game, analysis);
    const positions = listPositions(game);
    const evaluations = await this.repeat(game, positions, analysis, signal);
    const plies = describePlies(game, positions, evaluations);
    const differences = [
      ...comparePlies(await this.analyses.listPlies(game.id), plies),
      ...(await this.comparePlugins(game, positions, evaluations)),
    ];
    const searched = plies.filter(({ source }) => source === 'engine').length;
    return { gameId: game.id, ok: differences.length === 0, searched, differences };
  }

  private async assertRepeatable(game: GameDetail, analysis: GameAnalysisView): Promise<void> {
    const refuse = (reason: string): never => {
      throw new AnalysisNotRepeatableError(game.id, reason);
    };
    if (analysis.movesSha256 !== hashMoves(game)) refuse('the game has other moves by now');
    if (analysis.formulaVersion !== FORMULA_VERSION) {
      refuse(`it was made with version ${analysis.formulaVersion} of the formulas, this is version ${FORMULA_VERSION}`);
    }
    if (analysis.source !== 'engine' || !analysis.engine) return;
    const { name, build, nodes } = analysis.engine;
    if ((await this.engines.getProfileId(nodes)) !== analysis.profileId) {
      refuse(`it was made with another engine or other settings: ${name}, build ${build}`);
    }
  }

  private async repeat(
    game: GameDetail,
    positions: readonly GamePosition[],
    { source, engine }: GameAnalysisView,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<number, Evaluation>> {
    if (source === 'lichess') return readLichessEvaluations(game.analysis, positions) ?? new Map();
    if (source !== 'engine' || !engine) return new Map();
    const evaluations = listRuled(positions);
    for (const part of planSearches(positions)) {
      const searched = await this.engines.use(
        engine.nodes,
        (searcher) => new GameSearch(searcher, positions, new Map()).run(part, signal),
        signal,
      );
      for (const [ply, evaluation] of searched.evaluations) evaluations.set(ply, evaluation);
    }
    return evaluations;
  }

  private async comparePlugins(
    game: GameDetail,
    positions: readonly GamePosition[],
    evaluations: ReadonlyMap<number, Evaluation>,
  ): Promise<Difference[]> {
    const active = await this.plugins.listActive();
    const stored = (await this.analyses.listPluginResults(game.id)).filter(({ plugin, version }) =>
      active.some((other) => other.name === plugin && other.version === version),
    );
    const outcomes = await this.plugins.run(
      makePluginGame(game, positions, evaluations),
      stored.map(({ plugin }) => plugin),
    );
    return stored.flatMap(({ plugin, state, metrics }, i) => {
      const outcome = outcomes[i];
      const repeated = outcome?.state === 'done' ? outcome.metrics : null;
      return [
        ...differ(plugin, 'state', state, outcome?.state),
        ...differ(
          plugin,
          'metrics',
          metrics,
          repeated === null ? null : (JSON.parse(JSON.stringify(repeated)) as unknown),
        ),
      ];
    });
  }
}

function comparePlies(stored: readonly PlyRow[], repeated: readonly PlyRow[]): Difference[] {
  const length = Math.max(stored.length, repeated.length);
  return Array.from({ length }, (_, ply) => comparePly(ply, stored[ply], repeated[ply])).flat();
}

/** Whether a position came from the cache is chance, what it says is not. */
function comparePly(ply: number, stored: PlyRow | undefined, repeated: PlyRow | undefined): Difference[] {
  if (!stored || !repeated) return differ(`ply ${ply}`, 'position', Boolean(stored), Boolean(repeated));
  const fields = Object.keys(repeated).filter((field) => field !== 'source') as (keyof PlyRow)[];
  return fields.flatMap((field) => differ(`ply ${ply}`, field, stored[field], repeated[field]));
}

function differ(where: string, field: string, stored: unknown, repeated: unknown): Difference[] {
  const alike = field === 'accuracy' ? isSameSingle(stored, repeated) : isDeepStrictEqual(stored, repeated);
  return alike ? [] : [{ where, field, stored, repeated }];
}

/** Accuracies are stored with single precision. */
const isSameSingle = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.fround(a) === Math.fround(b) : a === b;
