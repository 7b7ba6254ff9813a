import { CronTime } from 'cron';

const SECOND_MS = 1_000;
const MAX_LENGTH = 100;

/** What is wrong with a cron expression; undefined when nothing is. Five fields, or six with seconds first. */
export function findCronProblem(cron: string): string | undefined {
  if (cron.length > MAX_LENGTH) return `it is longer than ${MAX_LENGTH} characters`;
  if (!/^\s*\S+(\s+\S+){4,5}\s*$/.test(cron)) return 'it needs five fields: minute hour day month weekday';
  const { valid, error } = CronTime.validateCronExpression(cron);
  if (!valid) return error?.message ?? 'it cannot be read';
  // Such as 30 February.
  return findNext(cron, new Date(0)) ? undefined : 'it never comes';
}

/** First moment after `after`, in UTC; undefined when there is none. */
export function findNext(cron: string, after: Date): Date | undefined {
  try {
    return new CronTime(cron, 'UTC').getNextDateFrom(after, 'UTC').toJSDate();
  } catch {
    return undefined;
  }
}

/** All moments after `after` up to and with `until`, oldest first, at most `limit`. */
export function listMoments(cron: string, after: Date, until: Date, limit: number): Date[] {
  const moments: Date[] = [];
  for (let next = findNext(cron, after); next && next <= until && moments.length < limit; next = findNext(cron, next)) {
    moments.push(next);
  }
  return moments;
}

/** Last moment after `after` up to and with `until`; halves the time between, so that years cost no more than days. */
export function findLast(cron: string, after: Date, until: Date): Date | undefined {
  let last = findNext(cron, after);
  if (!last || last > until) return undefined;
  for (let end = until.getTime(); end - last.getTime() >= SECOND_MS;) {
    const middle = Math.floor((last.getTime() + end) / 2);
    const next = findNext(cron, new Date(middle));
    if (next && next <= until) last = next;
    else end = middle;
  }
  return last;
}
