import { Global, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { HealthRegistry } from '../observability/health.js';
import { Database } from './database.service.js';
import { Leases } from './leases.js';
import type { OpenDatabase } from './open-database.js';

/** The one way to PostgreSQL for every room. */
@Global()
@Module({})
export class DatabaseModule implements OnModuleInit {
  constructor(
    private readonly health: HealthRegistry,
    private readonly database: Database,
  ) {}

  static with(open: OpenDatabase): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [{ provide: Database, useFactory: () => new Database(open.dataSource) }, Leases],
      exports: [Database, Leases],
    };
  }

  onModuleInit(): void {
    this.health.register({ name: 'database', run: async () => void (await this.database.query('select 1')) });
  }
}
