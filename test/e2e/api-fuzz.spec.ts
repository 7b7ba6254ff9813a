import { connect } from 'node:net';
import type { OpenAPIObject } from '@nestjs/swagger';
import fc from 'fast-check';
import { withDeadline } from '../../src/observability/deadline.js';
import { makeAccount } from '../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { type Answer, ApiServer } from '../support/api-server.js';
import { ROUTES } from '../support/api-routes.js';
import { DocumentedAnswers } from '../support/documented-answers.js';
import { FuzzOwner } from '../support/fuzz-owner.js';
import { type FuzzRequest, fuzzRequests } from '../support/spec-fuzz.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const PLAYER = 'Fuzzy_Castle';
/** Requests made from the OpenAPI document; 10,000 of them take some minutes. */
const API_REQUESTS = Number(process.env.API_FUZZ ?? 1_000);
const AT_ONCE = 8;
/** Requests between looks at whether the owner may still come in. */
const STRETCH = 40;
const ANSWER_MS = 20_000;
const RUNS = Number(process.env.FUZZ_RUNS ?? 200);
const QUERY_NAMES = [
  ...['speed', 'color', 'result', 'rated', 'opponent', 'opening', 'since', 'until', 'order', 'limit', 'cursor'],
  ...['queue', 'jobId', 'name', 'search'],
  ...['from', 'to', 'by', 'speeds', 'minRatingGap', 'upsets', 'minGames', 'community', 'format', 'kind'],
  ...['player', 'state', 'run', 'source', 'resolved', '__proto__', 'constructor', 'toString', ''],
];

const nasty = fc.constantFrom(
  ...[
    '',
    '0',
    '-1',
    '1',
    '2147483648',
    '1e9',
    'NaN',
    'null',
    'true',
    "' or 1=1 --",
    '%',
    '_',
    '\\',
    '\0',
    '\u2028',
    '..',
    '/',
  ],
  ...[
    '../../etc/passwd',
    'ghost',
    '!ghost',
    'a'.repeat(100),
    '2024-02-30',
    '2024-01-01T00:00:00Z',
    '275760-09-13',
    '\ud83d\udc0e',
  ],
  ...['bi4wLkFBQUFBQUFB', 'bi45OTk5OTk5OTk5OTk5OTkuQUFBQUFBQUE', 'cnVucy4x', 'cnVucy4yMTQ3NDgzNjQ4'],
);
const text = fc.oneof(
  { weight: 3, arbitrary: nasty },
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary' }),
);
const id = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(PLAYER, '1', '2') }, text.filter(isWellFormed));
const path = fc
  .tuple(
    fc.constantFrom(
      ...['/api/players', '/api/players/*', '/api/players/*/games', '/api/players/*/sync', '/api/games/*', '/api/runs'],
      ...[
        '/api/runs/*',
        '/api/rejected-records',
        '/api/rejected-records/*',
        '/api/rejected-records/replay',
        '/api/lichess',
        '/api/plan',
        '/api/pipelines',
        '/api/pipelines/*/trigger',
        '/api/schedules',
        '/api/schedules/*',
        '/api/schedules/*/ticks',
      ],
      ...['/api/graph/neighbours/*', '/api/graph/distances/*', '/api/graph/opponents/*', '/api/graph/chain'],
      ...[
        '/api/graph/runs',
        '/api/graph/results',
        '/api/graph/ranks/*',
        '/api/graph/ranks/strength',
        '/api/graph/export',
      ],
      ...['/api/jobs', '/api/jobs/failures', '/api/jobs/failures/detail', '/api/jobs/failures/retry'],
      ...['/api/jobs/queues/*/pause', '/api/jobs/queues/*/resume', '/api/jobs/queues/analysis/pause'],
      ...['/health/live', '/health/ready', '/metrics', '/docs-json', '/docs/*', '/*', '/api/*'],
    ),
    id,
  )
  .map(([pattern, value]) => pattern.replace('*', () => encodeURIComponent(value)));
const value = text.filter(isWellFormed).map(encodeURIComponent);
const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...QUERY_NAMES), value), fc.oneof(value, fc.string())), {
  maxLength: 4,
});
const ofJobs = { queue: fc.constantFrom('lichess', 'ingest', 'x', null), jobId: text, search: text, all: fc.boolean() };
const asking = fc.record({
  method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
  path,
  query: query.map((entries) => entries.map(([name, it]) => `${name}=${it.replace(/[^!-~]|#/g, '')}`).join('&')),
  accept: fc.constantFrom('application/json', 'application/x-ndjson', '*/*', ';;q=,,', 'text/html'),
  contentType: fc.constantFrom(
    'application/json',
    'application/json',
    'application/json;charset=x',
    'text/plain',
    'a/b',
    ';',
  ),
  body: fc.oneof(
    fc
      .record(
        { name: text, id: fc.anything(), maxGames: fc.double(), fullHistory: text, ...ofJobs },
        { requiredKeys: [] },
      )
      .map(toJson),
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      '{',
      '{"__proto__":1}',
      '{"constructor":{"prototype":{}}}',
      '{"name":"\\u0000"}',
      '{"name":"\\ud800x"}',
    ),
  ),
});

/** What chance brings about too seldom to count on it. */
const RARE: FuzzRequest[] = ['{"name":"Rare_Heron"}', `{"name":"${'x'.repeat(120_000)}"}`].map((text) => ({
  route: 'POST /api/players',
  method: 'POST',
  path: '/api/players',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(text),
}));

describe('nonsense sent to the API', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let api: ApiServer;
  let document: OpenAPIObject;
  let documented: DocumentedAnswers;

  beforeAll(async () => {
    database = await createTestDatabase();
    lichess = new RehearsalServer({
      world: makeAccount({ seed: 5, username: PLAYER, games: 120 }),
      brokenRecords: [{ player: PLAYER, line: '{"id":"brokenAA"' }],
    });
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: await lichess.start() });
    await api.syncPlayer(PLAYER);
    document = (await api.get<OpenAPIObject>('/docs-json')).json;
    documented = new DocumentedAnswers(document);
  });

  afterAll(async () => {
    await api.close();
    await lichess.stop();
    await database.drop();
  });

  it('never makes the server fail, and every refusal is a problem', async () => {
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(asking, async ({ method, path, query, accept, contentType, body }) => {
        const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(method);
        const answer = await api.ask(`${path}?${query}`, {
          method,
          headers: { accept, ...(hasBody && { 'content-type': contentType }) },
          body: hasBody ? Buffer.from(body) : undefined,
        });
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        expect(answer.status).toBeLessThan(500);
        expect(documented.faults({ method, path, body: hasBody ? body : undefined }, answer)).toEqual([]);
        if (answer.status < 400) return;
        expect(answer.type).toBe('application/problem+json');
        if (method === 'HEAD') return;
        const problem = answer.json as { status: number; suggestions: string[] };
        expect([problem.status, problem.suggestions.length > 0]).toEqual([answer.status, true]);
      }),
      { numRuns: RUNS, seed: Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000) },
    );
    // The nonsense has to reach what it is meant to try.
    for (const status of [200, 400, 404, 415]) expect(statuses.get(status) ?? 0).toBeGreaterThan(0);
    expect((await api.get('/health/ready')).status).toBe(200);
  });

  it('stays within its OpenAPI document, whatever is sent to each of its routes', async () => {
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
    const { json } = await api.get<{ items: { id: string }[] }>(`/api/players/${PLAYER}/games?limit=1`);
    const known = [PLAYER, json.items[0]?.id ?? '', '1', '2', 'daily', 'lichess', 'sync-due-players', 'pagerank'];
    const routes = new Set<string>();
    const statuses = new Map<number, number>();
    const requests = [...RARE, ...fc.sample(fuzzRequests(document, known), { numRuns: API_REQUESTS, seed })];
    const owner = new FuzzOwner(api, database.url);
    const ask = async (request: FuzzRequest, turn: number): Promise<void> => {
      const where = `seed ${seed}: ${request.method} ${request.path.slice(0, 300)} ${String(request.body).slice(0, 300)}`;
      const headers = { ...request.headers, ...owner.headers(turn) };
      const asked = api.ask(request.path, { ...request, headers, anonymous: true, leavesEvents: true });
      const answer = await withDeadline(asked, ANSWER_MS, `${where}: no answer`);
      routes.add(request.route);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status >= 500) throw new Error(`${where}: ${answer.status} ${answer.text}`);
      const faults = documented.faults(request, answer);
      if (faults.length > 0) throw new Error(`${where}: ${faults.join('; ')}: ${answer.text.slice(0, 1_000)}`);
      if (answer.status < 400 || request.method === 'HEAD') return;
      const { type, json: problem } = answer as Answer<{ status: number; suggestions: string[] }>;
      const right = type === 'application/problem+json' && problem.status === answer.status;
      if (!right || problem.suggestions.length === 0)
        throw new Error(`${where}: ${answer.status} ${type} ${answer.text}`);
      if (/\bat .+\.[jt]s:\d|syntax error at or near|select .+ from/i.test(answer.text))
        throw new Error(`${where}: ${answer.text}`);
    };
    for (let i = 0; i < requests.length; i += AT_ONCE) {
      if (i % STRETCH === 0) await owner.reinstate();
      await Promise.all(requests.slice(i, i + AT_ONCE).map(ask));
    }
    if (process.env.API_FUZZ) console.log(`seed ${seed}:`, JSON.stringify(Object.fromEntries(statuses)));
    expect(routes.size).toBe(ROUTES.length);
    for (const status of [200, 201, 202, 204, 400, 403, 404, 405, 413, 415])
      expect([status, statuses.has(status)]).toEqual([status, true]);
    expect((await api.get('/health/ready')).status).toBe(200);
  }, 1_800_000);

  it.each([
    ['no HTTP at all', 'GARBAGE\r\n\r\n', 400],
    ['a header without end', `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'y'.repeat(40_000)}\r\n\r\n`, 431],
    [
      'two lengths',
      'POST /api/players HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcde',
      400,
    ],
  ])('as bytes: %s', async (_name, bytes, status) => {
    const reply = await exchange(new URL(api.address), bytes);
    expect(reply).toContain(`HTTP/1.1 ${status} `);
    expect(reply).toContain('application/problem+json');
    expect(reply).toContain('"suggestions":["');
  });
});

function exchange({ hostname, port }: URL, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let reply = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => (reply += chunk.toString())).on('error', () => undefined);
    socket.on('close', () => resolve(reply));
  });
}

/** No lone surrogates: those cannot be written into an address. */
function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '{';
  }
}
