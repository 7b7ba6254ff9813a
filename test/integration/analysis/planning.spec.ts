import { AnalysesService } from '../../../src/analysis/analyses.service.js';
import type { Role } from '../../../src/config/environment.js';
import { PipelinesService } from '../../../src/operations/pipelines/pipelines.service.js';
import { Orchestrator } from '../../../src/operations/schedules/orchestrator.js';
import { isFinal } from '../../../src/runs/run.entity.js';
import type { RunTree } from '../../../src/runs/run-view.js';
import { RunsService } from '../../../src/runs/runs.service.js';
import { insertGames } from '../../support/insert-games.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

const GAMES = 6;
const ids = Array.from({ length: GAMES }, (_, i) => `planned${i + 1}`);

describe('planning analyses', () => {
  let database: TestDatabase;
  const apps: TestApp[] = [];

  const boot = async (...roles: Role[]): Promise<TestApp> => {
    const env = { LICHESS_USERNAME: 'Home_Rook', ANALYSIS_AUTO: 'on', ENGINE_PROCESSES: '1' };
    const app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', roles, env });
    apps.push(app);
    return app;
  };
  const trigger = async (app: TestApp): Promise<RunTree> => {
    const { run } = await app.module.get(PipelinesService, { strict: false }).trigger('analyse-new-games', 'api');
    const runs = app.module.get(RunsService, { strict: false });
    return until(
      async () => {
        const tree = await runs.getTree(run.id);
        return isFinal(tree.state) ? tree : undefined;
      },
      { timeoutMs: 30_000 },
    );
  };
  const readResults = async (): Promise<{ game_id: string; plugin: string; computed_at: Date }[]> =>
    queryDatabase(database.url, 'select game_id, plugin, computed_at from plugin_results order by game_id, plugin');

  beforeAll(async () => {
    database = await createTestDatabase();
    await queryDatabase(database.url, 'update schedules set enabled = false');
    await insertGames(
      database.url,
      // The oldest one is the home player's.
      ids.map((id, i) => ({ id, moves: 'e4 e5 Nf3 Nc6', white: i === 0 ? 'home_rook' : 'other_rook' })),
    );
    await insertGames(database.url, [
      { id: 'unended1', moves: 'e4', status: 'started' },
      { id: 'unplayed', moves: '', status: 'noStart' },
    ]);
  });
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()));
    await database.drop();
  });

  it('begins with the newest game of the home player, and takes every game that is over once', async () => {
    const scheduler = await boot('scheduler');
    const { fanOuts } = await scheduler.module.get(Orchestrator, { strict: false }).plan(new Date(), 10);
    expect(fanOuts).toContainEqual({ pipeline: 'analyse-new-games', why: 'games lack an analysis' });
    await boot('analysis');
    const tree = await trigger(scheduler);
    expect(tree).toMatchObject({
      state: 'done',
      percent: 100,
      stages: [{ name: 'analyse', total: GAMES, finished: GAMES }],
    });
    const places = await queryDatabase<{ game_id: string }>(
      database.url,
      'select game_id from analysis_tasks order by place',
    );
    expect(places.map(({ game_id }) => game_id)).toEqual([ids[0], ...ids.slice(1).toReversed()]);
    const report = await scheduler.module.get(AnalysesService, { strict: false }).get('planned1');
    expect(report).toMatchObject({ state: 'done', runId: tree.stages[0]?.id });
    const again = await scheduler.module.get(Orchestrator, { strict: false }).plan(new Date(), 10);
    expect(again.fanOuts.map(({ pipeline }) => pipeline)).not.toContain('analyse-new-games');
  });

  it('does nothing where nothing is lacking', async () => {
    const [scheduler] = apps;
    if (!scheduler) throw new Error('There is no scheduler');
    expect((await trigger(scheduler)).stages).toMatchObject([{ state: 'done', total: 0 }]);
  });

  it('computes a plugin anew whose version changed, from the evaluations that are there, and nothing else', async () => {
    const [scheduler] = apps;
    if (!scheduler) throw new Error('There is no scheduler');
    const before = await readResults();
    const analysed = await queryDatabase(database.url, 'select * from game_analyses order by game_id');
    await queryDatabase(database.url, `update plugin_results set version = 0 where plugin = 'largest-swing'`);
    expect((await trigger(scheduler)).stages).toMatchObject([{ state: 'done', total: GAMES, finished: GAMES }]);
    expect(await queryDatabase(database.url, 'select * from game_analyses order by game_id')).toEqual(analysed);
    const after = await readResults();
    const changed = after.filter(({ computed_at }, i) => computed_at.getTime() !== before[i]?.computed_at.getTime());
    expect(changed.map(({ game_id, plugin }) => [game_id, plugin])).toEqual(ids.map((id) => [id, 'largest-swing']));
  });
});
