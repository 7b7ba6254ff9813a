import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Argument, type Command, Option } from 'commander';
import type { PlayerId } from '../../chess/ids.js';
import { GraphResults } from '../../graph/graph-results.service.js';
import { GRAPH_KINDS, type GraphKind, type GraphRequest } from '../../graph/graph-kinds.js';
import { GraphWork } from '../../graph/graph-work.service.js';
import { NETWORK_FORMATS, NetworkExports, type NetworkFormat } from '../../graph/network-exports.service.js';
import { WorkersService } from '../../queues/workers.service.js';
import { isFinal } from '../../runs/run.entity.js';
import type { RunView } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { describeCommunities, describeRanks, describeResult } from '../graph-text.js';
import { filterOf, type NetworkOptions, parsePlayer, withNetworkOptions } from '../network-options.js';
import { parsePositive, parseWholeNumber, type WithApp } from '../program.js';
import { type CommandContext, CommandFailed, INTERRUPTED_EXIT_CODE } from '../runtime.js';

interface KindOptions extends NetworkOptions {
  players?: number;
  resolution?: number;
}

interface ComputeOptions extends KindOptions {
  seed?: number;
  wait?: boolean;
}

interface RanksOptions extends KindOptions {
  player?: PlayerId;
  community?: number;
  limit: number;
}

interface ExportOptions extends NetworkOptions {
  format: NetworkFormat;
  out: string;
}

const LOOK_MS = 500;
const kindArgument = (): Argument => new Argument('<kind>', GRAPH_KINDS.join(', ')).choices(GRAPH_KINDS);

/** Commands for figures that are computed from the whole network, and for the network as a file. */
export function addFiguresCommands(graph: Command, withApp: WithApp): void {
  withKindOptions(
    graph.command('compute').description('compute figures about the whole network').addArgument(kindArgument()),
  )
    .option('--seed <number>', 'where chance begins, in communities and layouts', parseWholeNumber)
    .option('--wait', 'wait for the end even when a running Rookery does the work')
    .action((kind: GraphKind, options: ComputeOptions) =>
      withApp((context) => compute(context, kind, options), options),
    );
  withKindOptions(
    graph.command('ranks').description('players by their place in what was computed').addArgument(kindArgument()),
  )
    .option('--player <name>', 'only this player', parsePlayer)
    .option('--community <number>', 'communities: only players of this one', parseWholeNumber)
    .option('--limit <number>', 'how many', parsePositive, 20)
    .action((kind: GraphKind, options: RanksOptions) =>
      withApp(async ({ app, terminal }) => {
        const { player, community, limit } = options;
        const choice = { ...parametersOf(options), kind };
        const page = await app.get(GraphResults, { strict: false }).ranks(choice, { player, community, limit });
        terminal.answer(page, describeRanks(page));
      }, options),
    );
  withKindOptions(
    graph.command('communities').description('the largest communities that were found, and what joins them'),
  )
    .option('--limit <number>', 'how many', parsePositive, 10)
    .action((options: RanksOptions) =>
      withApp(async ({ app, terminal }) => {
        const choice = { ...parametersOf(options), kind: 'communities' } as const;
        const result = await app.get(GraphResults, { strict: false }).get(choice);
        terminal.answer(result, describeCommunities(result, options.limit));
      }, options),
    );
  addExportCommand(graph, withApp);
}

function withKindOptions(command: Command): Command {
  return withNetworkOptions(command)
    .option('--players <number>', 'layout: how many players are drawn', parsePositive)
    .option('--resolution <number>', 'communities: above 1 gives more and smaller ones', Number);
}

const parametersOf = (options: KindOptions): Omit<GraphRequest, 'kind'> => ({
  filter: filterOf(options),
  players: options.players,
  resolution: options.resolution,
});

async function compute(context: CommandContext, kind: GraphKind, options: ComputeOptions): Promise<void> {
  const { app, terminal } = context;
  const workers = await app.get(WorkersService, { strict: false }).list();
  const worker = options.wait ? undefined : workers.find(({ roles }) => roles.includes('scheduler'));
  const results = app.get(GraphResults, { strict: false });
  const request = { ...parametersOf(options), kind, seed: options.seed };
  const { run, created } = await results.request(request, 'cli', { doneHere: worker === undefined });
  if (!created) {
    terminal.remark(
      isFinal(run.state)
        ? `No edge has changed since run ${run.id}: its result still holds.`
        : `Run ${run.id} does it already; it is joined.`,
    );
  }
  if (worker && !isFinal(run.state)) {
    terminal.answer(run, `Run ${run.id} is left to the running Rookery (${worker.name}); --wait follows it here.`);
    return;
  }
  const ended = await seeToEnd(context, run);
  if (ended.state === 'failed') {
    terminal.answer(ended, `Run ${ended.id} failed: ${ended.message}`);
    throw new CommandFailed();
  }
  const result = await results.get({ kind, runId: run.id, filter: {} });
  terminal.answer({ run: ended, result }, describeResult(result));
}

/** Works on the run here, or waits for whoever does. */
async function seeToEnd({ app, terminal, stop }: CommandContext, { id }: RunView): Promise<RunView> {
  const [runs, work] = [app.get(RunsService, { strict: false }), app.get(GraphWork, { strict: false })];
  try {
    for (;;) {
      const run = await runs.get(id);
      if (isFinal(run.state)) return run;
      terminal.progress(`Run ${id}: ${run.percent ?? 0}%`);
      if (!(await work.tryExecute(id, stop))) await sleep(LOOK_MS, undefined, { signal: stop });
    }
  } catch (error) {
    if (!stop.aborted) throw error;
    terminal.remark(`Stopped. The same command, or a running Rookery, does it again (run ${id}).`);
    throw new CommandFailed(INTERRUPTED_EXIT_CODE);
  }
}

function addExportCommand(graph: Command, withApp: WithApp): void {
  withNetworkOptions(
    graph
      .command('export')
      .description('write the network to a file, with what was computed about players')
      .addOption(
        new Option('--format <format>', 'graphml, gexf, or a table (CSV) of nodes or of edges')
          .choices(NETWORK_FORMATS)
          .makeOptionMandatory(),
      )
      .requiredOption('--out <file>', 'file, or - for standard output'),
  ).action((options: ExportOptions) => withApp((context) => exportNetwork(context, options), options));
}

async function exportNetwork({ app, terminal, stop }: CommandContext, options: ExportOptions): Promise<void> {
  const { format, out } = options;
  const { text, asOf, results } = await app.get(NetworkExports, { strict: false }).make(format, filterOf(options));
  if (out === '-') {
    for (const piece of text) await terminal.write(piece);
    return;
  }
  const path = resolve(out);
  const half = `${path}.part`;
  try {
    await pipeline(Readable.from(text, { objectMode: false }), createWriteStream(half), { signal: stop });
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    if (stop.aborted) throw new CommandFailed(INTERRUPTED_EXIT_CODE);
    throw error;
  }
  const columns = Object.entries(results).map(([kind, runId]) => `${kind} (result ${runId})`);
  const withThem = columns.length > 0 ? `, with ${columns.join(', ')}` : '';
  terminal.answer(
    { path, format, asOf, results },
    `${format} as of ${asOf.toISOString()} written to ${path}${withThem}.`,
  );
}
