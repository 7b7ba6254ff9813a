import { readdirSync, readFileSync } from 'node:fs';
import { makeRandom } from '../../src/rehearsal/random.js';
import { SMALL_ENGINE } from '../support/engines.js';
import { insertGames } from '../support/insert-games.js';
import { makeRandomGame } from '../support/random-game.js';
import { describeWith } from '../support/needs.js';
import { RookeryProcess } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const KILLS = Number(process.env.KILLS ?? 60);
const GAMES = 40;
// So that every kill finds a game at work, whatever the machine does.
const NODES = 6_000;
const PLIES = 30;

/** Processes that carry the mark of this test in their environment. */
function listMarked(mark: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark);
      } catch {
        return false;
      }
    })
    .map(Number);
}

const PROC = { isThere: process.platform === 'linux', install: 'Linux, for its folder /proc' };

describeWith([PROC], 'kill -9 of workers that analyse', () => {
  let database: TestDatabase;
  const mark = `ROOKERY_KILL_TEST=${process.pid}-${Date.now()}`;
  const random = makeRandom(90);
  const workers: RookeryProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const games = Array.from({ length: GAMES }, (_, i) => ({
      id: `killed${String(i).padStart(2, '0')}`,
      moves: makeRandomGame(i, PLIES),
      white: 'killed_rook',
    }));
    await insertGames(database.url, games);
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await database.drop();
  });

  const start = (): RookeryProcess => {
    const [name = '', value = ''] = mark.split('=');
    const worker = new RookeryProcess(['start', '--worker'], {
      DATABASE_URL: database.url,
      ROLES: 'analysis',
      PORT: '0',
      LOG_LEVEL: 'error',
      ENGINE_PATH: SMALL_ENGINE,
      ENGINE_PROCESSES: '1',
      ENGINE_NODES: String(NODES),
      JOBS_STALL_MS: '1500',
      [name]: value,
    });
    workers.push(worker);
    return worker;
  };
  const count = async (sql: string): Promise<number> => {
    const [row] = await queryDatabase<{ count: number }>(database.url, `select count(*)::int as count from ${sql}`);
    return row?.count ?? 0;
  };

  it('leaves no game half stored, no engine behind, and every game analysed', async () => {
    await queryDatabase(
      database.url,
      `with run as (insert into runs (kind, player_id, started_by, total, percent) values
         ('analysis', 'killed_rook', 'test', ${GAMES}, 0) returning id)
       insert into analysis_tasks (run_id, game_id, place) select run.id, g.id, 1 from games g, run`,
    );
    for (let kill = 0; kill < KILLS; kill++) {
      const worker = start();
      // Either while it works or just after it has finished a game.
      const before = await count(`game_analyses`);
      const wait = random() * 400;
      await until(
        async () =>
          (await count(`analysis_tasks where state = 'running'`)) > 0 || (await count('game_analyses')) >= GAMES,
        {
          timeoutMs: 60_000,
          everyMs: 5,
        },
      );
      await new Promise((resolve) => setTimeout(resolve, wait));
      await worker.kill();
      await until(() => listMarked(mark).length === 0, { timeoutMs: 3_000, what: 'the engines to end' });
      expect(await count('game_analyses')).toBeGreaterThanOrEqual(before);
      const torn = `game_analyses a where a.plies + 1 <> (select count(*) from game_plies p where p.game_id = a.game_id)
        or not exists (select from plugin_results r where r.game_id = a.game_id)`;
      expect(await count(torn)).toBe(0);
    }
    start();
    await until(async () => (await count(`runs where kind = 'analysis' and state = 'done'`)) === 1, {
      timeoutMs: 180_000,
    });
    expect(await count(`analysis_tasks where state = 'done'`)).toBe(GAMES);
    expect(await count(`game_analyses where state = 'done'`)).toBe(GAMES);
    expect(await count(`runs where kind = 'analysis' and finished = ${GAMES} and failed = 0 and percent = 100`)).toBe(
      1,
    );
  }, 600_000);
});
