/** The same Idempotency-Key came with another request. */
export class IdempotencyKeyReusedError extends Error {
  override readonly name = 'IdempotencyKeyReusedError';

  constructor(key: string) {
    super(`The Idempotency-Key "${key}" was sent with another request before`);
  }
}

/** The first request with this Idempotency-Key is still at work. */
export class IdempotencyKeyBusyError extends Error {
  override readonly name = 'IdempotencyKeyBusyError';

  constructor(key: string) {
    super(`The first request with the Idempotency-Key "${key}" has not been answered yet`);
  }
}

/** Whoever asks has asked more often than is allowed. */
export class TooManyRequestsError extends Error {
  override readonly name = 'TooManyRequestsError';

  /** @param retryAfterS when as much will be allowed again, seconds */
  constructor(
    readonly limitPerMinute: number,
    readonly retryAfterS: number,
  ) {
    super(`More than ${limitPerMinute} requests a minute`);
  }
}
