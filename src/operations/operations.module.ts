import { Module, type DynamicModule } from '@nestjs/common';
import { DoctorService } from './doctor.service.js';
import { SchemaService } from './schema.service.js';
import { SqlConsole } from './sql-console.js';
import { StatusService } from './status.service.js';

/** For whoever runs Rookery: status, doctor, schema, SQL. */
@Module({})
export class OperationsModule {
  static with(ingestion: DynamicModule): DynamicModule {
    return {
      module: OperationsModule,
      imports: [ingestion],
      providers: [DoctorService, SchemaService, SqlConsole, StatusService],
      exports: [DoctorService, SchemaService, SqlConsole, StatusService],
    };
  }
}
