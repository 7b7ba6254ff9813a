import { readdirSync, writeFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/**
 * Has the system prefer others to a process that leads a session of its own: `nice` from 0 to 19, never higher a priority than
 * it has. Threads take over the value of the one that makes them. Where the system refuses, the process runs on as it is.
 */
export function lowerPriority(pid: number, nice: number): void {
  if (nice === 0) return;
  for (const thread of [pid, ...listThreads(pid)]) {
    attempt(() => {
      if (getPriority(thread) < nice) setPriority(thread, nice);
    });
  }
  // Linux may share the time out among sessions first; then a nice value counts within one only (sched(7), autogroup).
  attempt(() => writeFileSync(`/proc/${pid}/autogroup`, String(nice)));
}

/** On Linux each thread has a value of its own. */
function listThreads(pid: number): number[] {
  return attempt(() => readdirSync(`/proc/${pid}/task`).map(Number)) ?? [];
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
