import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import type { RunView } from '../../src/runs/run-view.js';
import { makeAccount } from '../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { bearer, makeToken } from '../support/accounts.js';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { auditLedger } from '../support/stored-games.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

interface DemoLine {
  players: string[];
  totals: { received: number; inserted: number; updated: number; unchanged: number; rejected: number };
}

describe('the demo', () => {
  it('collects the invented world, prints one JSON line whose ledger balances, and can be repeated', async () => {
    const home = await mkdtemp(join(tmpdir(), 'rookery-demo-'));
    const env = {
      ROOKERY_HOME: home,
      PORT: '0',
      LICHESS_URL: 'http://127.0.0.1:9',
      DATABASE_URL: 'postgres://nobody@127.0.0.1:9/x',
    };
    const { totals, players } = await runRookery<DemoLine>(['demo', '--once'], env);
    expect(players.length).toBeGreaterThan(2);
    expect(totals.inserted).toBeGreaterThan(300);
    expect(totals.received).toBe(totals.inserted + totals.updated + totals.unchanged + totals.rejected);
    const again = await runRookery<DemoLine>(['demo', '--once'], env);
    expect(again.totals).toMatchObject({ inserted: 0, updated: 0, rejected: 0 });
    await rm(home, { recursive: true, force: true });
  }, 120_000);
});

describe('commands', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let env: Record<string, string>;
  const servers: RookeryProcess[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    await serve(250);
  });

  const serve = async (pace: number): Promise<void> => {
    lichess = new RehearsalServer({ world: makeAccount({ seed: 41, username: 'Busy_Rook', games: 900 }), pace });
    env = {
      DATABASE_URL: database.url,
      LICHESS_URL: await lichess.start(),
      LICHESS_LEASE_MS: '1500',
      JOBS_STALL_MS: '3000',
      LOG_LEVEL: 'warn',
      PORT: '0',
    };
  };

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.kill()));
    await lichess.stop();
    await database.drop();
  });

  const findRun = async (): Promise<Pick<RunView, 'state' | 'received'> | undefined> =>
    (
      await queryDatabase<Pick<RunView, 'state' | 'received'>>(
        database.url,
        'select state, received from runs order by id desc',
      )
    )[0];

  const untilReceived = (games: number): Promise<unknown> =>
    until(async () => ((await findRun())?.received ?? 0) >= games, { timeoutMs: 30_000, what: `${games} games` });

  const startServer = async (): Promise<{ server: RookeryProcess; address: string }> => {
    const server = new RookeryProcess(['start'], { ...env, LOG_LEVEL: 'info' });
    servers.push(server);
    const line = await until(() => /"address":"([^"]+)"/.exec(server.output)?.[1], {
      timeoutMs: 30_000,
      what: 'the server',
    });
    return { server, address: line };
  };

  const get = async <T>(url: string, headers: Record<string, string>): Promise<T> =>
    (await (await request(url, { headers })).body.json()) as T;

  it('sync stops at Ctrl-C with nothing lost and goes on from there', async () => {
    const first = new RookeryProcess(['sync', 'Busy_Rook', '--json'], env);
    await untilReceived(200);
    first.signal('SIGINT');
    const { code, stderr } = await first.ended;
    expect([code, stderr]).toEqual([130, '']);
    const stopped = await findRun();
    expect(stopped?.state).toBe('interrupted');
    const run = await runRookery<RunView>(['sync', 'Busy_Rook'], env);
    expect(run).toMatchObject({ state: 'done', inserted: 900 });
    expect(run.received).toBeLessThan(900 + 20);
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: 900, games: 900 });
  });

  it('a server serves the first games while the stream is open, and takes up what a killed one left', async () => {
    const first = await startServer();
    const authorization = bearer(await makeToken(database.url));
    const post = await request(`${first.address}/api/players`, {
      method: 'POST',
      headers: { ...authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Busy_Rook' }),
    });
    expect(post.statusCode).toBe(201);
    await post.body.dump();
    const sync = await request(`${first.address}/api/players/busy_rook/sync`, {
      method: 'POST',
      headers: authorization,
    });
    expect(sync.statusCode).toBe(202);
    await sync.body.dump();
    const page = await until(
      async () => {
        const { items } = await get<{ items: unknown[] }>(
          `${first.address}/api/players/busy_rook/games`,
          authorization,
        );
        return items.length > 0 && items;
      },
      { timeoutMs: 20_000, what: 'the first games' },
    );
    expect(page.length).toBeGreaterThan(0);
    expect(lichess.stats.requests.at(-1)?.outcome).toBe('open');
    await first.server.kill();
    const second = await startServer();
    await until(async () => (await findRun())?.state === 'done', { timeoutMs: 40_000, what: 'the end of the run' });
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: 900, games: 900 });
    const checks = await runRookery<{ path: string; ok: boolean }[]>(['verify', '--url', second.address], env);
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    second.server.signal('SIGTERM');
    expect((await second.server.ended).code).toBe(0);
  }, 120_000);

  it('sync leaves the work to a running server, and --wait follows it', async () => {
    await lichess.stop();
    // Slow enough that the second command finds the run under way on any machine.
    await serve(50);
    const { server } = await startServer();
    await until(async () => (await queryDatabase(database.url, `select 1 from workers`)).length > 0);
    const handed = await runRookery<RunView>(['sync', 'Busy_Rook'], env);
    expect(['queued', 'running', 'waiting']).toContain(handed.state);
    const run = await runRookery<RunView>(['sync', 'Busy_Rook', '--wait'], env);
    expect(run).toMatchObject({ id: handed.id, state: 'done', inserted: 900 });
    server.signal('SIGINT');
    expect((await server.ended).code).toBe(0);
  }, 120_000);

  it('verify names what does not answer', async () => {
    const { code, stdout } = await new RookeryProcess(['verify', '--url', 'http://127.0.0.1:9'], env).ended;
    expect(code).toBe(1);
    expect(stdout).toContain('/health/ready');
    expect(stdout).toContain('npm start');
  });

  it('status and doctor tell what is there', async () => {
    const status = await runRookery<{ games: number; gate: { holder: null } }>(['status'], env);
    expect(status).toMatchObject({ games: 0, activeRuns: [], gate: { holder: null } });
    const findings = await runRookery<{ name: string; level: string }[]>(['doctor'], env);
    expect(findings.filter((finding) => finding.level === 'bad')).toEqual([]);
    expect(findings.map((finding) => finding.name)).toContain('Engine');
  });

  it('rejected list shows what was kept aside, and replay empties it once it can be read', async () => {
    const good = lichess.world.findGame(
      makeAccount({ seed: 41, username: 'Busy_Rook', games: 900 }).games[3]?.id ?? '',
    );
    const line = JSON.stringify(good?.json).replace('"rated":', '"rated_was":');
    lichess.world.addBrokenRecord({ player: 'Busy_Rook', line: line.replace(/"id":"[^"]+"/, '"id":"lateGame"') });
    expect(await runRookery<RunView>(['sync', 'Busy_Rook'], env)).toMatchObject({ state: 'done', inserted: 900 });
    const listed = await runRookery<{ id: number; reason: string; raw: string }[]>(['rejected', 'list'], env);
    expect(listed).toMatchObject([{ reason: 'rated is missing' }]);
    expect(await runRookery<RunView>(['rejected', 'replay'], env)).toMatchObject({ received: 1, rejected: 1 });
    // The fix: here of the record, in life of the rules.
    await queryDatabase(
      database.url,
      `update rejected_records set raw = convert_to(replace(convert_from(raw, 'utf8'), 'rated_was', 'rated'), 'utf8')`,
    );
    expect(await runRookery<RunView>(['rejected', 'replay'], env)).toMatchObject({ received: 1, inserted: 1 });
    expect(await runRookery<unknown[]>(['rejected', 'list'], env)).toEqual([]);
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: 901, games: 901 });
  }, 90_000);

  it('unknown players and bad names end with a sentence and exit code 1', async () => {
    const unknown = await new RookeryProcess(['sync', 'Nobody_At_All'], env).ended;
    expect([unknown.code, unknown.stdout]).toEqual([1, expect.stringContaining('Lichess knows no player')]);
    const bad = await new RookeryProcess(['sync', 'no such name!'], env).ended;
    expect([bad.code, bad.stderr]).toEqual([1, expect.stringContaining('is not a Lichess username')]);
  });
});
