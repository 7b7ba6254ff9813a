import { ProfileRunner } from '../../../src/ingestion/profiles/profile-runner.js';
import { ProfilesService } from '../../../src/ingestion/profiles/profiles.service.js';
import { RehearsalServer } from '../../../src/rehearsal/rehearsal-server.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';
import { TcpProxy } from '../database/support/tcp-proxy.js';

const PLAYERS = Array.from({ length: 700 }, (_, i) => ({ username: `Prof_Rook${i}` }));

describe('a look at profiles', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let proxy: TcpProxy;
  let app: TestApp;

  beforeAll(async () => {
    database = await createTestDatabase();
    lichess = new RehearsalServer({ world: { players: PLAYERS, games: [] } });
    proxy = await TcpProxy.to(database.url);
    app = await bootTestApp({ databaseUrl: proxy.urlOf(database.url), lichessUrl: await lichess.start() });
  });
  afterAll(async () => {
    await app.close();
    await proxy.close();
    await lichess.stop();
    await database.drop();
  });

  it('waits for a database that is away for longer than any fault is forgiven', async () => {
    await queryDatabase(
      database.url,
      `insert into players (id, name) select 'prof_rook' || n, 'Prof_Rook' || n from generate_series(0, 699) n`,
    );
    const profiles = app.module.get(ProfilesService, { strict: false });
    const { run } = await profiles.request({ startedBy: 'cli', doneHere: true });
    const ended = app.module.get(ProfileRunner, { strict: false }).runToEnd(run.id, new AbortController().signal);
    await until(() => lichess.stats.total > 0);
    proxy.cut();
    const cutAt = Date.now();
    // Twelve faults are forgiven, with 50 ms between them at most.
    await until(() => Date.now() - cutAt > 1_200);
    proxy.mend();
    expect(await ended).toMatchObject({ state: 'done', received: 700 });
  });
});
