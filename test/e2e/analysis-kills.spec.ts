import { basename } from 'node:path';
import pg from 'pg';
import { makeRandom } from '../../src/rehearsal/random.js';
import { listDescendants } from '../support/descendants.js';
import { isRunning, SMALL_ENGINE } from '../support/engines.js';
import { insertGames } from '../support/insert-games.js';
import { makeRandomGame } from '../support/random-game.js';
import { RookeryProcess } from '../support/rookery-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

// A part of what was seen to pass, since the whole gate has half an hour: KILLS=60 for all.
const KILLS = Number(process.env.KILLS ?? 15);
// A worker seldom ends more than one game, and the one it dies on waits half a minute for its lease to run out.
const GAMES = KILLS + 20;
const PLIES = 20;
const NODES = 3_000;

/** What the results of a game are made of; no row of it may be there without the others. */
const TORN = `game_analyses a where a.state = 'done' and (
    a.plies + 1 <> (select count(*) from game_plies p where p.game_id = a.game_id)
    or (select count(*) from plugin_results r where r.game_id = a.game_id) <> (select count(distinct plugin) from plugin_results)
    or not exists (select from games g where g.id = a.game_id and g.analysed_with is not null)
    or not exists (select from analysis_tasks t where t.game_id = a.game_id and t.state = 'done'))
  or a.state <> 'done' and exists (select from game_plies p where p.game_id = a.game_id)`;
const UNFOUNDED = `analysis_tasks t where t.state in ('done', 'failed')
  and not exists (select from game_analyses a where a.game_id = t.game_id and a.state = t.state)`;

/** What was found at a worker that died. */
interface Death {
  hadEngine: boolean;
  /** Results of a game were on their way into the database and not committed. */
  wasStoring: boolean;
}

describe('kill -9 of workers that analyse', () => {
  let database: TestDatabase;
  let watcher: pg.Client;
  const random = makeRandom(90);
  const workers: RookeryProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    watcher = new pg.Client({ connectionString: database.url });
    await watcher.connect();
    const games = Array.from({ length: GAMES }, (_, i) => ({
      id: `killed${String(i).padStart(2, '0')}`,
      moves: makeRandomGame(i, PLIES),
      white: 'killed_rook',
    }));
    await insertGames(database.url, games);
    await watcher.query(
      `with run as (insert into runs (kind, player_id, started_by, total, percent) values
         ('analysis', 'killed_rook', 'test', ${GAMES}, 0) returning id)
       insert into analysis_tasks (run_id, game_id, place) select run.id, g.id, 1 from games g, run`,
    );
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await watcher.end();
    await database.drop();
  });

  const start = (engines: number): RookeryProcess => {
    const env = {
      DATABASE_URL: database.url,
      ENGINE_PATH: SMALL_ENGINE,
      ENGINE_PROCESSES: String(engines),
      ENGINE_NODES: String(NODES),
      JOBS_STALL_MS: '1500',
    };
    const worker = new RookeryProcess([], env, 'test/support/analysis-process.mjs');
    workers.push(worker);
    return worker;
  };
  const count = async (sql: string, values: unknown[] = []): Promise<number> => {
    const { rows } = await watcher.query<{ count: number }>(`select count(*)::int as count from ${sql}`, values);
    return rows[0]?.count ?? 0;
  };
  /** The game a worker has in hand. */
  const findGame = async ({ pid }: RookeryProcess): Promise<string | undefined> => {
    const { rows } = await watcher.query<{ game: string }>(
      `select substr(name, length('analyse:') + 1) as game from leases
       where name like 'analyse:%' and split_part(holder, '/', 2) = $1 and expires_at > clock_timestamp()`,
      [String(pid)],
    );
    return rows[0]?.game;
  };
  /** Its lease is locked from before the first row of results until their commit. */
  const isStoring = async (game: string): Promise<boolean> => {
    const { rowCount } = await watcher.query('select from leases where name = $1 for update skip locked', [
      `analyse:${game}`,
    ]);
    return rowCount === 0;
  };

  const watch = async (worker: RookeryProcess, what: string, condition: () => Promise<unknown>): Promise<void> => {
    await until(
      async () => {
        if (!worker.running) throw new Error(`The worker ended by itself: ${worker.output}`);
        return condition();
      },
      { timeoutMs: 60_000, everyMs: 5, what },
    );
  };
  const startGame = async (): Promise<RookeryProcess> => {
    const worker = start(1);
    await watch(worker, 'a game in hand', () => findGame(worker));
    return worker;
  };

  const kill = async (worker: RookeryProcess): Promise<Death> => {
    // It stands still while we look, so that this is how it dies.
    worker.signal('SIGSTOP');
    const family = listDescendants(worker.pid);
    const game = await findGame(worker);
    const wasStoring = game !== undefined && (await isStoring(game));
    await worker.kill();
    await until(() => !family.some(({ pid }) => isRunning(pid)), { timeoutMs: 5_000, what: 'its processes to end' });
    if (wasStoring) expect(await count('game_analyses where game_id = $1', [game])).toBe(0);
    expect([await count(TORN), await count(UNFOUNDED)]).toEqual([0, 0]);
    return { hadEngine: family.some(({ command }) => command.includes(basename(SMALL_ENGINE))), wasStoring };
  };

  /** How long a worker takes for its first game, milliseconds: with the start of the engine and of the plugins. */
  const measureGame = async (): Promise<number> => {
    const worker = await startGame();
    const startedAt = performance.now();
    await watch(worker, 'the first game', async () => (await count('game_analyses')) > 0);
    const took = performance.now() - startedAt;
    await kill(worker);
    return took;
  };
  const killInGame = async (gameMs: number): Promise<Death> => {
    const worker = await startGame();
    await new Promise((resolve) => setTimeout(resolve, random() * gameMs));
    return kill(worker);
  };
  const killBeforeCommit = async (): Promise<Death> => {
    const worker = await startGame();
    await watch(worker, 'results on their way', async () => {
      const game = await findGame(worker);
      return game !== undefined && isStoring(game);
    });
    return kill(worker);
  };
  const repeat = async (times: number, once: () => Promise<Death>): Promise<Death[]> => {
    const deaths: Death[] = [];
    while (deaths.length < times) deaths.push(await once());
    return deaths;
  };

  it(`${KILLS} times, in a game or before its commit, leaves none half stored and no engine behind`, async () => {
    const gameMs = await measureGame();
    const deaths = (
      await Promise.all([
        repeat(Math.ceil(KILLS / 2), () => killInGame(gameMs)),
        repeat(Math.floor(KILLS / 2), killBeforeCommit),
      ])
    ).flat();
    expect(deaths.filter(({ hadEngine }) => hadEngine).length).toBeGreaterThan(KILLS / 2);
    expect(deaths.filter(({ wasStoring }) => wasStoring).length).toBeGreaterThan(KILLS / 6);

    start(2);
    const ended = `runs where kind = 'analysis' and state = 'done' and finished + failed = ${GAMES} and percent = 100`;
    await until(async () => (await count(ended)) === 1, { timeoutMs: 180_000, what: 'the end of the run' });
    expect([await count(TORN), await count(UNFOUNDED)]).toEqual([0, 0]);
    // A game that ten workers died on is given up and says so; on a slow machine the kills last long enough for that.
    const visibly = `analysis_tasks where state = 'failed' and message like 'Too many workers died%'`;
    const done = await count(`analysis_tasks where state = 'done'`);
    expect(done + (await count(visibly))).toBe(GAMES);
    expect(done).toBeGreaterThan(GAMES * 0.8);
  }, 900_000);
});
