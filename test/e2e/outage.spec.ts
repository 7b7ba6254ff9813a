import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgresBinaries } from '../../src/database/embedded/postgres-binaries.js';
import { PostgresCluster, SUPERUSER } from '../../src/database/embedded/postgres-cluster.js';
import type { RunView } from '../../src/runs/run-view.js';
import { makeAccount } from '../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { RookeryProcess } from '../support/rookery-process.js';
import { auditLedger } from '../support/stored-games.js';
import { queryDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const GAMES = 3_000;

describe('a database that stops in mid-stream', () => {
  let home: string;
  let cluster: PostgresCluster;
  let lichess: RehearsalServer;
  let url: string;
  let port: number;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'rookery-outage-'));
    cluster = new PostgresCluster(home, await findPostgresBinaries(), { fsync: 'off' });
    await cluster.ensureCreated();
    await cluster.start();
    port = (await cluster.findPostmaster())?.port ?? 0;
    url = `postgres://${SUPERUSER}:${await cluster.readPassword()}@127.0.0.1:${port}/postgres`;
    lichess = new RehearsalServer({ world: makeAccount({ seed: 31, username: 'Calm_Rook', games: GAMES }), pace: 300 });
  });

  afterAll(async () => {
    await lichess.stop();
    await cluster.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('makes the sync pause, and nothing is lost when it comes back, twice, long before any lease runs out', async () => {
    const env = { DATABASE_URL: url, LICHESS_URL: await lichess.start(), LOG_LEVEL: 'warn' };
    const sync = new RookeryProcess(['sync', 'Calm_Rook', '--json'], env);
    const stored = async (): Promise<number> => {
      const rows = await queryDatabase<{ count: number }>(url, 'select count(*)::int from games').catch(() => []);
      return rows[0]?.count ?? 0;
    };
    for (const share of [0.2, 0.6]) {
      await until(async () => (await stored()) > GAMES * share, {
        timeoutMs: 40_000,
        what: `${share * 100}% of the games`,
      });
      await cluster.stop();
      await until(() => sync.output.includes('waiting for it'), { timeoutMs: 10_000, what: 'the sync to notice' });
      expect(sync.running).toBe(true);
      await cluster.start(port);
    }
    const { code, stdout } = await sync.ended;
    expect(code).toBe(0);
    const run = JSON.parse(stdout) as RunView;
    expect(run).toMatchObject({ state: 'done', inserted: GAMES, rejected: 0 });
    expect(await auditLedger(url)).toEqual({ unbalanced: 0, inserted: GAMES, games: GAMES });
    expect(lichess.stats.maxInFlight).toBe(1);
  }, 180_000);
});
