/** There is no such run. */
export class RunNotFoundError extends Error {
  override readonly name = 'RunNotFoundError';

  constructor(readonly runId: number) {
    super(`There is no run ${runId}`);
  }
}

/** There is no such rejected record. */
export class RejectedRecordNotFoundError extends Error {
  override readonly name = 'RejectedRecordNotFoundError';

  constructor(readonly recordId: number) {
    super(`There is no rejected record ${recordId}`);
  }
}
