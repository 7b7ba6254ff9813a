import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnalysisRequests } from '../../../src/analysis/analysis-requests.service.js';
import type { Role } from '../../../src/config/environment.js';
import { PipelinesService } from '../../../src/operations/pipelines/pipelines.service.js';
import { isFinal } from '../../../src/runs/run.entity.js';
import { RunsService } from '../../../src/runs/runs.service.js';
import { insertGames } from '../../support/insert-games.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

const PLUGIN = `export default {
  name: 'length', version: 1, description: 'For tests.', needs: [],
  metrics: { plies: { type: 'integer', unit: 'plies', description: 'Half-moves.' } },
  analyse: (game) => ({ plies: game.plies.length }),
};`;

describe('a worker with other plugins than the scheduler', () => {
  let folder: string;
  let database: TestDatabase;
  let scheduler: TestApp;
  let worker: TestApp;

  const boot = async (roles: Role[], env: Record<string, string>): Promise<TestApp> =>
    bootTestApp({
      databaseUrl: database.url,
      lichessUrl: 'http://127.0.0.1:9',
      roles,
      env: { ENGINE_PROCESSES: '1', ...env },
    });
  /** @returns how many games were planned */
  const analyseNew = async (): Promise<number | null | undefined> => {
    const runs = scheduler.module.get(RunsService, { strict: false });
    const { run } = await scheduler.module.get(PipelinesService, { strict: false }).trigger('analyse-new-games', 'api');
    const ended = async (): Promise<boolean> => isFinal((await runs.getTree(run.id)).state);
    await until(ended, { timeoutMs: 30_000 });
    return (await runs.getTree(run.id)).stages[0]?.total;
  };
  const countLacking = async (): Promise<number> =>
    scheduler.module.get(AnalysisRequests, { strict: false }).countLacking(100);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rookery-unlike-'));
    await writeFile(join(folder, 'length.mjs'), PLUGIN);
    database = await createTestDatabase();
    await queryDatabase(database.url, 'update schedules set enabled = false');
    await insertGames(
      database.url,
      ['unlike01', 'unlike02', 'unlike03'].map((id) => ({ id, moves: 'e4 e5' })),
    );
    scheduler = await boot(['scheduler'], { ROOKERY_PLUGINS: folder });
    worker = await boot(['analysis'], {});
  });
  afterAll(async () => {
    await worker.close();
    await scheduler.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('does each game once, and not again and again', async () => {
    expect(await analyseNew()).toBe(3);
    expect(await countLacking()).toBe(0);
    expect(await analyseNew()).toBe(0);
  });

  it('keeps no new game from being analysed', async () => {
    await insertGames(database.url, [{ id: 'unlike04', moves: 'd4 d5' }]);
    expect(await countLacking()).toBe(1);
    expect(await analyseNew()).toBe(1);
    expect(await countLacking()).toBe(0);
  });

  it('leaves behind what is made good as soon as one with all plugins shows itself', async () => {
    await worker.close();
    worker = await boot(['analysis'], { ROOKERY_PLUGINS: folder });
    await insertGames(database.url, [{ id: 'unlike05', moves: 'c4 c5' }]);
    expect(await analyseNew()).toBe(1);
    expect(await countLacking()).toBe(4);
    expect(await analyseNew()).toBe(4);
    expect(await countLacking()).toBe(0);
    const rows = await queryDatabase(database.url, `select from plugin_results where plugin = 'length'`);
    expect(rows).toHaveLength(5);
  });
});
