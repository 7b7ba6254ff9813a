import { InvalidCursorError } from '../../games/games.errors.js';
import type { FailurePosition } from '../../queues/failure-view.js';

const SHAPE = /^failures\.(\d{1,16})\.([a-z]{1,40})\.([^\0]{1,400})$/su;

/** Opaque text for a place in the list of failed jobs. */
export function makeFailureCursor({ lastFailedUs, queue, jobId }: FailurePosition): string {
  return Buffer.from(`failures.${lastFailedUs}.${queue}.${jobId}`).toString('base64url');
}

/** @throws InvalidCursorError */
export function parseFailureCursor(cursor: string): FailurePosition {
  const [, lastFailedUs, queue, jobId] = SHAPE.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!lastFailedUs || !queue || !jobId) throw new InvalidCursorError();
  return { lastFailedUs, queue, jobId };
}
