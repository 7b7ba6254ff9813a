import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { DoctorService } from './doctor.service.js';
import { AnalyseStage } from './pipelines/analyse.stage.js';
import { PipelineExecution } from './pipelines/pipeline-execution.js';
import { PipelineJobs } from './pipelines/pipeline-jobs.js';
import { type Stage, STAGES } from './pipelines/pipelines.js';
import { PipelinesService } from './pipelines/pipelines.service.js';
import { ProfilesStage } from './pipelines/profiles.stage.js';
import { ReplayStage } from './pipelines/replay.stage.js';
import { SyncStage } from './pipelines/sync.stage.js';
import { TidyStage } from './pipelines/tidy.stage.js';
import { Orchestrator } from './schedules/orchestrator.js';
import { Scheduler } from './schedules/scheduler.js';
import { SchedulesService } from './schedules/schedules.service.js';
import { SchemaService } from './schema.service.js';
import { SqlConsole } from './sql-console.js';
import { StatusService } from './status.service.js';

const STAGE_CLASSES = [SyncStage, ReplayStage, AnalyseStage, ProfilesStage, TidyStage];
const stages: Provider = {
  provide: STAGES,
  useFactory: (...all: Stage[]) => all,
  inject: STAGE_CLASSES,
};

const SERVICES = [
  DoctorService,
  Orchestrator,
  PipelinesService,
  SchedulesService,
  SchemaService,
  SqlConsole,
  StatusService,
];

/** For whoever runs Rookery: pipelines, schedules, status, doctor, schema, SQL. */
@Module({})
export class OperationsModule {
  /** `scheduler` makes this process act by the clock and advance pipelines. */
  static with(ingestion: DynamicModule, analysis: DynamicModule, { scheduler }: { scheduler: boolean }): DynamicModule {
    const forScheduler = [stages, ...STAGE_CLASSES, PipelineExecution, PipelineJobs, Scheduler];
    return {
      module: OperationsModule,
      imports: [ingestion, analysis, ...(scheduler ? [ScheduleModule.forRoot()] : [])],
      providers: [...SERVICES, ...(scheduler ? forScheduler : [])],
      exports: SERVICES,
    };
  }
}
