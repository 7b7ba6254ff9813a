import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verification } from '../../src/analysis/analysis-verifier.js';
import type { RunView } from '../../src/runs/run-view.js';
import { SMALL_ENGINE } from '../support/engines.js';
import { insertGames } from '../support/insert-games.js';
import { makeRandomGame } from '../support/random-game.js';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

describe('the commands for analyses', () => {
  let database: TestDatabase;
  let home: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    home = await mkdtemp(join(tmpdir(), 'rookery-analysis-'));
    env = {
      DATABASE_URL: database.url,
      ROOKERY_HOME: home,
      LOG_LEVEL: 'error',
      ENGINE_NODES: '2000',
      ENGINE_PATH: SMALL_ENGINE,
      ENGINE_PROCESSES: '1',
    };
    await insertGames(database.url, [
      { id: 'command1', moves: 'e4 e5 Nf3 Nc6 Bb5 a6', white: 'command_rook' },
      { id: 'command2', moves: 'd4 d5 c4 e6', white: 'command_rook' },
      { id: 'alone001', moves: 'c4 c5' },
      { id: 'left0001', moves: 'e4 c5 Nf3 d6', white: 'left_rook' },
      { id: 'waited01', moves: 'e4 c6 d4 d5', white: 'waited_rook' },
      { id: 'slow0001', moves: 'b3 b6 g3 g6 Bb2 Bb7 Bg2 Bg7 e3 e6 d3 d6 Nd2 Nd7', white: 'slow_rook' },
    ]);
  });
  afterAll(async () => {
    await database.drop();
    await rm(home, { recursive: true, force: true });
  });

  const run = async (...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> =>
    new RookeryProcess(args, env).ended;

  it('analyse all games of a player here where nobody else works, and then have nothing to do', async () => {
    const ended = await runRookery<RunView & { positions: number }>(['analyse', 'Command_Rook'], env);
    expect(ended).toMatchObject({ kind: 'analysis', state: 'done', total: 2, finished: 2, failed: 0, percent: 100 });
    expect(ended.positions).toBeGreaterThan(8);
    const { stdout, code } = await run('analyse', 'command_rook');
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing to do');
  }, 60_000);

  it('analyse single games, with as many nodes as asked for', async () => {
    expect(await runRookery(['analyse', 'alone001', '--nodes', '3000'], env)).toMatchObject({
      state: 'done',
      total: 1,
    });
    const rows = await queryDatabase(
      database.url,
      `select p.nodes from game_analyses a join engine_profiles p on p.id = a.profile_id where game_id = 'alone001'`,
    );
    expect(rows).toEqual([{ nodes: 3_000 }]);
  }, 60_000);

  it('refuse what is not stored, and say what to do', async () => {
    const { code, stderr } = await run('analyse', 'nobody_here');
    expect(code).toBe(1);
    expect(stderr).toContain('`rookery sync nobody_here`');
    expect((await run('analyse', 'alone001', '--nodes', '1')).stderr).toMatch(/--nodes must be between/);
  }, 60_000);

  it('repeat an analysis, and find a digit that was changed', async () => {
    expect(await runRookery<Verification>(['verify', 'command1'], env)).toMatchObject({ ok: true, differences: [] });
    await queryDatabase(database.url, `update game_plies set depth = depth + 1 where game_id = 'command1' and ply = 3`);
    const { code, stdout } = await run('verify', 'command1');
    expect(code).toBe(1);
    expect(stdout).toMatch(/1 stored values? did not come out again/);
    expect(stdout).toMatch(/ply 3, depth: stored \d+, repeated \d+/);
  }, 60_000);

  it('stop at a signal without losing anything', async () => {
    const slow = new RookeryProcess(['analyse', 'slow_rook'], { ...env, ENGINE_NODES: '10000000' });
    await until(
      async () =>
        (
          await queryDatabase(
            database.url,
            `select from analysis_tasks where game_id = 'slow0001' and state = 'running'`,
          )
        ).length > 0,
    );
    slow.signal('SIGINT');
    const { code, stderr } = await slow.ended;
    expect(code).toBe(130);
    expect(stderr).toContain('Nothing is lost');
    expect(await runRookery(['analyse', 'slow_rook'], env)).toMatchObject({ state: 'done', total: 1, finished: 1 });
  }, 60_000);

  it('leave the work to a worker that runs, and follow it to the end with --wait', async () => {
    const worker = new RookeryProcess(['start', '--worker'], { ...env, ROLES: 'analysis', PORT: '0' });
    const isThere = async (): Promise<boolean> =>
      (await queryDatabase(database.url, `select from workers where 'analysis' = any(roles)`)).length > 0;
    await until(isThere, { timeoutMs: 30_000, what: 'the worker' });
    const stateOf = async (player: string): Promise<unknown> =>
      (await queryDatabase(database.url, `select state from runs where player_id = $1`, [player]))[0]?.state;

    const left = await run('analyse', 'left_rook');
    expect([left.code, left.stderr]).toEqual([0, '']);
    expect(left.stdout).toMatch(/^Run \d+ is left to the running Rookery \(.+\); --wait follows it here\.\n$/);
    await until(async () => (await stateOf('left_rook')) === 'done', {
      timeoutMs: 30_000,
      what: 'the work of the worker',
    });

    const waited = await run('analyse', 'waited_rook', '--wait');
    expect([waited.code, waited.stderr]).toEqual([0, '']);
    expect(waited.stdout).toMatch(/^The analysis of waited_rook's games is done \(run \d+\): 1 of 1 games analysed, /);
    expect(await stateOf('waited_rook')).toBe('done');
    worker.signal('SIGTERM');
    expect(await worker.ended).toMatchObject({ code: 0 });
  }, 120_000);

  it('give the same bytes in two processes on two databases', async () => {
    const databases = [await createTestDatabase(), await createTestDatabase()] as const;
    const moves = makeRandomGame(11, 110);
    const clocksCs = Array.from({ length: 110 }, (_, i) => 30_003 - 100 * i);
    const analyse = async (url: string): Promise<{ plies: string[]; plugins: string[] }> => {
      await insertGames(url, [{ id: 'twice001', moves, clocksCs }]);
      await runRookery(['analyse', 'twice001'], { ...env, DATABASE_URL: url });
      const read = async (sql: string): Promise<string[]> =>
        (await queryDatabase<{ row: string }>(url, sql)).map(({ row }) => row);
      return {
        plies: await read(`select p::text as row from game_plies p where game_id = 'twice001' order by ply`),
        plugins: await read(
          `select concat_ws(' ', plugin, version, state, metrics, message) as row from plugin_results
           where game_id = 'twice001' order by plugin`,
        ),
      };
    };
    const [one, other] = await Promise.all([analyse(databases[0].url), analyse(databases[1].url)]);
    expect(one.plies).toHaveLength(moves.split(' ').length + 1);
    expect(one.plugins.filter((row) => / done /.test(row)).length).toBeGreaterThanOrEqual(6);
    expect(other).toEqual(one);
    await Promise.all(databases.map((each) => each.drop()));
  }, 120_000);
});
