import pg from 'pg';
import type { PlayerId } from '../../../src/chess/ids.js';
import { Leases } from '../../../src/database/leases.js';
import { CrawlEndedError, CrawlNotFoundError } from '../../../src/ingestion/crawl/crawl.errors.js';
import { CRAWL_DEFAULTS, type CrawlWishes, makeCrawlSettings } from '../../../src/ingestion/crawl/crawl-policy.js';
import type { CrawlView } from '../../../src/ingestion/crawl/crawl-view.js';
import type { CrawlTools } from '../../../src/ingestion/crawl/crawl-execution.js';
import { CRAWL_TOOLS, CrawlsService } from '../../../src/ingestion/crawl/crawls.service.js';
import { PlayersService } from '../../../src/players/players.service.js';
import { RehearsalServer } from '../../../src/rehearsal/rehearsal-server.js';
import { HOME_PLAYER, loadWorld, type World } from '../../../src/rehearsal/world/world.js';
import { searchBreadthFirst } from '../../support/crawl-oracle.js';
import { historyRequestsOf, oracleWorldOf, visitsOf } from '../../support/crawls.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

const SEED = HOME_PLAYER.toLowerCase() as PlayerId;
const NEVER = new AbortController().signal;

describe('a crawl', () => {
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

  const begin = async (wishes: CrawlWishes, player: string = HOME_PLAYER): Promise<number> =>
    (await crawls.request({ player, startedBy: 'test', wishes, doneHere: true })).run.id;
  const crawl = async (wishes: CrawlWishes, player?: string): Promise<CrawlView> =>
    crawls.runToEnd(await begin(wishes, player), NEVER);
  const expectedOf = (wishes: CrawlWishes): string[] =>
    searchBreadthFirst(oracleWorldOf(world.games, world.players), SEED, makeCrawlSettings(wishes)).map(
      ({ player, depth }) => `${depth} ${player}`,
    );

  it('reads whom a breadth-first search by the same rules visits, in its order, and nobody twice', async () => {
    const wishes: CrawlWishes = { depth: 2, maxPlayers: 25, minGames: 3 };
    const ended = await crawl(wishes);
    expect(ended).toMatchObject({ state: 'done', percent: 100 });
    expect(await visitsOf(database.url, ended.id)).toEqual(expectedOf(wishes));
    const syncs = await queryDatabase(
      database.url,
      `select player_id from runs where kind = 'sync' group by player_id having count(*) > 1`,
    );
    expect(syncs).toEqual([]);
    expect(lichess.stats.maxInFlight).toBe(1);
  });

  it('reads and counts only games since a time, and reads no gap away from who is synced later', async () => {
    const since = new Date(
      [...world.games].sort((a, b) => a.createdAt - b.createdAt)[1_000]?.createdAt ?? 0,
    ).toISOString();
    const wishes: CrawlWishes = { depth: 1, maxPlayers: 6, minGames: 2, since };
    const ended = await crawl(wishes);
    expect(await visitsOf(database.url, ended.id)).toEqual(expectedOf(wishes));
    const [{ oldest } = { oldest: new Date(0) }] = await queryDatabase<{ oldest: Date }>(
      database.url,
      'select min(created_at) as oldest from games',
    );
    expect(oldest.toISOString() >= since).toBe(true);
    expect((await app.syncPlayer(HOME_PLAYER)).state).toBe('done');
    const [{ games } = { games: 0 }] = await queryDatabase<{ games: number }>(
      database.url,
      'select count(*)::int as games from games where $1 in (white_id, black_id)',
      [SEED],
    );
    expect(games).toBe(gamesOfSeed());
  });

  it('tracks nobody, and notes how far its players are from the first one', async () => {
    await crawl({ depth: 1, maxPlayers: 4 });
    expect(await app.module.get(PlayersService, { strict: false }).listTracked()).toEqual([]);
    const rows = await queryDatabase(
      database.url,
      'select depth, count(*)::int as players from players where depth is not null group by 1 order by 1',
    );
    expect(rows).toEqual([
      { depth: 0, players: 1 },
      { depth: 1, players: 3 },
    ]);
  });

  it('shows the next ten and why, and how much is left', async () => {
    const id = await begin({ depth: 1, maxPlayers: 30 });
    await advance(id, 2);
    const view = await crawls.get(id);
    expect(view.next).toHaveLength(10);
    expect(view.next[0]).toMatchObject({ depth: 1, rank: 1, foundFrom: SEED, state: 'waiting' });
    expect(view.next[0]?.why).toMatch(/^\d+ games with \w+; place 1 at depth 1$/);
    expect(view.levels).toMatchObject([
      { depth: 0, done: 1 },
      { depth: 1, chosen: 29, waiting: 29 },
    ]);
    expect(view.levels[1]?.leftOut).toMatchObject({
      bot: expect.any(Number) as number,
      limit: expect.any(Number) as number,
    });
    expect(view.left).toMatchObject({ players: 29 });
  });

  /** Does so many steps. */
  const advance = async (id: number, steps: number): Promise<void> => {
    const run = await crawls.get(id);
    for (let step = 0; step < steps; step++) await crawls.tryAdvance(run, NEVER);
  };

  it('rests while it is paused and goes on when it is resumed', async () => {
    const id = await begin({ depth: 1, maxPlayers: 4 });
    await advance(id, 3);
    expect(await crawls.pause(id)).toMatchObject({ state: 'waiting', message: 'Paused', wish: 'pause' });
    const before = lichess.stats.total;
    await advance(id, 3);
    expect(lichess.stats.total).toBe(before);
    await crawls.resume(id);
    expect(await crawls.runToEnd(id, NEVER)).toMatchObject({ state: 'done', finished: 4 });
  });

  it('reads nobody in the request that pauses it, also when it is resumed before that is done', async () => {
    const id = await begin({ depth: 1, maxPlayers: 4 });
    await advance(id, 2);
    const before = lichess.stats.total;
    // Whoever resumes it comes between the wish and what is done about it.
    const leases = app.module.get(Leases, { strict: false });
    const acquire = leases.tryAcquire.bind(leases);
    leases.tryAcquire = async (...lease) => {
      leases.tryAcquire = acquire;
      await crawls.resume(id);
      return acquire(...lease);
    };
    expect(await crawls.pause(id)).toMatchObject({ state: 'queued', wish: 'go' });
    expect(lichess.stats.total).toBe(before);
    expect(await crawls.runToEnd(id, NEVER)).toMatchObject({ state: 'done', finished: 4 });
  });

  /** From now on games come so slowly that a history takes seconds. */
  const slowDown = async ({ worker }: { worker?: boolean } = {}): Promise<void> => {
    await app.close();
    await lichess.stop();
    lichess = new RehearsalServer({ world: { ...world, runningAsExported: true }, pace: 60, keptRequests: 10_000 });
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: await lichess.start(), worker });
    crawls = app.module.get(CrawlsService, { strict: false });
  };

  it('leaves the player in hand when it is paused, and goes on there without asking anew', async () => {
    await slowDown();
    const id = await begin({ depth: 0 });
    const running = crawls.runToEnd(id, NEVER);
    await until(async () => (await crawls.get(id)).harvest.received > 100);
    await crawls.pause(id);
    await until(async () => (await crawls.get(id)).message === 'Paused');
    const { harvest, reading } = await crawls.get(id);
    expect(reading?.playerId).toBe(SEED);
    await crawls.resume(id);
    expect(await running).toMatchObject({ state: 'done' });
    const whole = gamesOfSeed();
    expect(harvest.received).toBeLessThan(whole);
    // The game at the place of the cut comes twice, and the last one of each round.
    expect((await crawls.get(id)).harvest.received).toBeLessThan(whole + 70);
    expect(
      historyRequestsOf(lichess, SEED).filter(({ outcome, lines }) => outcome === 'finished' && lines === whole),
    ).toEqual([]);
  });

  it('leaves the player in hand when it is stopped, and what is stored of that history is known', async () => {
    await slowDown();
    const id = await begin({ depth: 1 });
    const running = crawls.runToEnd(id, NEVER);
    await until(async () => (await crawls.get(id)).harvest.received > 100);
    await crawls.stop(id);
    expect(await running).toMatchObject({ state: 'stopped', reading: null });
    const [sync] = await queryDatabase(
      database.url,
      `select r.state, r.error_code, s.cursor_at = r.cursor_at as known, s.complete_at from runs r
         join player_syncs s on s.player_id = r.player_id where r.kind = 'sync'`,
    );
    expect(sync).toEqual({ state: 'failed', error_code: 'stopped', known: true, complete_at: null });
  });

  it('makes way for whoever asks for a player meanwhile', async () => {
    await slowDown({ worker: true });
    const { run } = await crawls.request({ player: HOME_PLAYER, startedBy: 'test', wishes: { depth: 0 } });
    await until(async () => (await crawls.get(run.id)).harvest.received > 60);
    const other = world.players.find(({ id, disabled }) => id !== SEED && !disabled)?.username ?? '';
    const asked = await app.sync.request({ player: other, startedBy: 'api' });
    const found = await until(
      async () => {
        const [state] = await queryDatabase<{ sync: string; first: string }>(
          database.url,
          `select (select state from runs where id = $1) as sync, state as first from crawl_players where run_id = $2`,
          [asked.run.id, run.id],
        );
        return state?.sync === 'done' && state;
      },
      { timeoutMs: 30_000 },
    );
    expect(found.first).toBe('fetching');
    await until(async () => (await crawls.get(run.id)).state === 'done', { timeoutMs: 30_000 });
  });

  it('ends when it is stopped; what was read stays, and so does the frontier', async () => {
    const id = await begin({ depth: 1, maxPlayers: 5 });
    await advance(id, 3);
    expect(await crawls.stop(id)).toMatchObject({ state: 'stopped', wish: 'stop' });
    const { message, next } = await crawls.get(id);
    expect(message).toBe('After 2 of 5 players, by request; what was read stays');
    expect(next).toHaveLength(3);
    for (const act of [() => crawls.stop(id), () => crawls.pause(id), () => crawls.resume(id)])
      await expect(act()).rejects.toThrow(CrawlEndedError);
    const again = await crawls.request({ player: HOME_PLAYER, startedBy: 'test', wishes: {}, doneHere: true });
    expect(again.created).toBe(true);
  });

  it('is one as long as it is active, however often it is asked for', async () => {
    const id = await begin({ depth: 1 });
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => crawls.request({ player: SEED, startedBy: 'test', wishes: { depth: 2 } })),
    );
    expect(asked.map(({ run, created }) => [run.id, created])).toEqual(Array(5).fill([id, false]));
    expect((await crawls.get(id)).settings).toEqual({ ...CRAWL_DEFAULTS, depth: 1 });
  });

  it('keeps to its budget of a day, by the database and not by its memory', async () => {
    const id = await begin({ depth: 1, maxPlayers: 5, perDay: 2 });
    await advance(id, 6);
    const { state, message, waitingUntil, budget, finished } = await crawls.get(id);
    expect([state, message, finished]).toEqual(['waiting', 'The budget of 2 players a day is used up', 2]);
    expect(budget).toMatchObject({ perDay: 2, usedToday: 2 });
    expect(waitingUntil?.toISOString()).toMatch(/T00:00:00.000Z$/);
    // The day passes.
    await queryDatabase(database.url, `update crawl_players set started_at = started_at - interval '1 day'`);
    await advance(id, 6);
    expect(await crawls.get(id)).toMatchObject({ state: 'waiting', finished: 4, budget: { usedToday: 2 } });
  });

  it('passes over accounts that turn out to be closed', async () => {
    const closed = oracleWorldOf(world.games, world.players).closed;
    const wishes: CrawlWishes = { depth: 1, maxPlayers: 100 };
    const ended = await crawl(wishes);
    expect(await visitsOf(database.url, ended.id)).toEqual(expectedOf(wishes));
    const players = await crawls.listPlayers(ended.id, { state: 'skipped', limit: 100 });
    const gone = players.filter(({ startedAt }) => startedAt !== null);
    expect(gone.map(({ playerId }) => playerId).sort()).toEqual([...closed].filter((id) => id !== 'ghost').sort());
    expect(gone.map(({ skippedBecause }) => skippedBecause)).toEqual(gone.map(() => 'closed'));
    expect(ended.message).toBe(`Read ${ended.finished - gone.length} of ${ended.total} players: ${gone.length} closed`);
  });

  it('fails with the reason when its first player is unknown', async () => {
    const ended = await crawl({ depth: 2 }, 'No_Such_Rook');
    expect(ended).toMatchObject({ state: 'failed', errorCode: 'player-unknown' });
  });

  /** Syncs, or those of one player, fail from now on as soon as they are asked for. */
  const failSyncs = async (code: string, player?: string): Promise<void> => {
    const when = player === undefined ? '' : `and new.player_id = '${player}'`;
    await queryDatabase(
      database.url,
      `create function fail_syncs() returns trigger language plpgsql as $$ begin
         if new.kind = 'sync' ${when} then
           new.state := 'failed'; new.error_code := '${code}'; new.message := 'broken'; new.finished_at := now();
         end if;
         return new; end $$`,
    );
    await queryDatabase(
      database.url,
      'create trigger fail_syncs before insert on runs for each row execute function fail_syncs()',
    );
  };

  it('tries a player again and then goes on without', async () => {
    const id = await begin({ depth: 1, maxPlayers: 4 });
    await advance(id, 2);
    const victim = (await crawls.get(id)).next[1]?.playerId ?? '';
    await failSyncs('stream-cut', victim);
    const ended = await crawls.runToEnd(id, NEVER);
    expect(ended).toMatchObject({ state: 'done', finished: 3, failed: 1, message: 'Read 3 of 4 players: 1 failed' });
    const [failed] = await crawls.listPlayers(id, { state: 'failed', limit: 9 });
    expect(failed).toMatchObject({ playerId: victim, attempts: 3, message: 'broken' });
  });

  it('halts when Lichess refuses everybody, and goes on when that is mended', async () => {
    const id = await begin({ depth: 1, maxPlayers: 3 });
    await advance(id, 2);
    await failSyncs('token-rejected');
    expect(await crawls.runToEnd(id, NEVER)).toMatchObject({
      state: 'failed',
      errorCode: 'token-rejected',
      finished: 1,
    });
    await queryDatabase(database.url, 'drop trigger fail_syncs on runs');
    await crawls.resume(id);
    expect(await crawls.runToEnd(id, NEVER)).toMatchObject({ state: 'done', finished: 3, failed: 0 });
  });

  it('ends with the reason when a level takes too long to draw up, and goes on when it does not', async () => {
    const tools = app.module.get<CrawlTools>(CRAWL_TOOLS, { strict: false });
    const id = await begin({ depth: 1, maxPlayers: 3 });
    await advance(id, 1);
    // As long as this is open nobody can write down the level.
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('begin');
    await client.query('insert into crawl_levels (run_id, depth, chosen) values ($1, 1, 0)', [id]);
    const { drawMs } = tools;
    tools.drawMs = 200;
    const ended = await crawls.runToEnd(id, NEVER);
    await client.end();
    expect(ended).toMatchObject({ state: 'failed', errorCode: 'level-too-large', finished: 1 });
    expect(ended.message).toMatch(/^Drawing up level 1 from the games of 1 players took more than 0.2 s/);
    tools.drawMs = drawMs;
    await crawls.resume(id);
    expect(await crawls.runToEnd(id, NEVER)).toMatchObject({ state: 'done', finished: 3 });
  });

  it('says before it begins how much it would be', async () => {
    const blind = await crawls.estimate(HOME_PLAYER, { depth: 2, maxPlayers: 10 });
    expect(blind).toMatchObject({ players: 10, requests: 30, games: 30_000 });
    expect(lichess.stats.total).toBe(0);
    await app.syncPlayer(HOME_PLAYER);
    const [{ games } = { games: 0 }] = await queryDatabase<{ games: number }>(
      database.url,
      'select account_games as games from players where id = $1',
      [SEED],
    );
    const known = await crawls.estimate(HOME_PLAYER, { depth: 1, maxPlayers: 10 });
    expect(known).toMatchObject({ players: 10, games: games * 10 });
  });

  it('is not found where there is none', async () => {
    for (const act of [() => crawls.get(1), () => crawls.pause(1), () => crawls.resume(1), () => crawls.stop(1)])
      await expect(act()).rejects.toThrow(CrawlNotFoundError);
  });

  const gamesOfSeed = (): number => world.games.filter(({ players }) => isIn(players)).length;
  const isIn = ({ white, black }: World['games'][number]['players']): boolean =>
    white.user?.id === SEED || black.user?.id === SEED;
});
