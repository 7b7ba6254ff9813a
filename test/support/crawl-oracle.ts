import type { CrawlSettings } from '../../src/ingestion/crawl/crawl-policy.js';

/** A side as the oracle looks at it; nothing for computers and anonymous players. */
export interface OracleSide {
  id: string;
  rating?: number;
}

/** A game as the oracle looks at it. */
export interface OracleGame {
  id: string;
  /** Epoch milliseconds. */
  createdAt: number;
  status: string;
  speed: string;
  white?: OracleSide;
  black?: OracleSide;
}

export interface OracleWorld {
  games: readonly OracleGame[];
  bots?: ReadonlySet<string>;
  /** Accounts that Lichess shows no history of. */
  closed?: ReadonlySet<string>;
}

/** A player that a crawl has to choose. */
export interface Visit {
  player: string;
  depth: number;
  foundFrom: string | null;
  games: number | null;
}

interface Meeting {
  finder: string;
  player: string;
  games: OracleGame[];
}

const UNFINISHED = ['created', 'started', 'aborted', 'noStart'];

/**
 * Breadth-first search by the rules of a crawl, game by game in plain TypeScript: written from the description of the rules
 * and not from the code, for the code to be compared with. Players in the order in which they are read.
 */
export function searchBreadthFirst(
  world: OracleWorld,
  first: string,
  settings: CrawlSettings,
  knownClosed: ReadonlySet<string> = new Set(),
): Visit[] {
  const visits: Visit[] = [{ player: first, depth: 0, foundFrom: null, games: null }];
  const stored = new Set<OracleGame>();
  const histories = sortHistories(world, settings);
  for (let depth = 1; depth <= settings.depth; depth++) {
    const finders = visits.filter((visit) => visit.depth === depth - 1 && !world.closed?.has(visit.player));
    for (const { player } of finders) {
      for (const game of (histories.get(player) ?? []).slice(0, settings.maxGames ?? undefined)) stored.add(game);
    }
    const left = settings.maxPlayers - visits.length;
    const level = findLevel(world, finders, stored, visits, settings, knownClosed);
    for (const { finder, player, games } of level.slice(0, Math.max(0, left))) {
      visits.push({ player, depth, foundFrom: finder, games: games.length });
    }
  }
  return visits;
}

function sortHistories({ games }: OracleWorld, { since }: CrawlSettings): Map<string, OracleGame[]> {
  const histories = new Map<string, OracleGame[]>();
  const from = since === null ? -Infinity : Date.parse(since);
  for (const game of [...games].sort((a, b) => a.createdAt - b.createdAt)) {
    if (game.createdAt < from) continue;
    for (const id of new Set([game.white?.id, game.black?.id])) {
      if (id === undefined) continue;
      const history = histories.get(id) ?? [];
      histories.set(id, history);
      history.push(game);
    }
  }
  return histories;
}

function findLevel(
  world: OracleWorld,
  finders: readonly Visit[],
  stored: ReadonlySet<OracleGame>,
  visits: readonly Visit[],
  settings: CrawlSettings,
  knownClosed: ReadonlySet<string>,
): Meeting[] {
  const visited = new Set(visits.map(({ player }) => player));
  const reading = new Set(finders.map(({ player }) => player));
  const meetings = new Map<string, Map<string, OracleGame[]>>();
  for (const game of stored) {
    if (UNFINISHED.includes(game.status) || (settings.speeds.length > 0 && !isOneOf(settings.speeds, game.speed)))
      continue;
    for (const [finder, player] of [
      [game.white?.id, game.black?.id],
      [game.black?.id, game.white?.id],
    ]) {
      if (finder === undefined || player === undefined || !reading.has(finder) || visited.has(player)) continue;
      const met = meetings.get(player) ?? new Map<string, OracleGame[]>();
      meetings.set(player, met);
      met.set(finder, [...(met.get(finder) ?? []), game]);
    }
  }
  const best = [...meetings].map(([player, met]): Meeting => {
    const [[finder, games] = ['', []]] = [...met].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
    return { finder, player, games };
  });
  return best.filter((meeting) => isWanted(meeting, world, settings, knownClosed)).sort(comparing(settings));
}

function isWanted(
  { player, games, finder }: Meeting,
  world: OracleWorld,
  settings: CrawlSettings,
  knownClosed: ReadonlySet<string>,
): boolean {
  if (player === 'ghost' || player.startsWith('!')) return false;
  if (games.length < settings.minGames) return false;
  if (world.bots?.has(player) && !settings.bots) return false;
  if (knownClosed.has(player) && !settings.closed) return false;
  const { rating } = ratingsOf({ player, games, finder });
  if (settings.minRating !== null && !(rating !== undefined && rating >= settings.minRating)) return false;
  return settings.maxRating === null || (rating !== undefined && rating <= settings.maxRating);
}

function latestOf(games: readonly OracleGame[]): OracleGame | undefined {
  return [...games].sort((a, b) => b.createdAt - a.createdAt || (a.id > b.id ? -1 : 1))[0];
}

function ratingsOf({ player, games }: Meeting): { rating?: number; gap: number } {
  const latest = latestOf(games);
  const [mine, theirs] = latest?.white?.id === player ? [latest.white, latest.black] : [latest?.black, latest?.white];
  const known = mine?.rating !== undefined && theirs?.rating !== undefined;
  return { rating: mine?.rating, gap: known ? Math.abs((mine.rating ?? 0) - (theirs.rating ?? 0)) : Infinity };
}

function comparing({ priority }: CrawlSettings): (a: Meeting, b: Meeting) => number {
  return (a, b) => {
    const games = b.games.length - a.games.length;
    const latest = (latestOf(b.games)?.createdAt ?? 0) - (latestOf(a.games)?.createdAt ?? 0);
    const ids = a.player < b.player ? -1 : 1;
    if (priority === 'games') return games || latest || ids;
    if (priority === 'recent') return latest || games || ids;
    const [x, y] = [ratingsOf(a).gap, ratingsOf(b).gap];
    return (x === y ? 0 : x - y) || games || ids;
  };
}

function isOneOf(words: readonly string[], word: string): boolean {
  return words.includes(word);
}
