const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/**
 * Reads an ISO 8601 date (midnight UTC) or time with its zone; undefined for anything else, also for days that do not
 * exist. In a query a `+` arrives as a space when it was not escaped; that is understood.
 */
export function parseIsoTime(text: string): Date | undefined {
  const repaired = text.replace(/ (\d{2}:\d{2})$/, '+$1');
  const match = ISO.exec(repaired);
  if (!match || !dayExists(Number(match[1]), Number(match[2]), Number(match[3]))) return undefined;
  const time = new Date(repaired);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function dayExists(year: number, month: number, day: number): boolean {
  // Day 0 of the next month is the last one of this month.
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
