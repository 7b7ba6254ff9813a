import { Global, Module } from '@nestjs/common';
import { RunJobs } from './run-jobs.js';
import { RunsService } from './runs.service.js';

/** Every long action, whoever does it. */
@Global()
@Module({ providers: [RunJobs, RunsService], exports: [RunJobs, RunsService] })
export class RunsModule {}
