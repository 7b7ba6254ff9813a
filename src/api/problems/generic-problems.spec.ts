import { ForbiddenException, InternalServerErrorException, NotFoundException } from '@nestjs/common';
import { problemOf, problemOfStatus, unexpectedProblem } from './generic-problems.js';

function withFields(message: string, fields: object): Error {
  return Object.assign(new Error(message), fields);
}

describe('generic problems', () => {
  it.each([
    ['a refused connection', withFields('connect ECONNREFUSED 127.0.0.1:5432', { code: 'ECONNREFUSED' })],
    ['a server that is shutting down', withFields('query failed', { driverError: withFields('x', { code: '57P01' }) })],
    ['a lock that nobody gives back', withFields('canceling statement', { code: '55P03' })],
  ])('%s is a database that does not answer', (_name, error) => {
    const problem = problemOf(error);
    expect(problem).toMatchObject({ status: 503, type: '/problems/database-unavailable', retryAfterS: 5 });
    expect(JSON.stringify(problem)).not.toContain('5432');
  });

  it('a statement that was ended is one that took too long', () => {
    const problem = problemOf(withFields('canceling statement due to statement timeout', { code: '57014' }));
    expect(problem).toMatchObject({ status: 503, type: '/problems/took-too-long', retryAfterS: 60 });
  });

  it.each([
    [
      'body too large',
      withFields('Request body is too large', { statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' }),
      413,
    ],
    ['malformed JSON', withFields('Body is not valid JSON', { statusCode: 400 }), 400],
    ['unsupported media type', withFields('Unsupported Media Type', { statusCode: 415 }), 415],
    ['unknown route', new NotFoundException('Cannot GET /nothing'), 404],
    ['request of another site', new ForbiddenException(), 403],
  ])('%s keeps its status', (_name, error, status) => {
    const problem = problemOf(error);
    expect(problem).toMatchObject({ status, type: 'about:blank' });
    expect(problem?.suggestions.length).toBeGreaterThan(0);
  });

  it.each([
    ['an error nobody foresaw', new TypeError('x is not a function')],
    ['a status 500', new InternalServerErrorException('secret inside')],
    ['a thrown text', 'oops'],
    ['nothing', undefined],
  ])('%s is unexpected', (_name, error) => {
    expect(problemOf(error)).toBeUndefined();
  });

  it('tells nothing of the inside when the error is unexpected', () => {
    expect(unexpectedProblem()).toMatchObject({ status: 500, title: 'Internal Server Error', type: 'about:blank' });
  });

  it('keeps details short whatever was sent', () => {
    expect(problemOfStatus(400, 'x'.repeat(100_000)).detail.length).toBeLessThanOrEqual(500);
  });
});
