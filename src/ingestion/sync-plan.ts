import type { HistoryRange } from '../lichess/lichess-client.js';
import type { RetryAdvice } from '../lichess/lichess.errors.js';
import type { LedgerEntry, RunView } from '../runs/run-view.js';

/** How often and how patiently a faulty request is repeated. */
export interface RetryPolicy {
  /** Faults in a row, without a single new record between them, before the run fails. */
  maxFaults: number;
  /** Milliseconds before the first repeat; doubles. */
  baseMs: number;
  capMs: number;
}

/** Injection token of the RetryPolicy. */
export const RETRY = Symbol('RetryPolicy');

export const RETRY_POLICY: RetryPolicy = { maxFaults: 9, baseMs: 1_000, capMs: 60_000 };

/** Milliseconds to wait before repeat number `faults` (from 1), or undefined when it is time to give up. */
export function planRetry(advice: RetryAdvice, faults: number, policy: RetryPolicy): number | undefined {
  if (advice === 'never') return undefined;
  // The gate itself waits out a pause that Lichess asked for, however long.
  if (advice === 'pause') return 0;
  return faults > policy.maxFaults ? undefined : Math.min(policy.baseMs * 2 ** (faults - 1), policy.capMs);
}

/** The part of the history still to be read; what was received counts against a limit, and `max` 0 means none is left. */
export function planRange(run: RunView): HistoryRange {
  return {
    since: run.cursorAt?.getTime(),
    until: run.untilAt?.getTime() ?? Date.now(),
    max: run.maxGames === null ? undefined : run.maxGames - run.received,
  };
}

/** Whether all of a history is read, and not a part of it that somebody asked for. */
export function readsWhole(run: Pick<RunView, 'maxGames' | 'sinceAt'>): boolean {
  return run.maxGames === null && run.sinceAt === null;
}

/** How much of a history a run reads. */
export type Extent = Pick<RunView, 'fullHistory' | 'maxGames' | 'sinceAt'>;

/** Whether a reading brings all that another one of the same player asks for; of two limits the larger one, if they count alike. */
export function covers(reading: Extent, wanted: Extent): boolean {
  if (wanted.fullHistory && !reading.fullHistory) return false;
  const [begins, asked] = [reading.sinceAt?.getTime() ?? 0, wanted.sinceAt?.getTime() ?? 0];
  if (reading.maxGames === null) return begins <= asked;
  const countsAlike = begins === asked && reading.fullHistory === wanted.fullHistory;
  return countsAlike && wanted.maxGames !== null && wanted.maxGames <= reading.maxGames;
}

/** Whether the first game of a range is one that is stored already, so that at least that one has to come. */
export function beginsAtKnownGame({ since }: HistoryRange, { sinceAt }: Pick<RunView, 'sinceAt'>): boolean {
  return since !== undefined && since !== sinceAt?.getTime();
}

/** What a finished round of reading was like. */
export interface Round {
  entry: LedgerEntry;
  /** The round began at a game known before, so at least that one had to come. */
  hadAnchor: boolean;
  /** The cursor moved during the round. */
  advanced: boolean;
  /** The cursor stands where earlier runs had got to, or beyond; always true when there were none. */
  reachedKnown: boolean;
  /** Suspicious rounds in a row before this one. */
  suspicions: number;
  /** Finished games by Lichess's count, when known, and stored ones after the round. */
  accountGames?: number;
  storedGames?: number;
}

const MAX_SUSPICIONS = 2;

/**
 * After a round that ended cleanly: `complete` when it brought nothing new and came to where the history was known to
 * end; `again` when it brought something or has not come that far yet; `suspicious` when it got nowhere but may have met
 * a hiccup: an empty answer, broken lines, or fewer games than Lichess counts. A clean end alone proves nothing, since streams also
 * end early at deploys.
 */
export function judgeRound(round: Round): 'complete' | 'again' | 'suspicious' {
  // Only new games count: one that is being played changes at every look.
  if (round.entry.inserted > 0 || (!round.reachedKnown && round.advanced)) return 'again';
  const tooFew = round.accountGames !== undefined && (round.storedGames ?? 0) < round.accountGames;
  const empty = round.hadAnchor && round.entry.received === 0;
  const broken = round.entry.rejected > 0;
  return (tooFew || empty || broken || !round.reachedKnown) && round.suspicions < MAX_SUSPICIONS
    ? 'suspicious'
    : 'complete';
}

/** Says in words how the stored games compare with Lichess's own count, and why they may differ; undefined when equal. */
export function compareCounts(stored: number, account: number | undefined, rejected: number): string | undefined {
  if (account === undefined || stored === account) return undefined;
  const difference = Math.abs(stored - account);
  const games = difference === 1 ? '1 game' : `${difference} games`;
  const counts = `Lichess counts ${account} finished games, ${stored} are stored: ${games}`;
  if (stored > account) return `${counts} more. They ended while reading, or its count leaves them out.`;
  const kept = rejected > 0 ? ` ${rejected} received records were kept aside (see rejected records).` : '';
  return (
    `${counts} fewer.${kept} ` +
    'Its count can include games that were deleted since; a new reading of everything (--full) settles it.'
  );
}
