/** There is no such run. */
export class RunNotFoundError extends Error {
  override readonly name = 'RunNotFoundError';

  constructor(readonly runId: number) {
    super(`There is no run ${runId}`);
  }
}
