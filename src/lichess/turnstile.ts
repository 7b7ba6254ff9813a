/** Lets one piece of work of this process through at a time, in order of arrival. */
export class Turnstile {
  private last: Promise<unknown> = Promise.resolve();

  /** Waits for those before, then runs `work`; an aborted `signal` ends the wait, and those behind move up. */
  async enter<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const before = this.last;
    let leave: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => (leave = resolve));
    this.last = before.then(() => mine);
    try {
      await waitFor(before, signal);
      signal?.throwIfAborted();
      return await work();
    } finally {
      leave();
    }
  }
}

/** Resolves with `turn`, which never fails, or rejects with the reason of `signal` when that comes first. */
async function waitFor(turn: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return void (await turn);
  signal.throwIfAborted();
  let giveUp: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => (giveUp = () => reject(signal.reason as Error)));
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    await Promise.race([turn, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
