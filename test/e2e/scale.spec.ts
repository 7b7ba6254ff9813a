import { setTimeout as sleep } from 'node:timers/promises';
import { makeAccount } from '../../src/rehearsal/generated-account.js';
import type { RunView } from '../../src/runs/run-view.js';
import { makeRandom } from '../../src/rehearsal/random.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { PGBOUNCER, POSTGRES_15, startPgBouncer, startPostgres15, urlOf } from '../support/external-postgres.js';
import { describeWithRedis, startRedis } from '../support/redis-server.js';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { auditLedger, readStoredGames } from '../support/stored-games.js';
import { createTestDatabase, queryDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const PLAYERS = 200;
const GAMES_EACH = 20;
const CHAOS_SECONDS = Number(process.env.SCALE_SECONDS ?? 30);
const KILL_EVERY_MS = 2_000;
/** Games a second: the readings take about as long as the chaos does. */
const PACE = 150;
/** Connections of the pooler to its server; five processes share them. */
const POOL_SIZE = 15;
const PULSE = '*/3 * * * * *';
const PULSE_MS = 3_000;

/** The set of processes of a small fleet: names by what they do, and their roles. */
const FLEET = {
  api: 'api',
  scheduler: 'scheduler',
  'worker 1': 'ingestion,analysis',
  'worker 2': 'ingestion,analysis',
  'worker 3': 'ingestion,analysis',
} as const;
type Member = keyof typeof FLEET;
const MEMBERS = Object.keys(FLEET) as Member[];

const INSERT_PLAYERS = `insert into players (id, name, tracked, depth)
  select lower('Fleet_Rook' || n), 'Fleet_Rook' || n, true, 0 from generate_series(0, $1::int - 1) n`;

/** Where a fleet keeps its data and its jobs. */
interface Store {
  /** Address that tests use, past any pooler. */
  url: string;
  env: Record<string, string>;
  loseTheQueue(): Promise<void>;
  close(): Promise<void>;
}

// In CI both are there, so jobs in PostgreSQL go through a pooler; elsewhere they go straight to the server.
const POOLED = POSTGRES_15.isThere && PGBOUNCER.isThere;

describe(`a fleet with jobs in PostgreSQL${POOLED ? ', through PgBouncer' : ''}`, () =>
  contract(POOLED ? openPooledStore : openStore));
describeWithRedis('a fleet with jobs in Redis', () => contract(openRedisStore));

async function openStore(): Promise<Store> {
  const database = await createTestDatabase();
  return {
    url: database.url,
    env: { DATABASE_URL: database.url },
    loseTheQueue: async () => void (await queryDatabase(database.url, 'truncate pgboss.job')),
    close: () => database.drop(),
  };
}

async function openPooledStore(): Promise<Store> {
  const server = await startPostgres15();
  const pooler = await startPgBouncer(server, POOL_SIZE);
  await queryDatabase(urlOf(server, 'postgres'), 'create database fleet');
  const url = urlOf(server, 'fleet');
  const env = { DATABASE_URL: urlOf(pooler, 'fleet'), DATABASE_DIRECT_URL: url };
  await runRookery(['db', 'migrate'], env);
  return {
    url,
    env,
    loseTheQueue: async () => void (await queryDatabase(url, 'truncate pgboss.job')),
    close: async () => {
      await pooler.stop();
      await server.stop();
    },
  };
}

async function openRedisStore(): Promise<Store> {
  const [store, redis] = await Promise.all([openStore(), startRedis()]);
  return {
    ...store,
    env: { ...store.env, REDIS_URL: redis.url },
    loseTheQueue: () => redis.loseEverything(),
    close: async () => {
      await redis.stop();
      await store.close();
    },
  };
}

function makeWorld(): ConstructorParameters<typeof RehearsalServer>[0]['world'] {
  const accounts = Array.from({ length: PLAYERS }, (_, i) =>
    makeAccount({ seed: 2_000 + i, username: `Fleet_Rook${i}`, games: GAMES_EACH, correspondence: 2, interleaved: 2 }),
  );
  return { players: accounts.flatMap((a) => a.players), games: accounts.flatMap((a) => a.games) };
}

type Games = Awaited<ReturnType<typeof readStoredGames>>;
let calm: Promise<Games> | undefined;
/** The oracle: all of them read one after the other without any trouble, once for both places of jobs. */
const readCalm = (): Promise<Games> => (calm ??= syncInCalm());

async function syncInCalm(): Promise<Games> {
  const database = await createTestDatabase();
  const lichess = new RehearsalServer({ world: makeWorld() });
  const env = { DATABASE_URL: database.url, LICHESS_URL: await lichess.start(), LOG_LEVEL: 'warn', PORT: '0' };
  await queryDatabase(database.url, INSERT_PLAYERS, [PLAYERS]);
  await queryDatabase(database.url, 'update schedules set enabled = false');
  const server = new RookeryProcess(['start'], env);
  await runRookery(['trigger', 'sync-due-players'], env);
  const { id } = (await runRookery<RunView[]>(['runs', 'list', '--kind', 'pipeline'], env))[0] as RunView;
  await runRookery(['runs', 'show', String(id), '--wait'], env);
  await server.kill();
  const games = await readStoredGames(database.url);
  await lichess.stop();
  await database.drop();
  return games;
}

function contract(open: () => Promise<Store>): void {
  let store: Store;
  let lichess: RehearsalServer;
  let env: Record<string, string>;
  const fleet = new Map<Member, RookeryProcess>();
  const random = makeRandom(7);

  beforeAll(async () => {
    store = await open();
    lichess = new RehearsalServer({ world: makeWorld(), pace: PACE, penaltyMs: 2_000, latencyMs: 2 });
    env = {
      ...store.env,
      LICHESS_URL: await lichess.start(),
      LICHESS_LEASE_MS: '1500',
      LICHESS_PAUSE_MS: '2000',
      JOBS_STALL_MS: '3000',
      LOG_LEVEL: 'warn',
      PORT: '0',
    };
  });
  afterAll(async () => {
    await Promise.all([...fleet.values()].map((process) => process.kill()));
    await lichess.stop();
    await store.close();
  });

  const start = (member: Member): void => {
    const worker = member.startsWith('worker') ? ['--worker'] : [];
    fleet.set(member, new RookeryProcess(['start', ...worker], { ...env, ROLES: FLEET[member] }));
  };
  const one = async <T extends object>(sql: string, values: unknown[] = []): Promise<T> =>
    (await queryDatabase(store.url, sql, values))[0] as T;
  it(`syncs ${PLAYERS} players although processes are killed for ${CHAOS_SECONDS} s and the queue is lost`, async () => {
    // The schema is there already; what is due is there before anybody starts.
    await queryDatabase(store.url, INSERT_PLAYERS, [PLAYERS]);
    await queryDatabase(
      store.url,
      `insert into schedules (name, action, cron, catch_up) values ('pulse', 'tidy', $1, 'all')`,
      [PULSE],
    );
    await queryDatabase(store.url, `update schedules set cron = '*/5 * * * * *' where name = 'orchestrate'`);
    const { considered } = await one<{ considered: Date }>(
      `select considered_at as considered from schedules where name = 'pulse'`,
    );
    MEMBERS.forEach(start);

    const end = Date.now() + CHAOS_SECONDS * 1_000;
    let lost = false;
    let kills = 0;
    while (Date.now() < end) {
      await sleep(KILL_EVERY_MS);
      const victim = MEMBERS[Math.floor(random() * MEMBERS.length)] ?? 'api';
      await fleet.get(victim)?.kill();
      start(victim);
      kills++;
      if (!lost && Date.now() > end - CHAOS_SECONDS * 500) {
        lost = true;
        await store.loseTheQueue();
      }
    }
    expect(lost).toBe(true);
    expect(kills).toBeGreaterThan(CHAOS_SECONDS / 4);

    await until(
      async () =>
        (
          await one<{ left: number }>(
            `select count(*)::int as left from players p left join player_syncs s on s.player_id = p.id
         where p.tracked and s.complete_at is null`,
          )
        ).left === 0,
      { timeoutMs: 180_000, everyMs: 500, what: 'all players to be synced' },
    );
    await until(
      async () =>
        (
          await one<{ active: number }>(
            `select count(*)::int as active from runs where state not in ('done', 'failed') and kind <> 'pipeline'
             and coalesce(name, '') <> 'tidy' and started_by <> 'schedule pulse'`,
          )
        ).active === 0,
      { timeoutMs: 60_000, everyMs: 250, what: 'all runs to end' },
    );
    await queryDatabase(store.url, 'update schedules set enabled = false');
    await until(
      async () =>
        (
          await one<{ active: number }>(
            `select count(*)::int as active from runs where state not in ('done', 'failed')`,
          )
        ).active === 0,
      { timeoutMs: 60_000, everyMs: 250, what: 'all pipelines to end' },
    );
    await expectOnePerMoment(considered);
    await expectNothingLost();
  }, 420_000);

  it('stops with exit code 0, every one of them, and leaves no process behind', async () => {
    for (const process of fleet.values()) process.signal('SIGTERM');
    const ended = await Promise.all([...fleet].map(async ([member, process]) => [member, (await process.ended).code]));
    expect(ended).toEqual(MEMBERS.map((member) => [member, 0]));
    const { left } = await one<{ left: number }>(
      "select count(*)::int as left from workers where seen_at > now() - interval '2 seconds'",
    );
    expect(left).toBe(0);
  }, 60_000);

  /** Every moment of the pulse is there, once, and each tick that says it started a run did. */
  async function expectOnePerMoment(considered: Date): Promise<void> {
    const ticks = await queryDatabase<{ due_at: Date; outcome: string; run_id: number }>(
      store.url,
      `select due_at, outcome, run_id from schedule_ticks where schedule = 'pulse' order by due_at`,
    );
    const last = ticks.at(-1)?.due_at.getTime() ?? 0;
    const expected: string[] = [];
    for (let at = Math.floor(considered.getTime() / PULSE_MS + 1) * PULSE_MS; at <= last; at += PULSE_MS)
      expected.push(new Date(at).toISOString());
    expect(ticks.map(({ due_at }) => due_at.toISOString())).toEqual(expected);
    expect(ticks.length).toBeGreaterThanOrEqual(CHAOS_SECONDS / 3 - 2);
    const started = ticks.filter(({ outcome }) => outcome.startsWith('started')).map(({ run_id }) => run_id);
    const runs = await queryDatabase<{ id: number }>(
      store.url,
      `select id from runs where kind = 'pipeline' and started_by = 'schedule pulse' order by id`,
    );
    expect(runs.map(({ id }) => id)).toEqual(started);
  }

  async function expectNothingLost(): Promise<void> {
    expect(lichess.stats).toMatchObject({ maxInFlight: 1, concurrentViolations: 0, penaltyViolations: 0 });
    const { dead } = await one<{ dead: number }>(`select count(*)::int as dead from job_failures where state = 'dead'`);
    expect(dead).toBe(0);
    const { failed } = await one<{ failed: number }>(`select count(*)::int as failed from runs where state = 'failed'`);
    expect(failed).toBe(0);
    expect(await auditLedger(store.url)).toEqual({
      unbalanced: 0,
      inserted: PLAYERS * GAMES_EACH,
      games: PLAYERS * GAMES_EACH,
    });
    expect(await readStoredGames(store.url)).toEqual(await readCalm());
  }
}
