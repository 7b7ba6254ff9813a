import { Global, Module } from '@nestjs/common';
import { RunsService } from './runs.service.js';

/** Every long action, whoever does it. */
@Global()
@Module({ providers: [RunsService], exports: [RunsService] })
export class RunsModule {}
