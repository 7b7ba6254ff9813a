import type { PlayerId } from '../chess/ids.js';
import type { AccountState } from '../players/player.entity.js';

/** A player whose history is wanted and who is not being read right now. */
export interface SyncCandidate {
  playerId: PlayerId;
  isHome: boolean;
  accountState: AccountState;
  /** Steps from the players somebody asked for. */
  depth: number;
  /** When a reading last ended well. */
  syncedAt: Date | null;
  /** When a reading last ended badly. */
  failedAt: Date | null;
  /** Stored games that were being played at the last look: at a clock, or with days for a move. */
  openGames: { live: number; correspondence: number };
}

/** When a player is read next, and why. */
export interface SyncPlanItem {
  playerId: PlayerId;
  isDue: boolean;
  dueAt: Date;
  /** Stored games that were being played at the last look; the reading asks for them again. */
  openGames: number;
  why: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a reading stays fresh, milliseconds. */
export const FRESH_MS = {
  home: 15 * MINUTE_MS,
  live: 15 * MINUTE_MS,
  /** Moves may take days. */
  correspondence: 6 * HOUR_MS,
  others: 6 * HOUR_MS,
  failed: HOUR_MS,
  /** Accounts that Lichess calls closed or unknown; they may come back. */
  gone: 7 * DAY_MS,
} as const;

/**
 * In which order players are read: those that are due first, and of these the home player, then the stalest, then the
 * nearest. The others follow by the time they become due.
 */
export function planSyncs(candidates: readonly SyncCandidate[], now: Date): SyncPlanItem[] {
  return candidates
    .map((candidate) => ({ candidate, item: planOne(candidate, now) }))
    .toSorted((a, b) => compare(a, b))
    .map(({ item }) => item);
}

interface Planned {
  candidate: SyncCandidate;
  item: SyncPlanItem;
}

function compare(a: Planned, b: Planned): number {
  if (a.item.isDue !== b.item.isDue) return a.item.isDue ? -1 : 1;
  if (!a.item.isDue) return a.item.dueAt.getTime() - b.item.dueAt.getTime() || compareIds(a, b);
  return (
    Number(b.candidate.isHome) - Number(a.candidate.isHome) ||
    lastTryOf(a.candidate) - lastTryOf(b.candidate) ||
    a.candidate.depth - b.candidate.depth ||
    compareIds(a, b)
  );
}

function compareIds(a: Planned, b: Planned): number {
  return a.item.playerId < b.item.playerId ? -1 : 1;
}

function planOne(candidate: SyncCandidate, now: Date): SyncPlanItem {
  const { playerId, isHome } = candidate;
  const last = lastTryOf(candidate);
  const { freshMs, reason } = freshnessOf(candidate);
  const dueAt = last === 0 ? now : new Date(last + freshMs);
  const ago = last === 0 ? 'never read' : `${reason} ${describeAge(now.getTime() - last)} ago`;
  const openGames = candidate.openGames.live + candidate.openGames.correspondence;
  return { playerId, isDue: dueAt <= now, dueAt, openGames, why: isHome ? `home player, ${ago}` : ago };
}

/** Epoch milliseconds; 0 when nobody tried yet. */
function lastTryOf({ syncedAt, failedAt }: SyncCandidate): number {
  return Math.max(syncedAt?.getTime() ?? 0, failedAt?.getTime() ?? 0);
}

function freshnessOf(candidate: SyncCandidate): { freshMs: number; reason: string } {
  const { isHome, accountState, syncedAt, failedAt, openGames } = candidate;
  if (accountState === 'closed' || accountState === 'unknown') {
    return { freshMs: FRESH_MS.gone, reason: `the account was ${accountState}` };
  }
  if (failedAt && failedAt > (syncedAt ?? 0)) return { freshMs: FRESH_MS.failed, reason: 'the last try failed' };
  if (openGames.live > 0) return { freshMs: FRESH_MS.live, reason: `${countGames(openGames.live)} being played` };
  if (isHome) return { freshMs: FRESH_MS.home, reason: 'last read' };
  if (openGames.correspondence === 0) return { freshMs: FRESH_MS.others, reason: 'last read' };
  const games = countGames(openGames.correspondence);
  return { freshMs: FRESH_MS.correspondence, reason: `${games} played by correspondence` };
}

function countGames(games: number): string {
  return games === 1 ? '1 game was' : `${games} games were`;
}

function describeAge(ms: number): string {
  if (ms < HOUR_MS) return `${Math.max(0, Math.floor(ms / MINUTE_MS))} min`;
  if (ms < 2 * DAY_MS) return `${Math.floor(ms / HOUR_MS)} h`;
  return `${Math.floor(ms / DAY_MS)} days`;
}
