/** A file that cannot be imported at all; the message says what it is and what to do. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';

  constructor(
    readonly path: string,
    problem: string,
  ) {
    super(`${path === '-' ? 'Standard input' : path} ${problem}`);
  }
}

/** There is no such import. */
export class ImportNotFoundError extends Error {
  override readonly name = 'ImportNotFoundError';

  constructor(readonly runId: number) {
    super(`There is no import ${runId}`);
  }
}
