import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { VERSION } from '../config/root.js';
import { MetricsSource } from './metrics-source.js';

const PREFIX = 'rookery_';

export interface MetricOptions<Label extends string> {
  /** Without the prefix. */
  name: string;
  help: string;
  /** Each with few values that are known beforehand: every combination is a time series. */
  labels: readonly Label[];
}

/** Everything this process tells Prometheus. Rooms make their metrics here; the names begin with `rookery_`. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly sources = new Map<string, MetricsSource<unknown>>();
  private readonly up: Gauge<'part'>;

  constructor() {
    this.gauge({ name: 'build_info', help: 'Version of Rookery', labels: ['version'] }).set({ version: VERSION }, 1);
    this.up = this.gauge({ name: 'up', help: '1 when the figures of this part could be read', labels: ['part'] });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  counter<Label extends string>(options: MetricOptions<Label>): Counter<Label> {
    return new Counter(this.configure(options));
  }

  gauge<Label extends string>(options: MetricOptions<Label>): Gauge<Label> {
    return new Gauge(this.configure(options));
  }

  histogram<Label extends string>(options: MetricOptions<Label> & { buckets: number[] }): Histogram<Label> {
    return new Histogram({ ...this.configure(options), buckets: options.buckets });
  }

  /** Adds processor time, memory, event loop and the like; for a process that is asked for them. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry, prefix: PREFIX });
  }

  /** Figures that are read when somebody asks. `show` gets undefined when that fails. */
  addSource<T>(part: string, read: () => Promise<T>, show: (values: T | undefined) => void): void {
    if (this.sources.has(part)) throw new Error(`Two sources of metrics are named "${part}"`);
    this.sources.set(part, new MetricsSource(read, show) as MetricsSource<unknown>);
  }

  /** Everything in the format of Prometheus. What cannot be read in time is left out, and `rookery_up` says so. */
  async text(): Promise<string> {
    await Promise.all(
      [...this.sources].map(async ([part, source]) => this.up.set({ part }, (await source.refresh()) ? 1 : 0)),
    );
    return this.registry.metrics();
  }

  private configure<Label extends string>({
    name,
    help,
    labels,
  }: MetricOptions<Label>): {
    name: string;
    help: string;
    labelNames: Label[];
    registers: Registry[];
  } {
    return { name: `${PREFIX}${name}`, help, labelNames: [...labels], registers: [this.registry] };
  }
}
