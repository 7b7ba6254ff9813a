/** A file that cannot be imported at all; the message says what it is and what to do. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';

  constructor(
    readonly path: string,
    private readonly problem: string,
  ) {
    super(`${path === '-' ? 'Standard input' : path} ${problem}`);
  }

  /** The same under the name it has for whoever sent it. */
  named(name: string): UnreadableFileError {
    return new UnreadableFileError(name, this.problem);
  }
}

/** There is no such import. */
export class ImportNotFoundError extends Error {
  override readonly name = 'ImportNotFoundError';

  constructor(readonly runId: number) {
    super(`There is no import ${runId}`);
  }
}

/** An upload is larger than this server takes. */
export class UploadTooLargeError extends Error {
  override readonly name = 'UploadTooLargeError';

  constructor(readonly maxBytes: number) {
    super(`The file is larger than ${maxBytes} bytes`);
  }
}
