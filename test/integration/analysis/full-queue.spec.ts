import { AnalysisRequests } from '../../../src/analysis/analysis-requests.service.js';
import { makeAccount } from '../../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../../src/rehearsal/rehearsal-server.js';
import { RunsService } from '../../../src/runs/runs.service.js';
import { insertGames } from '../../support/insert-games.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

const WAITING = 1_000;
const GAMES = 200;
/** Alone it takes two seconds; one search of the game that is being analysed takes longer than this. */
const DEADLINE_MS = 20_000;

describe('a full queue of analyses', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let app: TestApp;

  beforeAll(async () => {
    database = await createTestDatabase();
    lichess = new RehearsalServer({ world: makeAccount({ seed: 3, username: 'Hasty_Rook', games: GAMES }) });
    const games = Array.from({ length: WAITING }, (_, i) => ({
      id: `wait${String(i).padStart(4, '0')}`,
      moves: 'e4 e5 Nf3 Nc6',
      white: 'patient_rook',
    }));
    await insertGames(database.url, games);
    app = await bootTestApp({
      databaseUrl: database.url,
      lichessUrl: await lichess.start(),
      roles: ['ingestion', 'analysis'],
      env: { ENGINE_PROCESSES: '1', ENGINE_NODES: '5000000', JOBS_GRACE_MS: '0' },
    });
  });
  afterAll(async () => {
    await app.close();
    await lichess.stop();
    await database.drop();
  });

  const countTasks = async (state: string): Promise<number> =>
    (await queryDatabase(database.url, 'select from analysis_tasks where state = $1', [state])).length;

  it('does not keep the games of a player waiting', async () => {
    const requests = app.module.get(AnalysisRequests, { strict: false });
    const { run: analysis } = await requests.requestPlayer('patient_rook' as never, { startedBy: 'test' });
    expect(analysis).toMatchObject({ total: WAITING });
    await until(async () => (await countTasks('running')) === 1, { what: 'the first game in hand' });

    const { run } = await app.sync.request({ player: 'Hasty_Rook', startedBy: 'api' });
    const runs = app.module.get(RunsService, { strict: false });
    await until(async () => (await runs.get(run.id)).state === 'done', { timeoutMs: DEADLINE_MS, what: 'the sync' });
    expect(await runs.get(run.id)).toMatchObject({ inserted: GAMES, rejected: 0 });
    expect([await countTasks('running'), await countTasks('waiting')]).toEqual([1, WAITING - 1]);
  });
});
