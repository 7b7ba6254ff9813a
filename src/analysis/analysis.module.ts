import { type DynamicModule, Module } from '@nestjs/common';
import { GamesModule } from '../games/games.module.js';
import { AnalysesService } from './analyses.service.js';
import { AnalysesRepository } from './analyses.repository.js';
import { AnalysisJobs } from './analysis-jobs.js';
import { AnalysisMetrics } from './analysis-metrics.js';
import { AnalysisRequests } from './analysis-requests.service.js';
import { AnalysisWork } from './analysis-work.service.js';
import { AnalysisTasksRepository } from './analysis-tasks.repository.js';
import { AnalysisVerifier } from './analysis-verifier.js';
import { BatchPlanner } from './batches/batch-planner.service.js';
import { BatchesRepository } from './batches/batches.repository.js';
import { BatchesService } from './batches/batches.service.js';
import { EngineService } from './engine-service.js';
import { EvaluationCache } from './evaluation-cache.js';
import { GameAnalyser } from './game-analyser.js';
import { GameEvaluator } from './game-evaluator.js';
import { PluginsService } from './plugins.service.js';

/** Engines, evaluations, plugins: what they say about stored games. */
@Module({})
export class AnalysisModule {
  /** `worker` makes this process analyse games by itself. */
  static with({ worker }: { worker: boolean }): DynamicModule {
    return {
      module: AnalysisModule,
      imports: [GamesModule],
      providers: [
        AnalysesRepository,
        AnalysisMetrics,
        AnalysesService,
        AnalysisRequests,
        AnalysisWork,
        GameEvaluator,
        AnalysisTasksRepository,
        AnalysisVerifier,
        BatchPlanner,
        BatchesRepository,
        BatchesService,
        EngineService,
        EvaluationCache,
        GameAnalyser,
        PluginsService,
        ...(worker ? [AnalysisJobs] : []),
      ],
      exports: [
        AnalysesService,
        AnalysisRequests,
        AnalysisWork,
        AnalysisVerifier,
        BatchesService,
        EngineService,
        PluginsService,
      ],
    };
  }
}
