import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Speed, SPEEDS } from '../../chess/speed.js';
import { CRAWL_PLAYER_STATES, type CrawlPlayerState } from '../../ingestion/crawl/crawl-player.entity.js';
import {
  CRAWL_DEFAULTS,
  CRAWL_PRIORITIES,
  type CrawlWishes,
  makeCrawlSettings,
} from '../../ingestion/crawl/crawl-policy.js';
import type { CrawlView } from '../../ingestion/crawl/crawl-view.js';
import { CrawlsService } from '../../ingestion/crawl/crawls.service.js';
import { WorkersService } from '../../queues/workers.service.js';
import { hasFailed, isFinal } from '../../runs/run.entity.js';
import { RunsService } from '../../runs/runs.service.js';
import { describeCrawl, describeEstimate, describePlayers, renderCrawl } from '../crawl-text.js';
import { parsePositive, parseWholeNumber, type WithApp } from '../program.js';
import { type CommandContext, CommandFailed, INTERRUPTED_EXIT_CODE } from '../runtime.js';
import { describeRuns } from '../run-tree.js';

interface CrawlOptions extends CrawlWishes {
  estimate?: boolean;
  wait?: boolean;
  json?: boolean;
}

const LOOK_MS = 500;

export function addCrawlCommands(program: Command, withApp: WithApp): void {
  const { depth, maxPlayers, minGames, priority } = CRAWL_DEFAULTS;
  program
    .command('crawl')
    .description(
      'fetch the games of a player, of opponents, and of their opponents, by rules; anonymous opponents and computers have ' +
        'no account to go on with, and their games are counted',
    )
    .argument('<player>', 'Lichess username to begin with')
    .option('--depth <steps>', `steps from the first player (default: ${depth})`, parseWholeNumber)
    .option('--max-players <number>', `read so many players at most (default: ${maxPlayers})`, parsePositive)
    .option('--max-games <number>', 'receive so many games of each player at most, oldest first', parsePositive)
    .option('--since <date>', 'neither read nor count games created before, such as 2025-01-01')
    .option('--speeds <list>', `count games of these speeds only, such as blitz,rapid`, parseSpeeds)
    .option('--min-games <number>', `games it takes with one who was read (default: ${minGames})`, parsePositive)
    .option('--min-rating <rating>', 'lowest rating in the latest of these games', parseWholeNumber)
    .option('--max-rating <rating>', 'highest rating in the latest of these games', parseWholeNumber)
    .option('--bots', 'follow accounts with the title BOT')
    .option('--closed', 'try accounts that were closed once more')
    .addOption(
      new Option(
        '--priority <rule>',
        `who of a level comes first: most games together, latest game, nearest rating (default: ${priority})`,
      ).choices(CRAWL_PRIORITIES),
    )
    .option('--per-day <players>', 'begin so many players a day (UTC) at most', parsePositive)
    .option('--estimate', 'only say how much it would be: requests, games, hours, disk')
    .option('--wait', 'wait for the end even when a running Rookery does the work')
    .option('--json', 'answer with one JSON line')
    .action((player: string, options: CrawlOptions) =>
      withApp((context) => crawl(context, player, options), { json: options.json }),
    );
  addSteeringCommands(program.command('crawls').description('look at crawls and steer them'), withApp);
}

function addSteeringCommands(crawls: Command, withApp: WithApp): void {
  crawls
    .command('list')
    .description('newest first')
    .option('--limit <number>', 'how many', parsePositive, 20)
    .option('--json', 'answer with one JSON line')
    .action((options: { limit: number; json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const found = await app.get(RunsService, { strict: false }).list({ kind: 'crawl', limit: options.limit });
        terminal.answer(
          found,
          found.length === 0 ? 'No crawls: `rookery crawl <player>` begins.' : describeRuns(found),
        );
      }, options),
    );
  crawls
    .command('players')
    .description('players of a crawl by depth and place, each with the reason')
    .argument('<run>', 'number of the crawl', parsePositive)
    .addOption(new Option('--state <state>', 'only those in this state').choices(CRAWL_PLAYER_STATES))
    .option('--limit <number>', 'how many', parsePositive, 50)
    .option('--json', 'answer with one JSON line')
    .action((id: number, options: { state?: CrawlPlayerState; limit: number; json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const players = await app.get(CrawlsService, { strict: false }).listPlayers(id, options);
        terminal.answer(players, players.length === 0 ? 'Nobody.' : describePlayers(players));
      }, options),
    );
  for (const [verb, about] of [
    ['show', 'how a crawl stands, and who is next and why'],
    ['pause', 'let a crawl rest; the player being read is gone on with later'],
    ['resume', 'let a crawl go on that was paused, given up, or ended for want of a token'],
    ['stop', 'end a crawl; what was read stays'],
  ] as const) {
    crawls
      .command(verb)
      .description(about)
      .argument('<run>', 'number of the crawl', parsePositive)
      .option('--json', 'answer with one JSON line')
      .action((id: number, options: { json?: boolean }) =>
        withApp(async ({ app, terminal }) => {
          const service = app.get(CrawlsService, { strict: false });
          const view = await (verb === 'show' ? service.get(id) : service[verb](id));
          terminal.answer(view, describeCrawl(view));
        }, options),
      );
  }
}

async function crawl(context: CommandContext, player: string, options: CrawlOptions): Promise<void> {
  const { app, terminal } = context;
  const { estimate, wait, json: _, ...wishes } = options;
  const crawls = app.get(CrawlsService, { strict: false });
  if (estimate) {
    const estimated = await crawls.estimate(player, wishes);
    terminal.answer(estimated, describeEstimate(estimated));
    return;
  }
  const workers = await app.get(WorkersService, { strict: false }).list();
  const worker = wait ? undefined : workers.find(({ roles }) => roles.includes('ingestion'));
  const { run, created } = await crawls.request({ player, startedBy: 'cli', wishes, doneHere: worker === undefined });
  if (!created) terminal.remark(describeActive(await crawls.get(run.id), wishes));
  if (worker) {
    const text = `Crawl ${run.id} is left to the running Rookery (${worker.name}); --wait follows it here.`;
    terminal.answer(await crawls.get(run.id), text);
    return;
  }
  const ended = await followToEnd(context, crawls, run.id);
  terminal.answer(ended, describeCrawl(ended));
  if (hasFailed(ended.state) || ended.failed > 0) throw new CommandFailed();
}

function describeActive(active: CrawlView, wishes: CrawlWishes): string {
  const differs = JSON.stringify(makeCrawlSettings(wishes)) !== JSON.stringify(makeCrawlSettings(active.settings));
  const kept = differs ? ' It goes by the rules it was begun with; stop it first for others.' : '';
  const paused = active.wish === 'pause' ? ` It is paused: \`rookery crawls resume ${active.id}\`.` : '';
  return `Going on with crawl ${active.id}, ${active.finished} players read so far.${kept}${paused}`;
}

/** Works on the crawl here, or watches whoever does, with a progress line meanwhile. */
async function followToEnd({ terminal, stop }: CommandContext, crawls: CrawlsService, id: number): Promise<CrawlView> {
  const ended = new AbortController();
  const watching = watch(crawls, id, terminal, ended.signal);
  try {
    return await crawls.runToEnd(id, stop);
  } catch (error) {
    if (!stop.aborted) throw error;
    terminal.remark(`Stopped. Nothing is lost: the same command goes on from here (crawl ${id}).`);
    throw new CommandFailed(INTERRUPTED_EXIT_CODE);
  } finally {
    ended.abort();
    await watching;
  }
}

async function watch(
  crawls: CrawlsService,
  id: number,
  terminal: CommandContext['terminal'],
  ended: AbortSignal,
): Promise<void> {
  if (!terminal.interactive) return;
  while (!ended.aborted) {
    const view = await crawls.get(id).catch(() => undefined);
    if (view && !isFinal(view.state)) terminal.progress(renderCrawl(view));
    await sleep(LOOK_MS, undefined, { signal: ended }).catch(() => undefined);
  }
}

function parseSpeeds(text: string): Speed[] {
  const speeds = text.split(',').map((part) => SPEEDS.find((speed) => speed === part.trim()));
  if (speeds.includes(undefined)) throw new InvalidArgumentError(`It must be some of ${SPEEDS.join(', ')}.`);
  return speeds.flatMap((speed) => speed ?? []);
}
