import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Gauge } from 'prom-client';
import { ROLES } from '../config/environment.js';
import { Metrics } from '../observability/metrics.js';
import type { WorkerView } from './failure-view.js';
import type { QueueCounts } from './job-transport.js';
import { QUEUES } from './jobs.js';
import { JobsService } from './jobs.service.js';
import { WorkersService } from './workers.service.js';

interface Tables {
  dead: Record<string, number>;
  paused: Set<string>;
  workers: WorkerView[];
}

/** How full the queues are and who works, read when somebody asks: the same figures from every process. */
@Injectable()
export class QueueMetrics implements OnModuleInit {
  private readonly size: Gauge<'queue' | 'state'>;
  private readonly oldest: Gauge<'queue'>;
  private readonly paused: Gauge<'queue'>;
  private readonly atWork: Gauge<'role'>;

  constructor(
    private readonly metrics: Metrics,
    private readonly jobs: JobsService,
    private readonly workers: WorkersService,
  ) {
    const labels = ['queue'] as const;
    this.size = metrics.gauge({ name: 'jobs', help: 'Jobs in a queue by state', labels: ['queue', 'state'] });
    const oldest = 'Age of the oldest job that could start now';
    this.oldest = metrics.gauge({ name: 'jobs_oldest_waiting_seconds', help: oldest, labels });
    this.paused = metrics.gauge({ name: 'queue_paused', help: '1 while no worker takes jobs of it', labels });
    this.atWork = metrics.gauge({ name: 'workers', help: 'Processes that give signs of life', labels: ['role'] });
  }

  onModuleInit(): void {
    this.metrics.addSource(
      'queues',
      () => Promise.all(QUEUES.map((queue) => this.jobs.count(queue))),
      (counts) => this.showCounts(counts),
    );
    this.metrics.addSource(
      'database',
      () => this.readTables(),
      (tables) => this.showTables(tables),
    );
  }

  private async readTables(): Promise<Tables> {
    const [dead, paused, workers] = await Promise.all([
      this.jobs.countDead(),
      this.jobs.listPaused(),
      this.workers.list(),
    ]);
    return { dead, paused, workers };
  }

  private showCounts(counts: QueueCounts[] | undefined): void {
    QUEUES.forEach((queue, i) => {
      const of = counts?.[i];
      for (const state of ['waiting', 'delayed', 'active'] as const) put(this.size, { queue, state }, of?.[state]);
      put(this.oldest, { queue }, of && (of.oldestWaitingMs ?? 0) / 1000);
    });
  }

  private showTables(tables: Tables | undefined): void {
    for (const queue of QUEUES) {
      put(this.size, { queue, state: 'dead' }, tables && (tables.dead[queue] ?? 0));
      put(this.paused, { queue }, tables && Number(tables.paused.has(queue)));
    }
    for (const role of ROLES) {
      put(this.atWork, { role }, tables?.workers.filter(({ roles }) => roles.includes(role)).length);
    }
  }
}

/** A figure that is not known is absent, not 0. */
function put<Label extends string>(
  gauge: Gauge<Label>,
  labels: Record<Label, string>,
  value: number | undefined,
): void {
  if (value === undefined) gauge.remove(labels);
  else gauge.set(labels, value);
}
