// A crawl of the real graph, outside the repository: SHARED_DATA=<folder> npm run test:real
// CRAWL_WHOLE=1 crawls as much of it as there is, with 30 kills, instead of 40 players with two; CRAWL_PLAYERS and CRAWL_KILLS say
// something between.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import type { PlayerId } from '../../src/chess/ids.js';
import { type CrawlWishes, makeCrawlSettings } from '../../src/ingestion/crawl/crawl-policy.js';
import { CrawlsService } from '../../src/ingestion/crawl/crawls.service.js';
import type { CrawlView } from '../../src/ingestion/crawl/crawl-view.js';
import { makeRandom } from '../../src/rehearsal/random.js';
import { type RunningRehearsal, startRehearsal } from '../../src/rehearsal/start-rehearsal.js';
import type { LichessGameJson } from '../../src/rehearsal/world/world.js';
import { type OracleWorld, searchBreadthFirst, type Visit } from '../support/crawl-oracle.js';
import { oracleWorldOf, visitsOf } from '../support/crawls.js';
import { readEdges, recountEdges } from '../support/edges.js';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { bootTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

function dataFolder(): string {
  const folder = process.env.SHARED_DATA;
  if (!folder) throw new Error('Set SHARED_DATA to the folder with the recorded data');
  return join(folder, 'ndjson');
}

const WHOLE = process.env.CRAWL_WHOLE === '1';
const MOST = Number(process.env.CRAWL_PLAYERS ?? (WHOLE ? 100_000 : 40));
const KILLS = Number(process.env.CRAWL_KILLS ?? (WHOLE ? 30 : 2));

const paths = readdirSync(dataFolder()).map((name) => join(dataFolder(), name));

/** Games of all files by id. */
function readGames(): LichessGameJson[] {
  const games = new Map<string, LichessGameJson>();
  for (const path of paths) {
    const bytes = readFileSync(path);
    for (const line of (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n')) {
      try {
        const game = JSON.parse(line) as LichessGameJson;
        games.set(game.id, game);
      } catch {
        // Blank, or cut off.
      }
    }
  }
  return [...games.values()];
}

describe('a crawl of the real graph', () => {
  let world: OracleWorld;
  let seeds: string[];
  let lichess: RunningRehearsal;
  let database: TestDatabase;
  let app: TestApp;

  beforeAll(async () => {
    world = oracleWorldOf(readGames(), []);
    const games = new Map<string, number>();
    for (const { white, black } of world.games)
      for (const side of [white, black]) if (side) games.set(side.id, (games.get(side.id) ?? 0) + 1);
    seeds = [...games].sort(([, a], [, b]) => b - a).map(([id]) => id);
    lichess = await startRehearsal({ files: paths, server: { keptRequests: 100_000, latencyMs: 0 } });
  });
  beforeEach(async () => {
    database = await createTestDatabase();
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: lichess.url });
  });
  afterEach(async () => {
    await app.close();
    await database.drop();
  });
  afterAll(async () => lichess.stop());

  it.each<[number, number, CrawlWishes]>([
    [4, 2, { depth: 2, maxPlayers: 120 }],
    [5, 2, { depth: 2, maxPlayers: 150, priority: 'recent', speeds: ['bullet', 'blitz', 'rapid'] }],
    [5, 2, { depth: 2, maxPlayers: 60, minGames: 2 }],
    [6, 2, { depth: 2, maxPlayers: 300 }],
    [1, 1, { depth: 2, maxPlayers: 60, priority: 'rating', minRating: 1_500, maxRating: 2_200 }],
    [2, 2, { depth: 2, maxPlayers: 1_000, priority: 'rating', maxGames: 700 }],
    [0, 1, { depth: 2, maxPlayers: 40, since: '2025-01-01' }],
  ])(
    'from player %i down to depth %i by %j visits whom a breadth-first search visits, nobody twice',
    async (place, depth, wishes) => {
      const seed = (seeds[place] ?? '') as PlayerId;
      const crawls = app.module.get(CrawlsService, { strict: false });
      const { run } = await crawls.request({ player: seed, startedBy: 'test', wishes, doneHere: true });
      const ended = await crawls.runToEnd(run.id, new AbortController().signal);
      expect(ended).toMatchObject({ state: 'done', failed: 0 });
      const expected = searchBreadthFirst(world, seed, makeCrawlSettings(wishes));
      expect(expected.at(-1)?.depth).toBe(depth);
      expect(await visitsOf(database.url, run.id)).toEqual(expected.map(({ player, depth }) => `${depth} ${player}`));
      const twice = await queryDatabase(
        database.url,
        `select player_id from runs where kind = 'sync' group by player_id having count(*) > 1`,
      );
      expect(twice).toEqual([]);
      console.info(`${expected.length} players, depth ${depth}, ${ended.harvest.inserted} games`);
    },
    900_000,
  );

  /** The player from whom most others are two steps away, of those with most games. */
  const widest = (): { seed: string; expected: Visit[] } => {
    const reached = seeds.slice(0, WHOLE ? 10 : 1).map((seed) => ({
      seed,
      expected: searchBreadthFirst(world, seed, makeCrawlSettings({ depth: 2, maxPlayers: MOST })),
    }));
    return reached.toSorted((a, b) => b.expected.length - a.expected.length)[0] ?? { seed: '', expected: [] };
  };
  const findRead = async (): Promise<string[]> => {
    const rows = await queryDatabase<{ id: string }>(
      database.url,
      `select player_id as id from crawl_players where state = 'done'`,
    );
    return rows.map(({ id }) => id);
  };
  /** The same, often: on a connection that stays, without the players. */
  const countRead = async (watcher: pg.Client): Promise<number> => {
    const { rows } = await watcher.query<{ finished: number }>(`select finished from runs where kind = 'crawl'`);
    return rows[0]?.finished ?? 0;
  };
  /** Number of the last request for each player. */
  const lastRequests = (): Map<string, number> => {
    const last = new Map<string, number>();
    for (const { number, path } of lichess.server.stats.requests) {
      const [, id] = /\/user\/([^/?]+)/.exec(path) ?? [];
      if (id) last.set(id.toLowerCase(), number);
    }
    return last;
  };

  it(
    `as far as it goes, killed ${KILLS} times over its length, visits the same, nobody twice`,
    async () => {
      const { seed, expected } = widest();
      const command = ['crawl', seed, '--depth', '2', '--max-players', String(MOST), '--wait'];
      const env = {
        DATABASE_URL: database.url,
        LICHESS_URL: lichess.url,
        LICHESS_LEASE_MS: '1000',
        LOG_LEVEL: 'error',
      };
      const random = makeRandom(11);
      const moments = Array.from({ length: KILLS }, () => random() * expected.length * 0.95).sort((a, b) => a - b);
      /** Requests made by the time a player was seen to be read. */
      const readAt = new Map<string, number>();
      const began = Date.now();
      const watcher = new pg.Client({ connectionString: database.url });
      await watcher.connect();
      for (const moment of moments) {
        const victim = new RookeryProcess(command, env);
        await until(async () => !victim.running || (await countRead(watcher)) > moment, {
          timeoutMs: 3_600_000,
          everyMs: 100,
        });
        expect(victim.running).toBe(true);
        await victim.kill();
        for (const id of await findRead()) if (!readAt.has(id)) readAt.set(id, lichess.server.stats.total);
      }
      await watcher.end();
      const ended = await runRookery<CrawlView>(command, env);
      expect(ended).toMatchObject({ state: 'done', finished: expected.length, failed: 0 });
      expect(await visitsOf(database.url, ended.id)).toEqual(expected.map(({ player, depth }) => `${depth} ${player}`));
      const last = lastRequests();
      expect([...readAt].filter(([player, total]) => (last.get(player) ?? 0) > total)).toEqual([]);
      const twice = await queryDatabase(
        database.url,
        `select player_id from runs where kind = 'sync' group by player_id having count(*) > 1`,
      );
      expect(twice).toEqual([]);
      expect(await readEdges(database.url)).toEqual(await recountEdges(database.url));
      const { inserted, requests } = ended.harvest;
      const seconds = Math.round((Date.now() - began) / 1_000);
      console.info(`${expected.length} players from ${seed}, ${inserted} games, ${requests} requests, ${seconds} s`);
    },
    WHOLE ? 7_200_000 : 1_800_000,
  );
});
