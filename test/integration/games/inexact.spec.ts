import { HAS_INEXACT } from '../../../src/games/game-upsert.js';
import { insertGames } from '../../support/insert-games.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

const GAMES = 3_000;

describe('the look for games whose ids may lack their case', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    const games = Array.from({ length: GAMES }, (_, i) => ({ id: `exact${String(i).padStart(3, '0')}`, moves: 'e4' }));
    await insertGames(database.url, games);
  });
  afterAll(() => database.drop());

  const look = async (): Promise<boolean | undefined> =>
    (await queryDatabase<{ found: boolean }>(database.url, `select ${HAS_INEXACT} as found`))[0]?.found;
  const plan = async (): Promise<string> =>
    JSON.stringify(await queryDatabase(database.url, `explain (costs off) select ${HAS_INEXACT}`));

  it.each(['before', 'after'])('reads only the index of such games, %s the table has been analysed', async (when) => {
    if (when === 'after') await queryDatabase(database.url, 'analyze games');
    expect(await plan()).toContain('games_inexact_idx');
    expect(await plan()).not.toContain('Seq Scan');
  });

  it('finds one', async () => {
    expect(await look()).toBe(false);
    await queryDatabase(database.url, `update games set exactness = 1 where id = 'exact007'`);
    expect(await look()).toBe(true);
  });
});
