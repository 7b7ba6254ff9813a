/** What was asked for makes no sense. */
export class InvalidExportError extends Error {
  override readonly name = 'InvalidExportError';

  constructor(
    /** Name of the option at fault. */
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** The place the export should go to cannot be used. */
export class ExportTargetError extends Error {
  override readonly name = 'ExportTargetError';
}

/** There is no such export. */
export class ExportNotFoundError extends Error {
  override readonly name = 'ExportNotFoundError';

  constructor(readonly runId: number) {
    super(`There is no export ${runId}`);
  }
}

/** A file of an export cannot be fetched: it is not whole yet, gone, or elsewhere; the message says which. */
export class ExportFileUnavailableError extends Error {
  override readonly name = 'ExportFileUnavailableError';
}
