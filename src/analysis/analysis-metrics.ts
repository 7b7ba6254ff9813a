import { Injectable } from '@nestjs/common';
import type { Counter, Gauge, Histogram } from 'prom-client';
import { Metrics } from '../observability/metrics.js';
import type { PlyRow } from './analysis-view.js';
import type { EvaluationSource } from './game-ply.entity.js';
import { EvaluationCache } from './evaluation-cache.js';
import type { PluginOutcome } from './plugins/plugin.js';

/** How the work on a game ended. */
const GAME_OUTCOMES = ['done', 'failed', 'unsupported'] as const;
export type GameOutcome = (typeof GAME_OUTCOMES)[number];

// A typical game takes seconds; an alert is due where one takes more than two minutes (deploy/alerts.yml).
const GAME_BUCKETS_S = [0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 900, 3_600];

/** Counts what this process analyses. */
@Injectable()
export class AnalysisMetrics {
  private readonly games: Histogram<'outcome'>;
  private readonly positions: Counter<'source'>;
  private readonly nodes: Counter<never>;
  private readonly engineSeconds: Counter<never>;
  private readonly plugins: Counter<'state'>;
  private readonly lookups: Gauge<'result'>;
  private readonly cacheBytes: Gauge<never>;
  private readonly cacheEntries: Gauge<never>;

  constructor(metrics: Metrics, cache: EvaluationCache) {
    this.games = metrics.histogram({
      name: 'analysis_game_seconds',
      help: 'Time a game was analysed: all of its parts without the waiting between them, or the last attempt that failed',
      labels: ['outcome'],
      buckets: GAME_BUCKETS_S,
    });
    // To Prometheus a series that begins with 1 has not grown.
    for (const outcome of GAME_OUTCOMES) this.games.zero({ outcome });
    const positions = 'Evaluated positions by who said so';
    this.positions = metrics.counter({ name: 'analysis_positions_total', help: positions, labels: ['source'] });
    this.nodes = metrics.counter({ name: 'analysis_nodes_total', help: 'Nodes the engines searched', labels: [] });
    const seconds = 'Time the engines searched';
    this.engineSeconds = metrics.counter({ name: 'analysis_engine_seconds_total', help: seconds, labels: [] });
    const plugins = 'Results of plugins by how they ended';
    this.plugins = metrics.counter({ name: 'analysis_plugin_results_total', help: plugins, labels: ['state'] });
    const lookups = 'Positions this process looked for in the evaluation cache';
    this.lookups = metrics.gauge({ name: 'evaluation_cache_lookups', help: lookups, labels: ['result'] });
    const bytes = 'Size of the evaluation cache in the database, indexes included';
    this.cacheBytes = metrics.gauge({ name: 'evaluation_cache_bytes', help: bytes, labels: [] });
    const entries = 'Evaluations this process keeps in memory';
    this.cacheEntries = metrics.gauge({ name: 'evaluation_cache_front_entries', help: entries, labels: [] });
    metrics.addSource(
      'evaluation cache',
      () => cache.measure(),
      (size) => {
        if (size === undefined) this.cacheBytes.remove();
        else this.cacheBytes.set(size);
        this.lookups.set({ result: 'hit' }, cache.hits);
        this.lookups.set({ result: 'miss' }, cache.misses);
        this.cacheEntries.set(cache.size);
      },
    );
  }

  noteGame(outcome: GameOutcome, seconds: number): void {
    this.games.observe({ outcome }, seconds);
  }

  notePositions(plies: readonly PlyRow[]): void {
    const bySource = new Map<EvaluationSource, number>();
    for (const { source } of plies) if (source) bySource.set(source, (bySource.get(source) ?? 0) + 1);
    for (const [source, count] of bySource) this.positions.inc({ source }, count);
  }

  noteSearch(nodes: number, engineMs: number): void {
    this.nodes.inc(nodes);
    this.engineSeconds.inc(engineMs / 1000);
  }

  notePlugins(outcomes: readonly PluginOutcome[]): void {
    for (const { state } of outcomes) this.plugins.inc({ state });
  }
}
