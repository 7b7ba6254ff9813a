import { availableParallelism } from 'node:os';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.service.js';
import { GamesModule } from '../games/games.module.js';
import { GamesService } from '../games/games.service.js';
import { LichessClient } from '../lichess/lichess-client.js';
import { LichessModule } from '../lichess/lichess.module.js';
import { AppLogger } from '../observability/logger.js';
import { Redactor } from '../observability/redaction.js';
import { PlayersModule } from '../players/players.module.js';
import { PlayerWriter } from '../players/player-writer.js';
import { ProfileWriter } from '../players/profile-writer.js';
import { BatchWriter } from './batch-writer.js';
import { RunsService } from '../runs/runs.service.js';
import type { CrawlTools } from './crawl/crawl-execution.js';
import { CrawlJobs } from './crawl/crawl-jobs.js';
import { CRAWL_TOOLS, CrawlsService } from './crawl/crawls.service.js';
import { CrawlsRepository } from './crawl/crawls.repository.js';
import { EstimatesRepository } from './crawl/estimates.repository.js';
import { FrontierRepository } from './crawl/frontier.repository.js';
import { CopyBatchWriter } from './files/copy-batch-writer.js';
import type { ImportTools } from './files/import-execution.js';
import { ImportsRepository } from './files/imports.repository.js';
import { IMPORT_LEASE_MS, IMPORT_TOOLS, ImportsService } from './files/imports.service.js';
import { ImportJobs } from './files/import-jobs.js';
import { Uploads } from './files/uploads.js';
import { LedgerRepository } from './ledger.repository.js';
import { ProfileBatches } from './profiles/profile-batches.js';
import { ProfileBudget } from './profiles/profile-budget.js';
import { ProfileJobs } from './profiles/profile-jobs.js';
import { ProfileOrdersRepository } from './profiles/profile-orders.repository.js';
import { ProfileQuestions } from './profiles/profile-questions.js';
import { ProfileRunner } from './profiles/profile-runner.js';
import { ProfileRuns } from './profiles/profile-runs.js';
import { ProfilesService } from './profiles/profiles.service.js';
import { ProfileWork } from './profiles/profile-work.js';
import { RecordReplayer } from './record-replayer.js';
import { RejectedRecordsRepository } from './rejected-records.repository.js';
import { RejectedRecordsService } from './rejected-records.service.js';
import { RETRY, RETRY_POLICY, type RetryPolicy } from './sync-plan.js';
import { SyncPlanner } from './sync-planner.service.js';
import { SyncService } from './sync.service.js';
import { SYNC_TOOLS, type SyncTools } from './sync-tools.js';
import { SyncJobs } from './sync-jobs.js';

// A database and the other threads need the processor too.
const MOST_THREADS = 4;
const WRITERS = 2;
// A level of millions of games takes minutes; nobody waits for it, and the lease is renewed meanwhile.
const DRAW_MS = 15 * 60 * 1_000;

const importTools: Provider = {
  provide: IMPORT_TOOLS,
  useFactory: (
    database: Database,
    runs: RunsService,
    imports: ImportsRepository,
    batches: CopyBatchWriter,
    logger: AppLogger,
    redactor: Redactor,
  ): ImportTools => ({
    database,
    runs,
    imports,
    batches,
    logger,
    redact: redactor.hide,
    threads: Math.min(MOST_THREADS, availableParallelism()),
    writers: WRITERS,
  }),
  inject: [Database, RunsService, ImportsRepository, CopyBatchWriter, AppLogger, Redactor],
};

const syncTools: Provider = {
  provide: SYNC_TOOLS,
  useFactory: (
    database: Database,
    client: LichessClient,
    runs: RunsService,
    ledger: LedgerRepository,
    rejected: RejectedRecordsRepository,
    games: GamesService,
    players: PlayerWriter,
    profiles: ProfileWriter,
    batches: BatchWriter,
    logger: AppLogger,
    retry: RetryPolicy,
    redactor: Redactor,
    { lichess }: AppConfig,
  ): SyncTools => ({
    database,
    client,
    runs,
    ledger,
    rejected,
    games,
    players,
    profiles,
    batches,
    logger,
    retry,
    leaseMs: lichess.leaseMs,
    redact: redactor.hide,
  }),
  inject: [
    Database,
    LichessClient,
    RunsService,
    LedgerRepository,
    RejectedRecordsRepository,
    GamesService,
    PlayerWriter,
    ProfileWriter,
    BatchWriter,
    AppLogger,
    RETRY,
    Redactor,
    AppConfig,
  ],
};

const crawlTools: Provider = {
  provide: CRAWL_TOOLS,
  useFactory: (
    sync: SyncService,
    { database, runs, ledger, players, logger, retry, leaseMs }: SyncTools,
    crawls: CrawlsRepository,
    frontier: FrontierRepository,
  ): CrawlTools => ({
    ...{ database, runs, crawls, frontier, ledger, sync, players, logger, retry, leaseMs },
    drawMs: DRAW_MS,
  }),
  inject: [SyncService, SYNC_TOOLS, CrawlsRepository, FrontierRepository],
};

/** Sources to games and players: cursors, the ledger of runs, rejected records. */
@Module({})
export class IngestionModule {
  /** `worker` makes this process work on runs by itself. */
  static with(options: { worker: boolean }): DynamicModule {
    return {
      module: IngestionModule,
      imports: [LichessModule, GamesModule, PlayersModule],
      providers: [
        BatchWriter,
        LedgerRepository,
        RejectedRecordsRepository,
        RejectedRecordsService,
        RecordReplayer,
        ImportsRepository,
        CopyBatchWriter,
        Uploads,
        ImportsService,
        importTools,
        { provide: IMPORT_LEASE_MS, useFactory: ({ lichess }: AppConfig) => lichess.leaseMs, inject: [AppConfig] },
        ProfileOrdersRepository,
        ProfileBudget,
        ProfileBatches,
        ProfileQuestions,
        ProfileRuns,
        ProfileWork,
        ProfileRunner,
        ProfilesService,
        SyncPlanner,
        SyncService,
        syncTools,
        { provide: RETRY, useValue: RETRY_POLICY },
        CrawlsRepository,
        FrontierRepository,
        EstimatesRepository,
        CrawlsService,
        crawlTools,
        ...(options.worker ? [SyncJobs, CrawlJobs, ImportJobs, ProfileJobs] : []),
      ],
      exports: [
        CrawlsService,
        ImportsService,
        ProfileRunner,
        ProfilesService,
        SyncPlanner,
        SyncService,
        RejectedRecordsService,
        LichessModule,
      ],
    };
  }
}
