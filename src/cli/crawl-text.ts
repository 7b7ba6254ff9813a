import type { CrawlEstimate } from '../ingestion/crawl/crawl-estimate.js';
import type { CrawlLevelView, CrawlPlayerView, CrawlSummary, CrawlView } from '../ingestion/crawl/crawl-view.js';
import { isFinal } from '../runs/run.entity.js';
import { formatTable } from './table.js';
import { formatClock, formatCount, formatDuration, formatPairs } from './terminal.js';

const MB = 1_000_000;

type CrawlState = Pick<CrawlView, 'state' | 'message' | 'waitingUntil' | 'wish'>;

/** A crawl for people: how it stands, its levels, and who is next and why. */
export function describeCrawl(crawl: CrawlView): string {
  const { harvest, next, reading } = crawl;
  const lines = [
    `Crawl ${crawl.id} from ${crawl.playerId} ${describeState(crawl)}.`,
    `${countPlayers(crawl.finished)} of ${formatCount(crawl.total ?? 0)} read, ${formatCount(crawl.failed)} failed; ` +
      `${formatCount(harvest.received)} games received, ${formatCount(harvest.inserted)} new; ` +
      `${formatCount(harvest.requests)} requests.`,
    describeLevels(crawl.levels),
  ];
  if (reading) lines.push(`Reading ${reading.playerId}: ${reading.why}.`);
  if (next.length === 0) return lines.join('\n');
  if (isFinal(crawl.state)) return [...lines, 'Not read any more:', describePlayers(next)].join('\n');
  lines.push('Next:', describePlayers(next), `Left: ${summarise(crawl.left)}`);
  return lines.join('\n');
}

/** A crawl in one line. */
export function summariseCrawl(crawl: CrawlSummary): string {
  const { id, playerId, depth, maxDepth, read, chosen } = crawl;
  const progress = `depth ${depth} of ${maxDepth}, ${formatCount(read)} of ${countPlayers(chosen)} read`;
  return `  crawl ${id} from ${playerId}: ${progress}; ${describeState(crawl)}`;
}

function describeState({ state, message, waitingUntil, wish }: CrawlState): string {
  if (state === 'stopped') return `was stopped: ${message}`;
  if (state === 'failed') return `has ended: ${message}`;
  if (state === 'done') return message ? `is done: ${message}` : 'is done';
  if (wish === 'stop') return 'is being stopped';
  if (wish === 'pause') return 'is paused, until it is resumed';
  if (state === 'queued' || state === 'interrupted') return 'waits for somebody to work on it';
  if (state === 'waiting' && message)
    return `waits: ${message}${waitingUntil ? `, until ${waitingUntil.toISOString().slice(0, 16)}Z` : ''}`;
  return `is ${state}`;
}

function describeLevels(levels: readonly CrawlLevelView[]): string {
  const rows = levels.map((level) => ({
    ...level,
    'left out': listCounts(level.leftOut),
    'games with nobody': listCounts(level.deadEnds),
  }));
  const columns = ['depth', 'chosen', 'done', 'fetching', 'waiting', 'failed', 'gone', 'left out', 'games with nobody'];
  return formatTable(columns, rows);
}

function listCounts(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${formatCount(count)} ${name}`)
    .join(', ');
}

/** Players in their order, each with the reason. */
export function describePlayers(players: readonly CrawlPlayerView[]): string {
  const rows = players.map(({ playerId, depth, rank, state, why }) => ({ player: playerId, depth, rank, state, why }));
  return formatTable(['player', 'depth', 'rank', 'state', 'why'], rows);
}

/** How much a crawl would be, and what that rests on. */
export function describeEstimate(estimate: CrawlEstimate): string {
  const { players, requests, games, hours, days, diskBytes, basis } = estimate;
  const pairs: [string, string][] = [
    ['Players', formatCount(players)],
    ['Requests', formatCount(requests)],
    ['Games', formatCount(games)],
    ['Time', formatDuration(hours * 3_600) + (days > 1 ? `, over ${formatCount(days)} days` : '')],
    ['Disk', `${formatCount(Math.ceil(diskBytes / MB))} MB`],
  ];
  return [`At most, before it begins:`, formatPairs(pairs), ...basis.map((line) => `  ${line}`)].join('\n');
}

function summarise({ players, games, hours }: CrawlEstimate): string {
  return `${countPlayers(players)}, about ${formatCount(games)} games, ${formatDuration(hours * 3_600)}`;
}

/** The progress line of a crawl. */
export function renderCrawl(crawl: CrawlView): string {
  const head = `crawl ${crawl.id}: ${formatCount(crawl.finished)} of ${formatCount(crawl.total ?? 0)} players`;
  const games = `${formatCount(crawl.harvest.received)} games`;
  if (crawl.wish === 'pause') return `${head} · ${games} · paused`;
  if (crawl.state === 'waiting') {
    const until = crawl.waitingUntil ? ` until ${formatClock(crawl.waitingUntil)}` : '';
    return `${head} · ${games} · ${crawl.message ?? 'waiting'}${until}`;
  }
  return `${head} · ${games}${crawl.reading ? ` · reading ${crawl.reading.playerId} (depth ${crawl.reading.depth})` : ''}`;
}

function countPlayers(players: number): string {
  return players === 1 ? '1 player' : `${formatCount(players)} players`;
}
