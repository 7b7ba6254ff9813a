import type { FieldProblem } from './problem.js';

/** A request that breaks the rules of its parameters; names every offending field. */
export class InvalidRequestError extends Error {
  override readonly name = 'InvalidRequestError';

  constructor(readonly fields: readonly FieldProblem[]) {
    super(fields.flatMap((field) => field.problems).join('; '));
  }
}

/** As many readers follow runs as the server bears. */
export class TooManyStreamsError extends Error {
  override readonly name = 'TooManyStreamsError';

  constructor(limit: number) {
    super(`${limit} readers follow runs already`);
  }
}

/** One user follows as much as one may. */
export class TooManyStreamsOfUserError extends Error {
  override readonly name = 'TooManyStreamsOfUserError';

  constructor(limit: number) {
    super(`You follow ${limit === 1 ? 'one run' : `${limit} runs`} already`);
  }
}

/** Only one replay of rejected records runs at a time. */
export class ReplayUnderWayError extends Error {
  override readonly name = 'ReplayUnderWayError';

  constructor() {
    super('Rejected records are being replayed already');
  }
}
