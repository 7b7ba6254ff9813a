import { EvaluationCache, FRONT_ENTRIES } from '../../../src/analysis/evaluation-cache.js';
import { createDataSource } from '../../../src/database/data-source.js';
import { Database } from '../../../src/database/database.service.js';
import { SCHEMA } from '../../../src/schema.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const EPDS = Array.from({ length: FRONT_ENTRIES + 1 }, (_, i) => `position ${i}`);
const [OLDEST = '', ...NEWER] = EPDS;

let server: TestDatabase;
let database: Database;
let profileId: number;

beforeAll(async () => {
  server = await createTestDatabase();
  const options = { poolSize: 1, statementMs: 10_000 };
  database = new Database(await createDataSource(server.url, SCHEMA, options).initialize());
  const [profile] = await database.query<{ id: number }>(
    `insert into engine_profiles (fingerprint, name, version, net, build, nodes, multipv, hash_mb)
     values ('test', 'Fish of a test', '1', '', '0123456789abcdef', 1000, 1, 16) returning id`,
  );
  profileId = profile?.id ?? 0;
  await database.execute(
    `insert into cached_evaluations (profile_id, epd, cp, best, pv, depth, nodes)
     select $1, epd, 15, 'e2e4', 'e2e4', 8, 1000 from unnest($2::text[]) as epd`,
    [profileId, EPDS],
  );
});

afterAll(async () => {
  await database.dataSource.destroy();
  await server.drop();
});

describe('the evaluation cache', () => {
  it('keeps so many entries in memory and no more: the oldest makes room', async () => {
    const cache = new EvaluationCache(database);
    await cache.find(profileId, [OLDEST]);
    expect((await cache.find(profileId, NEWER)).size).toBe(NEWER.length);
    expect(cache.size).toBe(FRONT_ENTRIES);

    // What is found from here on is in memory.
    await database.execute('delete from cached_evaluations');
    expect((await cache.find(profileId, EPDS)).size).toBe(FRONT_ENTRIES);
    expect(await cache.find(profileId, [OLDEST])).toEqual(new Map());
    expect([cache.hits, cache.misses]).toEqual([2 * FRONT_ENTRIES + 1, 2]);
  });
});
