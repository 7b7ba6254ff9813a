import { makeAccount } from '../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import type { Plan } from '../../src/operations/schedules/orchestrator.js';
import type { ScheduleView, TickView } from '../../src/operations/schedules/schedules.service.js';
import type { RunTree, RunView } from '../../src/runs/run-view.js';
import { type Finished, RookeryProcess, runRookery } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const PLAYERS = ['Clock_Rook1', 'Clock_Rook2', 'Clock_Rook3'];

describe('the commands for pipelines, runs and schedules', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let env: Record<string, string>;
  let server: RookeryProcess | undefined;

  beforeAll(async () => {
    database = await createTestDatabase();
    const accounts = PLAYERS.map((username, i) => makeAccount({ seed: 700 + i, username, games: 30 }));
    const world = { players: accounts.flatMap((a) => a.players), games: accounts.flatMap((a) => a.games) };
    lichess = new RehearsalServer({ world });
    env = { DATABASE_URL: database.url, LICHESS_URL: await lichess.start(), LOG_LEVEL: 'warn', PORT: '0' };
    await queryDatabase(
      database.url,
      `insert into players (id, name, tracked, depth) select lower(n), n, true, 0 from unnest($1::text[]) n`,
      [PLAYERS],
    );
  });
  afterAll(async () => {
    await server?.kill();
    await lichess.stop();
    await database.drop();
  });

  const run = (...args: string[]): Promise<Finished> => new RookeryProcess(args, env).ended;

  it('say what to do when nobody is there to do it', async () => {
    const { code, stderr } = await run('trigger', 'sync-due-players', '--wait');
    expect(code).toBe(1);
    expect(stderr).toContain('no process with the role scheduler is at work. Start one with `npm start`.');
  });

  it.each<[string[], string]>([
    [['trigger', 'sing'], 'There is no pipeline "sing"'],
    [['schedules', 'set', 'daily'], 'What should change?'],
    [['schedules', 'set', 'daily', '--on', '--off'], '--on or --off, not both.'],
    [['schedules', 'set', 'daily', '--cron', 'soon'], 'it needs five fields'],
    [['schedules', 'set', 'fresh', '--cron', '* * * * *'], 'A new schedule needs an action: orchestrate,'],
    [['schedules', 'remove', 'never'], 'There is no schedule "never"'],
    [['runs', 'show', '999'], 'There is no run 999'],
    [
      ['runs', 'list', '--kind', 'song'],
      'It must be one of pipeline, stage, sync, replay, analysis, import, export, crawl, profiles, graph.',
    ],
  ])('refuse %j with a sentence', async (args, sentence) => {
    const { code, stderr, stdout } = await run(...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('    at ');
  });

  it('change schedules, which tick once a server is there, and start what waited for it', async () => {
    expect(await runRookery<Plan>(['plan'], env)).toMatchObject({
      due: 3,
      next: PLAYERS.map(() => ({ why: 'never read' })),
    });
    const set = ['schedules', 'set', 'often', '--action', 'tidy', '--cron', '* * * * * *', '--catch-up', 'once'];
    expect(await runRookery<ScheduleView>(set, env)).toMatchObject({ name: 'often', catchUp: 'once', enabled: true });
    server = new RookeryProcess(['start'], env);
    await until(async () => (await runRookery<TickView[]>(['schedules', 'ticks', 'often'], env)).length > 0, {
      timeoutMs: 40_000,
    });
    expect(await runRookery<ScheduleView>(['schedules', 'set', 'often', '--off'], env)).toMatchObject({
      nextTickAt: null,
    });
    expect(await runRookery<{ removed: string }>(['schedules', 'remove', 'often'], env)).toEqual({ removed: 'often' });
    const left = await runRookery<ScheduleView[]>(['schedules', 'list'], env);
    expect(left.map(({ name }) => name)).toEqual(['daily', 'orchestrate']);
    for (const { nextTickAt } of left) expect(Date.parse(String(nextTickAt))).toBeGreaterThan(Date.now());
    const [first] = (
      await runRookery<RunView[]>(['runs', 'list', '--kind', 'pipeline', '--limit', '200'], env)
    ).toReversed();
    expect(first).toMatchObject({ name: 'sync-due-players', startedBy: 'cli' });
    const tree = await runRookery<RunTree>(['runs', 'show', String(first?.id), '--wait'], env);
    expect(tree).toMatchObject({ state: 'done', percent: 100, stages: [{ total: 3, finished: 3 }] });
  }, 120_000);

  it('follow a pipeline to its end, and show it as a table', async () => {
    const tree = await runRookery<RunTree>(['trigger', 'daily', '--wait'], env);
    expect(tree).toMatchObject({ name: 'daily', state: 'done', startedBy: 'cli' });
    const { stdout } = await run('runs', 'show', String(tree.id));
    expect(stdout).toMatch(/^daily is done \(run \d+, started by cli\)\./);
    for (const stage of ['sync', 'replay', 'tidy'])
      expect(stdout).toMatch(new RegExp(`^\\d+ +${stage} +done +100%`, 'm'));
  }, 60_000);

  it('stop to watch at a signal, and the run goes on', async () => {
    await runRookery(['jobs', 'pause', 'maintenance'], env);
    const watching = new RookeryProcess(['trigger', 'tidy', '--wait'], env);
    await until(async () => {
      const [newest] = await runRookery<RunView[]>(['runs', 'list', '--kind', 'pipeline', '--limit', '1'], env);
      return newest?.name === 'tidy';
    });
    watching.signal('SIGINT');
    const { code, stderr } = await watching.ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(/Run \d+ goes on; `rookery runs show \d+` says how far it is\./);
    await runRookery(['jobs', 'resume', 'maintenance'], env);
    await until(async () => {
      const [newest] = await runRookery<RunView[]>(['runs', 'list', '--kind', 'pipeline', '--limit', '1'], env);
      return newest?.state === 'done';
    });
  }, 60_000);
});
