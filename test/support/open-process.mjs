// What every process of a test begins with: settings, a database, and the rooms it needs beside these. From the build in dist/.
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { ConfigModule } from '../../dist/src/config/config.module.js';
import { loadConfig } from '../../dist/src/config/load-config.js';
import { DatabaseModule } from '../../dist/src/database/database.module.js';
import { openDatabase } from '../../dist/src/database/open-database.js';
import { ObservabilityModule } from '../../dist/src/observability/observability.module.js';
import { QueuesModule } from '../../dist/src/queues/queues.module.js';
import { SCHEMA } from '../../dist/src/schema.js';

/**
 * @param roles whose jobs it takes by itself
 * @param level of what it logs, to its standard error
 * @returns the started application, its settings, and what ends it
 */
export async function openProcess({ roles = [], rooms = [], level = 'silent' }) {
  const config = loadConfig(process.env, '/dev/null');
  const logger = pino({ level }, process.stderr);
  const database = await openDatabase(config, SCHEMA, logger);
  class Root {}
  Module({
    imports: [
      ConfigModule.with(config),
      ObservabilityModule.with(logger),
      DatabaseModule.with(database),
      QueuesModule.with(config, roles),
      ...rooms,
    ],
  })(Root);
  const app = await NestFactory.createApplicationContext(Root, { logger: false });
  const close = async () => {
    await app.close();
    await database.close();
  };
  return { app, config, close };
}
