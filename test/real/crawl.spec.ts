// A crawl of the real graph, outside the repository: SHARED_DATA=<folder> npm run test:real
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PlayerId } from '../../src/chess/ids.js';
import { type CrawlWishes, makeCrawlSettings } from '../../src/ingestion/crawl/crawl-policy.js';
import { CrawlsService } from '../../src/ingestion/crawl/crawls.service.js';
import { type RunningRehearsal, startRehearsal } from '../../src/rehearsal/start-rehearsal.js';
import type { LichessGameJson } from '../../src/rehearsal/world/world.js';
import { type OracleWorld, searchBreadthFirst } from '../support/crawl-oracle.js';
import { oracleWorldOf, visitsOf } from '../support/crawls.js';
import { bootTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';

function dataFolder(): string {
  const folder = process.env.SHARED_DATA;
  if (!folder) throw new Error('Set SHARED_DATA to the folder with the recorded data');
  return join(folder, 'ndjson');
}

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
});
