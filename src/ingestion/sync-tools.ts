import type { Database } from '../database/database.service.js';
import type { GamesService } from '../games/games.service.js';
import type { LichessClient } from '../lichess/lichess-client.js';
import type { AppLogger } from '../observability/logger.js';
import type { PlayerWriter } from '../players/player-writer.js';
import type { ProfileWriter } from '../players/profile-writer.js';
import type { BatchWriter } from './batch-writer.js';
import type { RunsService } from '../runs/runs.service.js';
import type { LedgerRepository } from './ledger.repository.js';
import type { RejectedRecordsRepository } from './rejected-records.repository.js';
import type { RetryPolicy } from './sync-plan.js';

/** What a sync execution works with. */
export interface SyncTools {
  database: Database;
  client: LichessClient;
  runs: RunsService;
  ledger: LedgerRepository;
  rejected: RejectedRecordsRepository;
  games: GamesService;
  players: PlayerWriter;
  profiles: ProfileWriter;
  batches: BatchWriter;
  logger: AppLogger;
  retry: RetryPolicy;
  /** Life of the lease on a player's sync without renewal, milliseconds. */
  leaseMs: number;
  redact: (text: string) => string;
}

/** Injection token of SyncTools. */
export const SYNC_TOOLS = Symbol('SyncTools');
