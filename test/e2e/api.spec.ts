import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Validator } from '@seriousme/openapi-schema-validator';
import { isFinal } from '../../src/runs/run.entity.js';
import type { RunView } from '../../src/runs/run-view.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { HOME_PLAYER, loadWorld } from '../../src/rehearsal/world/world.js';
import { type Answer, ApiServer, type Asking } from '../support/api-server.js';
import { ROUTES } from '../support/api-routes.js';
import {
  danglingReferences,
  differences,
  operationsOf,
  unclearParameters,
  undescribedFields,
} from '../support/open-api-check.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

interface Problem {
  type: string;
  status: number;
  detail: string;
  suggestions: string[];
  instance: string;
  errors?: { field: string; problems: string[] }[];
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Content = {
  content?: Record<string, { schema?: object; example?: unknown; examples?: object }>;
  description: string;
};

const PLAYER = HOME_PLAYER.toLowerCase();

describe('the HTTP API', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let api: ApiServer;
  let document: OpenAPIObject;
  let gameId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const brokenRecords = [
      { player: HOME_PLAYER, line: '{"id":"brokenAA","rated":tr' },
      { player: HOME_PLAYER, line: `{"id":"brokenBB","text":"${'é'.repeat(3_000)}"}` },
    ];
    const world = { ...(await loadWorld()), runningAsExported: true };
    lichess = new RehearsalServer({ world, brokenRecords });
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: await lichess.start() });
    document = (await api.get<OpenAPIObject>('/docs-json')).json;
    await api.syncPlayer(HOME_PLAYER);
    const { json } = await api.get<{ items: { id: string }[] }>(`/api/players/${PLAYER}/games?limit=1`);
    gameId = json.items[0]?.id ?? '';
  });

  afterAll(async () => {
    await api.close();
    await lichess.stop();
    await database.drop();
  });

  const operations = (): [string, Operation][] =>
    operationsOf<Operation>(document).map(({ route, operation }) => [route, operation]);
  const responsesOf = (route: string): Record<string, Content> =>
    (operations().find(([name]) => name === route)?.[1].responses ?? {}) as Record<string, Content>;

  /** Asks, and checks that status, type and body are as the document says. */
  const askAsDocumented = async <T>(route: string, path: string, asking?: Asking): Promise<Answer<T>> => {
    const answer = await api.ask<T>(path, { method: route.split(' ')[0], ...asking });
    const documented = responsesOf(route)[answer.status]?.content?.[answer.type.split(';')[0] ?? ''];
    expect([route, answer.status, documented !== undefined]).toEqual([route, answer.status, true]);
    expect(differences(document, documented?.schema, answer.json)).toEqual([]);
    return answer;
  };

  const problemFrom = async (path: string, status: number, asking?: Asking): Promise<Problem> => {
    const answer = await api.ask<Problem>(path, asking);
    expect([path, answer.status, answer.type]).toEqual([path, status, 'application/problem+json']);
    expect(differences(document, { $ref: '#/components/schemas/ProblemDto' }, answer.json)).toEqual([]);
    expect(answer.json).toMatchObject({ status, instance: `urn:uuid:${String(answer.headers['x-request-id'])}` });
    expect(answer.json.suggestions.length).toBeGreaterThan(0);
    return answer.json;
  };

  describe('its document', () => {
    it('describes exactly the routes there are', () => {
      expect(
        operations()
          .map(([route]) => route)
          .sort(),
      ).toEqual(ROUTES);
    });

    it('gives each route a name, a summary, a description, a tag and its parameters', () => {
      const names = operations().map(([, operation]) => operation.operationId);
      expect(new Set(names).size).toBe(ROUTES.length);
      for (const [route, operation] of operations()) {
        expect(operation.summary).toBeTruthy();
        expect([route, operation.description ?? '']).not.toEqual([route, '']);
        expect(operation.tags).toHaveLength(1);
        const inPath = (operation.parameters ?? []).flatMap((it) => ('in' in it && it.in === 'path' ? [it.name] : []));
        expect([route, inPath]).toEqual([route, [...route.matchAll(/\{(\w+)\}/g)].map((match) => match[1])]);
      }
    });

    it('shows examples of every answer and body, and they fit their schema', () => {
      for (const [route, operation] of operations()) {
        for (const [status, response] of Object.entries(operation.responses as Record<string, Content>)) {
          expect([route, status, response.description]).not.toEqual([route, status, '']);
          for (const [type, { schema, example }] of Object.entries(response.content ?? {})) {
            expect([route, status, type, example === undefined]).toEqual([route, status, type, false]);
            expect([route, status, differences(document, schema, example)]).toEqual([route, status, []]);
          }
        }
        const body = operation.requestBody as Content | undefined;
        for (const { examples } of Object.values(body?.content ?? {}))
          expect([route, examples]).not.toEqual([route, undefined]);
      }
    });

    it('says of each field what it is, and of each parameter also what it may be', () => {
      const parameters = operations().flatMap(([route, operation]) =>
        unclearParameters(document, operation.parameters).map((name) => `${route} ${name}`),
      );
      expect([...undescribedFields(document), ...parameters]).toEqual([]);
    });

    it('has no reference that leads nowhere', () => {
      expect(danglingReferences(document)).toEqual([]);
    });

    it('is valid OpenAPI 3.1', async () => {
      const validator = new Validator();
      expect(await validator.validate({ ...document })).toEqual({ valid: true });
      expect(validator.version).toBe('3.1');
    });

    it('is the one that is committed, and so is the client made from it', async () => {
      // When this fails: npm run docs:openapi && npm run docs:client
      expect(JSON.parse(await readFile('docs/openapi.json', 'utf8'))).toEqual(document);
      const { stdout } = await promisify(execFile)(process.execPath, ['scripts/openapi-client.mjs', '--print'], {
        maxBuffer: 10_000_000,
      });
      expect(stdout).toBe(await readFile('clients/typescript/api.d.ts', 'utf8'));
    });

    it('is shown as a page that loads nothing from elsewhere', async () => {
      const page = await api.get('/docs');
      expect(page).toMatchObject({ status: 200, type: 'text/html' });
      const sources = [...page.text.matchAll(/(?:src|href)="([^"#]+)"/g)].map((match) => match[1] ?? '');
      expect(sources.length).toBeGreaterThan(2);
      for (const source of sources)
        expect((await api.get(new URL(source, `${api.address}/docs`).pathname)).status).toBe(200);
    });
  });

  describe('its answers are as documented:', () => {
    it('players', async () => {
      const fresh = await askAsDocumented<{ id: string }>('POST /api/players', '/api/players', {
        body: { name: ' Tidy_Heron ' },
      });
      expect(fresh).toMatchObject({ status: 201, headers: { location: '/api/players/tidy_heron' } });
      const known = await askAsDocumented('POST /api/players', '/api/players', { body: { name: 'TIDY_HERON' } });
      expect(known).toMatchObject({ status: 200, headers: { location: '/api/players/tidy_heron' } });
      const { json } = await askAsDocumented<{ storedGames: number; accountGames: number; sync: { lastRun: RunView } }>(
        'GET /api/players/{id}',
        `/api/players/${HOME_PLAYER.toUpperCase()}`,
      );
      expect(json).toMatchObject({ id: PLAYER, name: HOME_PLAYER, tracked: true, accountState: 'open' });
      expect(json.storedGames).toBe(json.accountGames);
      expect(json.sync).toMatchObject({ activeRunId: null, lastRun: { state: 'done', playerId: PLAYER } });
    });

    it('games', async () => {
      const route = 'GET /api/players/{id}/games';
      await askAsDocumented(route, `/api/players/${PLAYER}/games?limit=200`);
      const { json } = await askAsDocumented<{ id: string }>('GET /api/games/{id}', `/api/games/${gameId}`);
      expect(json.id).toBe(gameId);
      expect((await api.get(`/api/games/${gameId}wxyz`)).json).toEqual(json);
      const all = await api.get(`/api/players/${PLAYER}/games`, { accept: 'application/x-ndjson' });
      const schema = responsesOf(route)[200]?.content?.['application/x-ndjson']?.schema;
      for (const line of all.text.trim().split('\n'))
        expect(differences(document, schema, JSON.parse(line))).toEqual([]);
    });

    it('a sync: one run however often it is asked for', async () => {
      const route = 'POST /api/players/{id}/sync';
      const [first, second] = await Promise.all(
        [{}, { body: { fullHistory: true, maxGames: 5 } }].map((asking) =>
          askAsDocumented<RunView>(route, `/api/players/${PLAYER}/sync`, asking),
        ),
      );
      expect(first).toMatchObject({ status: 202, headers: { location: `/api/runs/${first?.json.id}` } });
      expect(second?.json.id).toBe(first?.json.id);
      const done = await until(async () => {
        const { json } = await askAsDocumented<RunView>('GET /api/runs/{id}', `/api/runs/${first?.json.id}`);
        return isFinal(json.state) && json;
      });
      expect(done).toMatchObject({ state: 'done', startedBy: 'api', inserted: 0 });
    });

    it('a sync that names JSON as the type of no body', async () => {
      const answer = await api.post<RunView>(`/api/players/${PLAYER}/sync`, undefined, {
        'content-type': 'application/json',
      });
      expect(answer.status).toBe(202);
      await until(async () => isFinal((await api.get<RunView>(`/api/runs/${answer.json.id}`)).json.state));
    });

    it('runs, page by page', async () => {
      const whole = await askAsDocumented<{ items: RunView[] }>('GET /api/runs', '/api/runs?limit=200');
      const seen: number[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const page: Answer<{ items: RunView[]; nextCursor?: string }> = await api.get(`/api/runs?limit=1${cursor}`);
        seen.push(...page.json.items.map((run) => run.id));
        cursor = page.json.nextCursor && `&cursor=${page.json.nextCursor}`;
      }
      expect(seen).toEqual(whole.json.items.map((run) => run.id));
      const failed = await api.get<{ items: RunView[] }>(`/api/runs?state=failed&player=${HOME_PLAYER}`);
      expect(failed.json.items).toEqual([]);
      const ofPlayer = await api.get<{ items: RunView[] }>(`/api/runs?state=done&player=${HOME_PLAYER}`);
      expect(ofPlayer.json.items.length).toBeGreaterThan(0);
    });

    it('rejected records, and their replay', async () => {
      type Record = { id: number; raw: string; rawTruncated: boolean; rawBytes: number; gameId: string };
      const { json } = await askAsDocumented<{ items: Record[] }>('GET /api/rejected-records', '/api/rejected-records');
      const long = json.items.find((record) => record.gameId === 'brokenBB');
      expect(long).toMatchObject({ rawTruncated: true, rawBytes: 6_027 });
      expect(long?.raw).toHaveLength(2_000);
      const whole = await askAsDocumented<Record>(
        'GET /api/rejected-records/{id}',
        `/api/rejected-records/${long?.id}`,
      );
      expect(whole.json).toMatchObject({ rawTruncated: false, raw: `{"id":"brokenBB","text":"${'é'.repeat(3_000)}"}` });
      const replay = await askAsDocumented<RunView>(
        'POST /api/rejected-records/replay',
        '/api/rejected-records/replay',
        {
          body: { id: long?.id },
        },
      );
      expect(replay).toMatchObject({ status: 200, json: { kind: 'replay', state: 'done', received: 1, rejected: 1 } });
      expect((await api.post<RunView>('/api/rejected-records/replay')).json).toMatchObject({
        received: 2,
        rejected: 2,
      });
      expect((await api.get<{ items: Record[] }>('/api/rejected-records?resolved=1')).json.items).toEqual([]);
      const ofRun = await api.get<{ items: Record[] }>(`/api/rejected-records?run=1&source=lichess:${PLAYER}&limit=1`);
      expect(ofRun.json).toMatchObject({
        items: [{ gameId: expect.any(String) as string }],
        nextCursor: expect.any(String) as string,
      });
    });

    it('the gate, and health', async () => {
      const gate = await askAsDocumented<{ lastAnswers: { outcome: string }[] }>('GET /api/lichess', '/api/lichess');
      expect(gate.json.lastAnswers[0]).toMatchObject({ outcome: 'ok' });
      expect((await askAsDocumented('GET /health/live', '/health/live')).json).toEqual({ status: 'up' });
      const ready = await askAsDocumented('GET /health/ready', '/health/ready');
      expect(ready).toMatchObject({ status: 200, json: { ready: true } });
    });
  });

  describe('its refusals are problems with suggestions:', () => {
    const none = 'nobody_here';
    it.each([
      ['/nothing', 404, 'about:blank'],
      ['/api', 404, 'about:blank'],
      ['/api/nothing', 404, 'about:blank'],
      [`/api/players/${none}`, 404, '/problems/player-not-found'],
      [`/api/players/${none}/games`, 404, '/problems/player-not-found'],
      ['/api/players/x', 400, '/problems/invalid-request'],
      ['/api/games/zzzzzzzz', 404, '/problems/game-not-found'],
      ['/api/games/nonsense!', 404, '/problems/game-not-found'],
      ['/api/runs/999999', 404, '/problems/run-not-found'],
      ['/api/runs/abc', 400, '/problems/invalid-request'],
      ['/api/runs?cursor=abc', 400, '/problems/invalid-cursor'],
      [`/api/players/${PLAYER}/games?cursor=abc`, 400, '/problems/invalid-cursor'],
      ['/api/runs/999999/events', 404, '/problems/run-not-found'],
      ['/api/runs?kind=song', 400, '/problems/invalid-request'],
      ['/api/runs?parent=x', 400, '/problems/invalid-request'],
      ['/api/schedules/never', 404, '/problems/schedule-not-found'],
      ['/api/schedules/%00', 404, '/problems/schedule-not-found'],
      ['/api/schedules/never/ticks', 404, '/problems/schedule-not-found'],
      ['/api/schedules/daily/ticks?limit=0', 400, '/problems/invalid-request'],
      ['/api/rejected-records/999999', 404, '/problems/rejected-record-not-found'],
      ['/api/rejected-records?resolved=maybe', 400, '/problems/invalid-request'],
    ])('GET %s', async (path, status, type) => {
      expect(await problemFrom(path, status)).toMatchObject({ type });
    });

    it('names every offending field', async () => {
      const problem = await problemFrom(`/api/players/${PLAYER}/games?speed=slow&limit=0&foo=1`, 400);
      expect(problem.errors?.map((error) => error.field).sort()).toEqual(['foo', 'limit', 'speed']);
      const body = await problemFrom('/api/players', 400, { method: 'POST', body: { name: 5 } });
      expect(body.errors).toEqual([{ field: 'name', problems: [expect.stringMatching(/^name must be/)] }]);
      expect(await problemFrom('/api/players', 400, { method: 'POST', body: { name: 'a b' } })).toMatchObject({
        type: '/problems/invalid-player-name',
        errors: [{ field: 'name' }],
      });
    });

    it.each<[string, string, unknown, string]>([
      ['a time that never comes', 'daily', { cron: '0 0 30 2 *' }, 'cron'],
      ['a cron expression that is none', 'daily', { cron: 'soon' }, 'cron'],
      ['a new one without a time', 'fresh', { action: 'tidy' }, 'cron'],
      ['a new one without an action', 'fresh', { cron: '* * * * *' }, 'action'],
      ['an action nobody knows', 'daily', { action: 'sing' }, 'action'],
      ['a policy nobody knows', 'daily', { catchUp: 'never' }, 'catchUp'],
      ['a time that is null for a new one', 'fresh', { action: 'tidy', cron: null }, 'cron'],
      ['a name of another kind', 'A b', { action: 'tidy', cron: '* * * * *' }, 'name'],
      ['a field nobody knows', 'daily', { zone: 'Europe/Berlin' }, 'zone'],
    ])('PUT /api/schedules with %s', async (_name, name, body, field) => {
      const path = `/api/schedules/${encodeURIComponent(name)}`;
      expect((await problemFrom(path, 400, { method: 'PUT', body })).errors).toMatchObject([{ field }]);
    });

    it.each<[string, string, number, Asking]>([
      ['an unknown pipeline', '/api/pipelines/sing/trigger', 404, {}],
      ['a sync of an unknown player', `/api/players/${none}/sync`, 404, {}],
      ['a replay of an unknown record', '/api/rejected-records/replay', 404, { body: { id: 999_999 } }],
      ['broken JSON', '/api/players', 400, { body: '{"name":' }],
      ['a poisoned prototype', '/api/players', 400, { body: '{"__proto__":{"x":1},"name":"Tidy_Heron"}' }],
      [
        'a form',
        '/api/players',
        415,
        { body: 'name=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      ],
      ['plain text', '/api/players', 415, { body: 'x', headers: { 'content-type': 'text/plain' } }],
      ['a body beyond 100 kB', '/api/players', 413, { body: { name: 'x'.repeat(100_001) } }],
      [
        'a page of another site',
        '/api/players',
        403,
        { body: { name: 'Tidy_Heron' }, headers: { origin: 'https://elsewhere.example' } },
      ],
    ])('POST %s', async (_name, path, status, asking) => {
      await problemFrom(path, status, { method: 'POST', ...asking });
    });

    it('what the router cannot read', async () => {
      for (const [path, status] of [
        ['/api/%zz', 400],
        [`/api/games/${'x'.repeat(101)}`, 414],
      ] as const) {
        expect(await problemFrom(path, status)).toMatchObject({ type: 'about:blank' });
      }
    });

    it.each(['/api/exports', '/api/crawls', '/api/graph/runs', '/api/players'])(
      'a body of no type, and none of a type that is no JSON, sent to %s',
      async (path) => {
        const asking = { method: 'POST', headers: api.authorization, body: Buffer.from('x') };
        const untyped = await fetch(`${api.address}${path}`, asking);
        expect([untyped.status, untyped.headers.get('content-type')]).toEqual([415, 'application/problem+json']);
        const headers = { 'content-type': 'text/plain' };
        expect((await api.ask(path, { method: 'POST', headers, body: Buffer.alloc(0) })).status).toBe(400);
      },
    );

    it('a second replay while one is under way', async () => {
      const hold = (until: string): Promise<unknown> =>
        queryDatabase(
          database.url,
          `insert into leases (name, holder, token, acquired_at, expires_at) values ('replay', 'another', 1, now(), ${until})
           on conflict (name) do update set holder = 'another', expires_at = excluded.expires_at`,
        );
      await hold(`now() + interval '1 minute'`);
      const problem = await problemFrom('/api/rejected-records/replay', 409, { method: 'POST' });
      expect(problem.type).toBe('/problems/replay-under-way');
      await hold('now()');
    });
  });

  it('sends headers that keep browsers from harm', async () => {
    for (const path of ['/api/runs', '/nothing', '/docs']) {
      expect((await api.get(path)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'self'") as string,
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
      });
    }
  });
});
