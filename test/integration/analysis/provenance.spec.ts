import { getPriority } from 'node:os';
import { AnalysesService } from '../../../src/analysis/analyses.service.js';
import { AnalysisRequests } from '../../../src/analysis/analysis-requests.service.js';
import { AnalysisWork } from '../../../src/analysis/analysis-work.service.js';
import { AnalysisVerifier, type Verification } from '../../../src/analysis/analysis-verifier.js';
import { PluginsService } from '../../../src/analysis/plugins.service.js';
import { listDescendants } from '../../support/descendants.js';
import { SMALL_ENGINE } from '../../support/engines.js';
import { insertGames } from '../../support/insert-games.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

const ID = 'provenan';
const NICE = 4;

describe('what is stored of an analysis', () => {
  let database: TestDatabase;
  let app: TestApp;

  const analyse = async (again = false): Promise<void> => {
    const { run } = await app.module
      .get(AnalysisRequests, { strict: false })
      .requestGame(ID, { startedBy: 'test', doneHere: true, again });
    const ended = await app.module.get(AnalysisWork, { strict: false }).runToEnd(run.id, new AbortController().signal);
    expect(ended).toMatchObject({ state: 'done', finished: 1 });
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    await insertGames(database.url, [{ id: ID, moves: 'e4 e5 Nf3 Nc6 Bc4 Nf6 Ng5 d5' }]);
    const env = { ENGINE_NICE: String(NICE) };
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', env });
    await analyse();
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('was searched by engines that let others go first, as far as the settings say', () => {
    const engines = listDescendants(process.pid).filter(({ command }) => command.includes(SMALL_ENGINE));
    expect(engines.length).toBeGreaterThan(0);
    expect(engines.map(({ pid }) => getPriority(pid))).toEqual(engines.map(() => NICE));
  });

  it('holds no results of plugins that were computed from evaluations of before', async () => {
    const make = `insert into plugin_results (game_id, plugin, version, state, metrics, formula_version)
      values ('${ID}', 'inactive', 1, 'done', '{}', 99)`;
    await queryDatabase(database.url, make);
    await queryDatabase(database.url, `update plugin_results set version = 99 where plugin = 'largest-swing'`);
    const read = async (): Promise<string[]> => {
      const { plugins } = await app.module.get(AnalysesService, { strict: false }).get(ID);
      return plugins.map(({ plugin, version }) => `${plugin} ${version}`).toSorted();
    };
    await analyse();
    await analyse();
    expect(await read()).toEqual(expect.arrayContaining(['inactive 1', 'largest-swing 99']));
    await analyse(true);
    const active = await app.module.get(PluginsService, { strict: false }).listActive();
    expect(await read()).toEqual(active.map(({ name, version }) => `${name} ${version}`).toSorted());
  });

  it.each([
    ['game', 'state', `update game_analyses set state = 'unsupported'`],
    ['game', 'plies', 'update game_analyses set plies = plies + 1'],
    ['game', 'evaluated', 'update game_analyses set evaluated = evaluated + 1'],
    ['game', 'cached', 'update game_analyses set cached = cached + 1'],
    ['game', 'engineNodes', 'update game_analyses set engine_nodes = engine_nodes + 1'],
    ['ply 3', 'source', `update game_plies set source = 'rules' where ply = 3`],
    ['time-usage', 'message', `update plugin_results set message = 'None' where plugin = 'time-usage'`],
    ['phases', 'formulaVersion', `update plugin_results set formula_version = 1 where plugin = 'phases'`],
  ])('is compared to the last digit: of %s, %s', async (where, field, change) => {
    const verify = async (): Promise<Verification> =>
      app.module.get(AnalysisVerifier, { strict: false }).verify(ID, new AbortController().signal);
    await analyse(true);
    expect(await verify()).toMatchObject({ ok: true, differences: [] });
    await queryDatabase(database.url, change);
    const { ok, differences } = await verify();
    expect(ok).toBe(false);
    expect(differences).toContainEqual(expect.objectContaining({ where, field }));
  });
});
