const RECONCILE_MS = 10_000;

/**
 * Looks at once, and then every ten seconds, for work that the tables know of and the queue may have lost. A look that fails
 * is told of and made up for by the next one.
 */
export class Reconciler {
  private timer?: NodeJS.Timeout;

  start(look: () => Promise<void>, onError: (error: unknown) => void): void {
    const lookOnce = (): void => void look().catch(onError);
    lookOnce();
    this.timer = setInterval(lookOnce, RECONCILE_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
