import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
  type Provider,
} from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import type { Role } from '../config/environment.js';
import { Database } from '../database/database.service.js';
import { HealthRegistry } from '../observability/health.js';
import { AppLogger } from '../observability/logger.js';
import { JobFailuresRepository } from './job-failures.repository.js';
import { JobMetrics } from './job-metrics.js';
import { JobRunner } from './job-runner.js';
import { JOB_TRANSPORT, type JobTransport, TRANSPORT_OPTIONS, type TransportOptions } from './job-transport.js';
import { JobsService } from './jobs.service.js';
import { QueueMetrics } from './queue-metrics.js';
import { PostgresTransport } from './postgres/postgres-transport.js';
import { BullQueues } from './redis/bull-queues.js';
import { WorkersService } from './workers.service.js';

/** Injection token of the roles this process plays. */
const PROCESS_ROLES = Symbol('Roles');
/** Injection token of Stopping. */
const STOPPING = Symbol('Stopping');

/** How this process works and stops. */
interface Stopping {
  /** Engines it may run at the same time. */
  engines: number;
  /** Time for jobs in hand to end, milliseconds. */
  graceMs: number;
  /** Ends that time. */
  hurry?: AbortSignal;
}

// A stage of a pipeline may take long; it must not hold up the others.
const CONCURRENCY = { maintenance: 4 } as const;

const optionsFrom = ({ jobs }: AppConfig): TransportOptions => ({ ...TRANSPORT_OPTIONS, stallMs: jobs.stallMs });

const postgresTransport: Provider = {
  provide: JOB_TRANSPORT,
  useFactory: (config: AppConfig, database: Database, logger: AppLogger) => {
    const url = config.database.directUrl ?? database.url;
    return new PostgresTransport(database, url, logger, optionsFrom(config));
  },
  inject: [AppConfig, Database, AppLogger],
};

const noBullQueues: Provider = { provide: BullQueues, useFactory: () => new BullQueues(new Map()) };

/** Jobs: adding, doing, looking at them. Kept in Redis when REDIS_URL is set, in PostgreSQL otherwise. */
@Global()
@Module({})
export class QueuesModule
  implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  constructor(
    @Inject(JOB_TRANSPORT) private readonly transport: JobTransport,
    @Inject(PROCESS_ROLES) private readonly roles: readonly Role[],
    @Inject(STOPPING) private readonly stopping: Stopping,
    private readonly runner: JobRunner,
    private readonly jobs: JobsService,
    private readonly workers: WorkersService,
    private readonly health: HealthRegistry,
  ) {}

  static async with(config: AppConfig, roles: readonly Role[], hurry?: AbortSignal): Promise<DynamicModule> {
    const transport = await loadTransport(config);
    return {
      module: QueuesModule,
      imports: transport.imports,
      providers: [
        ...transport.providers,
        { provide: PROCESS_ROLES, useValue: roles },
        { provide: STOPPING, useValue: { engines: config.engine.processes, graceMs: config.jobs.graceMs, hurry } },
        JobFailuresRepository,
        JobMetrics,
        JobRunner,
        JobsService,
        QueueMetrics,
        WorkersService,
      ],
      exports: [BullQueues, JobRunner, JobsService, WorkersService],
    };
  }

  async onModuleInit(): Promise<void> {
    await this.transport.open();
    this.health.register({ name: 'queue', run: async () => void (await this.transport.counts('maintenance')) });
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.roles.length === 0) return;
    await this.workers.start(this.roles, () => this.jobs.obeyPauses());
    // One game for each engine, and none in reserve: 0017 says why.
    this.runner.start({ ...CONCURRENCY, analysis: this.stopping.engines });
  }

  async beforeApplicationShutdown(): Promise<void> {
    try {
      await this.runner.stop(this.stopping.graceMs, this.stopping.hurry);
    } finally {
      // Also when the queues cannot be told: a process that ends does not go on giving signs of life.
      if (this.roles.length > 0) await this.workers.stop();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }
}

async function loadTransport(config: AppConfig): Promise<{ imports: DynamicModule[]; providers: Provider[] }> {
  const { url } = config.redis;
  if (url === undefined) return { imports: [], providers: [postgresTransport, noBullQueues] };
  const { redisQueues } = await import('./redis/redis-queues.js');
  return redisQueues(url, optionsFrom(config));
}
