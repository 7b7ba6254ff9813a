import { jest } from '@jest/globals';
import type { ArgumentsHost } from '@nestjs/common';
import { PlayerNotFoundError } from '../../players/players.errors.js';
import { Redactor } from '../../observability/redaction.js';
import type { Problem } from './problem.js';
import { ProblemFilter } from './problem.filter.js';

const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };
const filter = new ProblemFilter(logger, new Redactor((text) => text.replaceAll('hunter2', '[hidden]')));

/** Catches an error and returns what was answered. */
function answerTo(error: unknown, headersSent = false) {
  const sent = { status: 0, headers: {} as Record<string, string>, body: '', destroyed: false };
  const reply = {
    raw: { headersSent, destroy: () => (sent.destroyed = true) },
    header: (name: string, value: string) => ((sent.headers[name] = value), reply),
    status: (status: number) => ((sent.status = status), reply),
    send: (body: Buffer) => ((sent.body = body.toString()), reply),
  };
  const request = { id: 'a-request', method: 'GET', url: '/api/players/x?secret=1' };
  const http = { getRequest: () => request, getResponse: () => reply };
  filter.catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return { ...sent, problem: (): Problem => JSON.parse(sent.body) as Problem };
}

describe('ProblemFilter', () => {
  beforeEach(() => jest.clearAllMocks());

  it('answers a domain error as problem+json with the id of the request', () => {
    const answer = answerTo(new PlayerNotFoundError('rookwarden'));
    expect(answer).toMatchObject({ status: 404, headers: { 'content-type': 'application/problem+json' } });
    expect(answer.problem()).toMatchObject({ status: 404, instance: 'urn:uuid:a-request' });
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('hides secrets', () => {
    expect(answerTo(new PlayerNotFoundError('hunter2')).problem().detail).toBe('No player "[hidden]" is stored');
  });

  it('tells nothing of an unexpected error and logs it with the id of the request', () => {
    const error = new TypeError('bishop is undefined');
    const answer = answerTo(error);
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('bishop');
    expect(logger.error).toHaveBeenCalledWith(
      { err: error, requestId: 'a-request', method: 'GET', path: '/api/players/x' },
      expect.any(String),
    );
  });

  it('says when to come back while the database is away', () => {
    const answer = answerTo(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }));
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('cuts the line when part of the answer is on its way', () => {
    const answer = answerTo(new Error('in mid-stream'), true);
    expect(answer).toMatchObject({ destroyed: true, body: '' });
  });
});
