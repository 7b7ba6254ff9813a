import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/metrics.module.js';
import { HealthController } from './health.controller.js';

/** All that a process without the role api answers. */
@Module({ imports: [MetricsModule], controllers: [HealthController] })
export class HealthModule {}
