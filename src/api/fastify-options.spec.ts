import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import { makeFastifyOptions } from './fastify-options.js';

describe('what never reaches a route', () => {
  let server: FastifyInstance;
  const logged: { requestId: string; status: number }[] = [];

  beforeAll(async () => {
    const info = (fields: unknown): unknown => logged.push(fields as (typeof logged)[0]);
    server = fastify(makeFastifyOptions({ trustedProxies: undefined }, { info }));
    server.get('/:name', () => ({}));
    await server.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());

  const exchange = async (bytes: string): Promise<string> => {
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
    let reply = '';
    socket.on('data', (chunk) => (reply += chunk.toString()));
    socket.write(bytes);
    await once(socket, 'close');
    return reply;
  };

  it.each([
    ['no HTTP at all', 'GARBAGE\r\n\r\n', 400],
    ['a header without end', `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'y'.repeat(40_000)}\r\n\r\n`, 431],
    ['an address that is none', 'GET /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 400],
    ['a name without end', `GET /${'y'.repeat(200)} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`, 414],
  ])('is answered with a problem that the log knows: %s', async (_name, bytes, status) => {
    const [head = '', body = ''] = (await exchange(bytes)).split('\r\n\r\n');
    expect(head).toMatch(/^content-type: application\/problem\+json\r?$/im);
    const problem = JSON.parse(body) as { status: number; instance: string };
    const requestId = problem.instance.replace('urn:uuid:', '');
    expect(head.toLowerCase()).toContain(`x-request-id: ${requestId}`);
    expect([problem.status, logged.at(-1)]).toEqual([status, expect.objectContaining({ requestId, status })]);
  });
});
