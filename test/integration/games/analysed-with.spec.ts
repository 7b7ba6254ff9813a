import { Database } from '../../../src/database/database.service.js';
import { GameWriter } from '../../../src/games/game-writer.js';
import { toGameRecord } from '../../../src/ingestion/to-game-record.js';
import { parseGame } from '../../../src/lichess/parse-game.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

const LINE = {
  id: 'again001',
  rated: false,
  variant: 'standard',
  speed: 'blitz',
  perf: 'blitz',
  createdAt: 1_750_000_000_123,
  lastMoveAt: 1_750_000_061_123,
  status: 'resign',
  players: { white: { aiLevel: 3 }, black: { aiLevel: 5 } },
  winner: 'white',
  moves: 'e4 e5',
};

describe('what a game was analysed with', () => {
  let database: TestDatabase;
  let app: TestApp;

  const write = async (change: Record<string, unknown>, fileId = 0): Promise<unknown> => {
    const record = { ...toGameRecord(parseGame(JSON.stringify({ ...LINE, ...change }))), fileId };
    const get = <T>(type: new (...args: never[]) => T): T => app.module.get(type, { strict: false });
    const outcome = await get(Database).transaction((tx) => get(GameWriter).write(tx, [record], 1));
    const [row] = await queryDatabase(database.url, 'select analysed_with, file_ids from games');
    return { ...row, changed: outcome.inserted.length + outcome.updated.length };
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
    await queryDatabase(database.url, `insert into runs (kind, started_by, state) values ('replay', 'test', 'done')`);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('stays when another file brings the same, and goes when more is known', async () => {
    expect(await write({})).toEqual({ analysed_with: null, file_ids: [0], changed: 1 });
    await queryDatabase(database.url, `update games set analysed_with = 'all of it'`);
    expect(await write({})).toEqual({ analysed_with: 'all of it', file_ids: [0], changed: 0 });
    expect(await write({}, 7)).toEqual({ analysed_with: 'all of it', file_ids: [0, 7], changed: 1 });
    expect(await write({ clocks: [30_003, 30_003] }, 7)).toEqual({ analysed_with: null, file_ids: [0, 7], changed: 1 });
  });
});
