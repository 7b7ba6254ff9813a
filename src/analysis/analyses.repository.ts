import { Injectable } from '@nestjs/common';
import type { GameId } from '../chess/ids.js';
import { Database, type Tx } from '../database/database.service.js';
import { toPlainText } from '../database/plain-text.js';
import type { AnalysisSource, AnalysisState } from './game-analysis.entity.js';
import type { AnalysisEffort, GameAnalysisView, PluginResultView, PlyRow } from './analysis-view.js';
import type { EngineProfile } from './engine/engine-profile.js';
import type { Evaluation } from './evaluation.js';
import type { PluginOutcome } from './plugins/plugin.js';

/** What searching a part of a game brought. */
export interface StoredPart {
  /** By ply. */
  evaluations: readonly (readonly [number, Evaluation])[];
  engineMs: number;
}

/** All that is stored of one analysed game. */
export interface StoredAnalysis {
  gameId: GameId;
  state: AnalysisState;
  message?: string;
  source?: AnalysisSource;
  profileId?: number;
  movesSha256: string;
  evaluated: number;
  cached: number;
  engineNodes: number;
  engineMs: number;
  formulaVersion: number;
  runId: number;
  /** Where the evaluations are from, unless this run made them. */
  evaluatedInRun?: number | null;
  plies: readonly PlyRow[];
  plugins: readonly PluginOutcome[];
}

const ANALYSIS = `a.game_id as "gameId", a.state, a.message, a.source, a.moves_sha256 as "movesSha256", a.plies,
  a.evaluated, a.cached, a.engine_nodes::float8 as "engineNodes", a.engine_ms as "engineMs",
  a.formula_version as "formulaVersion", a.run_id as "runId", a.analysed_at as "analysedAt", a.profile_id as "profileId",
  g.analysed_with is null as outdated,
  case when p.id is not null then json_build_object('name', p.name, 'version', p.version, 'net', p.net, 'build', p.build,
    'nodes', p.nodes, 'multipv', p.multipv, 'hashMb', p.hash_mb) end as engine`;
const ANALYSES = `game_analyses a join games g on g.id = a.game_id left join engine_profiles p on p.id = a.profile_id`;
const PLY = `ply, san, uci, cp, mate, best, pv, depth, nodes, source, judgment, loss_cp as "lossCp", accuracy,
  clock_cs as "clockCs", think_cs as "thinkCs"`;

/** Queries on analyses and what they are made of. */
@Injectable()
export class AnalysesRepository {
  constructor(private readonly database: Database) {}

  /** Number of a profile, the same for the same profile. */
  async getProfileId(profile: EngineProfile, fingerprint: string): Promise<number> {
    const { name, version, net, build, nodes, multipv, hashMb } = profile;
    const values = [fingerprint, name, version, net, build, nodes, multipv, hashMb];
    await this.database.execute(
      `insert into engine_profiles (fingerprint, name, version, net, build, nodes, multipv, hash_mb)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      values,
    );
    const [row] = await this.database.query<{ id: number }>('select id from engine_profiles where fingerprint = $1', [
      fingerprint,
    ]);
    if (!row) throw new Error('The engine profile was not stored');
    return row.id;
  }

  async find(gameId: GameId): Promise<GameAnalysisView | undefined> {
    const [row] = await this.database.query<GameAnalysisView>(
      `select ${ANALYSIS} from ${ANALYSES} where a.game_id = $1`,
      [gameId],
    );
    return row;
  }

  /** Names what is stored of a game by the transactions that wrote it; plies are written with the rest. */
  async findVersion(gameId: GameId): Promise<string> {
    const [row] = await this.database.query<{ version: string }>(
      `select concat_ws('/',
         (select concat_ws('.', xmin, extract(epoch from analysed_at)) from game_analyses where game_id = $1),
         (select string_agg(concat_ws('.', plugin, xmin), ',' order by plugin) from plugin_results where game_id = $1)
       ) as version`,
      [gameId],
    );
    return row?.version ?? '';
  }

  async measureEffort(runId: number): Promise<AnalysisEffort> {
    const [row] = await this.database.query<AnalysisEffort>(
      `select coalesce(sum(evaluated), 0)::int as positions, coalesce(sum(engine_nodes), 0)::float8 as nodes,
         coalesce(sum(engine_ms), 0)::float8 as "engineMs" from game_analyses where run_id = $1`,
      [runId],
    );
    return row ?? { positions: 0, nodes: 0, engineMs: 0 };
  }

  /** Positions in playing order, the start first. */
  async listPlies(gameId: GameId): Promise<PlyRow[]> {
    return this.database.query<PlyRow>(`select ${PLY} from game_plies where game_id = $1 order by ply`, [gameId]);
  }

  /** Finished analyses of many games. */
  async findMany(gameIds: readonly GameId[]): Promise<GameAnalysisView[]> {
    return this.database.query<GameAnalysisView>(
      `select ${ANALYSIS} from ${ANALYSES}
       where a.game_id = any($1::text[]) and a.state = 'done'`,
      [gameIds],
    );
  }

  /** Positions of many games, each in playing order, the start first. */
  async listPliesOf(gameIds: readonly GameId[]): Promise<(PlyRow & { gameId: GameId })[]> {
    return this.database.query<PlyRow & { gameId: GameId }>(
      `select game_id as "gameId", ${PLY} from game_plies where game_id = any($1::text[]) order by game_id, ply`,
      [gameIds],
    );
  }

  async listPluginResults(gameId: GameId): Promise<PluginResultView[]> {
    return this.database.query<PluginResultView>(
      `select plugin, version, state, metrics, message, formula_version as "formulaVersion", run_id as "runId",
         computed_at as "computedAt"
       from plugin_results where game_id = $1 order by plugin`,
      [gameId],
    );
  }

  /** Parts of the game that were evaluated already, by number, possibly planned by another version. */
  async findParts(gameId: GameId, profileId: number, movesSha256: string): Promise<Map<number, StoredPart>> {
    const rows = await this.database.query<StoredPart & { chunk: number }>(
      `select chunk, evaluations, engine_ms as "engineMs" from analysis_chunks
       where game_id = $1 and profile_id = $2 and moves_sha256 = $3`,
      [gameId, profileId, movesSha256],
    );
    return new Map(rows.map(({ chunk, ...part }) => [chunk, part]));
  }

  async savePart(
    { gameId, profileId, movesSha256 }: { gameId: GameId; profileId: number; movesSha256: string },
    part: number,
    { evaluations, engineMs }: StoredPart,
  ): Promise<void> {
    await this.database.execute(
      `insert into analysis_chunks (game_id, profile_id, moves_sha256, chunk, evaluations, engine_ms)
       values ($1, $2, $3, $4, $5::jsonb, $6)
       on conflict (game_id, profile_id, moves_sha256, chunk) do update set evaluations = excluded.evaluations,
         engine_ms = excluded.engine_ms, created_at = now()`,
      [gameId, profileId, movesSha256, part, JSON.stringify(evaluations), Math.round(engineMs)],
    );
  }

  /**
   * Replaces all that was stored of the game; plies in two statements. Results of plugins that are not here, or are older
   * here, go too: they were computed from what is replaced.
   */
  async save(tx: Tx, analysis: StoredAnalysis): Promise<void> {
    await this.saveSummary(tx, analysis);
    await this.savePlies(tx, analysis.gameId, analysis.plies);
    await tx.execute('delete from plugin_results where game_id = $1', [analysis.gameId]);
    await this.savePlugins(tx, analysis);
    await tx.execute('delete from analysis_chunks where game_id = $1 and profile_id = $2', [
      analysis.gameId,
      analysis.profileId ?? null,
    ]);
  }

  /** Notes why a game has no analysis; one that it had before stays. */
  async saveFailure(
    tx: Tx,
    failed: Pick<StoredAnalysis, 'gameId' | 'movesSha256' | 'formulaVersion' | 'runId'>,
    plies: number,
    message: string,
  ): Promise<void> {
    await tx.execute(
      `insert into game_analyses (game_id, state, message, moves_sha256, plies, formula_version, run_id)
       values ($1, 'failed', $2, $3, $4, $5, $6)
       on conflict (game_id) do update set message = excluded.message, run_id = excluded.run_id, analysed_at = now(),
         plies = excluded.plies, moves_sha256 = excluded.moves_sha256
       where game_analyses.state = 'failed'`,
      [failed.gameId, toPlainText(message), failed.movesSha256, plies, failed.formulaVersion, failed.runId],
    );
  }

  private async saveSummary(tx: Tx, a: StoredAnalysis): Promise<void> {
    await tx.execute(
      `insert into game_analyses (game_id, state, message, source, profile_id, moves_sha256, plies, evaluated, cached,
         engine_nodes, engine_ms, formula_version, run_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict (game_id) do update set state = excluded.state, message = excluded.message, source = excluded.source,
         profile_id = excluded.profile_id, moves_sha256 = excluded.moves_sha256, plies = excluded.plies,
         evaluated = excluded.evaluated, cached = excluded.cached, engine_nodes = excluded.engine_nodes,
         engine_ms = excluded.engine_ms, formula_version = excluded.formula_version, run_id = excluded.run_id,
         analysed_at = now()`,
      [
        a.gameId,
        a.state,
        a.message ?? null,
        a.source ?? null,
        a.profileId ?? null,
        a.movesSha256,
        a.plies.length - 1,
        a.evaluated,
        a.cached,
        a.engineNodes,
        Math.round(a.engineMs),
        a.formulaVersion,
        a.evaluatedInRun ?? a.runId,
      ],
    );
  }

  private async savePlies(tx: Tx, gameId: GameId, plies: readonly PlyRow[]): Promise<void> {
    await tx.execute('delete from game_plies where game_id = $1', [gameId]);
    await tx.execute(
      `insert into game_plies (game_id, ply, san, uci, cp, mate, best, pv, depth, nodes, source, judgment, loss_cp,
         accuracy, clock_cs, think_cs)
       select $1, ply, san, uci, cp, mate, best, pv, depth, nodes, source, judgment, "lossCp", accuracy, "clockCs", "thinkCs"
       from json_to_recordset($2::json) as row (ply smallint, san text, uci text, cp integer, mate smallint, best text,
         pv text, depth smallint, nodes integer, source text, judgment text, "lossCp" smallint, accuracy real,
         "clockCs" integer, "thinkCs" integer)`,
      [gameId, JSON.stringify(plies)],
    );
  }

  /** Results of plugins; those of plugins that are not among them stay, and so do those of newer versions of them. */
  async savePlugins(
    tx: Tx,
    { gameId, plugins, formulaVersion, runId }: Pick<StoredAnalysis, 'gameId' | 'plugins' | 'formulaVersion' | 'runId'>,
  ): Promise<void> {
    if (plugins.length === 0) return;
    const rows = plugins.map((outcome) => ({
      ...outcome,
      metrics: outcome.state === 'done' ? outcome.metrics : null,
      message: outcome.state === 'done' ? null : toPlainText(outcome.message),
    }));
    await tx.execute(
      `insert into plugin_results (game_id, plugin, version, state, metrics, message, formula_version, run_id)
       select $1, plugin, version, state, metrics, message, $3, $4
       from json_to_recordset($2::json) as row (plugin text, version integer, state text, metrics jsonb, message text)
       on conflict (game_id, plugin) do update set version = excluded.version, state = excluded.state,
         metrics = excluded.metrics, message = excluded.message, formula_version = excluded.formula_version,
         run_id = excluded.run_id, computed_at = now()
       where plugin_results.version <= excluded.version or plugin_results.formula_version < excluded.formula_version`,
      [gameId, JSON.stringify(rows), formulaVersion, runId],
    );
  }
}
