import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { HealthRegistry } from './health.js';
import { AppLogger } from './logger.js';
import { Metrics } from './metrics.js';
import { makeRedactor, Redactor } from './redaction.js';

/** Logger, health checks, metrics and redaction for every room. */
@Global()
@Module({})
export class ObservabilityModule {
  static with(logger: AppLogger): DynamicModule {
    return {
      module: ObservabilityModule,
      providers: [
        { provide: AppLogger, useValue: logger },
        {
          provide: Redactor,
          useFactory: (config: AppConfig) => new Redactor(makeRedactor(config)),
          inject: [AppConfig],
        },
        HealthRegistry,
        Metrics,
      ],
      exports: [AppLogger, HealthRegistry, Metrics, Redactor],
    };
  }
}
