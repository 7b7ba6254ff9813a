import { Module, type OnModuleInit } from '@nestjs/common';
import { LichessModule } from '../../lichess/lichess.module.js';
import { Metrics } from '../../observability/metrics.js';
import { LichessMetrics } from './lichess-metrics.js';
import { MetricsController } from './metrics.controller.js';

/** Figures for Prometheus, in every process that listens. */
@Module({ imports: [LichessModule], controllers: [MetricsController], providers: [LichessMetrics] })
export class MetricsModule implements OnModuleInit {
  constructor(private readonly metrics: Metrics) {}

  onModuleInit(): void {
    this.metrics.watchProcess();
  }
}
