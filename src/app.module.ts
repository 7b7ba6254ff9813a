import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { AnalysisModule } from './analysis/analysis.module.js';
import type { ApiModule as ApiModuleClass } from './api/api.module.js';
import type { AppConfig } from './config/app-config.js';
import type { Role } from './config/environment.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import type { OpenDatabase } from './database/open-database.js';
import { ExportsModule } from './exports/exports.module.js';
import { GraphModule } from './graph/graph.module.js';
import { IngestionModule } from './ingestion/ingestion.module.js';
import { RunsModule } from './runs/runs.module.js';
import { QueuesModule } from './queues/queues.module.js';
import type { AppLogger } from './observability/logger.js';
import { ObservabilityModule } from './observability/observability.module.js';
import { OperationsModule } from './operations/operations.module.js';

export interface AppParts {
  config: AppConfig;
  logger: AppLogger;
  database: OpenDatabase;
  /** What this process is there for; a command has none. */
  roles: readonly Role[];
  /** Aborts when jobs in hand get no more time to end. */
  hurry?: AbortSignal;
}

/** The only place that knows which role loads which rooms. */
@Module({})
export class AppModule {
  static with({ config, logger, database, roles, hurry }: AppParts): DynamicModule {
    const ingestion = IngestionModule.with({ worker: roles.includes('ingestion') });
    const analysis = AnalysisModule.with({ worker: roles.includes('analysis') });
    const exports = ExportsModule.with(analysis, { worker: roles.includes('ingestion') });
    const graph = GraphModule.with({ worker: roles.includes('scheduler') });
    const operations = OperationsModule.with(ingestion, analysis, { scheduler: roles.includes('scheduler') });
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        ObservabilityModule.with(logger),
        DatabaseModule.with(database),
        QueuesModule.with(config, roles, hurry),
        RunsModule,
        AccountsModule,
        ingestion,
        analysis,
        exports,
        graph,
        operations,
        ...(roles.includes('api')
          ? [loadApi(ingestion, analysis, exports, graph, operations)]
          : roles.length > 0
            ? [loadHealth()]
            : []),
      ],
    };
  }
}

/** Commands answer no requests. */
async function loadHealth(): Promise<DynamicModule> {
  const { HealthModule } = await import('./api/health/health.module.js');
  return { module: HealthModule };
}

/** Workers answer next to nothing; what the API is made of takes some megabytes. */
async function loadApi(...rooms: Parameters<typeof ApiModuleClass.with>): Promise<DynamicModule> {
  const { ApiModule } = await import('./api/api.module.js');
  return ApiModule.with(...rooms);
}
