import { readFile } from 'node:fs/promises';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { RookeryClient } from '../../clients/typescript/client.js';
import { SignInLinks } from '../../src/accounts/sign-in-links.service.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { HOME_PLAYER, loadWorld } from '../../src/rehearsal/world/world.js';
import { makeToken } from '../support/accounts.js';
import { TEST_PASSWORD } from '../support/browser.js';
import { ApiServer } from '../support/api-server.js';
import { addDeadLetter } from '../support/dead-letters.js';
import { DocumentedAnswers } from '../support/documented-answers.js';
import { operationsOf } from '../support/open-api-check.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';
import { ClientWatch, dataOf, done, eventsUpTo, finish, redirectOf } from '../support/watched-client.js';

const PLAYER = HOME_PLAYER.toLowerCase();

/** What a stranger's program would do, by the generated client alone. */
describe('the generated client', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let server: ApiServer;
  let watch: ClientWatch;
  let api: RookeryClient;
  let document: OpenAPIObject;

  beforeAll(async () => {
    database = await createTestDatabase();
    await queryDatabase(database.url, 'update schedules set enabled = false');
    const world = { ...(await loadWorld()), runningAsExported: true };
    const brokenRecords = [{ player: HOME_PLAYER, line: '{"id":"brokenAA"' }];
    lichess = new RehearsalServer({ world, brokenRecords, signedIn: HOME_PLAYER });
    const env = { ROLES: 'api,scheduler,ingestion,analysis' };
    server = await ApiServer.start({ databaseUrl: database.url, lichessUrl: await lichess.start(), env });
    document = (await server.get<OpenAPIObject>('/docs-json')).json;
    watch = new ClientWatch(server.address, new DocumentedAnswers(document));
    api = watch.client(await makeToken(database.url));
  });

  afterAll(async () => {
    await server.close();
    await lichess.stop();
    await database.drop();
  });

  /** Signs in. @returns what a browser adds to its requests from then on */
  async function enter(answer: Promise<{ error?: unknown; response: Response }>) {
    const [cookie = ''] = (await done(answer)).headers.getSetCookie()[0]?.split(';') ?? [];
    // A browser sends no token, which would go before the cookie.
    return { headers: { cookie, origin: server.address, authorization: null } };
  }

  /** Goes to Lichess and back, as a browser would. */
  async function linkPlayer({ headers }: Awaited<ReturnType<typeof enter>>): Promise<void> {
    const redirect = 'manual';
    const begun = await redirectOf(api.GET('/api/sign-in/lichess', { redirect }));
    const there = await redirectOf(fetch(begun.url, { redirect }).then((response) => ({ response })));
    const query = Object.fromEntries(there.url.searchParams);
    const cookie = [headers.cookie, ...begun.cookies].join('; ');
    const asked = { params: { query }, redirect, headers: { ...headers, cookie } } as const;
    const { url } = await redirectOf(api.GET('/api/sign-in/lichess/callback', asked));
    expect(url.pathname).toBe('/docs');
    expect(await dataOf(api.GET('/api/account', { headers }))).toMatchObject({ players: [PLAYER] });
  }

  it('adds a player, fetches the games and looks at them', async () => {
    const player = await dataOf(api.POST('/api/players', { body: { name: HOME_PLAYER } }));
    expect(player).toMatchObject({ id: PLAYER, tracked: true });
    const id = player.id;
    const run = await dataOf(api.POST('/api/players/{id}/sync', { params: { path: { id } } }));
    expect(await finish(api, run.id)).toMatchObject({ state: 'done' });
    expect((await dataOf(api.GET('/api/players/{id}', { params: { path: { id } } }))).storedGames).toBeGreaterThan(0);
    const query = { speed: 'blitz', limit: 5 } as const;
    const games = await dataOf(api.GET('/api/players/{id}/games', { params: { path: { id }, query } }));
    expect(games.items.map(({ speed }) => speed)).toEqual(games.items.map(() => 'blitz'));
    const path = { id: games.items[0]?.id ?? '' };
    expect(await dataOf(api.GET('/api/games/{id}', { params: { path } }))).toMatchObject(path);
    const pgn = await dataOf(api.GET('/api/games/{id}/pgn', { params: { path }, parseAs: 'text' }));
    expect(pgn).toContain('[Event ');
  });

  it('has a game analysed', async () => {
    const params = { path: { id: PLAYER }, query: { limit: 50 } };
    const { items } = await dataOf(api.GET('/api/players/{id}/games', { params }));
    const path = {
      id: items.find((game) => game.plies > 4 && game.variant === 'standard' && game.result !== 'open')?.id ?? '',
    };
    const run = await dataOf(api.POST('/api/games/{id}/analysis', { params: { path }, body: { nodes: 1_000 } }));
    expect(await finish(api, run.id)).toMatchObject({ state: 'done' });
    expect(await dataOf(api.GET('/api/games/{id}/analysis', { params: { path } }))).toMatchObject({ state: 'done' });
    const moves = await dataOf(api.GET('/api/games/{id}/moves', { params: { path } }));
    expect(moves.items[0]).toMatchObject({ ply: 0 });
    expect((await dataOf(api.GET('/api/analysis/plugins'))).items.length).toBeGreaterThan(0);
  });

  it('has many games analysed, once however often it asks', async () => {
    const body = { player: PLAYER, nodes: 1_000, maxGames: 2 };
    const ask = async (): Promise<{ id: number }> => {
      const header = { 'idempotency-key': 'my-batch-1' };
      return dataOf(api.POST('/api/analysis-batches', { params: { header }, body }));
    };
    const [{ id }, again] = [await ask(), await ask()];
    expect(again.id).toBe(id);
    const params = { path: { id } };
    const batch = await until(async () => {
      const found = await dataOf(api.GET('/api/analysis-batches/{id}', { params }));
      return found.completedAt !== null && found;
    });
    expect(batch).toMatchObject({ state: 'done', progress: 100, failed: 0 });
    expect((await dataOf(api.GET('/api/analysis-batches'))).items.map((one) => one.id)).toEqual([id]);
    expect(await dataOf(api.GET('/api/analysis-batches/{id}/failures', { params }))).toEqual({ items: [] });
    const ended = await api.POST('/api/analysis-batches/{id}/cancel', { params });
    expect([ended.response.status, ended.error?.type]).toEqual([409, '/problems/batch-ended']);
  });

  it('has a batch rest, and follows it', async () => {
    const params = { path: { queue: 'analysis' } } as const;
    expect(await dataOf(api.POST('/api/jobs/queues/{queue}/pause', { params }))).toMatchObject({ paused: true });
    const body = { player: PLAYER, nodes: 2_000, maxGames: 2 };
    const path = { id: (await dataOf(api.POST('/api/analysis-batches', { body }))).id };
    const stream = { params: { path }, parseAs: 'stream' } as const;
    expect((await eventsUpTo('batch', api.GET('/api/analysis-batches/{id}/events', stream)))[0]).toBe('batch');
    const paused = await dataOf(api.POST('/api/analysis-batches/{id}/pause', { params: { path } }));
    expect([paused.state, paused.completedAt]).toEqual(['paused', null]);
    expect((await dataOf(api.POST('/api/analysis-batches/{id}/resume', { params: { path } }))).state).not.toBe(
      'paused',
    );
    expect(await dataOf(api.POST('/api/jobs/queues/{queue}/resume', { params }))).toMatchObject({ paused: false });
    expect((await eventsUpTo('end', api.GET('/api/analysis-batches/{id}/events', stream))).at(-1)).toBe('end');
    expect(await dataOf(api.GET('/api/analysis-batches/{id}', { params: { path } }))).toMatchObject({ progress: 100 });
  });

  it('runs the accounts: tokens, people, invitations', async () => {
    expect(await dataOf(api.GET('/api/account'))).toMatchObject({ role: 'owner', via: 'token' });
    const { secret: link } = await server.app.get(SignInLinks).make();
    const owner = await enter(api.POST('/api/sign-in/link', { body: { link } }));
    const token = await dataOf(api.POST('/api/tokens', { body: { name: 'nightly', scope: 'read' }, ...owner }));
    const nightly = watch.client(token.secret);
    expect(await dataOf(nightly.GET('/api/account'))).toMatchObject({ scope: 'read' });
    await done(api.DELETE('/api/tokens/{id}', { params: { path: { id: token.id } }, ...owner }));
    expect((await nightly.GET('/api/account')).error).toMatchObject({ type: '/problems/sign-in-required' });
    expect((await dataOf(api.GET('/api/tokens'))).items.map(({ name }) => name)).toContain('nightly');

    const invite = async (): Promise<{ id: number; link: string }> =>
      dataOf(api.POST('/api/invitations', { body: { role: 'member' }, ...owner }));
    const invitation = new URL((await invite()).link).searchParams.get('invitation') ?? '';
    const account = { name: 'Tidy Heron', password: TEST_PASSWORD };
    const heron = await enter(api.POST('/api/sign-in/invitation', { body: { invitation, ...account } }));
    await done(api.DELETE('/api/invitations/{id}', { params: { path: { id: (await invite()).id } }, ...owner }));
    expect((await dataOf(api.GET('/api/invitations'))).items).toHaveLength(2);
    const user = (await dataOf(api.GET('/api/users'))).items.find(({ name }) => name === account.name);
    const path = { id: user?.id ?? 0 };
    const viewer = await dataOf(api.PATCH('/api/users/{id}', { params: { path }, body: { role: 'viewer' }, ...owner }));
    expect(viewer).toMatchObject({ name: account.name, role: 'viewer' });

    const password = 'herons like slow rivers';
    await done(api.PUT('/api/account/password', { body: { current: TEST_PASSWORD, password }, ...heron }));
    const again = await enter(api.POST('/api/sign-in/password', { body: { ...account, password } }));
    const { items: sessions } = await dataOf(api.GET('/api/account/sessions', again));
    const first = sessions.find(({ current }) => !current)?.id ?? 0;
    await done(api.DELETE('/api/account/sessions/{id}', { params: { path: { id: first } }, ...again }));
    await linkPlayer(again);
    await done(api.DELETE('/api/account/players/{id}', { params: { path: { id: PLAYER } }, ...again }));
    await done(api.POST('/api/sign-out', again));
    const { items } = await dataOf(api.GET('/api/audit', { params: { query: { user: path.id } } }));
    expect(items.map(({ action }) => action)).toContain('signed-out');
  });

  it('asks the network', async () => {
    const params = { path: { player: PLAYER } };
    const { items } = await dataOf(api.GET('/api/graph/neighbours/{player}', { params }));
    const opponent = items[0]?.player ?? '';
    const path = { player: PLAYER, opponent };
    const met = await dataOf(api.GET('/api/graph/head-to-head/{player}/{opponent}', { params: { path } }));
    expect(met.total.games).toBeGreaterThan(0);
    const query = { from: PLAYER, to: opponent };
    expect(await dataOf(api.GET('/api/graph/chain', { params: { query } }))).toMatchObject({ length: 1 });
    const players = await dataOf(api.GET('/api/players', { params: { query: { name: PLAYER.slice(0, 4) } } }));
    expect(players.items.map(({ id }) => id)).toContain(PLAYER);
    const all = await dataOf(api.GET('/api/games', { params: { query: { limit: 1 } } }));
    expect([all.items.length, typeof all.nextCursor]).toEqual([1, 'string']);
    await dataOf(api.GET('/api/graph/distances/{player}', { params }));
    await dataOf(api.GET('/api/graph/opponents/{player}', { params }));
    expect((await dataOf(api.GET('/api/graph/results'))).items).toEqual([]);
    const edges = api.GET('/api/graph/export', { params: { query: { format: 'edges' } }, parseAs: 'text' });
    expect(await dataOf(edges)).toContain('source,target');
  });

  it('has figures computed, and finds players by them', async () => {
    const run = await dataOf(api.POST('/api/graph/runs', { body: { kind: 'pagerank' } }));
    expect(await finish(api, run.id)).toMatchObject({ state: 'done' });
    const params = { path: { kind: 'pagerank' } } as const;
    const result = await dataOf(api.GET('/api/graph/results/{kind}', { params }));
    expect(result).toMatchObject({ kind: 'pagerank', runId: run.id });
    const ranks = await dataOf(api.GET('/api/graph/ranks/{kind}', { params }));
    expect(ranks.items[0]).toMatchObject({ place: 1 });
  });

  it('exports games and imports them again', async () => {
    const order = await dataOf(api.POST('/api/exports', { body: { format: 'ndjson', player: HOME_PLAYER } }));
    await finish(api, order.id);
    const params = { path: { id: order.id } };
    const { files } = await dataOf(api.GET('/api/exports/{id}', { params }));
    expect(files).toHaveLength(1);
    const text = String(await dataOf(api.GET('/api/exports/{id}/file', { params, parseAs: 'text' })));
    const upload = await dataOf(
      api.POST('/api/imports', {
        params: { query: { name: 'again.ndjson' } },
        body: text,
        bodySerializer: (body) => body,
        headers: { 'content-type': 'application/octet-stream' },
      }),
    );
    await finish(api, upload.id);
    const done = await dataOf(api.GET('/api/imports/{id}', { params: { path: { id: upload.id } } }));
    expect(done).toMatchObject({ state: 'done', inserted: 0, rejected: 0 });
    const exports = await dataOf(api.GET('/api/exports'));
    expect(exports.items.map(({ id }) => id)).toEqual([order.id]);
    const imports = await dataOf(api.GET('/api/imports', { params: { query: { state: 'done' } } }));
    expect(imports.items[0]).toMatchObject({ id: upload.id, fileName: 'again.ndjson' });
  });

  it('plans, schedules and looks at the works', async () => {
    const estimate = await dataOf(api.POST('/api/crawls/estimate', { body: { player: HOME_PLAYER, depth: 1 } }));
    expect(estimate).toBeDefined();
    const name = 'nightly';
    await dataOf(
      api.PUT('/api/schedules/{name}', { params: { path: { name } }, body: { action: 'tidy', cron: '0 3 * * *' } }),
    );
    expect(await dataOf(api.GET('/api/schedules/{name}', { params: { path: { name } } }))).toMatchObject({ name });
    expect((await api.DELETE('/api/schedules/{name}', { params: { path: { name } } })).response.status).toBe(204);
    await dataOf(api.GET('/api/schedules'));
    await dataOf(api.GET('/api/plan'));
    await dataOf(api.GET('/api/pipelines'));
    await dataOf(api.GET('/api/jobs'));
    await dataOf(api.GET('/api/jobs/failures'));
    await dataOf(api.GET('/api/rejected-records'));
    await dataOf(api.GET('/api/lichess'));
    expect((await dataOf(api.GET('/api/runs', { params: { query: { kind: 'sync' } } }))).items).toHaveLength(1);
    expect(await dataOf(api.GET('/health/live'))).toEqual({ status: 'up' });
    expect(await dataOf(api.GET('/health/ready'))).toMatchObject({ ready: true });
    expect(await dataOf(api.GET('/metrics', { parseAs: 'text' }))).toContain('rookery_up');
  });

  it('crawls, with a pause, and stops', async () => {
    const params = { path: { queue: 'lichess' } } as const;
    await dataOf(api.POST('/api/jobs/queues/{queue}/pause', { params }));
    const body = { player: HOME_PLAYER, depth: 1, maxPlayers: 2 };
    const path = { id: (await dataOf(api.POST('/api/crawls', { body }))).id };
    expect(await dataOf(api.POST('/api/crawls/{id}/pause', { params: { path } }))).toMatchObject({ wish: 'pause' });
    expect(await dataOf(api.POST('/api/crawls/{id}/resume', { params: { path } }))).toMatchObject({ wish: 'go' });
    const { items } = await dataOf(api.GET('/api/crawls/{id}/players', { params: { path } }));
    expect(items.map(({ playerId }) => playerId)).toEqual([PLAYER]);
    await dataOf(api.POST('/api/crawls/{id}/stop', { params: { path } }));
    await dataOf(api.POST('/api/jobs/queues/{queue}/resume', { params }));
    const stream = { params: { path }, parseAs: 'stream' } as const;
    expect((await eventsUpTo('end', api.GET('/api/runs/{id}/events', stream))).at(-1)).toBe('end');
    expect(await dataOf(api.GET('/api/crawls/{id}', { params: { path } }))).toMatchObject({ state: 'stopped' });
    const crawls = await dataOf(api.GET('/api/crawls', { params: { query: { state: 'stopped' } } }));
    expect(crawls.items.map(({ id }) => id)).toEqual([path.id]);
  });

  it('starts a pipeline, and has profiles read', async () => {
    const name = 'tidy';
    const tidy = await dataOf(api.POST('/api/pipelines/{name}/trigger', { params: { path: { name } } }));
    expect(await finish(api, tidy.id)).toMatchObject({ state: 'done' });
    const profiles = await dataOf(api.POST('/api/profiles', { body: { players: [HOME_PLAYER] } }));
    expect(await finish(api, profiles.id)).toMatchObject({ state: 'done' });
    const { items } = await dataOf(api.GET('/api/schedules/{name}/ticks', { params: { path: { name: 'daily' } } }));
    expect(items).toEqual([]);
  });

  it('looks at what failed or was rejected, and tries it again', async () => {
    const letter = { queue: 'lichess', jobId: 'sync-player/0' } as const;
    await addDeadLetter(database.url, letter, 100_000);
    const failure = await dataOf(api.GET('/api/jobs/failures/detail', { params: { query: letter } }));
    expect(failure).toMatchObject({ ...letter, state: 'dead', payload: { runId: 100_000 } });
    expect(await dataOf(api.POST('/api/jobs/failures/retry', { body: letter }))).toEqual({ replayed: 1 });
    const { items } = await dataOf(api.GET('/api/rejected-records'));
    const id = items[0]?.id ?? 0;
    const record = await dataOf(api.GET('/api/rejected-records/{id}', { params: { path: { id } } }));
    expect(record).toMatchObject({ raw: '{"id":"brokenAA"' });
    const replay = await dataOf(api.POST('/api/rejected-records/replay', { body: { id } }));
    expect(replay).toMatchObject({ state: 'done', received: 1, rejected: 1 });
  });

  it('gets problems as they are documented', async () => {
    const { data, error, response } = await api.GET('/api/players/{id}', { params: { path: { id: 'nobody_here' } } });
    expect([data, response.status]).toEqual([undefined, 404]);
    expect(error?.suggestions.length).toBeGreaterThan(0);
    const wrong = await api.GET('/api/runs', { params: { query: { limit: 0 } } });
    expect(wrong.error?.errors?.map(({ field }) => field)).toEqual(['limit']);
  });

  it('was used for every operation of the document, and every answer was as documented', async () => {
    const committed = JSON.parse(await readFile('docs/openapi.json', 'utf8')) as OpenAPIObject;
    const routes = operationsOf(committed).map(({ route }) => route);
    expect(routes.filter((route) => !watch.called.has(route))).toEqual([]);
    expect(watch.faults).toEqual([]);
  });
});
