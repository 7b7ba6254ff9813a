import { setImmediate as turn } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { fastify } from 'fastify';
import { spareHeadBodies } from './head-answers.js';

const LINES = 1_000;

describe('the answer to HEAD', () => {
  const ask = async (method: 'GET' | 'HEAD'): Promise<{ made: number; status: number; type: unknown }> => {
    let made = 0;
    async function* makeLines(): AsyncGenerator<string> {
      for (; made < LINES; made++) {
        await turn();
        yield 'a line\n';
      }
    }
    const server = fastify();
    spareHeadBodies(server);
    server.get('/list', async (_request, reply) => reply.type('text/plain').send(Readable.from(makeLines())));
    const { statusCode, headers } = await server.inject({ method, url: '/list' });
    for (let i = 0; i < 2 * LINES; i++) await turn();
    await server.close();
    return { made, status: statusCode, type: headers['content-type'] };
  };

  it('has the head of the one to GET, and nothing is made for its body', async () => {
    const whole = await ask('GET');
    const head = await ask('HEAD');
    expect(whole.made).toBe(LINES);
    expect(head.made).toBeLessThan(LINES / 10);
    expect([head.status, head.type]).toEqual([whole.status, whole.type]);
  });
});
