import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { ProfileRunner } from '../../ingestion/profiles/profile-runner.js';
import { ProfilesService } from '../../ingestion/profiles/profiles.service.js';
import { WorkersService } from '../../queues/workers.service.js';
import { isFinal } from '../../runs/run.entity.js';
import type { RunView } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { parsePositive, type WithApp } from '../program.js';
import { type CommandContext, CommandFailed, INTERRUPTED_EXIT_CODE } from '../runtime.js';
import { formatClock, formatCount } from '../terminal.js';

interface ProfilesOptions {
  max?: number;
  refresh?: boolean;
  wait?: boolean;
  json?: boolean;
}

const LOOK_MS = 500;

export function addProfilesCommand(program: Command, withApp: WithApp): void {
  program
    .command('profiles')
    .description(
      'ask Lichess about stored players: ratings, titles, closed and marked accounts; what is missing or stale',
    )
    .argument('[players...]', 'only these players; default: everybody who is stored')
    .option('--max <players>', 'stop after so many players', parsePositive)
    .option('--refresh', 'ask again about those looked at lately')
    .option('--wait', 'wait for the end even when a running Rookery does the work')
    .option('--json', 'answer with one JSON line')
    .action((players: string[], options: ProfilesOptions) =>
      withApp((context) => readProfiles(context, players, options), options),
    );
}

async function readProfiles(context: CommandContext, players: string[], options: ProfilesOptions): Promise<void> {
  const { app, terminal } = context;
  const profiles = app.get(ProfilesService, { strict: false });
  const workers = await app.get(WorkersService, { strict: false }).list();
  const worker = options.wait ? undefined : workers.find(({ roles }) => roles.includes('ingestion'));
  const { run, created } = await profiles.request({
    players: players.length > 0 ? players : undefined,
    startedBy: 'cli',
    maxPlayers: options.max,
    refresh: options.refresh,
    doneHere: worker === undefined,
  });
  if (!created)
    terminal.remark(`Going on with run ${run.id}, which was asked for before; options of now count the next time.`);
  if (worker) {
    terminal.answer(run, `Run ${run.id} is left to the running Rookery (${worker.name}); --wait follows it here.`);
    return;
  }
  const ended = await followToEnd(context, run);
  terminal.answer(ended, describeProfiles(ended));
  if (ended.state === 'failed') throw new CommandFailed();
}

/** Works on the run here, together with whoever else does, with a progress line meanwhile. */
async function followToEnd(context: CommandContext, run: RunView): Promise<RunView> {
  const { app, terminal, stop } = context;
  const ended = new AbortController();
  const watching = watch(context, run.id, ended.signal);
  try {
    return await app.get(ProfileRunner, { strict: false }).runToEnd(run.id, stop);
  } catch (error) {
    if (!stop.aborted) throw error;
    terminal.remark(`Stopped. Nothing is lost: who was looked at is not asked after again (run ${run.id}).`);
    throw new CommandFailed(INTERRUPTED_EXIT_CODE);
  } finally {
    ended.abort();
    await watching;
  }
}

async function watch({ app, terminal }: CommandContext, runId: number, ended: AbortSignal): Promise<void> {
  if (!terminal.interactive) return;
  const runs = app.get(RunsService, { strict: false });
  while (!ended.aborted) {
    const run = await runs.find(runId).catch(() => undefined);
    if (run && !isFinal(run.state)) terminal.progress(renderProfiles(run));
    await sleep(LOOK_MS, undefined, { signal: ended }).catch(() => undefined);
  }
}

function renderProfiles({ received, total, percent, state, message, waitingUntil }: RunView): string {
  const looked = `${formatCount(received)}${total === null ? '' : ` of ${formatCount(total)}`} players`;
  const share = percent === null ? [] : [`${percent}%`];
  const until = waitingUntil ? ` until ${formatClock(waitingUntil)}` : '';
  const wait = state === 'waiting' ? [`${message ?? 'waiting'}${until}`] : [];
  return [`profiles: ${looked}`, ...share, ...wait].join(' · ');
}

function describeProfiles(run: RunView): string {
  const outcome = run.state === 'failed' ? `failed: ${run.message}` : `is ${run.state}`;
  const counts = [
    `${run.received === 1 ? '1 player' : `${formatCount(run.received)} players`} looked at`,
    `${formatCount(run.inserted)} new profiles`,
    `${formatCount(run.updated)} changed`,
    `${formatCount(run.unchanged)} unchanged`,
    `${formatCount(run.rejected)} rejected`,
  ].join(', ');
  const requests = run.requests === 1 ? '1 request' : `${formatCount(run.requests)} requests`;
  return [`The look at profiles ${outcome} (run ${run.id}).`, `${counts}; ${requests}.`, ...run.notes].join('\n');
}
