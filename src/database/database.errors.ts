import { types } from 'node:util';
import pg from 'pg';

// SQLSTATE classes: https://www.postgresql.org/docs/current/errcodes-appendix.html
const UNAVAILABLE_CLASSES = ['08', '53', '57'];
// A statement that took too long takes as long the next time.
const STATEMENT_CANCELLED = '57014';
const UNIQUE_VIOLATION = '23505';
const DATA_CLASSES = ['22', '23', '54'];
const RETRYABLE_CODES = ['40001', '40P01', '55P03', '25P03'];
const NETWORK_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'];
const LOST_CONNECTION =
  /connection terminated|timeout exceeded when trying to connect|connection ended|not queryable|timeout expired|query read timeout/i;

/** SQLSTATE of a failed statement, also when TypeORM wrapped it. */
export function sqlStateOf(error: unknown): string | undefined {
  const code = codeOf(error);
  // Each holds a digit, which EPIPE does not.
  return code && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** True when the database cannot be reached or is shutting down: wait and try again, nothing is wrong with the data. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (code === STATEMENT_CANCELLED) return false;
  if (code && (NETWORK_CODES.includes(code) || UNAVAILABLE_CLASSES.includes(code.slice(0, 2)))) return true;
  return types.isNativeError(error) && LOST_CONNECTION.test(error.message);
}

/** True when a statement took longer than it may. */
export function isStatementTimeout(error: unknown): boolean {
  return codeOf(error) === STATEMENT_CANCELLED;
}

/** True when a row like it is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === UNIQUE_VIOLATION;
}

/** True for deadlocks, lock time-outs and serialisation failures: the same work may succeed at once. */
export function isRetryableConflict(error: unknown): boolean {
  return RETRYABLE_CODES.includes(codeOf(error) ?? '');
}

/** True when the database refused the values themselves: some record of the batch is bad. */
export function isBadData(error: unknown): boolean {
  return DATA_CLASSES.includes(sqlStateOf(error)?.slice(0, 2) ?? '');
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof pg.DatabaseError) return error.code;
  // Not instanceof: errors of Node itself are of another realm when tests run in a VM context.
  if (!types.isNativeError(error)) return undefined;
  const direct = (error as NodeJS.ErrnoException).code;
  if (direct) return direct;
  const driverError = (error as { driverError?: unknown }).driverError;
  return driverError === undefined || driverError === error ? undefined : codeOf(driverError);
}

/** A lease ran out or went to another holder while its work was under way; the work must not be committed. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';

  constructor(readonly lease: string) {
    super(`The lease "${lease}" was lost to another process`);
  }
}
