import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { SyncService } from '../../ingestion/sync.service.js';
import { hasFailed, isFinal } from '../../runs/run.entity.js';
import { RunsService } from '../../runs/runs.service.js';
import { WorkersService } from '../../queues/workers.service.js';
import type { RunView } from '../../runs/run-view.js';
import { parsePositive, type WithApp } from '../program.js';
import { type CommandContext, CommandFailed, INTERRUPTED_EXIT_CODE } from '../runtime.js';
import { describeRun, SyncProgress } from '../sync-progress.js';
import { formatCount, type Terminal } from '../terminal.js';

interface SyncOptions {
  max?: number;
  full?: boolean;
  wait?: boolean;
  json?: boolean;
}

const LOOK_MS = 500;

export function addSyncCommand(program: Command, withApp: WithApp): void {
  program
    .command('sync')
    .description("fetch a player's complete history from Lichess, or what is new of it")
    .argument('[player]', 'Lichess username; default: LICHESS_USERNAME')
    .option('--max <games>', 'stop after so many games', parsePositive)
    .option('--full', 'read the whole history again, also what is stored already')
    .option('--wait', 'wait for the end even when a running Rookery does the work')
    .option('--json', 'answer with one JSON line')
    .action((player: string | undefined, options: SyncOptions) =>
      withApp((context) => syncPlayer(context, player, options), options),
    );
}

async function syncPlayer(context: CommandContext, name: string | undefined, options: SyncOptions): Promise<void> {
  const sync = context.app.get(SyncService, { strict: false });
  const player = name ?? context.config.lichess.username;
  if (!player) throw new Error('Whose games? Name a player: `rookery sync <player>`, or set LICHESS_USERNAME.');
  const workers = await context.app.get(WorkersService, { strict: false }).list();
  const worker = options.wait ? undefined : workers.find(({ roles }) => roles.includes('ingestion'));
  const { run, created } = await sync.request({
    player,
    startedBy: 'cli',
    fullHistory: options.full,
    maxGames: options.max,
    doneHere: worker === undefined,
  });
  if (!created) context.terminal.remark(describeActive(run, options));
  if (worker) {
    context.terminal.answer(
      run,
      `Run ${run.id} is left to the running Rookery (${worker.name}); --wait follows it here.`,
    );
    return;
  }
  report(await followToEnd(context, sync, run), context.terminal);
}

function describeActive(run: RunView, options: SyncOptions): string {
  const differs = (options.full ?? false) !== run.fullHistory || (options.max ?? null) !== run.maxGames;
  const kept = differs ? ' It was asked for with other options; those of now count the next time.' : '';
  return `Going on with run ${run.id}, ${formatCount(run.received)} games received so far.${kept}`;
}

/** Works on the run here, or watches whoever does, with a progress line meanwhile. */
async function followToEnd({ app, terminal, stop }: CommandContext, sync: SyncService, run: RunView): Promise<RunView> {
  const ended = new AbortController();
  const watching = watch(app.get(RunsService, { strict: false }), run.id, terminal, ended.signal);
  try {
    return await sync.runToEnd(run.id, stop);
  } catch (error) {
    if (!stop.aborted) throw error;
    terminal.remark(`Stopped. Nothing is lost: the next \`sync ${run.playerId}\` goes on from here (run ${run.id}).`);
    throw new CommandFailed(INTERRUPTED_EXIT_CODE);
  } finally {
    ended.abort();
    await watching;
  }
}

async function watch(runs: RunsService, runId: number, terminal: Terminal, ended: AbortSignal): Promise<void> {
  if (!terminal.interactive) return;
  const progress = new SyncProgress();
  while (!ended.aborted) {
    const run = await runs.get(runId).catch(() => undefined);
    if (run && !isFinal(run.state)) terminal.progress(progress.render(run));
    await sleep(LOOK_MS, undefined, { signal: ended }).catch(() => undefined);
  }
}

function report(run: RunView, terminal: Terminal): void {
  terminal.answer(run, describeRun(run));
  if (hasFailed(run.state)) throw new CommandFailed();
}
