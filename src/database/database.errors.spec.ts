import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { isBadData, isDatabaseUnavailable, isRetryableConflict, sqlStateOf } from './database.errors.js';

function databaseError(code: string): pg.DatabaseError {
  const error = new pg.DatabaseError('refused', 7, 'error');
  error.code = code;
  return error;
}

const wrapped = (code: string): Error => new QueryFailedError('select 1', [], databaseError(code));
const networkError = (code: string): Error => Object.assign(new Error(code), { code });

describe('errors of the database', () => {
  it.each([
    ['08006', 'connection failure'],
    ['53300', 'too many connections'],
    ['57P01', 'shut down by its administrator'],
    ['57P03', 'starting up'],
  ])('of state %s (%s) mean that it is away', (code) => {
    expect(isDatabaseUnavailable(databaseError(code))).toBe(true);
    expect(isDatabaseUnavailable(wrapped(code))).toBe(true);
    expect(isBadData(wrapped(code))).toBe(false);
  });

  it('of a statement that took too long does not: it would be tried for ever', () => {
    expect(isDatabaseUnavailable(wrapped('57014'))).toBe(false);
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'])(
    'of the network (%s) mean that it is away',
    (code) => {
      expect(isDatabaseUnavailable(networkError(code))).toBe(true);
      expect(isDatabaseUnavailable(Object.assign(new AggregateError([], ''), { code }))).toBe(true);
      expect(sqlStateOf(networkError(code))).toBeUndefined();
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'timeout expired',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
  ])('that the driver reports by words alone (%s) mean that it is away', (message) => {
    expect(isDatabaseUnavailable(new Error(message))).toBe(true);
  });

  it.each(['40001', '40P01', '55P03', '25P03'])('of state %s may pass when the work is repeated', (code) => {
    expect(isRetryableConflict(wrapped(code))).toBe(true);
    expect(isDatabaseUnavailable(wrapped(code))).toBe(false);
  });

  it.each([
    ['22P05', 'a character it cannot store'],
    ['22003', 'a number out of range'],
    ['23514', 'a failed check'],
    ['54000', 'a value too big'],
  ])('of state %s (%s) mean that a record is bad', (code) => {
    expect(isBadData(wrapped(code))).toBe(true);
    expect(isDatabaseUnavailable(wrapped(code))).toBe(false);
    expect(isRetryableConflict(wrapped(code))).toBe(false);
  });

  it.each([undefined, null, 'text', new Error('something else'), wrapped('42601'), networkError('ENOENT')])(
    'are told apart from others',
    (error) => {
      expect([isDatabaseUnavailable(error), isRetryableConflict(error), isBadData(error)]).toEqual([
        false,
        false,
        false,
      ]);
    },
  );
});
