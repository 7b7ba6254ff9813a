/** Milliseconds to wait after failure number `failures` (from 1): doubling, capped, half of it by chance. */
export function backoffMs(
  failures: number,
  { baseMs, capMs }: { baseMs: number; capMs: number },
  random: () => number = Math.random,
): number {
  const full = Math.min(baseMs * 2 ** Math.min(failures - 1, 40), capMs);
  return Math.round(full / 2 + (random() * full) / 2);
}
