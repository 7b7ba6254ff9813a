import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnalysesService } from '../../../src/analysis/analyses.service.js';
import { AnalysisRequests } from '../../../src/analysis/analysis-requests.service.js';
import { AnalysisWork } from '../../../src/analysis/analysis-work.service.js';
import { PluginsService } from '../../../src/analysis/plugins.service.js';
import type { RunView } from '../../../src/runs/run-view.js';
import { insertGames } from '../../support/insert-games.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

const BUILT_IN = ['largest-swing', 'missed-chances', 'move-quality', 'opening', 'phases', 'time-usage'];

/** The text of a plugin with one metric `plies`; `body` is its `analyse`. */
function pluginText(name: string, body: string): string {
  return `export default {
  name: '${name}', version: 1, description: 'For tests.', needs: [],
  metrics: { plies: { type: 'integer', unit: 'plies', description: 'Half-moves.' } },
  analyse(game) { ${body} },
};`;
}

interface Row {
  plugin: string;
  state: string;
  metrics: unknown;
  message: string | null;
  computed_at: Date;
}

describe('plugins of a directory', () => {
  let folder: string;
  let database: TestDatabase;
  let app: TestApp;

  const boot = async (): Promise<TestApp> => {
    const env = { ROOKERY_PLUGINS: folder, ENGINE_PROCESSES: '1' };
    return bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', env });
  };
  const analyse = async (): Promise<RunView> => {
    const requests = app.module.get(AnalysisRequests, { strict: false });
    const { run } = await requests.requestPlayer('plugged_rook' as never, { startedBy: 'test', doneHere: true });
    return app.module.get(AnalysisWork, { strict: false }).runToEnd(run.id, new AbortController().signal);
  };
  const readResults = async (): Promise<Row[]> =>
    queryDatabase(
      database.url,
      'select plugin, state, metrics, message, computed_at from plugin_results order by plugin',
    );

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rookery-plugged-'));
    database = await createTestDatabase();
    await writeFile(join(folder, 'good.mjs'), pluginText('good', 'return { plies: game.plies.length };'));
    await writeFile(join(folder, 'hostile.mjs'), pluginText('hostile', "throw new Error('not this game');"));
    await insertGames(database.url, [{ id: 'plugged1', moves: 'e4 e5 Nf3', white: 'plugged_rook' }]);
    app = await boot();
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it('are listed beside those that are built in, and give each game results, a fault of one being its own', async () => {
    const listed = await app.module.get(PluginsService, { strict: false }).list();
    expect(listed.filter(({ builtIn }) => !builtIn)).toMatchObject([
      { name: 'good', version: 1, problem: null, metrics: { plies: { type: 'integer' } } },
      { name: 'hostile', version: 1, problem: null },
    ]);
    expect(await analyse()).toMatchObject({ state: 'done', total: 1, finished: 1, failed: 0 });
    const { state, plugins } = await app.module.get(AnalysesService, { strict: false }).get('plugged1');
    expect(state).toBe('done');
    expect(plugins.map(({ plugin }) => plugin).sort()).toEqual([...BUILT_IN, 'good', 'hostile'].sort());
    expect(plugins.filter((result) => result.state === 'failed')).toMatchObject([
      { plugin: 'hostile', version: 1, metrics: null, message: 'Error: not this game' },
    ]);
    expect(plugins.find(({ plugin }) => plugin === 'good')).toMatchObject({
      state: 'done',
      metrics: { plies: 3 },
      message: null,
    });
  });

  it('are run alone when they are added, on what the engine said before', async () => {
    const before = await readResults();
    const analysed = await queryDatabase(database.url, 'select * from game_analyses');
    expect(await analyse()).toMatchObject({ total: 0 });
    await app.close();
    await writeFile(join(folder, 'added.mjs'), pluginText('added', 'return { plies: game.plies.length + 1 };'));
    app = await boot();
    expect(await analyse()).toMatchObject({ state: 'done', total: 1, finished: 1 });
    const after = await readResults();
    expect(after.filter(({ plugin }) => plugin === 'added')).toMatchObject([{ state: 'done', metrics: { plies: 4 } }]);
    expect(after.filter(({ plugin }) => plugin !== 'added')).toEqual(before);
    expect(await queryDatabase(database.url, 'select * from game_analyses')).toEqual(analysed);
  });
});
