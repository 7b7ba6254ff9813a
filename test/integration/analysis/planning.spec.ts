import { AnalysesService } from '../../../src/analysis/analyses.service.js';
import type { Role } from '../../../src/config/environment.js';
import { Database } from '../../../src/database/database.service.js';
import { GamesService } from '../../../src/games/games.service.js';
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

  /** As if all had been planned and analysed by another version. */
  const pretendPlannedFor = async (coverage: string): Promise<void> => {
    await queryDatabase(database.url, 'update analysis_tasks set coverage = $1', [coverage]);
    await queryDatabase(database.url, 'update games set analysed_with = $1 where analysed_with is not null', [
      coverage,
    ]);
  };

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
    await pretendPlannedFor('older plugins');
    expect((await trigger(scheduler)).stages).toMatchObject([{ state: 'done', total: GAMES, finished: GAMES }]);
    expect(await queryDatabase(database.url, 'select * from game_analyses order by game_id')).toEqual(analysed);
    const after = await readResults();
    const changed = after.filter(({ computed_at }, i) => computed_at.getTime() !== before[i]?.computed_at.getTime());
    expect(changed.map(({ game_id, plugin }) => [game_id, plugin])).toEqual(ids.map((id) => [id, 'largest-swing']));
  });

  it('computes everything anew when formulas changed, without any engine', async () => {
    const [scheduler] = apps;
    if (!scheduler) throw new Error('There is no scheduler');
    const read = async (): Promise<unknown[]> =>
      queryDatabase(
        database.url,
        `select game_id, evaluated, cached, engine_nodes, engine_ms, profile_id, run_id, formula_version,
           (select json_agg(p order by ply) from game_plies p where p.game_id = a.game_id) as plies
         from game_analyses a order by game_id`,
      );
    const before = await read();
    const results = await readResults();
    await queryDatabase(database.url, 'update game_analyses set formula_version = 0');
    await queryDatabase(database.url, 'update plugin_results set formula_version = 0');
    await queryDatabase(database.url, 'update game_plies set accuracy = 1, judgment = null, loss_cp = 1');
    await pretendPlannedFor('older formulas');
    expect((await trigger(scheduler)).stages).toMatchObject([{ state: 'done', total: GAMES, finished: GAMES }]);
    expect(await read()).toEqual(before);
    const after = await readResults();
    expect(after.map(({ plugin }) => plugin)).toEqual(results.map(({ plugin }) => plugin));
    expect(after.filter(({ computed_at }, i) => Number(computed_at) === Number(results[i]?.computed_at))).toEqual([]);
  });

  it('looks again at a game of which more is known by now, without any engine', async () => {
    const [scheduler] = apps;
    if (!scheduler) throw new Error('There is no scheduler');
    const analyses = scheduler.module.get(AnalysesService, { strict: false });
    const before = await analyses.get('planned2');
    // As the writer of games does it.
    await queryDatabase(
      database.url,
      `update games set clocks_cs = '{30003,30003,29500,29000}', changed_at = now(), analysed_with = null where id = 'planned2'`,
    );
    expect(await analyses.get('planned2')).toMatchObject({ outdated: true });
    expect((await trigger(scheduler)).stages).toMatchObject([{ total: 1, finished: 1 }]);
    const { plugins, ...after } = await analyses.get('planned2');
    expect(after).toEqual({ ...before, plugins: undefined, analysedAt: after.analysedAt });
    expect(plugins.find(({ plugin }) => plugin === 'time-usage')).toMatchObject({ state: 'done' });
    expect((await analyses.listPlies('planned2')).map(({ thinkCs }) => thinkCs)).toEqual([null, 0, 0, 503, 1_003]);
  });

  it('tries a game once that cannot be analysed, also where an older analysis stays', async () => {
    const [scheduler] = apps;
    if (!scheduler) throw new Error('There is no scheduler');
    await queryDatabase(
      database.url,
      `update games set moves = 'e4 e5 Ke7', plies = 3, changed_at = now(), analysed_with = null where id = 'planned3'`,
    );
    const tree = await trigger(scheduler);
    expect(tree.stages).toMatchObject([{ total: 1, failed: 1 }]);
    expect((await trigger(scheduler)).stages).toMatchObject([{ state: 'done', total: 0 }]);
    expect(await scheduler.module.get(AnalysesService, { strict: false }).get('planned3')).toMatchObject({
      state: 'done',
      plies: 4,
      outdated: true,
    });
  });

  it('leaves a game lacking that changed while it was analysed', async () => {
    const games = apps[0]?.module.get(GamesService, { strict: false });
    const db = apps[0]?.module.get(Database, { strict: false });
    if (!games || !db) throw new Error('There is no scheduler');
    const read = await games.get('planned4');
    await queryDatabase(
      database.url,
      `update games set changed_at = now(), analysed_with = null where id = 'planned4'`,
    );
    await db.transaction((tx) => games.noteAnalysed(tx, read, 'anything'));
    expect((await games.get('planned4')).id).toBe('planned4');
    const [row] = await queryDatabase(database.url, `select analysed_with from games where id = 'planned4'`);
    expect(row).toEqual({ analysed_with: null });
  });
});
