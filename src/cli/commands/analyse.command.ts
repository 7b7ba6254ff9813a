import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { type AnalysisEffort, AnalysesService } from '../../analysis/analyses.service.js';
import {
  type AnalysisRequest,
  AnalysisRequests,
  type RequestedAnalysis,
} from '../../analysis/analysis-requests.service.js';
import { EngineService } from '../../analysis/engine-service.js';
import { AnalysisWork } from '../../analysis/analysis-work.service.js';
import { parsePlayerId } from '../../chess/ids.js';
import { LARGEST_NODES, SMALLEST_NODES } from '../../config/environment.js';
import { GamesService } from '../../games/games.service.js';
import { PlayersService } from '../../players/players.service.js';
import { WorkersService } from '../../queues/workers.service.js';
import { isFinal } from '../../runs/run.entity.js';
import type { RunView } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { AnalysisProgress, describeAnalysisRun } from '../analysis-progress.js';
import { parsePositive, type WithApp } from '../program.js';
import { type CommandContext, CommandFailed, INTERRUPTED_EXIT_CODE } from '../runtime.js';

interface AnalyseOptions {
  nodes?: number;
  again?: boolean;
  wait?: boolean;
  json?: boolean;
}

const LOOK_MS = 500;

export function addAnalyseCommand(program: Command, withApp: WithApp): void {
  program
    .command('analyse')
    .description('analyse games with the engine and all plugins: all of a player that lack it, or those named')
    .argument('<player|game...>', 'a Lichess username, or ids of games')
    .option('--nodes <number>', 'nodes the engine searches per position; default: ENGINE_NODES', parseNodes)
    .option('--again', 'evaluate anew although evaluations are there')
    .option('--wait', 'wait for the end even when a running Rookery does the work')
    .option('--json', 'answer with one JSON line')
    .action((names: string[], options: AnalyseOptions) =>
      withApp((context) => analyse(context, names, options), options),
    );
}

async function analyse(context: CommandContext, names: readonly string[], options: AnalyseOptions): Promise<void> {
  const workers = await context.app.get(WorkersService, { strict: false }).list();
  const worker = options.wait ? undefined : workers.find(({ roles }) => roles.includes('analysis'));
  const { nodes, again } = options;
  const request: AnalysisRequest = { startedBy: 'cli', nodes, again, doneHere: worker === undefined };
  const { run, created } = await ask(context, names, request);
  if (!created) context.terminal.remark(`Run ${run.id} does it already; it is joined.`);
  if (worker && !isFinal(run.state)) {
    const text = `Run ${run.id} is left to the running Rookery (${worker.name}); --wait follows it here.`;
    context.terminal.answer(run, text);
    return;
  }
  const ended = await followToEnd(context, run);
  const effort = await context.app.get(AnalysesService, { strict: false }).measureEffort(run.id);
  context.terminal.answer({ ...ended, ...effort }, describeAnalysisRun(ended, effort));
  if (ended.state === 'failed' || ended.failed > 0) throw new CommandFailed();
}

/** One name may be a game or a player; several are games. */
async function ask(
  { app }: CommandContext,
  names: readonly string[],
  request: AnalysisRequest,
): Promise<RequestedAnalysis> {
  const analysis = app.get(AnalysisRequests, { strict: false });
  const [name = ''] = names;
  if (names.length > 1) return analysis.requestGames(names, request);
  const player = parsePlayerId(name);
  const known = player && (await app.get(PlayersService, { strict: false }).find(player));
  if (known) return analysis.requestPlayer(known.id, request);
  const game = await app
    .get(GamesService, { strict: false })
    .get(name)
    .catch(() => undefined);
  if (game) return analysis.requestGame(game.id, request);
  throw new Error(
    `Neither a player nor a game "${name}" is stored. \`rookery sync ${name}\` fetches a player's games.`,
  );
}

/** Works on the run here, beside whoever else does, with a progress line meanwhile. */
async function followToEnd({ app, terminal, stop }: CommandContext, run: RunView): Promise<RunView> {
  const ended = new AbortController();
  const watching = watch({ app, terminal }, run.id, ended.signal);
  try {
    return await app.get(AnalysisWork, { strict: false }).runToEnd(run.id, stop);
  } catch (error) {
    if (!stop.aborted) throw error;
    terminal.remark(`Stopped. Nothing is lost: what is analysed stays, and the same command goes on (run ${run.id}).`);
    throw new CommandFailed(INTERRUPTED_EXIT_CODE);
  } finally {
    ended.abort();
    await watching;
  }
}

async function watch(
  { app, terminal }: Pick<CommandContext, 'app' | 'terminal'>,
  runId: number,
  ended: AbortSignal,
): Promise<void> {
  if (!terminal.interactive) return;
  const progress = new AnalysisProgress();
  const runs = app.get(RunsService, { strict: false });
  const analysis = app.get(AnalysesService, { strict: false });
  const engines = app.get(EngineService, { strict: false });
  while (!ended.aborted) {
    const [run, stored] = await Promise.all([runs.get(runId), analysis.measureEffort(runId)]).catch(() => []);
    if (run && stored && !isFinal(run.state)) terminal.progress(progress.render(run, larger(stored, engines.effort)));
    await sleep(LOOK_MS, undefined, { signal: ended }).catch(() => undefined);
  }
}

/** Games are counted when they are stored, the work of this process at once; others may work too. */
function larger(stored: AnalysisEffort, here: AnalysisEffort): AnalysisEffort {
  return stored.positions > here.positions ? stored : here;
}

function parseNodes(text: string): number {
  const nodes = parsePositive(text);
  if (nodes < SMALLEST_NODES || nodes > LARGEST_NODES) {
    throw new Error(`--nodes must be between ${SMALLEST_NODES} and ${LARGEST_NODES}.`);
  }
  return nodes;
}
