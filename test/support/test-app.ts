import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { pino } from 'pino';
import { AppModule } from '../../src/app.module.js';
import type { Role } from '../../src/config/environment.js';
import type { AppConfig } from '../../src/config/app-config.js';
import { loadConfig } from '../../src/config/load-config.js';
import { openDatabase } from '../../src/database/open-database.js';
import { RETRY } from '../../src/ingestion/sync-plan.js';
import type { RunView } from '../../src/runs/run-view.js';
import { type SyncRequest, SyncService } from '../../src/ingestion/sync.service.js';
import { SCHEMA } from '../../src/schema.js';
import { SMALL_ENGINE } from './engines.js';

export interface TestAppOptions {
  databaseUrl: string;
  lichessUrl: string;
  worker?: boolean;
  /** Instead of those a worker has. */
  roles?: readonly Role[];
  env?: Record<string, string>;
}

/** The real application without HTTP, patient for milliseconds where the real one is for seconds. */
export interface TestApp {
  module: TestingModule;
  config: AppConfig;
  sync: SyncService;
  /** Asks for a history and sees it to its end. */
  syncPlayer(player: string, options?: Partial<SyncRequest>, stop?: AbortSignal): Promise<RunView>;
  close(): Promise<void>;
}

export async function testConfig(options: TestAppOptions): Promise<AppConfig> {
  const home = await mkdtemp(join(tmpdir(), 'rookery-home-'));
  const env = {
    ROOKERY_HOME: home,
    LICHESS_PAUSE_MS: '300',
    LICHESS_LEASE_MS: '3000',
    LICHESS_IDLE_MS: '1500',
    JOBS_STALL_MS: '3000',
    // Tests ask more often than people.
    RATE_LIMIT_PER_MINUTE: '1000000',
    PROFILES_PAUSE_MS: '20',
    // Tests wait for engines, and the others of the machine do not matter to them.
    ENGINE_NICE: '0',
    // What the clock starts would get between the requests that tests count.
    ROLES: 'api,ingestion,analysis',
    ANALYSIS_AUTO: 'off',
    ENGINE_PATH: SMALL_ENGINE,
    ENGINE_NODES: '2000',
    ENGINE_PROCESSES: '2',
  };
  return loadConfig(
    { ...env, DATABASE_URL: options.databaseUrl, LICHESS_URL: options.lichessUrl, ...options.env },
    '/dev/null',
  );
}

export async function bootTestApp(options: TestAppOptions): Promise<TestApp> {
  const config = await testConfig(options);
  const logger = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const database = await openDatabase(config, SCHEMA, logger);
  const roles = options.roles ?? (options.worker ? (['ingestion'] as const) : []);
  const module = await Test.createTestingModule({ imports: [AppModule.with({ config, logger, database, roles })] })
    .overrideProvider(RETRY)
    .useValue({ maxFaults: 12, baseMs: 5, capMs: 50 })
    .compile();
  module.useLogger(false);
  await module.init();
  const sync = module.get(SyncService, { strict: false });
  return {
    module,
    config,
    sync,
    syncPlayer: async (player, request = {}, stop = new AbortController().signal) => {
      const { run } = await sync.request({ player, startedBy: 'cli', ...request });
      return sync.runToEnd(run.id, stop);
    },
    close: async () => {
      await module.close();
      await database.close();
      await rm(config.home, { recursive: true, force: true });
    },
  };
}
