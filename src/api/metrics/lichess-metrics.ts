import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Gauge } from 'prom-client';
import { type GateStatus, LichessGate } from '../../lichess/lichess-gate.js';
import { Metrics } from '../../observability/metrics.js';

/** State of the gate to Lichess, read when somebody asks. */
@Injectable()
export class LichessMetrics implements OnModuleInit {
  private readonly gauges: Record<'held' | 'pausedUntil' | 'strikes', Gauge>;

  constructor(
    private readonly metrics: Metrics,
    private readonly gate: LichessGate,
  ) {
    const gauge = (name: string, help: string): Gauge => metrics.gauge({ name: `lichess_${name}`, help, labels: [] });
    this.gauges = {
      held: gauge('held', '1 while some process talks to Lichess'),
      pausedUntil: gauge('paused_until_seconds', 'Until when Lichess asked for quiet (Unix time); 0 without a pause'),
      strikes: gauge('strikes', 'Answers 429 in a row'),
    };
  }

  onModuleInit(): void {
    this.metrics.addSource(
      'gate',
      () => this.gate.status(),
      (status) => this.show(status),
    );
  }

  private show(status: GateStatus | undefined): void {
    const { held, pausedUntil, strikes } = this.gauges;
    if (!status) {
      for (const gauge of [held, pausedUntil, strikes]) gauge.remove();
      return;
    }
    held.set(status.holder ? 1 : 0);
    pausedUntil.set(status.pausedUntil ? status.pausedUntil.getTime() / 1000 : 0);
    strikes.set(status.strikes);
  }
}
