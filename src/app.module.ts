import { Module, type DynamicModule } from '@nestjs/common';
import { ApiModule } from './api/api.module.js';
import type { AppConfig } from './config/app-config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import type { OpenDatabase } from './database/open-database.js';
import { IngestionModule } from './ingestion/ingestion.module.js';
import type { AppLogger } from './observability/logger.js';
import { ObservabilityModule } from './observability/observability.module.js';
import { OperationsModule } from './operations/operations.module.js';

/** What one process is there for. */
export interface Roles {
  /** Answers HTTP. */
  api: boolean;
  /** Takes up runs by itself. */
  worker: boolean;
}

export interface AppParts {
  config: AppConfig;
  logger: AppLogger;
  database: OpenDatabase;
  roles: Roles;
}

/** The only place that knows which role loads which rooms. */
@Module({})
export class AppModule {
  static with({ config, logger, database, roles }: AppParts): DynamicModule {
    const ingestion = IngestionModule.with({ worker: roles.worker });
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        ObservabilityModule.with(logger),
        DatabaseModule.with(database),
        ingestion,
        OperationsModule.with(ingestion),
        ...(roles.api ? [ApiModule.with(ingestion)] : []),
      ],
    };
  }
}
