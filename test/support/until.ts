const LONGEST_LOOK_MS = 1_000;

/**
 * Waits until `condition` gives something other than undefined, false or null; never a fixed sleep. What counts is time
 * this process could look in: a machine that stood still, or a clock that was set, is nobody's failure.
 */
export async function until<T>(
  condition: () => Promise<T | undefined | false | null> | T | undefined | false | null,
  options: { timeoutMs?: number; everyMs?: number; what?: string | (() => string) } = {},
): Promise<T> {
  const { timeoutMs = 15_000, everyMs = 25, what = 'the condition' } = options;
  let waitedMs = 0;
  for (;;) {
    const lookedAt = performance.now();
    const value = await condition();
    if (value !== undefined && value !== false && value !== null) return value;
    if (waitedMs > timeoutMs) {
      throw new Error(`Waited ${timeoutMs} ms in vain for ${typeof what === 'string' ? what : what()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    waitedMs += Math.min(performance.now() - lookedAt, LONGEST_LOOK_MS);
  }
}
