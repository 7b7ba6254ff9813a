import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { PIPELINES } from '../../operations/pipelines/pipelines.js';
import { PipelinesService } from '../../operations/pipelines/pipelines.service.js';
import { Orchestrator, type Plan } from '../../operations/schedules/orchestrator.js';
import { WorkersService } from '../../queues/workers.service.js';
import { hasFailed, isFinal, RUN_KINDS, type RunKind } from '../../runs/run.entity.js';
import type { RunTree } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { parsePositive, type WithApp } from '../program.js';
import { type CommandContext, CommandFailed, INTERRUPTED_EXIT_CODE } from '../runtime.js';
import { describeRuns, describeTree, renderProgress } from '../run-tree.js';
import { formatTable } from '../table.js';

const LOOK_MS = 500;
const SHOWN_NEXT = 10;

export function addPipelineCommands(program: Command, withApp: WithApp): void {
  program
    .command('trigger')
    .description('start a pipeline, or join the run of it that is under way')
    .argument('<pipeline>', PIPELINES.map(({ name }) => name).join(', '))
    .option('--wait', 'follow it to its end')
    .option('--json', 'answer with one JSON line')
    .action((name: string, options: { wait?: boolean; json?: boolean }) =>
      withApp((context) => trigger(context, name, options), options),
    );
  program
    .command('plan')
    .description('whose history is read next, and why')
    .option('--json', 'answer with one JSON line')
    .action((options: { json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const plan = await app.get(Orchestrator, { strict: false }).plan(new Date(), SHOWN_NEXT);
        terminal.answer(plan, describePlan(plan));
      }, options),
    );
  addRunsCommands(program, withApp);
}

function addRunsCommands(program: Command, withApp: WithApp): void {
  const runs = program.command('runs').description('everything that was or is being done');
  runs
    .command('list')
    .description('newest first')
    .option('--kind <kind>', RUN_KINDS.join(', '), parseKind)
    .option('--parent <run>', 'only parts of this run', parsePositive)
    .option('--limit <number>', 'how many', parsePositive, 20)
    .option('--json', 'answer with one JSON line')
    .action((options: { kind?: RunKind; parent?: number; limit: number; json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const { kind, parent: parentId, limit } = options;
        const found = await app.get(RunsService, { strict: false }).list({ kind, parentId, limit });
        terminal.answer(found, found.length === 0 ? 'No runs.' : describeRuns(found));
      }, options),
    );
  runs
    .command('show')
    .description('one run and its stages')
    .argument('<run>', 'its number', parsePositive)
    .option('--wait', 'follow it to its end')
    .option('--json', 'answer with one JSON line')
    .action((id: number, options: { wait?: boolean; json?: boolean }) =>
      withApp(async (context) => {
        const { app, terminal } = context;
        const tree = options.wait
          ? await follow(context, id)
          : await app.get(RunsService, { strict: false }).getTree(id);
        terminal.answer(tree, describeTree(tree));
        if (options.wait && hasFailed(tree.state)) throw new CommandFailed();
      }, options),
    );
}

async function trigger(context: CommandContext, name: string, { wait }: { wait?: boolean }): Promise<void> {
  const { app, terminal } = context;
  const { run, created } = await app.get(PipelinesService, { strict: false }).trigger(name, 'cli');
  if (!created) terminal.remark(`It is under way already, since ${run.requestedAt.toISOString()}.`);
  const workers = await app.get(WorkersService, { strict: false }).list();
  if (!workers.some(({ roles }) => roles.includes('scheduler'))) {
    terminal.remark(
      `Run ${run.id} waits: no process with the role scheduler is at work. Start one with \`npm start\`.`,
    );
    if (wait) throw new CommandFailed();
  }
  const tree = wait ? await follow(context, run.id) : await app.get(RunsService, { strict: false }).getTree(run.id);
  terminal.answer(tree, describeTree(tree));
  if (hasFailed(tree.state)) throw new CommandFailed();
}

/** Watches a run; stopping to watch does not stop the run. */
async function follow({ app, terminal, stop }: CommandContext, id: number): Promise<RunTree> {
  const runs = app.get(RunsService, { strict: false });
  for (;;) {
    const tree = await runs.getTree(id);
    if (isFinal(tree.state)) return tree;
    if (stop.aborted) {
      terminal.remark(`Run ${id} goes on; \`rookery runs show ${id}\` says how far it is.`);
      throw new CommandFailed(INTERRUPTED_EXIT_CODE);
    }
    if (terminal.interactive) terminal.progress(renderProgress(tree));
    await sleep(LOOK_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}

function describePlan({ due, fanOuts, next }: Plan): string {
  const starts = fanOuts.map(({ pipeline, why }) => `${why}: the next tick starts ${pipeline}.`);
  if (next.length === 0) return 'Nobody is followed yet: `rookery sync <player>` begins.';
  const rows = next.map(({ playerId, isDue, dueAt, openGames, why }) => ({
    player: playerId,
    due: isDue ? 'now' : dueAt.toISOString(),
    'open games': openGames,
    why,
  }));
  return [...(due > 0 ? starts : ['Nothing is due.']), formatTable(['player', 'due', 'open games', 'why'], rows)].join(
    '\n',
  );
}

function parseKind(text: string): RunKind {
  const kind = RUN_KINDS.find((known) => known === text);
  if (!kind) throw new InvalidArgumentError(`It must be one of ${RUN_KINDS.join(', ')}.`);
  return kind;
}
