import type { RunView } from '../../src/runs/run-view.js';
import { makeAccount } from '../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { RookeryProcess } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const LEASE_MS = 2_000;
const PENALTY_MS = 3_000;
const SECONDS = Number(process.env.GATE_SECONDS ?? 30);
const PLAYERS = Array.from({ length: 12 }, (_, i) => `Queue_Rook${i + 1}`);

describe('the serial gate', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let env: Record<string, string>;
  let processes: RookeryProcess[] = [];

  async function open(gamesEach: number, pace: number): Promise<void> {
    database = await createTestDatabase();
    const accounts = PLAYERS.map((username, i) => makeAccount({ seed: 100 + i, username, games: gamesEach }));
    const world = { players: accounts.flatMap((a) => a.players), games: accounts.flatMap((a) => a.games) };
    // A few milliseconds an answer, so that two short requests would be seen to overlap.
    lichess = new RehearsalServer({ world, pace, penaltyMs: PENALTY_MS, latencyMs: 5 });
    env = {
      DATABASE_URL: database.url,
      LICHESS_URL: await lichess.start(),
      LICHESS_LEASE_MS: String(LEASE_MS),
      LICHESS_PAUSE_MS: String(PENALTY_MS),
      LOG_LEVEL: 'error',
      PORT: '0',
    };
  }

  const start = (...args: string[]): RookeryProcess => {
    const started = new RookeryProcess(args, env);
    processes.push(started);
    return started;
  };

  const findHolder = async (): Promise<RookeryProcess | undefined> => {
    const [lease] = await queryDatabase<{ holder: string }>(
      database.url,
      `select holder from leases where name = 'lichess' and holder is not null and expires_at > now()`,
    );
    return processes.find((process) => process.running && String(process.pid) === lease?.holder.split('/')[1]);
  };

  /** Fencing number of the gate; grows whenever another holder takes it. */
  const findToken = async (): Promise<number> => {
    const sql = `select token::int from leases where name = 'lichess'`;
    return (await queryDatabase<{ token: number }>(database.url, sql))[0]?.token ?? 0;
  };

  const countGames = async (): Promise<number> =>
    (await queryDatabase<{ count: number }>(database.url, 'select count(*)::int from games'))[0]?.count ?? 0;

  afterEach(async () => {
    for (const process of processes) if (process.running) process.signal('SIGCONT');
    await Promise.all(processes.map((process) => process.kill()));
    processes = [];
    await lichess.stop();
    await database.drop();
  });

  it(`lets one request through at a time while 4 processes sync 12 players for ${SECONDS} s`, async () => {
    await open(400, 200);
    lichess.setFaults([
      { on: 'any', nth: 9, action: { type: 'tooManyRequests', body: 'html' } },
      { on: 'any', nth: 20, action: { type: 'tooManyRequests', body: 'json' } },
    ]);
    const servers = Array.from({ length: 4 }, () => start('start'));
    await until(async () => (await workerCount()) === 4, { timeoutMs: 40_000, what: 'four workers' });
    const end = Date.now() + SECONDS * 1_000;
    // Whoever is done is asked for again, so that all four have work for the whole time.
    while (Date.now() < end) {
      await queryDatabase(
        database.url,
        `with p as (insert into players (id, name, tracked) select lower(n), n, true from unnest($1::text[]) n
           on conflict (id) do update set tracked = true returning id)
         insert into runs (kind, player_id, started_by, full_history, until_at) select 'sync', id, 'api', true, now() from p
         on conflict do nothing`,
        [PLAYERS],
      );
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    const ports = new Set(lichess.stats.requests.map((request) => request.remotePort));
    expect(ports.size).toBeGreaterThanOrEqual(4);
    expect(lichess.stats).toMatchObject({ maxInFlight: 1, concurrentViolations: 0, penaltyViolations: 0 });
    expect(lichess.pendingFaults).toEqual([]);
    expect(await countGames()).toBeGreaterThan(400);
    for (const server of servers) server.signal('SIGTERM');
    const codes = await Promise.all(servers.map(async (server) => (await server.ended).code));
    expect(codes).toEqual([0, 0, 0, 0]);
  }, 240_000);

  async function workerCount(): Promise<number> {
    const rows = await queryDatabase(
      database.url,
      `select 1 from workers where seen_at > now() - interval '15 seconds'`,
    );
    return rows.length;
  }

  it('goes to another process within the lease time when its holder is killed', async () => {
    await open(2_000, 100);
    start('sync', 'Queue_Rook1', '--wait', '--json');
    const victim = await until(findHolder, { timeoutMs: 30_000, what: 'the first holder' });
    start('sync', 'Queue_Rook2', '--wait', '--json');
    await until(() => waitingFor('queue_rook2'), { timeoutMs: 30_000, what: 'the second process to wait' });
    const killedAt = Date.now();
    await victim.kill();
    await until(async () => (await findHolder()) !== undefined, { timeoutMs: 30_000, what: 'the next holder' });
    expect(Date.now() - killedAt).toBeLessThan(LEASE_MS + 1_500);
    expect(lichess.stats.concurrentViolations).toBe(0);
  }, 120_000);

  async function waitingFor(player: string): Promise<boolean> {
    const [run] = await queryDatabase<Pick<RunView, 'state'>>(
      database.url,
      'select state from runs where player_id = $1',
      [player],
    );
    return run?.state === 'waiting';
  }

  it('is lost by a holder that stood still, which then makes no second request with it', async () => {
    // So slow that the answer cannot have been sent whole into the buffers of its connection meanwhile, on any machine.
    await open(2_000, 25);
    const sleeper = start('sync', 'Queue_Rook1', '--wait', '--json');
    await until(async () => (await findHolder()) === sleeper && (await countGames()) > 0, {
      timeoutMs: 30_000,
      what: 'the first games',
    });
    const tokenOfSleeper = await findToken();
    sleeper.signal('SIGSTOP');
    const second = start('sync', 'Queue_Rook2', '--wait', '--json');
    // Not by its holder: refused while the sleeper's connection is open, the other one has the lease for moments only.
    await until(async () => (await findToken()) > tokenOfSleeper, { timeoutMs: 30_000, what: 'the next holder' });
    const requestsOfSleeper = (): number =>
      lichess.stats.requests.filter((request) => request.path.includes('queue_rook1')).length;
    const before = requestsOfSleeper();
    // Its connection is still open: nobody but the stopped process itself could close it.
    sleeper.signal('SIGCONT');
    await until(
      () => lichess.stats.requests.some(({ path, outcome }) => path.includes('queue_rook1') && outcome === 'cut'),
      {
        timeoutMs: 5_000,
        what: 'the sleeper to give up its stream',
      },
    );
    await until(() => waitingFor('queue_rook1'), { timeoutMs: 20_000, what: 'the sleeper to queue up again' });
    expect(second.running).toBe(true);
    expect(requestsOfSleeper()).toBe(before);
    expect(lichess.stats.penaltyViolations).toBe(0);
  }, 120_000);
});
