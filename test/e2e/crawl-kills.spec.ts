import type { PlayerId } from '../../src/chess/ids.js';
import { makeCrawlSettings } from '../../src/ingestion/crawl/crawl-policy.js';
import type { CrawlView } from '../../src/ingestion/crawl/crawl-view.js';
import { makeRandom } from '../../src/rehearsal/random.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { HOME_PLAYER, loadWorld, type World } from '../../src/rehearsal/world/world.js';
import { searchBreadthFirst } from '../support/crawl-oracle.js';
import { oracleWorldOf, visitsOf } from '../support/crawls.js';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { auditLedger } from '../support/stored-games.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const SEED = HOME_PLAYER.toLowerCase() as PlayerId;
const KILLS = Number(process.env.CRAWL_KILLS ?? 5);
// Enough for the crawl to outlive all kills; the world has 69.
const PLAYERS = Math.min(60, 10 + 2 * KILLS);
const WISHES = { depth: 2, maxPlayers: PLAYERS };
const COMMAND = ['crawl', HOME_PLAYER, '--depth', '2', '--max-players', String(PLAYERS), '--wait'];
const LONGEST_LIFE_MS = 500;
// A player takes about as long as that.
const PACE = 300;

describe('kill -9 of a crawl', () => {
  let world: World;
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let env: Record<string, string>;
  const random = makeRandom(30);

  beforeAll(async () => {
    world = await loadWorld();
    database = await createTestDatabase();
    lichess = new RehearsalServer({
      world: { ...world, runningAsExported: true },
      pace: PACE,
      penaltyMs: 500,
      keptRequests: 10_000,
    });
    env = {
      DATABASE_URL: database.url,
      LICHESS_URL: await lichess.start(),
      LICHESS_LEASE_MS: '1000',
      LICHESS_PAUSE_MS: '500',
      LOG_LEVEL: 'error',
    };
  });
  afterAll(async () => {
    await lichess.stop();
    await database.drop();
  });

  const isAtWork = async ({ pid }: RookeryProcess): Promise<boolean> => {
    const leases = await queryDatabase(
      database.url,
      `select from leases where name like 'crawl:%' and split_part(holder, '/', 2) = $1 and expires_at > clock_timestamp()`,
      [String(pid)],
    );
    return leases.length > 0;
  };
  const findCrawl = async (): Promise<{ id: number; state: string }> => {
    const [run, ...others] = await queryDatabase<{ id: number; state: string }>(
      database.url,
      `select id, state from runs where kind = 'crawl'`,
    );
    if (!run || others.length > 0) throw new Error(`${others.length} further crawls`);
    return run;
  };
  const listRead = async (): Promise<string[]> => {
    const rows = await queryDatabase<{ id: string }>(
      database.url,
      `select player_id as id from runs where kind = 'sync' and state = 'done'`,
    );
    return rows.map(({ id }) => id);
  };

  it(`${KILLS} times at random instants leaves the same players, and asks for none of them again`, async () => {
    /** Requests made by the time a player was seen to be read. */
    const readAt = new Map<string, number>();
    let kills = 0;
    for (; kills < KILLS; kills++) {
      const victim = new RookeryProcess(COMMAND, env);
      await until(async () => !victim.running || (await isAtWork(victim)), { timeoutMs: 60_000, everyMs: 10 });
      // Every other one gets to the end of a player first.
      const before = kills % 2 === 0 ? (await listRead()).length : -1;
      await until(async () => !victim.running || (await listRead()).length > before, {
        timeoutMs: 60_000,
        everyMs: 10,
      });
      await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_LIFE_MS));
      await victim.kill();
      if ((await findCrawl()).state === 'done') break;
      for (const id of await listRead()) if (!readAt.has(id)) readAt.set(id, lichess.stats.total);
    }
    // A crawl that ended before it was killed often enough proves little.
    expect(kills).toBeGreaterThanOrEqual(KILLS * 0.7);

    const { id, state } = await findCrawl();
    if (state !== 'done') {
      const ended = await runRookery<CrawlView>(COMMAND, env);
      expect(ended).toMatchObject({ id, state: 'done', percent: 100 });
    }
    const expected = searchBreadthFirst(oracleWorldOf(world.games, world.players), SEED, makeCrawlSettings(WISHES)).map(
      ({ player, depth }) => `${depth} ${player}`,
    );
    expect(await visitsOf(database.url, id)).toEqual(expected);

    expect(readAt.size).toBeGreaterThan(0);
    for (const [player, total] of readAt) {
      const later = lichess.stats.requests.filter(
        ({ number, path }) => number > total && (path.includes(`/user/${player}?`) || path.endsWith(`/user/${player}`)),
      );
      expect([player, later.map(({ path }) => path)]).toEqual([player, []]);
    }
    const twice = await queryDatabase(
      database.url,
      `select player_id from runs where kind = 'sync' group by player_id having count(*) > 1`,
    );
    expect(twice).toEqual([]);
    const { unbalanced, inserted, games } = await auditLedger(database.url);
    expect([unbalanced, inserted]).toEqual([0, games]);
    expect(lichess.stats.concurrentViolations).toBe(0);
  }, 900_000);
});
