import { type Command, InvalidArgumentError, Option } from 'commander';
import type { FailureView } from '../../queues/failure-view.js';
import { FAILURE_STATES, type FailureState } from '../../queues/job-failure.entity.js';
import { QUEUES, type QueueName } from '../../queues/jobs.js';
import { JobsService } from '../../queues/jobs.service.js';
import { WorkersService } from '../../queues/workers.service.js';
import { describeFailure, describeFailures, describeQueues, describeReplay, describeWorkers } from '../jobs-text.js';
import { parsePositive, type WithApp } from '../program.js';
import { type CommandContext, CommandFailed } from '../runtime.js';

interface FailureOptions {
  queue?: QueueName;
  state?: FailureState;
  name?: string;
  search?: string;
  limit: number;
  json?: boolean;
}

interface RetryOptions {
  all?: boolean;
  queue?: QueueName;
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
        const service = app.get(JobsService, { strict: false });
        const queues = await service.listQueues();
        const workers = await app.get(WorkersService, { strict: false }).list();
        const store = service.transportKind === 'redis' ? 'Redis' : 'PostgreSQL';
        const text = `Queues, kept in ${store}\n\n${describeQueues(queues)}\n\n${describeWorkers(workers)}`;
        terminal.answer({ transport: service.transportKind, queues, workers }, text);
      }, options),
    );
  addFailuresCommand(jobs, withApp);
  addShowCommand(jobs, withApp);
  addRetryCommand(jobs, withApp);
  addPauseCommands(jobs, withApp);
}

function addFailuresCommand(jobs: Command, withApp: WithApp): void {
  jobs
    .command('failures')
    .description('jobs that failed and have not succeeded since, newest first')
    .addOption(new Option('--state <state>', 'only those in this state').choices(FAILURE_STATES))
    .addOption(queueOption('only those of this queue'))
    .option('--name <job>', 'only this kind of job')
    .option('--search <text>', 'only with this text in the error or the id')
    .option('--limit <number>', 'how many', parsePositive, 20)
    .option('--json', 'answer with one JSON line')
    .action(({ json, ...filter }: FailureOptions) =>
      withApp(
        async ({ app, terminal }) => {
          const failures = await app.get(JobsService, { strict: false }).listFailures(filter);
          terminal.answer(failures, describeFailures(failures));
        },
        { json },
      ),
    );
}

function addShowCommand(jobs: Command, withApp: WithApp): void {
  jobs
    .command('show')
    .description('one failed job: what it was asked to do, and every error with its causes')
    .argument('<id>', 'such as sync-player/12')
    .addOption(queueOption('the queue it is in, when several have a job with this id'))
    .option('--json', 'answer with one JSON line')
    .action((id: string, { queue, json }: { queue?: QueueName; json?: boolean }) =>
      withApp(
        async (context) => {
          const failure = await findFailure(context, id, queue);
          context.terminal.answer(failure, describeFailure(failure));
        },
        { json },
      ),
    );
}

async function findFailure({ app }: CommandContext, jobId: string, queue?: QueueName): Promise<FailureView> {
  const found = await app.get(JobsService, { strict: false }).listFailures({ jobId, queue, limit: QUEUES.length });
  const [failure, ...others] = found;
  if (!failure) throw new Error(`No failed job has the id "${jobId}"; \`jobs failures\` lists them.`);
  if (others.length === 0) return failure;
  throw new Error(`Jobs in several queues have this id: give --queue, ${found.map((it) => it.queue).join(' or ')}.`);
}

function addRetryCommand(jobs: Command, withApp: WithApp): void {
  jobs
    .command('retry')
    .description('put dead letters back into their queues')
    .argument('[id]', 'only the job with this id')
    .option('--all', 'all of them')
    .addOption(queueOption('all of this queue'))
    .option('--name <job>', 'all of this kind')
    .option('--search <text>', 'all with this text in the error or the id')
    .option('--json', 'answer with one JSON line')
    .action((jobId: string | undefined, { all, json, ...filter }: RetryOptions) => {
      const { queue, name, search } = filter;
      if (!jobId && !all && !queue && !name && !search)
        throw new Error('Which ones? Give an id, --queue, --name, --search or --all.');
      return withApp(
        async ({ app, terminal }) => {
          const replayed = await app.get(JobsService, { strict: false }).replay({ jobId, ...filter });
          terminal.answer({ replayed }, describeReplay(replayed));
          if (!jobId || replayed > 0) return;
          terminal.remark(`No dead letter has the id "${jobId}"; \`jobs failures --state dead\` lists them.`);
          throw new CommandFailed();
        },
        { json },
      );
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

function queueOption(about: string): Option {
  return new Option('--queue <queue>', about).choices(QUEUES);
}

function parseQueue(text: string): QueueName {
  const queue = QUEUES.find((name) => name === text);
  if (!queue) throw new InvalidArgumentError(`It must be one of ${QUEUES.join(', ')}.`);
  return queue;
}
