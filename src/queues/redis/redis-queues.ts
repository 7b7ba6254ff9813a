import { BullModule, getQueueToken } from '@nestjs/bull';
import type { DynamicModule, Provider } from '@nestjs/common';
import type { Queue } from 'bull';
import { AppLogger } from '../../observability/logger.js';
import { type Envelope, JOB_TRANSPORT, type TransportOptions } from '../job-transport.js';
import { QUEUES, type QueueName } from '../jobs.js';
import { BullQueues } from './bull-queues.js';
import { queueSettings, RedisTransport } from './redis-transport.js';

/** What a process needs that keeps its jobs in Redis; nobody else loads Bull, which takes some megabytes. */
export function redisQueues(
  url: string,
  options: TransportOptions,
): { imports: DynamicModule[]; providers: Provider[] } {
  const tokens = QUEUES.map((name) => getQueueToken(name));
  return {
    imports: [
      BullModule.forRoot({ url, prefix: 'rookery', settings: queueSettings(options) }),
      BullModule.registerQueue(...QUEUES.map((name) => ({ name }))),
    ],
    providers: [
      {
        provide: JOB_TRANSPORT,
        useFactory: (logger: AppLogger, ...queues: Queue<Envelope>[]) =>
          new RedisTransport(byName(queues), logger, options),
        inject: [AppLogger, ...tokens],
      },
      {
        provide: BullQueues,
        useFactory: (...queues: Queue[]) => new BullQueues(byName(queues)),
        inject: tokens,
      },
    ],
  };
}

/** Queues that came in the order of QUEUES. */
function byName<Data>(queues: readonly Queue<Data>[]): Map<QueueName, Queue<Data>> {
  return new Map(QUEUES.flatMap((name, i) => (queues[i] ? [[name, queues[i]] as const] : [])));
}
