import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { AppConfig } from '../../src/config/app-config.js';
import { ApiServer } from '../support/api-server.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const RUNS = Number(process.env.FUZZ_RUNS ?? 200);
const AT_ONCE = 8;
const TOP_SECRET = 'kept to ourselves';
/** What no answer has in it: pieces of files that lie beside or above those that are served. */
const OF_FILES = [TOP_SECRET, 'root:x:0:', '"name": "rookery"', 'GNU GENERAL PUBLIC LICENSE', 'lockfileVersion'];

const UP = ['..', '.', '%2e%2e', '%2E.', '.%2e', '%252e%252e', '..%2f..', '..%5c..', '..\\..', '..%00', '...', '..;'];
const up = fc.constantFrom(
  ...UP,
  '..%c0%af..',
  '%u002e%u002e',
  '',
  '%',
  '%zz',
  '%00',
  '%69d',
  '\\',
  '~',
  '*',
  'a'.repeat(101),
);
const slash = fc.constantFrom('/', '/', '/', '//', '%2f', '\\', '%5c', '/./');
const start = fc.constantFrom(
  ...['/docs', '/docs', '/docs', '/docs-json', '/api', '/api/games', '/api/exports/1/file', '/api/runs', '/sign-in'],
  ...['/queues', '/queues/static', '/health/live', '/metrics', '', '/', '//', '/%64ocs', '/%61pi', '/API', '/api%2f'],
);
const end = fc.constantFrom(
  ...['etc/passwd', 'package.json', 'package-lock.json', 'LICENSE', 'secret.txt', '.env', 'dist/bundle/main.js', ''],
  ...['docs/index.html', 'api/account', 'api/tokens', 'swagger-ui-dist/package.json', 'runs?limit=1', 'docs/?../x'],
);
const origin = fc.constantFrom(
  '',
  '',
  '',
  '',
  'http://elsewhere.example',
  'HTTP://127.0.0.1:1',
  'file://',
  'https://a:b@c',
);
const target = fc
  .tuple(origin, start, fc.array(fc.tuple(slash, up), { maxLength: 12 }), slash, end)
  .map(([from, first, steps, last, file]) => `${from}${first}${steps.flat().join('')}${last}${file}`);
const odd = fc.oneof(
  { weight: 9, arbitrary: target },
  fc.constantFrom(
    '*',
    '',
    '?',
    '#',
    'api/runs',
    '/?',
    '/\\',
    '/..',
    'http://',
    '/docs#/..',
    '/docs?/../../package.json',
  ),
  fc.integer({ min: 100, max: 40_000 }).map((length) => `/api/${'x/'.repeat(length / 2)}`),
  fc.integer({ min: 100, max: 40_000 }).map((length) => `/docs/${'a'.repeat(length)}`),
  fc.integer({ min: 1, max: 5_000 }).map((steps) => `/docs/${'../'.repeat(steps)}etc/passwd`),
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => `/${text.replace(/[\0\r\n ]/g, '')}`),
);

/** Each way up, so and so far, from each place that serves something. */
const WAYS_UP = ['/docs', '/docs-json', '/sign-in', '/queues/static', '/api'].flatMap((from) =>
  UP.flatMap((step) =>
    [1, 2, 3, 8].flatMap((times) =>
      ['etc/passwd', 'package.json', 'LICENSE'].map((file) => `${from}${`/${step}`.repeat(times)}/${file}`),
    ),
  ),
);

interface RawAnswer {
  status: number;
  type: string;
  text: string;
}

/** Addresses as no client sends them: past everything that would put them in order. */
describe('paths that lead elsewhere', () => {
  let database: TestDatabase;
  let api: ApiServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', env: { ROLES: 'api' } });
    await writeFile(join(api.app.get(AppConfig).home, 'secret.txt'), TOP_SECRET);
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  function ask(path: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
    const { hostname, port, host } = new URL(api.address);
    const lines = Object.entries({ host, connection: 'close', ...headers }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    return new Promise((resolve, reject) => {
      const parts: Buffer[] = [];
      const socket = connect(Number(port), hostname, () =>
        socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`),
      );
      socket.setTimeout(20_000, () => socket.destroy(new Error(`No answer to ${path}`)));
      socket.on('data', (part) => parts.push(part));
      // The rest of a request that is too long is not read: the connection breaks after the answer.
      socket.on('error', (error) => (parts.length > 0 ? undefined : reject(error)));
      socket.on('close', () => resolve(read(Buffer.concat(parts).toString())));
    });
  }

  it('end at no file that is not served, and are refused as problems', async () => {
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
    const targets = [...WAYS_UP, ...fc.sample(odd, { numRuns: RUNS, seed })];
    const statuses = new Map<number, number>();
    const check = async (path: string): Promise<void> => {
      for (const headers of [api.authorization, undefined]) {
        const { status, type, text } = await ask(path, headers);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const where = [`seed ${seed}`, path.slice(0, 300), headers !== undefined, status, type];
        expect([...where, status >= 200 && status < 500]).toEqual([...where, true]);
        expect([...where, OF_FILES.filter((piece) => text.includes(piece))]).toEqual([...where, []]);
        if (status >= 400) expect([...where, type]).toEqual([...where, 'application/problem+json']);
        // Whoever does not say who they are gets nothing but what is open to anybody, however it is spelt.
        else if (!headers) expect([...where, isOpen(path)]).toEqual([...where, true]);
      }
    };
    for (let i = 0; i < targets.length; i += AT_ONCE) await Promise.all(targets.slice(i, i + AT_ONCE).map(check));
    for (const status of [200, 400, 403, 404, 431]) expect([status, statuses.has(status)]).toEqual([status, true]);
  }, 120_000);

  it.each([
    ['/%61pi/account', 200],
    ['/api/%61ccount', 200],
    ['http://elsewhere.example/api/account', 200],
    ['/docs/./swagger-ui.css', 200],
    ['/docs/../package.json', 403],
    ['/docs/%2e%2e/%2e%2e/package.json', 403],
    ['/docs/..\\..\\package.json', 403],
    ['/docs/..%2f..%2fpackage.json', 404],
    ['/docs/%2e%2e%2f%2e%2e%2fpackage.json', 404],
    ['/docs/swagger-ui.css%00.html', 400],
    ['/docs/%zz', 400],
    ['//api/account', 404],
    ['/api//account', 404],
    ['/api/../api/account', 404],
    ['/api/%2e%2e/api/account', 404],
    ['/api\\account', 404],
    ['/API/account', 404],
    ['/api/%2561ccount', 404],
    ['/api/games/%69d', 404],
    ['/api/games/%00', 404],
    ['/api/games/..%2f..%2fetc%2fpasswd', 404],
    ['/api/games/%zz', 400],
    ['api/account', 400],
  ])('%s answers %d', async (path, status) => {
    const answer = await ask(path, api.authorization);
    expect(answer.status).toBe(status);
    if (path.includes('account') && status === 200) expect((await ask(path)).status).toBe(401);
  });

  it('are refused where they are too long', async () => {
    for (const [path, status] of [
      [`/api/games/${'x'.repeat(101)}`, 414],
      [`/api/${'x'.repeat(15_000)}`, 404],
      [`/api/${'x'.repeat(40_000)}`, 431],
    ] as const)
      expect(await ask(path, api.authorization)).toMatchObject({ status, type: 'application/problem+json' });
  });
});

function read(reply: string): RawAnswer {
  const [head = '', ...rest] = reply.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
  return { status, type: /^content-type: ([^;\r]*)/im.exec(head)?.[1] ?? '', text: rest.join('\r\n\r\n') };
}

/** The pages for people, and what watches over the process. */
function isOpen(path: string): boolean {
  const plain = path
    .replace(/^[a-z]+:\/\/[^/]*/i, '')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return /^\/(docs|docs-json|sign-in|health|metrics)([/?#]|$)/.test(plain);
}
