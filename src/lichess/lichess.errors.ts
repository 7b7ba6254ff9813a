/**
 * What went wrong between us and Lichess, by name. `retry` says what helps: `soon` is a passing fault of the line or
 * the server, `pause` is Lichess asking for quiet, `never` needs a person.
 */
export type LichessErrorCode =
  | 'connection-failed'
  | 'stream-cut'
  | 'stream-stalled'
  | 'line-too-long'
  | 'server-trouble'
  | 'unexpected-content'
  | 'unexpected-status'
  | 'too-many-requests'
  | 'token-rejected'
  | 'not-found'
  | 'client-blocked'
  | 'player-unknown'
  | 'player-closed';

export type RetryAdvice = 'soon' | 'pause' | 'never';

const ADVICE: Record<LichessErrorCode, RetryAdvice> = {
  'connection-failed': 'soon',
  'stream-cut': 'soon',
  'stream-stalled': 'soon',
  'server-trouble': 'soon',
  'unexpected-content': 'soon',
  'not-found': 'soon',
  'client-blocked': 'soon',
  'too-many-requests': 'pause',
  'line-too-long': 'never',
  'unexpected-status': 'never',
  'token-rejected': 'never',
  'player-unknown': 'never',
  'player-closed': 'never',
};

export class LichessError extends Error {
  override readonly name = 'LichessError';
  readonly retry: RetryAdvice;

  constructor(
    readonly code: LichessErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.retry = ADVICE[code];
  }
}
