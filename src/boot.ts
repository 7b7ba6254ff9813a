import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import type { AppConfig } from './config/app-config.js';
import { type OpenDatabase, openDatabase } from './database/open-database.js';
import { createLogger, type LogTarget } from './observability/logger.js';
import { NestLogger } from './observability/nest-logger.js';
import { SCHEMA } from './schema.js';

/** A started application and the way to stop it. */
export interface Running<App extends INestApplicationContext = INestApplicationContext> {
  app: App;
  database: OpenDatabase;
  /** Stops work, then leaves the database. */
  close(): Promise<void>;
}

/** Everything but HTTP, for commands. */
export async function bootContext(config: AppConfig, target: LogTarget): Promise<Running> {
  const logger = createLogger(config, target);
  const database = await openDatabase(config, SCHEMA, logger);
  const module = AppModule.with({ config, logger, database, roles: [] });
  return start(database, () => NestFactory.createApplicationContext(module, nestOptions(new NestLogger(logger))));
}

/** Closes the database when the application does not start. */
export async function start<App extends INestApplicationContext>(
  database: OpenDatabase,
  create: () => Promise<App>,
): Promise<Running<App>> {
  try {
    const app = await create();
    const close = async (): Promise<void> => {
      await app.close();
      await database.close();
    };
    return { app, database, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Errors while starting must reach the caller, not end the process. */
export function nestOptions(logger: NestLogger): { logger: NestLogger; abortOnError: false } {
  return { logger, abortOnError: false };
}
