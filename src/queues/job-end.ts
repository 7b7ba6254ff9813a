/**
 * Tells one job to end. Its signal is made when somebody asks for it: one for each job was a good part of what a short job
 * cost, and most jobs are never told. Not AbortSignal.any either: Node 20 keeps what hangs on a signal that lives long.
 */
export class JobEnd {
  private controller?: AbortController;
  private listener?: (reason: Error) => void;
  private why?: Error;

  /** Undefined as long as the job may go on. */
  get reason(): Error | undefined {
    return this.why;
  }

  get signal(): AbortSignal {
    this.controller ??= new AbortController();
    if (this.why) this.controller.abort(this.why);
    return this.controller.signal;
  }

  /** Whoever comes first says why. */
  abort(reason: Error): void {
    if (this.why) return;
    this.why = reason;
    this.controller?.abort(reason);
    this.listener?.(reason);
  }

  /** One listener, called at once when it is late. */
  onAbort(listener: (reason: Error) => void): void {
    this.listener = listener;
    if (this.why) listener(this.why);
  }
}
