import { Test } from '@nestjs/testing';
import { pino } from 'pino';
import { ConfigModule } from '../../src/config/config.module.js';
import { loadConfig } from '../../src/config/load-config.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { openDatabase } from '../../src/database/open-database.js';
import { ObservabilityModule } from '../../src/observability/observability.module.js';
import { JobRunner } from '../../src/queues/job-runner.js';
import { JobFailuresRepository } from '../../src/queues/job-failures.repository.js';
import { JOB_TRANSPORT, type JobTransport } from '../../src/queues/job-transport.js';
import type { JobSpec } from '../../src/queues/jobs.js';
import { JobsService } from '../../src/queues/jobs.service.js';
import { QueuesModule } from '../../src/queues/queues.module.js';
import { SCHEMA } from '../../src/schema.js';

export interface TestJob {
  n: number;
}

/** A kind of job as tests need it: quick to be repeated. */
export function testSpec(overrides: Partial<JobSpec<TestJob>> = {}): JobSpec<TestJob> {
  return {
    name: 'test-job',
    queue: 'analysis',
    attempts: 3,
    backoff: { baseMs: 10, capMs: 50 },
    timeLimitMs: 60_000,
    priority: 'normal',
    id: ({ n }) => `test-job/${n}`,
    parse: (payload) => payload as TestJob,
    ...overrides,
  };
}

export interface JobsProcess {
  jobs: JobsService;
  runner: JobRunner;
  transport: JobTransport;
  failures: JobFailuresRepository;
  close(): Promise<void>;
}

export interface JobsStore {
  databaseUrl: string;
  /** Past the pooler that `databaseUrl` leads to. */
  directUrl?: string;
  redisUrl?: string;
}

/** One process with the queues and nothing else; it takes jobs once its runner is started. */
export async function bootJobs({ databaseUrl, directUrl, redisUrl }: JobsStore, stallMs = 1_000): Promise<JobsProcess> {
  const env = {
    DATABASE_URL: databaseUrl,
    DATABASE_DIRECT_URL: directUrl,
    REDIS_URL: redisUrl,
    JOBS_STALL_MS: String(stallMs),
  };
  const config = loadConfig(env, '/dev/null');
  const logger = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const database = await openDatabase(config, SCHEMA, logger);
  const module = await Test.createTestingModule({
    imports: [
      ConfigModule.with(config),
      ObservabilityModule.with(logger),
      DatabaseModule.with(database),
      QueuesModule.with(config, []),
    ],
  }).compile();
  module.useLogger(false);
  await module.init();
  return {
    jobs: module.get(JobsService),
    runner: module.get(JobRunner),
    transport: module.get(JOB_TRANSPORT, { strict: false }),
    failures: module.get(JobFailuresRepository, { strict: false }),
    close: async () => {
      await module.close();
      await database.close();
    },
  };
}
