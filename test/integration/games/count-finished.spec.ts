import { COUNT_FINISHED } from '../../../src/games/games.repository.js';
import { insertGames } from '../../support/insert-games.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

const PLAYER = 'white_rook';

describe('the count of a player’s finished games', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    const statuses = ['resign', 'mate', 'started', 'created', 'aborted', 'noStart', 'draw'];
    const sides = [
      { white: PLAYER, black: 'black_rook' },
      { white: 'black_rook', black: PLAYER },
      { white: PLAYER, black: PLAYER },
      { white: 'third_rook', black: 'black_rook' },
    ];
    const games = Array.from({ length: 2_800 }, (_, i) => ({
      id: `count${String(i).padStart(3, '0')}`,
      moves: 'e4',
      status: statuses[i % statuses.length],
      ...sides[Math.floor(i / statuses.length) % sides.length],
    }));
    await insertGames(database.url, games);
    await queryDatabase(database.url, `update games set imported = true where right(id, 1) = '3'`);
    await queryDatabase(database.url, `update games set white_id = null where right(id, 2) = '05'`);
    await queryDatabase(database.url, 'vacuum analyze games');
  });
  afterAll(() => database.drop());

  it('is that of Lichess: each game once, and neither imports, nor what was aborted or is being played', async () => {
    const [counted] = await queryDatabase(database.url, COUNT_FINISHED, [PLAYER]);
    const [expected] = await queryDatabase(
      database.url,
      `select count(*) from games where status not in ('created', 'started', 'aborted') and not imported
         and (white_id = $1 or black_id = $1)`,
      [PLAYER],
    );
    expect(Number(expected?.count)).toBeGreaterThan(500);
    expect(counted).toEqual(expected);
  });

  it('comes out of indexes, not out of the games', async () => {
    // A table of a few pages is sooner read as a whole: that is not what is asked here.
    const url = `${database.url}?options=${encodeURIComponent('-c enable_seqscan=off -c enable_bitmapscan=off')}`;
    const plan = JSON.stringify(await queryDatabase(url, `explain (costs off) ${COUNT_FINISHED}`, [PLAYER]));
    expect(plan.match(/Index Only Scan/g)).toHaveLength(4);
    for (const index of ['games_uncounted_white_idx', 'games_uncounted_black_idx']) expect(plan).toContain(index);
  });
});
