import { jest } from '@jest/globals';
import { type ArgumentsHost, NotFoundException } from '@nestjs/common';
import { PlayerNotFoundError } from '../../players/players.errors.js';
import { Redactor } from '../../observability/redaction.js';
import { RouteTable } from '../route-table.js';
import type { Problem } from './problem.js';
import { ProblemFilter } from './problem.filter.js';

const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };
const routes = new RouteTable();
routes.add('GET', '/api/players/:id');
routes.add('HEAD', '/api/players/:id');
const filter = new ProblemFilter(logger, new Redactor((text) => text.replaceAll('hunter2', '[hidden]')), routes);

/** Catches an error and returns what was answered. */
function answerTo(error: unknown, headersSent = false, from = {}) {
  const sent = { status: 0, headers: {} as Record<string, string>, body: '', destroyed: false };
  const reply = {
    raw: { headersSent, destroy: () => (sent.destroyed = true) },
    header: (name: string, value: string) => ((sent.headers[name] = value), reply),
    status: (status: number) => ((sent.status = status), reply),
    send: (body: Buffer) => ((sent.body = body.toString()), reply),
  };
  const request = { id: 'a-request', method: 'GET', url: '/api/players/x?secret=1', ...from };
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

  it('tells the methods of an address from no address', () => {
    const unknown = new NotFoundException('Cannot PATCH /api/players/x');
    const answer = answerTo(unknown, false, { method: 'PATCH', is404: true });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    expect(answer.problem()).not.toHaveProperty('allow');
    expect(answerTo(unknown, false, { url: '/api/nothing', is404: true }).status).toBe(404);
    expect(answerTo(unknown).status).toBe(404);
  });

  it('cuts the line when part of the answer is on its way', () => {
    const answer = answerTo(new Error('in mid-stream'), true);
    expect(answer).toMatchObject({ destroyed: true, body: '' });
  });
});
