import { makeAccount } from '../../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../../src/rehearsal/rehearsal-server.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

describe('a first sync', () => {
  let database: TestDatabase;
  let app: TestApp;
  let lichess: RehearsalServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    lichess = new RehearsalServer({ world: makeAccount({ seed: 1, username: 'Steady_Rook', games: 1_234 }) });
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: await lichess.start() });
  });

  afterAll(async () => {
    await app.close();
    await lichess.stop();
    await database.drop();
  });

  it('stores every game once', async () => {
    const run = await app.syncPlayer('Steady_Rook');
    expect(run).toMatchObject({ state: 'done', inserted: 1_234, rejected: 0, storedGames: 1_234 });
    const [row] = await queryDatabase<{ count: string }>(database.url, 'select count(*) from games');
    expect(Number(row?.count)).toBe(1_234);
  });
});
