/** An archive that breaks off or holds wrong bytes; what came before the damage is good. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError';

  constructor(detail: string) {
    super(`The archive is damaged: ${detail}`);
  }
}

/** What unpacks such archives is not installed. */
export class MissingProgramError extends Error {
  override readonly name = 'MissingProgramError';
  /** The message without the file, to stand behind its name. */
  readonly problem: string;

  constructor(program: string) {
    const advice =
      `needs the program ${program} to be unpacked: install it (\`apt-get install ${program}\`, ` +
      `\`brew install ${program}\`), or unpack it first.`;
    super(`The archive ${advice}`);
    this.problem = advice;
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
