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
