import { type DynamicModule, Module } from '@nestjs/common';
import { GamesModule } from '../games/games.module.js';
import { PlayersModule } from '../players/players.module.js';
import { AccountController } from './accounts/account.controller.js';
import { LichessSignInController } from './accounts/lichess-sign-in.controller.js';
import { SignInController } from './accounts/sign-in.controller.js';
import { SignInPageController } from './accounts/sign-in-page.controller.js';
import { TokensController } from './accounts/tokens.controller.js';
import { UsersController } from './accounts/users.controller.js';
import { AnalysisBatchesController } from './analysis-batches/analysis-batches.controller.js';
import { AnalysisController } from './analysis/analysis.controller.js';
import { CrawlsController } from './crawls/crawls.controller.js';
import { ExportsController } from './exports/exports.controller.js';
import { GamesController } from './games/games.controller.js';
import { GameLists } from './games/game-lists.service.js';
import { GraphController } from './graph/graph.controller.js';
import { GraphResultsController } from './graph/graph-results.controller.js';
import { HealthModule } from './health/health.module.js';
import { JobPages } from './jobs/job-pages.service.js';
import { JobsController } from './jobs/jobs.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { LichessController } from './lichess/lichess.controller.js';
import { PlayerPages } from './players/player-pages.service.js';
import { PlayersController } from './players/players.controller.js';
import { ProfilesController } from './profiles/profiles.controller.js';
import { RejectedRecordPages } from './rejected-records/rejected-record-pages.service.js';
import { RejectedRecordsController } from './rejected-records/rejected-records.controller.js';
import { PipelinesController } from './pipelines/pipelines.controller.js';
import { RequestsModule } from '../requests/requests.module.js';
import { Followers } from './runs/followers.service.js';
import { RunEvents } from './runs/run-events.service.js';
import { PlanController } from './schedules/plan.controller.js';
import { SchedulesController } from './schedules/schedules.controller.js';
import { RunsController } from './runs/runs.controller.js';

/** The only HTTP. */
@Module({})
export class ApiModule {
  /** The modules are those the application imports anyway: the very same objects, so that there is one of each. */
  static with(...rooms: DynamicModule[]): DynamicModule {
    return {
      module: ApiModule,
      imports: [...rooms, HealthModule, GamesModule, PlayersModule, RequestsModule],
      controllers: [
        PlayersController,
        ProfilesController,
        GamesController,
        RunsController,
        RejectedRecordsController,
        ImportsController,
        LichessController,
        JobsController,
        PipelinesController,
        SchedulesController,
        PlanController,
        AnalysisController,
        AnalysisBatchesController,
        CrawlsController,
        ExportsController,
        GraphController,
        GraphResultsController,
        SignInController,
        SignInPageController,
        LichessSignInController,
        AccountController,
        TokensController,
        UsersController,
      ],
      providers: [PlayerPages, GameLists, RejectedRecordPages, JobPages, Followers, RunEvents],
    };
  }
}
