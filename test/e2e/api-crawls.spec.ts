import type { OpenAPIObject } from '@nestjs/swagger';
import type { CrawlEstimate } from '../../src/ingestion/crawl/crawl-estimate.js';
import type { CrawlPlayerView, CrawlView } from '../../src/ingestion/crawl/crawl-view.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { HOME_PLAYER, loadWorld } from '../../src/rehearsal/world/world.js';
import type { Page } from '../../src/api/page-cursor.js';
import type { StatusReport } from '../../src/operations/status.service.js';
import type { RunView } from '../../src/runs/run-view.js';
import { ApiServer } from '../support/api-server.js';
import { differences } from '../support/open-api-check.js';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const WISHES = { player: HOME_PLAYER, depth: 1, maxPlayers: 12, minGames: 2, speeds: ['blitz', 'rapid', 'bullet'] };

describe('crawls over HTTP and by command', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let api: ApiServer;
  let document: OpenAPIObject;
  let env: Record<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    lichess = new RehearsalServer({ world: { ...(await loadWorld()), runningAsExported: true } });
    const lichessUrl = await lichess.start();
    env = { DATABASE_URL: database.url, LICHESS_URL: lichessUrl, LOG_LEVEL: 'error' };
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl });
    document = (await api.get<OpenAPIObject>('/docs-json')).json;
  });
  afterAll(async () => {
    await api.close();
    await lichess.stop();
    await database.drop();
  });

  const fits = (schema: string, value: unknown): void =>
    expect(differences(document, { $ref: `#/components/schemas/${schema}` }, value)).toEqual([]);
  const show = async (id: number): Promise<CrawlView> => (await api.get<CrawlView>(`/api/crawls/${id}`)).json;

  it('are estimated without a request to Lichess', async () => {
    const { status, json } = await api.post<CrawlEstimate>('/api/crawls/estimate', WISHES);
    expect([status, json.players, lichess.stats.total]).toEqual([200, 12, 0]);
    fits('CrawlEstimateDto', json);
    const same = await runRookery<CrawlEstimate>(
      ['crawl', HOME_PLAYER, '--depth', '1', '--max-players', '12', '--estimate'],
      env,
    );
    expect(same).toEqual(json);
  });

  it('are started, paused, resumed and watched', async () => {
    const { status, headers, json } = await api.post<CrawlView>('/api/crawls', WISHES);
    expect([status, headers.location]).toEqual([202, `/api/crawls/${json.id}`]);
    fits('CrawlDto', json);
    const paused = await api.post<CrawlView>(`/api/crawls/${json.id}/pause`);
    expect([paused.status, paused.json.wish]).toEqual([200, 'pause']);
    const listed = await runRookery<RunView[]>(['crawls', 'list'], env);
    expect(listed.map(({ id }) => id)).toEqual([json.id]);
    const resumed = await runRookery<CrawlView>(['crawls', 'resume', String(json.id)], env);
    expect(resumed.wish).toBe('go');
    const ended = await until(
      async () => {
        const crawl = await show(json.id);
        return crawl.state === 'done' && crawl;
      },
      { timeoutMs: 60_000 },
    );
    fits('CrawlDto', ended);
    expect(ended).toMatchObject({ finished: 12, percent: 100, next: [], left: { players: 0 } });
    expect(ended.levels).toHaveLength(2);
  });

  it('list their players page by page, each once and with the reason', async () => {
    const [run] = (await api.get<Page<RunView>>('/api/runs?kind=crawl')).json.items;
    const seen: CrawlPlayerView[] = [];
    for (let cursor = ''; ;) {
      const { json, status } = await api.get<Page<CrawlPlayerView>>(
        `/api/crawls/${run?.id}/players?limit=7${cursor && `&cursor=${cursor}`}`,
      );
      expect(status).toBe(200);
      fits('CrawlPlayersDto', json);
      seen.push(...json.items);
      if (!json.nextCursor) break;
      cursor = json.nextCursor;
    }
    expect(new Set(seen.map(({ playerId }) => playerId)).size).toBe(seen.length);
    expect(seen[0]?.why).toBe('the crawl begins here');
    expect(seen.filter(({ startedAt }) => startedAt !== null)).toHaveLength(12);
    expect(seen.filter(({ state }) => state === 'skipped').every(({ why }) => why.includes('left out: '))).toBe(true);
    const byCommand = await runRookery<CrawlPlayerView[]>(
      ['crawls', 'players', String(run?.id), '--state', 'done', '--limit', '3'],
      env,
    );
    expect(byCommand).toEqual(seen.slice(0, 3));
  });

  it('are left to the running server by the command, and stopped by another one', async () => {
    const other = (await loadWorld()).players.find(({ id, disabled }) => id !== HOME_PLAYER.toLowerCase() && !disabled);
    const { id } = await runRookery<CrawlView>(['crawl', other?.username ?? '', '--per-day', '1'], env);
    await until(async () => (await show(id)).state === 'waiting', { timeoutMs: 30_000 });
    expect(await show(id)).toMatchObject({ message: 'The budget of 1 players a day is used up', finished: 1 });
    const { crawls } = await runRookery<StatusReport>(['status'], env);
    expect(crawls).toMatchObject([
      {
        id,
        wish: 'go',
        state: 'waiting',
        depth: 1,
        maxDepth: 1,
        read: 1,
        message: 'The budget of 1 players a day is used up',
      },
    ]);
    await runRookery(['crawls', 'stop', String(id)], env);
    await until(async () => (await show(id)).state === 'stopped');
    const listed = async (state: string): Promise<number[]> =>
      (await api.get<{ items: { id: number }[] }>(`/api/runs?kind=crawl&state=${state}`)).json.items.map(
        (run) => run.id,
      );
    expect([await listed('stopped'), (await listed('failed')).includes(id)]).toEqual([[id], false]);
    const text = await new RookeryProcess(['crawls', 'show', String(id)], env).ended;
    expect(text.stdout).toMatch(/was stopped: After 1 of \d+ players, by request; what was read stays/);
    expect(text.stdout).toMatch(/\d+ games with \w+; place 1 at depth 1/);
    expect(await api.post(`/api/crawls/${id}/pause`)).toMatchObject({ status: 409 });
  });

  it.each([
    ['GET', '/api/crawls/999', undefined, 404],
    ['GET', '/api/crawls/999/players', undefined, 404],
    ['POST', '/api/crawls/999/stop', undefined, 404],
    ['GET', '/api/crawls/1/players?cursor=bm9uZQ', undefined, 400],
    ['POST', '/api/crawls', { player: 'two words' }, 400],
    ['POST', '/api/crawls', { player: HOME_PLAYER, depth: 11 }, 400],
    ['POST', '/api/crawls', { player: HOME_PLAYER, speeds: ['warp'] }, 400],
    ['POST', '/api/crawls', { player: HOME_PLAYER, minRating: 2_000, maxRating: 1_000 }, 400],
    ['POST', '/api/crawls/estimate', { player: HOME_PLAYER, since: '1970-01-01' }, 400],
  ])('%s %s with %j is refused', async (method, path, body, status) => {
    const answer = await api.ask(path, { method, body });
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
  });
});
