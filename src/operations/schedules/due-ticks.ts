import { findLast, listMoments } from './cron.js';

/**
 * What becomes of moments that passed while nothing ran: `skip` drops them, `once` makes up for all of them with one tick,
 * `all` makes up for each.
 */
export const CATCH_UPS = ['skip', 'once', 'all'] as const;
export type CatchUp = (typeof CATCH_UPS)[number];

// Whoever takes over from a scheduler that died still catches the moment of the change.
const SKIPPED_AFTER_MS = 60_000;
const CAUGHT_UP_AT_ONCE = 100;

export interface Timetable {
  cron: string;
  catchUp: CatchUp;
  /** Moments up to this one are dealt with. */
  consideredAt: Date;
}

/** The moments of a schedule that are to be ticked now, oldest first. */
export function listDueTicks({ cron, catchUp, consideredAt }: Timetable, now: Date): Date[] {
  if (catchUp === 'all') return listMoments(cron, consideredAt, now, CAUGHT_UP_AT_ONCE);
  const earliest = catchUp === 'skip' ? now.getTime() - SKIPPED_AFTER_MS : 0;
  const last = findLast(cron, new Date(Math.max(consideredAt.getTime(), earliest)), now);
  return last ? [last] : [];
}
