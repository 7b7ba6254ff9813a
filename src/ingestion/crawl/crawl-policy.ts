import { parseIsoTime } from '../../chess/iso-time.js';
import { type Speed, SPEEDS } from '../../chess/speed.js';
import { InvalidCrawlError } from './crawl.errors.js';
import type { SkipReason } from './crawl-player.entity.js';

/** Who of a level is read first. */
export const CRAWL_PRIORITIES = ['games', 'recent', 'rating'] as const;
export type CrawlPriority = (typeof CRAWL_PRIORITIES)[number];

/** Rules of a crawl, all of them said; stored with it as JSON. */
export interface CrawlSettings {
  /** Steps from the first player. */
  depth: number;
  /** Players at most, the first one included. */
  maxPlayers: number;
  /** Games received of each player at most, oldest first; null: all. */
  maxGames: number | null;
  /** Games created before this, ISO 8601, are neither read nor counted; null: all. */
  since: string | null;
  /** Speeds of the games that are counted; none: all. */
  speeds: Speed[];
  /** Games a player has to have with one who was read. */
  minGames: number;
  /** Rating band a player has to be in, by the latest of these games; null: no bound. */
  minRating: number | null;
  maxRating: number | null;
  /** Follow accounts with the title BOT. */
  bots: boolean;
  /** Try accounts that Lichess called closed or unknown once more. */
  closed: boolean;
  priority: CrawlPriority;
  /** Players begun a day (UTC) at most; null: as many as come. */
  perDay: number | null;
}

export const CRAWL_DEFAULTS: Readonly<CrawlSettings> = {
  depth: 1,
  maxPlayers: 100,
  maxGames: null,
  since: null,
  speeds: [],
  minGames: 1,
  minRating: null,
  maxRating: null,
  bots: false,
  closed: false,
  priority: 'games',
  perDay: null,
};

/** Smallest and largest value of each number. */
export const CRAWL_BOUNDS = {
  depth: [0, 10],
  maxPlayers: [1, 100_000],
  maxGames: [1, 100_000_000],
  minGames: [1, 100_000],
  minRating: [0, 5_000],
  maxRating: [0, 5_000],
  perDay: [1, 100_000],
} as const satisfies Partial<Record<keyof CrawlSettings, readonly [number, number]>>;

/** Settings as somebody gives them: what is left out has its default. */
export type CrawlWishes = { readonly [Name in keyof CrawlSettings]?: CrawlSettings[Name] | undefined };

/** @throws InvalidCrawlError */
export function makeCrawlSettings(wishes: CrawlWishes): CrawlSettings {
  const given = Object.entries(wishes).filter(([, value]) => value !== undefined);
  const settings = { ...CRAWL_DEFAULTS, ...(Object.fromEntries(given) as Partial<CrawlSettings>) };
  for (const [field, [min, max]] of Object.entries(CRAWL_BOUNDS)) {
    const value = settings[field as keyof typeof CRAWL_BOUNDS];
    if (value !== null && !(Number.isInteger(value) && value >= min && value <= max))
      throw new InvalidCrawlError(field, `must be a whole number from ${min} to ${max}`);
  }
  const unknown = settings.speeds.find((speed) => !SPEEDS.includes(speed));
  if (unknown !== undefined) throw new InvalidCrawlError('speeds', `must be some of ${SPEEDS.join(', ')}`);
  if (!CRAWL_PRIORITIES.includes(settings.priority))
    throw new InvalidCrawlError('priority', `must be one of ${CRAWL_PRIORITIES.join(', ')}`);
  if (settings.minRating !== null && settings.maxRating !== null && settings.minRating > settings.maxRating)
    throw new InvalidCrawlError('minRating', 'must not be above maxRating');
  return {
    ...settings,
    speeds: SPEEDS.filter((speed) => settings.speeds.includes(speed)),
    since: checkSince(settings),
  };
}

function checkSince({ since }: CrawlSettings): string | null {
  if (since === null) return null;
  const time = parseIsoTime(since);
  // Lichess takes a number with fewer digits for seconds.
  if (!time || time.getTime() < 1_000_000_000_000)
    throw new InvalidCrawlError('since', 'must be an ISO 8601 date or time after 2001, such as 2025-01-01');
  return time.toISOString();
}

/** How a player came into a crawl. */
export interface Finding {
  depth: number;
  rank: number;
  foundFrom: string | null;
  gamesTogether: number | null;
  lastGameAt: Date | null;
  rating: number | null;
  foundRating: number | null;
}

const SKIPPED_BECAUSE: Record<SkipReason, string> = {
  limit: 'others went first and the number of players is used up',
  'few-games': 'too few games together',
  rating: 'outside of the rating band',
  bot: 'a BOT account',
  closed: 'the account is closed',
  unknown: 'Lichess knows no such account',
};

/** Says in one sentence why a player is where they are in a crawl. */
export function explainFinding(finding: Finding, priority: CrawlPriority, skipped?: SkipReason | null): string {
  const { depth, rank, foundFrom, gamesTogether } = finding;
  if (foundFrom === null)
    return skipped ? `the crawl began here; ${SKIPPED_BECAUSE[skipped]}` : 'the crawl begins here';
  const games = gamesTogether === 1 ? '1 game' : `${gamesTogether} games`;
  const met = `${games} with ${foundFrom}${describeOrder(finding, priority)}`;
  return skipped ? `${met}; left out: ${SKIPPED_BECAUSE[skipped]}` : `${met}; place ${rank} at depth ${depth}`;
}

/** What the priority looks at beside the games together. */
function describeOrder({ lastGameAt, rating, foundRating }: Finding, priority: CrawlPriority): string {
  if (priority === 'recent' && lastGameAt) return `, the latest of ${lastGameAt.toISOString().slice(0, 10)}`;
  if (priority !== 'rating') return '';
  if (rating === null || foundRating === null) return ', without ratings';
  return `, rated ${rating} against ${foundRating}`;
}

/** What is known of a crawl when its next level might be drawn up. */
export interface Reach {
  /** The deepest level so far. */
  depth: number;
  /** Players chosen so far, of all levels. */
  chosen: number;
  /** Players of the deepest level whose games were read. */
  read: number;
}

/** Whether a further level is to be drawn up. */
export function hasNextLevel(reach: Reach, settings: Pick<CrawlSettings, 'depth' | 'maxPlayers'>): boolean {
  return reach.depth < settings.depth && reach.chosen < settings.maxPlayers && reach.read > 0;
}

/** What to do with a player whose fetch failed. */
export type FailureVerdict = 'skip' | 'retry' | 'give-up' | 'halt';

const MAX_ATTEMPTS = 3;
const GONE = ['player-closed', 'player-unknown'];
// Every other player would fail alike.
const NEEDS_A_PERSON = ['token-rejected', 'client-blocked'];

/**
 * `skip`: there is nothing to fetch; `halt`: it is not the player's fault, and somebody has to see to it; otherwise it is
 * tried a few times (a fetch by itself is patient for minutes) and then given up.
 */
export function judgeFailure(errorCode: string | null, attempts: number): FailureVerdict {
  if (errorCode !== null && GONE.includes(errorCode)) return 'skip';
  if (errorCode !== null && NEEDS_A_PERSON.includes(errorCode)) return 'halt';
  return attempts < MAX_ATTEMPTS ? 'retry' : 'give-up';
}

/** Milliseconds before a player is tried again. */
export function planPlayerRetry(attempts: number, baseMs: number): number {
  return baseMs * 2 ** (attempts - 1);
}

/** Beginning of the next day, UTC. */
export function nextDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));
}
