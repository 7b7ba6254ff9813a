/**
 * What went wrong with an engine. After `stopped`, `illegal-position` and `bad-option` it is still good, after the others
 * it is gone.
 *
 * - `not-started`: there is no such program, or it may not be run
 * - `crashed`: it ended, or closed its output
 * - `timeout`: no answer within the deadline
 * - `flood`: far more output than any search gives
 * - `no-score`: a move without an evaluation
 * - `illegal-move`: a move that cannot be played
 * - `unasked`: a move where none was asked for, so that nobody knows which search the next one belongs to
 * - `stopped`: the search was called off
 * - `illegal-position`: asked about a position that no engine may be given
 * - `bad-option`: the engine does not know the option, or not such a value
 */
export type EngineFailureKind =
  | 'not-started'
  | 'crashed'
  | 'timeout'
  | 'flood'
  | 'no-score'
  | 'illegal-move'
  | 'unasked'
  | 'stopped'
  | 'illegal-position'
  | 'bad-option';

/** An engine did not do what it was asked. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';

  constructor(
    readonly kind: EngineFailureKind,
    detail: string,
    /** What the engine had been asked, such as `go nodes 100000`. */
    readonly asked: string,
    /** Its last lines on stderr, and what it called an error, oldest first. */
    readonly stderr: readonly string[] = [],
  ) {
    super([`${detail} (asked: ${asked})`, ...stderr.map((line) => `  ${line}`)].join('\n'));
  }
}
