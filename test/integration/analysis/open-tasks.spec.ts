import { AnalysesService, type AnalysisReport } from '../../../src/analysis/analyses.service.js';
import { AnalysisRequests } from '../../../src/analysis/analysis-requests.service.js';
import { AnalysisWork } from '../../../src/analysis/analysis-work.service.js';
import { Leases } from '../../../src/database/leases.js';
import { insertGames } from '../../support/insert-games.js';
import { makeRandomGame } from '../../support/random-game.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

const LEASE_MS = 30_000;

describe('a game that is to be analysed', () => {
  let database: TestDatabase;
  let app: TestApp;

  const get = async (id: string): Promise<AnalysisReport> => app.module.get(AnalysesService, { strict: false }).get(id);
  const ask = async (id: string): Promise<number> => {
    const requests = app.module.get(AnalysisRequests, { strict: false });
    return (await requests.requestGame(id, { startedBy: 'test', doneHere: true })).run.id;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    await insertGames(database.url, [
      { id: 'openshrt', moves: 'e4 e5' },
      { id: 'openlong', moves: makeRandomGame(11, 120) },
    ]);
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('waits until a process has it in hand, and again once that one was killed', async () => {
    const runId = await ask('openshrt');
    const waiting = { state: 'waiting', runId };
    expect(await get('openshrt')).toMatchObject({ ...waiting, open: waiting });
    // As a worker does it, and as one that is killed leaves it.
    const lease = await app.module.get(Leases, { strict: false }).tryAcquire('analyse:openshrt', LEASE_MS);
    expect(await get('openshrt')).toMatchObject(waiting);
    await queryDatabase(database.url, `update analysis_tasks set state = 'running'`);
    expect(await get('openshrt')).toMatchObject({ state: 'running', open: { state: 'running', runId } });
    await queryDatabase(database.url, `update leases set expires_at = now() where name = 'analyse:openshrt'`);
    expect(await get('openshrt')).toMatchObject({ ...waiting, open: waiting });
    await lease?.giveBack();
    await app.module.get(AnalysisWork, { strict: false }).runToEnd(runId, new AbortController().signal);
    expect(await get('openshrt')).toMatchObject({ state: 'done', open: null });
  });

  it('waits between its parts', async () => {
    const runId = await ask('openlong');
    const work = app.module.get(AnalysisWork, { strict: false });
    const task = await work.findOpenTask(runId, 'openlong' as never, async () => Promise.resolve(false));
    if (!task) throw new Error('There is no task');
    expect(await work.tryWork(task, new AbortController().signal)).toBe('parts-left');
    expect(await queryDatabase(database.url, 'select state from analysis_tasks where run_id = $1', [runId])).toEqual([
      { state: 'waiting' },
    ]);
    expect(await get('openlong')).toMatchObject({ state: 'waiting' });
  }, 60_000);
});
