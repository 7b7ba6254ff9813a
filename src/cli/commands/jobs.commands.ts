import { type Command, InvalidArgumentError } from 'commander';
import type { FailureView, QueueView, WorkerView } from '../../queues/failure-view.js';
import { QUEUES, type QueueName } from '../../queues/jobs.js';
import { JobsService } from '../../queues/jobs.service.js';
import { WorkersService } from '../../queues/workers.service.js';
import { parsePositive, type WithApp } from '../program.js';
import { formatTable } from '../table.js';
import { formatCount } from '../terminal.js';

interface FailureOptions {
  name?: string;
  search?: string;
  limit: number;
  json?: boolean;
}

interface RetryOptions {
  all?: boolean;
  name?: string;
  search?: string;
  json?: boolean;
}

export function addJobsCommands(program: Command, withApp: WithApp): void {
  const jobs = program.command('jobs').description('queues, workers and failed jobs');
  jobs
    .command('list')
    .description('queues with what is in them, and the processes at work')
    .option('--json', 'answer with one JSON line')
    .action((options: { json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const queues = await app.get(JobsService, { strict: false }).listQueues();
        const workers = await app.get(WorkersService, { strict: false }).list();
        terminal.answer({ queues, workers }, `${describeQueues(queues)}\n\n${describeWorkers(workers)}`);
      }, options),
    );
  jobs
    .command('failures')
    .description('jobs that failed and have not succeeded since, newest first')
    .option('--name <job>', 'only this kind of job')
    .option('--search <text>', 'only with this text in the error or the id')
    .option('--limit <number>', 'how many', parsePositive, 20)
    .option('--json', 'answer with one JSON line')
    .action((options: FailureOptions) =>
      withApp(async ({ app, terminal }) => {
        const { name, search, limit } = options;
        const failures = await app.get(JobsService, { strict: false }).listFailures({ name, search, limit });
        terminal.answer(failures, failures.map(describeFailure).join('\n') || 'No failed jobs.');
      }, options),
    );
  addRetryCommand(jobs, withApp);
  addPauseCommands(jobs, withApp);
}

function addRetryCommand(jobs: Command, withApp: WithApp): void {
  jobs
    .command('retry')
    .description('put dead letters back into their queues')
    .argument('[id]', 'only the job with this id')
    .option('--all', 'all of them')
    .option('--name <job>', 'all of this kind')
    .option('--search <text>', 'all with this text in the error or the id')
    .option('--json', 'answer with one JSON line')
    .action((id: string | undefined, options: RetryOptions) => {
      const { all, name, search } = options;
      if (!id && !all && !name && !search) throw new Error('Which ones? Give an id, --name, --search or --all.');
      return withApp(async ({ app, terminal }) => {
        const replayed = await app.get(JobsService, { strict: false }).replay({ jobId: id, name, search });
        terminal.answer({ replayed }, `${formatCount(replayed)} jobs put back.`);
      }, options);
    });
}

function addPauseCommands(jobs: Command, withApp: WithApp): void {
  for (const [verb, about] of [
    ['pause', 'let no worker take jobs of a queue; jobs in hand go on'],
    ['resume', 'let workers take jobs of a queue again'],
  ] as const) {
    jobs
      .command(verb)
      .description(about)
      .argument('<queue>', QUEUES.join(', '), parseQueue)
      .option('--json', 'answer with one JSON line')
      .action((queue: QueueName, options: { json?: boolean }) =>
        withApp(async ({ app, terminal }) => {
          await app.get(JobsService, { strict: false })[verb](queue);
          terminal.answer({ queue, paused: verb === 'pause' }, `The queue ${queue} is ${verb}d.`);
        }, options),
      );
  }
}

function parseQueue(text: string): QueueName {
  const queue = QUEUES.find((name) => name === text);
  if (!queue) throw new InvalidArgumentError(`It must be one of ${QUEUES.join(', ')}.`);
  return queue;
}

function describeQueues(queues: readonly QueueView[]): string {
  const rows = queues.map((queue) => ({
    queue: queue.paused ? `${queue.name} (paused)` : queue.name,
    waiting: queue.waiting,
    delayed: queue.delayed,
    active: queue.active,
    dead: queue.dead,
    'oldest waits': queue.oldestWaitingMs === null ? '' : `${Math.round(queue.oldestWaitingMs / 1000)} s`,
  }));
  return formatTable(['queue', 'waiting', 'delayed', 'active', 'dead', 'oldest waits'], rows);
}

function describeWorkers(workers: readonly WorkerView[]): string {
  if (workers.length === 0) return 'No process is at work: start one with `npm start`.';
  const rows = workers.map(({ name, roles, version, since }) => ({
    worker: name,
    roles: roles.join(', '),
    version,
    since: since.toISOString(),
  }));
  return formatTable(['worker', 'roles', 'version', 'since'], rows);
}

function describeFailure({ jobId, state, attempts, message, lastFailedAt, queue }: FailureView): string {
  const times = attempts === 1 ? 'once' : `${attempts} times`;
  return `${jobId}  ${state}\n    failed ${times} in ${queue}, last ${lastFailedAt.toISOString()}\n    ${message}`;
}
