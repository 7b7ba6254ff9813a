/** Lets one piece of work of this process through at a time, in order of arrival. */
export class Turnstile {
  private last: Promise<unknown> = Promise.resolve();

  /** Waits for those before, then runs `work`; an aborted `signal` ends the wait. */
  async enter<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const before = this.last;
    let leave: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => (leave = resolve));
    this.last = before.then(() => mine);
    try {
      await before;
      signal?.throwIfAborted();
      return await work();
    } finally {
      leave();
    }
  }
}
