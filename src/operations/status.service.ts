import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import type { RunView } from '../runs/run-view.js';
import type { CrawlSummary } from '../ingestion/crawl/crawl-view.js';
import { CrawlsService } from '../ingestion/crawl/crawls.service.js';
import { SyncService } from '../ingestion/sync.service.js';
import { type GateStatus, LichessGate } from '../lichess/lichess-gate.js';
import type { QueueView, WorkerView } from '../queues/failure-view.js';
import { JobsService } from '../queues/jobs.service.js';
import { WorkersService } from '../queues/workers.service.js';
import { VERSION } from '../config/root.js';

export interface StatusReport {
  version: string;
  database: { kind: string; version: string; size: string };
  games: number;
  players: number;
  trackedPlayers: number;
  /** Unresolved ones. */
  rejected: number;
  gate: GateStatus;
  workers: WorkerView[];
  /** Where jobs are kept, and how many there are. */
  jobs: { transport: string; queues: QueueView[] };
  activeRuns: RunView[];
  /** Crawls that have not ended, paused ones too. */
  crawls: CrawlSummary[];
}

const SHOWN = 20;

interface Counts {
  version: string;
  size: string;
  games: string;
  players: string;
  tracked: string;
  rejected: string;
}

/** What is stored, who works, what Lichess said last. */
@Injectable()
export class StatusService {
  constructor(
    private readonly database: Database,
    private readonly sync: SyncService,
    private readonly crawls: CrawlsService,
    private readonly gate: LichessGate,
    private readonly workers: WorkersService,
    private readonly jobs: JobsService,
  ) {}

  async report(databaseKind: string): Promise<StatusReport> {
    const [counts] = await this.database.query<Counts>(
      `select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size,
         (select count(*) from games) as games, (select count(*) from players) as players,
         (select count(*) from players where tracked) as tracked,
         (select count(*) from rejected_records where resolved_at is null) as rejected`,
    );
    return {
      version: VERSION,
      database: { kind: databaseKind, version: counts?.version ?? '', size: counts?.size ?? '' },
      games: Number(counts?.games),
      players: Number(counts?.players),
      trackedPlayers: Number(counts?.tracked),
      rejected: Number(counts?.rejected),
      gate: await this.gate.status(),
      workers: await this.workers.list(),
      jobs: { transport: this.jobs.transportKind, queues: await this.jobs.listQueues() },
      activeRuns: await this.sync.listActive(SHOWN),
      crawls: await this.crawls.listActive(SHOWN),
    };
  }
}
