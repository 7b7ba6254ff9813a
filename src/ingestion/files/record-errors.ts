/** An archive that breaks off or holds wrong bytes; what came before the damage is good. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError';

  constructor(detail: string) {
    super(`The archive is damaged: ${detail}`);
  }
}

/** A record that is no game; the message is the reason a person would give. */
export class BadRecordError extends Error {
  override readonly name = 'BadRecordError';

  constructor(
    message: string,
    readonly gameId?: string,
    /** Where in the record: bytes before it, and its line from 1. */
    readonly place?: { offset: number; line: number },
  ) {
    super(message);
  }
}
