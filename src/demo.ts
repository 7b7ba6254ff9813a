import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { SignInLinks } from './accounts/sign-in-links.service.js';
import { bootServer } from './serve.js';
import type { DemoOptions } from './cli/runtime.js';
import { SyncProgress } from './cli/sync-progress.js';
import { formatCount, formatPairs, type Terminal } from './cli/terminal.js';
import { AppConfig } from './config/app-config.js';
import { Environment } from './config/environment.js';
import { SyncService } from './ingestion/sync.service.js';
import { isFinal } from './runs/run.entity.js';
import { RunsService } from './runs/runs.service.js';
import type { LedgerEntry, RunView } from './runs/run-view.js';
import { startRehearsal } from './rehearsal/start-rehearsal.js';
import { HOME_PLAYER, loadWorld } from './rehearsal/world/world.js';

const OPPONENTS = 3;
const LOOK_MS = 200;

/** Everything the demo did, as its JSON line says it. */
export interface DemoReport {
  players: string[];
  runs: RunView[];
  totals: LedgerEntry & { requests: number };
  address: string;
}

/**
 * Shows the main job on the generated world: embedded database in a folder of its own, the built-in fake Lichess, the
 * history of one player and of some opponents. Nothing leaves this machine and no data of the user's is touched.
 */
export async function runDemo(
  config: AppConfig,
  options: DemoOptions,
  terminal: Terminal,
  stop: AbortSignal,
): Promise<void> {
  const rehearsal = await startRehearsal({ server: { signedIn: HOME_PLAYER } });
  try {
    const running = await bootServer(demoConfig(config, rehearsal.url, options.once), {
      stream: process.stderr,
      level: 'warn',
    });
    try {
      const report = await syncPlayers(running.app, running.address, terminal, stop);
      const link = options.once ? undefined : await makeDemoLink(running);
      terminal.answer(report, describe(report, options, link));
      if (!options.once) await aborted(stop);
    } finally {
      await running.close();
    }
  } finally {
    await rehearsal.stop();
  }
}

function demoConfig(config: AppConfig, lichessUrl: string, once: boolean): AppConfig {
  const env = new Environment();
  env.ROOKERY_HOME = join(config.home, 'demo');
  env.LICHESS_URL = lichessUrl;
  env.LICHESS_USERNAME = HOME_PLAYER;
  env.HOST = config.http.host;
  env.PORT = config.http.port;
  // Nobody would see what came of it.
  if (once) env.ANALYSIS_AUTO = 'off';
  return new AppConfig(env);
}

async function syncPlayers(
  app: INestApplicationContext,
  address: string,
  terminal: Terminal,
  stop: AbortSignal,
): Promise<DemoReport> {
  terminal.remark('A rehearsal: an invented world of players, served by a fake Lichess on this machine.');
  const sync = app.get(SyncService);
  const players = [HOME_PLAYER, ...(await findFrequentOpponents())];
  const runs: RunView[] = [];
  for (const player of players) {
    const { run } = await sync.request({ player, startedBy: 'demo' });
    const ended = await follow(app, run.id, terminal, stop);
    terminal.remark(
      `  ${player}: ${formatCount(ended.received)} games received, ${formatCount(ended.inserted)} of them new`,
    );
    runs.push(ended);
  }
  return { players, runs, totals: addUp(runs), address };
}

async function follow(
  app: INestApplicationContext,
  id: number,
  terminal: Terminal,
  stop: AbortSignal,
): Promise<RunView> {
  const progress = new SyncProgress();
  const timer = setInterval(() => {
    const show = (run: RunView): void => (isFinal(run.state) ? undefined : terminal.progress(progress.render(run)));
    // A look that fails is no harm: the next one comes soon.
    app
      .get(RunsService)
      .get(id)
      .then(show, () => undefined);
  }, LOOK_MS);
  try {
    return await app.get(SyncService).runToEnd(id, stop);
  } finally {
    clearInterval(timer);
  }
}

async function findFrequentOpponents(): Promise<string[]> {
  const { games, players: accounts } = await loadWorld();
  const open = new Set(accounts.filter((account) => !account.disabled).map((account) => account.id));
  const meetings = new Map<string, number>();
  for (const { players } of games) {
    const ids = [players.white.user?.id, players.black.user?.id];
    if (!ids.includes(HOME_PLAYER.toLowerCase())) continue;
    const opponent = ids.find((id) => id !== undefined && id !== HOME_PLAYER.toLowerCase() && open.has(id));
    if (opponent) meetings.set(opponent, (meetings.get(opponent) ?? 0) + 1);
  }
  return [...meetings]
    .sort((a, b) => b[1] - a[1])
    .slice(0, OPPONENTS)
    .map(([id]) => id);
}

function addUp(runs: readonly RunView[]): DemoReport['totals'] {
  const totals = { received: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, requests: 0 };
  for (const run of runs) {
    for (const key of Object.keys(totals) as (keyof typeof totals)[]) totals[key] += run[key];
  }
  return totals;
}

function describe({ totals, address, players }: DemoReport, { once }: DemoOptions, link = ''): string {
  const summary = formatPairs([
    ['received', formatCount(totals.received)],
    ['new', formatCount(totals.inserted)],
    ['updated', formatCount(totals.updated)],
    ['unchanged', formatCount(totals.unchanged)],
    ['rejected', formatCount(totals.rejected)],
    ['requests', formatCount(totals.requests)],
  ]);
  if (once) return summary;
  const player = players[0]?.toLowerCase();
  return `${summary}\n\nSign in first, once:\n  ${link}\n\nThen look around (Ctrl-C ends the demo):\n  ${address}/docs\n  ${address}/api/players/${player}/games?result=win\n  ${address}/api/runs`;
}

/** The demo is nobody's own: whoever starts it gets in, also the second time. */
async function makeDemoLink({ app, address }: Awaited<ReturnType<typeof bootServer>>): Promise<string> {
  const { secret } = await app.get(SignInLinks).make();
  return `${address}/sign-in?link=${secret}`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
