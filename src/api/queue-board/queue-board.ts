import { createBullBoard } from '@bull-board/api';
import { BullAdapter } from '@bull-board/api/bullAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { ForbiddenException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Queue } from 'bull';
import type { FastifyInstance, FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import type { QueueName } from '../../queues/jobs.js';
import { JobsService } from '../../queues/jobs.service.js';
import { QueuesUnavailableError } from '../../queues/queues.errors.js';
import { BullQueues } from '../../queues/redis/bull-queues.js';
import type { AccessGuard } from '../accounts/access.guard.js';
import { problemOfDomainError } from '../problems/domain-problems.js';
import { problemOf, unexpectedProblem } from '../problems/generic-problems.js';
import type { ProblemAnswer } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';
import { findStrangeness } from './local-client.js';

const PATH = '/queues';

/** Bull's own page on the queues, for owners at this machine; there is none while jobs are kept in PostgreSQL. */
export function setUpQueueBoard(app: NestFastifyApplication, guard: AccessGuard): void {
  const bull = app.get(BullQueues);
  if (bull.byName.size === 0) return;
  const adapter = new FastifyAdapter();
  adapter.setBasePath(PATH);
  createBullBoard({
    queues: [...bull.byName].map(([name, queue]) => new BoardQueue(name, queue, app.get(JobsService))),
    serverAdapter: adapter,
    options: {
      uiConfig: {
        boardTitle: 'Rookery',
        hideDocsLink: true,
        miscLinks: [
          { text: 'Dead letters', url: '/api/jobs/failures?state=dead' },
          { text: 'API', url: '/docs' },
        ],
      },
    },
  });
  void app.register(
    async (server: FastifyInstance) => {
      server.addHook('onRequest', async (request, reply) => {
        const refusal = refusalOf(request, bull) ?? (await refusalByGuard(request, reply, guard));
        if (!refusal) return undefined;
        sendProblem(reply, refusal, request.id, (text) => text);
        return reply;
      });
      await server.register(leavingErrorsTo(server, adapter));
    },
    { prefix: PATH },
  );
}

/** The board would answer errors in its own way, also those of the hooks for all routes; ours are problems everywhere. */
function leavingErrorsTo(server: FastifyInstance, adapter: FastifyAdapter): FastifyPluginCallback {
  const plugin = adapter.registerPlugin();
  return (board, options, done) => {
    const restrained = Object.create(board, { setErrorHandler: { value: () => server } }) as FastifyInstance;
    plugin(restrained, options, done);
  };
}

/** What is paused stands in a table; Bull's own flag alone would be taken back a moment later. */
class BoardQueue extends BullAdapter {
  constructor(
    private readonly name: QueueName,
    queue: Queue,
    private readonly jobs: JobsService,
  ) {
    super(queue);
  }

  /** Jobs come from what is to be done, and with options that the page does not know. */
  override addJob(): never {
    throw new ForbiddenException('Jobs are not added on this page: they follow from what is to be done.');
  }

  override async pause(): Promise<void> {
    await this.jobs.pause(this.name);
  }

  override async resume(): Promise<void> {
    await this.jobs.resume(this.name);
  }
}

function refusalOf({ raw, headers }: FastifyRequest, bull: BullQueues): ProblemAnswer | undefined {
  const strangeness = findStrangeness({ remoteAddress: raw.socket.remoteAddress, headers });
  if (strangeness) return forbidden(strangeness);
  return bull.ready ? undefined : problemOfDomainError(new QueuesUnavailableError(undefined));
}

async function refusalByGuard(
  request: FastifyRequest,
  reply: FastifyReply,
  guard: AccessGuard,
): Promise<ProblemAnswer | undefined> {
  try {
    await guard.admit(request, reply, { need: 'admin', session: false });
    return undefined;
  } catch (error) {
    return problemOf(error) ?? unexpectedProblem();
  }
}

function forbidden(why: string): ProblemAnswer {
  return {
    type: '/problems/this-machine-only',
    title: 'Only for this machine',
    status: 403,
    detail: `The page of the queues is only shown on the machine Rookery runs on. ${why}`,
    suggestions: [
      'Open it on that machine, under http://127.0.0.1 or http://localhost and the port of Rookery.',
      'From another machine use a tunnel, such as ssh -L 3000:127.0.0.1:3000, and open http://localhost:3000/queues.',
      'GET /api/jobs tells the same without a page.',
    ],
  };
}
