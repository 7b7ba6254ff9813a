import type { PlayerId } from '../../../src/chess/ids.js';
import type { CrawlWishes } from '../../../src/ingestion/crawl/crawl-policy.js';
import { CrawlsService } from '../../../src/ingestion/crawl/crawls.service.js';
import { JobsService } from '../../../src/queues/jobs.service.js';
import { RehearsalServer } from '../../../src/rehearsal/rehearsal-server.js';
import { HOME_PLAYER, loadWorld, type World } from '../../../src/rehearsal/world/world.js';
import { historyRequestsOf } from '../../support/crawls.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

const SEED = HOME_PLAYER.toLowerCase() as PlayerId;
const NEVER = new AbortController().signal;

describe('a crawl and those who ask for its players themselves', () => {
  let world: World;
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let app: TestApp;
  let crawls: CrawlsService;

  beforeAll(async () => {
    world = await loadWorld();
  });
  beforeEach(async () => {
    database = await createTestDatabase();
    lichess = new RehearsalServer({ world: { ...world, runningAsExported: true }, keptRequests: 10_000 });
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: await lichess.start() });
    crawls = app.module.get(CrawlsService, { strict: false });
  });
  afterEach(async () => {
    await app.close();
    await lichess.stop();
    await database.drop();
  });

  const begin = async (wishes: CrawlWishes): Promise<number> =>
    (await crawls.request({ player: HOME_PLAYER, startedBy: 'test', wishes, doneHere: true })).run.id;

  it('sees to its syncs itself: workers that find them active leave them alone, paused or not', async () => {
    const id = await begin({ depth: 0 });
    await advanceUntilFetching(id);
    await crawls.pause(id);
    expect(await app.sync.listActive()).toHaveLength(1);
    await app.sync.enqueueActive(10);
    await crawls.enqueueActive(10);
    const { waiting, delayed, active } = await app.module.get(JobsService, { strict: false }).count('lichess');
    expect([waiting, delayed, active]).toEqual([0, 0, 0]);
  });

  it('lets go of a sync that somebody asks for by themselves', async () => {
    const id = await begin({ depth: 0 });
    await advanceUntilFetching(id);
    const { run, created } = await app.sync.request({ player: HOME_PLAYER, startedBy: 'cli', doneHere: true });
    expect([created, run.parentId]).toEqual([false, null]);
    expect(await app.sync.runToEnd(run.id, NEVER)).toMatchObject({ state: 'done' });
    expect(await crawls.runToEnd(id, NEVER)).toMatchObject({ state: 'done' });
    const [{ syncs } = { syncs: 0 }] = await queryDatabase<{ syncs: number }>(
      database.url,
      `select count(*)::int as syncs from runs where kind = 'sync'`,
    );
    expect(syncs).toBe(1);
  });

  /** Syncs by their numbers: what became of them, what they received, and whose they are. */
  const listSyncs = async (): Promise<{ id: number; state: string; received: number; parentId: number | null }[]> =>
    queryDatabase(
      database.url,
      `select id, state, received, parent_id as "parentId" from runs where kind = 'sync' order by id`,
    );
  const countStored = async (): Promise<number> => {
    const [row] = await queryDatabase<{ games: number }>(database.url, 'select count(*)::int as games from games');
    return row?.games ?? 0;
  };
  const gamesOfSeed = (): number => world.games.filter(({ players }) => isIn(players)).length;

  it('goes on with the sync of whoever asks for more of a player than it reads, and reads nothing twice', async () => {
    const id = await begin({ depth: 0, maxGames: 40 });
    await advanceUntilFetching(id, 25);
    const { run, created } = await app.sync.request({ player: HOME_PLAYER, startedBy: 'cli', doneHere: true });
    expect([created, run.parentId, run.maxGames]).toEqual([true, null, null]);
    expect(await app.sync.runToEnd(run.id, NEVER)).toMatchObject({ state: 'done' });
    expect(await countStored()).toBe(gamesOfSeed());
    expect(await crawls.runToEnd(id, NEVER)).toMatchObject({ state: 'done', finished: 1 });
    const [ofCrawl, own, ...others] = await listSyncs();
    expect(others).toEqual([]);
    expect(ofCrawl).toMatchObject({ state: 'failed', parentId: id });
    expect(own?.id).toBe(run.id);
    expect(ofCrawl?.received).toBeGreaterThan(10);
    // The games at the seam come twice, as after any cut.
    expect(historyRequestsOf(lichess, SEED)[1]?.lines).toBeLessThan(gamesOfSeed() - 10);
  });

  it('keeps to its own rules beside the sync of whoever asks for less, or for other games, of a player', async () => {
    const newest = [...world.games].sort((a, b) => b.createdAt - a.createdAt);
    const since = new Date(newest.filter(({ players }) => isIn(players))[19]?.createdAt ?? 0).toISOString();
    const id = await begin({ depth: 0, since });
    await advanceUntilFetching(id);
    const asked = await app.sync.request({ player: HOME_PLAYER, startedBy: 'cli', maxGames: 7, doneHere: true });
    expect(await app.sync.runToEnd(asked.run.id, NEVER)).toMatchObject({ state: 'done', received: 7, maxGames: 7 });
    expect(await countStored()).toBe(7);
    expect(await crawls.get(id)).toMatchObject({ reading: null, next: [{ playerId: SEED, attempts: 0 }] });
    expect(await crawls.runToEnd(id, NEVER)).toMatchObject({ state: 'done', finished: 1 });
    expect(await countStored()).toBe(27);
  });

  it('shares the sync of somebody else that reads a player already', async () => {
    const { run } = await app.sync.request({ player: HOME_PLAYER, startedBy: 'cli', doneHere: true });
    expect(await crawls.runToEnd(await begin({ depth: 0, maxGames: 40 }), NEVER)).toMatchObject({
      state: 'done',
      finished: 1,
    });
    expect((await listSyncs()).map(({ id, state }) => [id, state])).toEqual([[run.id, 'done']]);
  });

  /** Begins with the first player and is cut off in the first answer, after so many games. */
  const advanceUntilFetching = async (id: number, lines = 0): Promise<void> => {
    const stop = new AbortController();
    lichess.setFaults([{ on: 'export', nth: 1, action: { type: 'stall', afterLines: lines } }]);
    const step = crawls.tryAdvance(await crawls.get(id), stop.signal);
    await until(async () => {
      const { reading, harvest } = await crawls.get(id);
      return reading !== null && harvest.received >= lines;
    });
    stop.abort(new Error('cut off'));
    await expect(step).rejects.toThrow('cut off');
    lichess.setFaults([]);
  };

  const isIn = ({ white, black }: World['games'][number]['players']): boolean =>
    white.user?.id === SEED || black.user?.id === SEED;
});
