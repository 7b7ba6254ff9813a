/** Counts the pieces of work, for the thread that watches. */
export const steps = new Int32Array(new SharedArrayBuffer(4));

// A chunk may hold a million records of a byte: what they take together is not what one took.
const USUAL_RECORD_MS = 0.02;

/**
 * Does the work and keeps in `counts.slowestMs` how long the slowest took, in milliseconds: by the clock or by the processor,
 * whichever says less. On a busy machine the clock counts what others do. Work that gives a list of records may take as long as
 * these usually do, and one of them longer.
 */
export function timed(counts, work) {
  Atomics.add(steps, 0, 1);
  const processor = process.cpuUsage();
  const clock = performance.now();
  const result = work();
  const usualMs = Array.isArray(result) ? result.length * USUAL_RECORD_MS : 0;
  const clockMs = performance.now() - clock - usualMs;
  // Most work is done before the processor's time need be asked for.
  if (clockMs > counts.slowestMs) {
    const { user, system } = process.cpuUsage(processor);
    counts.slowestMs = Math.max(counts.slowestMs, Math.min(clockMs, (user + system) / 1_000 - usualMs));
  }
  return result;
}
