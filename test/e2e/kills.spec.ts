import pg from 'pg';
import type { RunView } from '../../src/runs/run-view.js';
import { type AccountPlan, makeAccount } from '../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { makeRandom } from '../../src/rehearsal/random.js';
import { readEdges, recountEdges } from '../support/edges.js';
import { auditLedger, readStoredGames } from '../support/stored-games.js';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const PLAYER = 'Phoenix_Rook';
// A part of what was seen to pass, since the whole gate has half an hour: KILLS=60 for all.
const KILLS = Number(process.env.KILLS ?? 10);
const GAMES = 12_000;
const PLAN: AccountPlan = {
  seed: 21,
  username: PLAYER,
  games: GAMES,
  clusters: [{ size: 20, every: 500 }],
  running: 5,
  correspondence: 30,
  interleaved: 30,
};
const PACE = 700;
/** One batch closes after a second; what was on its way then comes again after a kill. */
const PAGE = PACE * 2 + 200;

async function isWriting(watcher: pg.Client): Promise<boolean> {
  const { rowCount } = await watcher.query(
    `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and xact_start is not null and (query ilike '%insert into games%' or query ilike 'update runs%' or query = 'COMMIT')`,
  );
  return (rowCount ?? 0) > 0;
}

describe('kill -9', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let env: Record<string, string>;
  const random = makeRandom(60);

  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    lichess = new RehearsalServer({
      world: makeAccount(PLAN),
      pace: PACE,
      penaltyMs: 1_000,
    });
    env = {
      DATABASE_URL: database.url,
      LICHESS_URL: await lichess.start(),
      LICHESS_LEASE_MS: '1000',
      LICHESS_PAUSE_MS: '1000',
      LOG_LEVEL: 'error',
    };
  });

  afterAll(async () => {
    await lichess.stop();
    await database.drop();
  });

  const holderPid = async (): Promise<number | undefined> => {
    const [lease] = await queryDatabase<{ holder: string }>(
      database.url,
      `select holder from leases where name = 'lichess' and holder is not null and expires_at > now()`,
    ).catch(() => []);
    return lease ? Number(lease.holder.split('/')[1]) : undefined;
  };

  const killAfter = async (ms: number): Promise<void> => {
    const victim = new RookeryProcess(['sync', PLAYER, '--wait'], env);
    await new Promise((resolve) => setTimeout(resolve, ms));
    await victim.kill();
  };

  /** Kills the process while it holds the gate, at a random instant of its stream. */
  const killHolder = async (): Promise<void> => {
    const victim = new RookeryProcess(['sync', PLAYER, '--wait'], env);
    await until(async () => (await holderPid()) === victim.pid || !victim.running, {
      timeoutMs: 30_000,
      what: 'the gate',
    });
    await new Promise((resolve) => setTimeout(resolve, random() * 400));
    await victim.kill();
  };

  /** Kills the process while one of its batches is being written or committed. */
  const killInCommit = async (): Promise<void> => {
    const victim = new RookeryProcess(['sync', PLAYER, '--wait'], env);
    const watcher = new pg.Client({ connectionString: database.url });
    await watcher.connect();
    await until(async () => !victim.running || (await isWriting(watcher)), {
      timeoutMs: 30_000,
      everyMs: 1,
      what: 'a batch being written',
    });
    await victim.kill();
    await watcher.end();
  };

  it(`${KILLS} times at random instants loses nothing and doubles nothing`, async () => {
    const sentBefore = lichess.stats.gamesSent;
    for (let kill = 0; kill < KILLS; kill++) {
      // Half of them hold the gate; the others fall while starting, migrating, waiting or finishing.
      if (kill % 2 === 0) await killAfter(random() * 1_500);
      else await (kill % 4 === 1 ? killHolder() : killInCommit());
    }
    const run = await runRookery<RunView>(['sync', PLAYER, '--wait'], env);
    expect(run.state).toBe('done');

    const stored = await readStoredGames(database.url);
    expect(stored.size).toBe(GAMES);
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: GAMES, games: GAMES });
    expect(lichess.stats.gamesSent - sentBefore).toBeLessThanOrEqual(GAMES + KILLS * PAGE);
    expect(lichess.stats.concurrentViolations).toBe(0);

    const edges = await recountEdges(database.url);
    expect(edges.length).toBeGreaterThan(100);
    expect(await readEdges(database.url)).toEqual(edges);
    await expectEqualsCalmSync(stored);
  }, 600_000);

  /** The oracle: the same world read once without any trouble. */
  async function expectEqualsCalmSync(stored: Map<string, unknown>): Promise<void> {
    const calm = await createTestDatabase();
    const calmLichess = new RehearsalServer({ world: makeAccount(PLAN) });
    await runRookery(['sync', PLAYER], { ...env, DATABASE_URL: calm.url, LICHESS_URL: await calmLichess.start() });
    expect(await readStoredGames(calm.url)).toEqual(stored);
    await calmLichess.stop();
    await calm.drop();
  }
});
