import { InitialSchema1763800000000 } from '../migrations/1763800000000-InitialSchema.js';
import { AddJobs1795535152800 } from '../migrations/1795535152800-AddJobs.js';
import { AddPipelinesAndSchedules1795595496507 } from '../migrations/1795595496507-AddPipelinesAndSchedules.js';
import { AddAnalysis1795613507310 } from '../migrations/1795613507310-AddAnalysis.js';
import { AddAnalysedWith1795800000000 } from '../migrations/1795800000000-AddAnalysedWith.js';
import { AddFiles1795900000000 } from '../migrations/1795900000000-AddFiles.js';
import { AddExports1795900500000 } from '../migrations/1795900500000-AddExports.js';
import { AddTaskCoverage1796000000000 } from '../migrations/1796000000000-AddTaskCoverage.js';
import { AddEdges1796100000000 } from '../migrations/1796100000000-AddEdges.js';
import { AddGraphResults1796400000000 } from '../migrations/1796400000000-AddGraphResults.js';
import { AddDeadEnds1796460000000 } from '../migrations/1796460000000-AddDeadEnds.js';
import { RememberApi1796450000000 } from '../migrations/1796450000000-RememberApi.js';
import { AddCrawls1796200000000 } from '../migrations/1796200000000-AddCrawls.js';
import { AddProfiles1796300000000 } from '../migrations/1796300000000-AddProfiles.js';
import { AddAccounts1796500000000 } from '../migrations/1796500000000-AddAccounts.js';
import { AddAnalysisBatches1796700000000 } from '../migrations/1796700000000-AddAnalysisBatches.js';
import { ExplainExtra1796900000000 } from '../migrations/1796900000000-ExplainExtra.js';
import { AddApiState1797000000000 } from '../migrations/1797000000000-AddApiState.js';
import { AddUncountedGames1797010000000 } from '../migrations/1797010000000-AddUncountedGames.js';
import { AddVanishedGames1797020000000 } from '../migrations/1797020000000-AddVanishedGames.js';
import { AddWorkKeys1797100000000 } from '../migrations/1797100000000-AddWorkKeys.js';
import { AddPlayerOrder1797110000000 } from '../migrations/1797110000000-AddPlayerOrder.js';
import { ExplainBudgets1797120000000 } from '../migrations/1797120000000-ExplainBudgets.js';
import { ApiToken } from './accounts/api-token.entity.js';
import { AuditEntry } from './accounts/audit-entry.entity.js';
import { Invitation } from './accounts/invitation.entity.js';
import { Session } from './accounts/session.entity.js';
import { SignInAttempt } from './accounts/sign-in-attempt.entity.js';
import { SignInLink } from './accounts/sign-in-link.entity.js';
import { User } from './accounts/user.entity.js';
import { UserPlayer } from './accounts/user-player.entity.js';
import { AnalysisBatch } from './analysis/batches/analysis-batch.entity.js';
import { AnalysisChunk } from './analysis/analysis-chunk.entity.js';
import { AnalysisTask } from './analysis/analysis-task.entity.js';
import { CachedEvaluation } from './analysis/cached-evaluation.entity.js';
import { EngineProfileRow } from './analysis/engine-profile.entity.js';
import { GameAnalysis } from './analysis/game-analysis.entity.js';
import { GamePly } from './analysis/game-ply.entity.js';
import { PluginResult } from './analysis/plugin-result.entity.js';
import type { Schema } from './database/data-source.js';
import { Lease } from './database/lease.entity.js';
import { ExportOrder } from './exports/export-order.entity.js';
import { Game } from './games/game.entity.js';
import { EdgeRow } from './graph/edge.entity.js';
import { GraphResultRow, GraphValueRow } from './graph/graph-result.entity.js';
import { Crawl } from './ingestion/crawl/crawl.entity.js';
import { CrawlLevel } from './ingestion/crawl/crawl-level.entity.js';
import { CrawlPlayer } from './ingestion/crawl/crawl-player.entity.js';
import { ImportBatch } from './ingestion/files/import-batch.entity.js';
import { ImportFile } from './ingestion/files/import-file.entity.js';
import { ImportTask } from './ingestion/files/import-task.entity.js';
import { PlayerSync } from './ingestion/player-sync.entity.js';
import { ProfileOrder } from './ingestion/profiles/profile-order.entity.js';
import { ProfileRequest } from './ingestion/profiles/profile-request.entity.js';
import { RejectedRecord } from './ingestion/rejected-record.entity.js';
import { Run } from './runs/run.entity.js';
import { LichessGateState } from './lichess/lichess-gate.entity.js';
import { JobFailure } from './queues/job-failure.entity.js';
import { Schedule } from './operations/schedules/schedule.entity.js';
import { ScheduleTick } from './operations/schedules/schedule-tick.entity.js';
import { PausedQueue } from './queues/paused-queue.entity.js';
import { Worker } from './queues/worker.entity.js';
import { Player } from './players/player.entity.js';
import { Profile } from './players/profile.entity.js';
import { IdempotencyKey } from './requests/idempotency-key.entity.js';
import { RequestBudget } from './requests/request-budget.entity.js';

/** All tables of all rooms and their history, oldest first. A new migration is added here by `rookery db make`. */
export const SCHEMA: Schema = {
  entities: [
    Player,
    Game,
    Run,
    RejectedRecord,
    PlayerSync,
    Lease,
    LichessGateState,
    JobFailure,
    PausedQueue,
    Worker,
    Schedule,
    ScheduleTick,
    EngineProfileRow,
    GameAnalysis,
    GamePly,
    PluginResult,
    CachedEvaluation,
    AnalysisTask,
    AnalysisChunk,
    AnalysisBatch,
    ExportOrder,
    ImportFile,
    ImportTask,
    ImportBatch,
    EdgeRow,
    GraphResultRow,
    GraphValueRow,
    Crawl,
    CrawlLevel,
    CrawlPlayer,
    Profile,
    ProfileOrder,
    ProfileRequest,
    User,
    UserPlayer,
    Session,
    ApiToken,
    Invitation,
    SignInLink,
    SignInAttempt,
    AuditEntry,
    RequestBudget,
    IdempotencyKey,
  ],
  migrations: [
    InitialSchema1763800000000,
    AddJobs1795535152800,
    AddPipelinesAndSchedules1795595496507,
    AddAnalysis1795613507310,
    AddAnalysedWith1795800000000,
    AddFiles1795900000000,
    AddExports1795900500000,
    AddTaskCoverage1796000000000,
    AddEdges1796100000000,
    AddCrawls1796200000000,
    AddProfiles1796300000000,
    AddGraphResults1796400000000,
    RememberApi1796450000000,
    AddDeadEnds1796460000000,
    AddAccounts1796500000000,
    AddAnalysisBatches1796700000000,
    ExplainExtra1796900000000,
    AddApiState1797000000000,
    AddUncountedGames1797010000000,
    AddVanishedGames1797020000000,
    AddWorkKeys1797100000000,
    AddPlayerOrder1797110000000,
    ExplainBudgets1797120000000,
  ],
};
