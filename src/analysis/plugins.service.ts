import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { AppLogger } from '../observability/logger.js';
import type { ActivePlugin } from './analysis-tasks.repository.js';
import { coverageOf } from './coverage.js';
import type { AnalysedGame, MetricSpec, PluginOutcome } from './plugins/plugin.js';
import { PluginHost } from './plugins/plugin-host.js';

/** A plugin and what it computes. */
export interface PluginView {
  name: string;
  version: number;
  description: string;
  needs: readonly string[];
  metrics: Readonly<Record<string, MetricSpec>>;
  builtIn: boolean;
  /** Why it cannot be used; null when it can. */
  problem: string | null;
}

/** The plugins, in a thread of their own that starts with the first question. */
@Injectable()
export class PluginsService implements OnApplicationShutdown {
  private started?: Promise<PluginHost>;

  constructor(
    private readonly config: AppConfig,
    private readonly logger: AppLogger,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    const host = await this.started?.catch(() => undefined);
    await host?.close();
  }

  async list(): Promise<PluginView[]> {
    const infos = (await this.start()).list();
    return infos.map(({ name, version, description, needs, metrics, builtIn, problem }) => ({
      name,
      version,
      description,
      needs,
      metrics,
      builtIn,
      problem: problem ?? null,
    }));
  }

  /** Plugins that games should have results of. */
  async listActive(): Promise<ActivePlugin[]> {
    const infos = (await this.start()).list();
    return infos.filter(({ problem }) => problem === undefined).map(({ name, version }) => ({ name, version }));
  }

  /** What games should have, for comparison with what they have. */
  async describeCoverage(): Promise<string> {
    return coverageOf(await this.listActive());
  }

  /** One outcome for each name, in order; never rejects because of a plugin. */
  async run(game: AnalysedGame, names: readonly string[]): Promise<PluginOutcome[]> {
    return (await this.start()).run(game, [...names]);
  }

  private start(): Promise<PluginHost> {
    this.started ??= this.open();
    // What went wrong may be mended by the next question.
    this.started.catch(() => (this.started = undefined));
    return this.started;
  }

  private async open(): Promise<PluginHost> {
    const host = await PluginHost.start({ directory: this.config.plugins.directory });
    for (const { name, file, problem } of host.list()) {
      if (problem) this.logger.warn({ plugin: name, file, problem }, 'A plugin cannot be used');
    }
    return host;
  }
}
