import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line inside a piece of work carries. */
export interface LogContext {
  runId?: string;
  playerId?: string;
  requestId?: string;
  /** Number of the user a request comes from. */
  userId?: string;
  /** What a request with an Idempotency-Key starts: the same key finds it again. */
  workKey?: string;
}

const storage = new AsyncLocalStorage<LogContext>();

/** Runs `work` so that all log lines written inside it carry `context` on top of the surrounding one. */
export function withLogContext<T>(context: LogContext, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...context }, work);
}

export function currentLogContext(): LogContext {
  return storage.getStore() ?? {};
}

/** Adds to the surrounding context, for all that still comes in it; without one nothing happens. */
export function addToLogContext(context: LogContext): void {
  const current = storage.getStore();
  if (current) Object.assign(current, context);
}
