// A worker that analyses games as `start --worker` does, without the rooms it does not need for that: for tests that start
// one again and again, since most of a start is loading them.
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { AnalysisModule } from '../../dist/src/analysis/analysis.module.js';
import { ConfigModule } from '../../dist/src/config/config.module.js';
import { loadConfig } from '../../dist/src/config/load-config.js';
import { DatabaseModule } from '../../dist/src/database/database.module.js';
import { openDatabase } from '../../dist/src/database/open-database.js';
import { ObservabilityModule } from '../../dist/src/observability/observability.module.js';
import { QueuesModule } from '../../dist/src/queues/queues.module.js';
import { RunsModule } from '../../dist/src/runs/runs.module.js';
import { SCHEMA } from '../../dist/src/schema.js';

const config = loadConfig(process.env, '/dev/null');
const logger = pino({ level: 'error' }, process.stderr);
const database = await openDatabase(config, SCHEMA, logger);

class Root {}
Module({
  imports: [
    ConfigModule.with(config),
    ObservabilityModule.with(logger),
    DatabaseModule.with(database),
    QueuesModule.with(config, ['analysis']),
    RunsModule,
    AnalysisModule.with({ worker: true }),
  ],
})(Root);

const app = await NestFactory.createApplicationContext(Root, { logger: false });
process.on('SIGTERM', async () => {
  await app.close();
  await database.close();
});
