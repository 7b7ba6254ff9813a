import { jest } from '@jest/globals';
import type { Role } from '../../../src/config/environment.js';
import { PipelinesService } from '../../../src/operations/pipelines/pipelines.service.js';
import { TidyStage } from '../../../src/operations/pipelines/tidy.stage.js';
import { PlayersService } from '../../../src/players/players.service.js';
import { makeAccount } from '../../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../../src/rehearsal/rehearsal-server.js';
import { isFinal } from '../../../src/runs/run.entity.js';
import { JOBS } from '../../../src/queues/jobs.js';
import { JobsService } from '../../../src/queues/jobs.service.js';
import type { RunTree } from '../../../src/runs/run-view.js';
import { RunsService } from '../../../src/runs/runs.service.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

const PLAYERS = Array.from({ length: 6 }, (_, i) => `Pipe_Rook${i + 1}`);
const GAMES_EACH = 40;

describe('pipelines', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let lichessUrl: string;
  let apps: TestApp[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    await queryDatabase(database.url, 'update schedules set enabled = false');
    const accounts = PLAYERS.map((username, i) => makeAccount({ seed: 300 + i, username, games: GAMES_EACH }));
    const world = { players: accounts.flatMap((a) => a.players), games: accounts.flatMap((a) => a.games) };
    lichess = new RehearsalServer({ world });
    lichessUrl = await lichess.start();
  });
  afterEach(async () => {
    await Promise.all(apps.map((app) => app.close()));
    apps = [];
    await lichess.stop();
    await database.drop();
  });

  const boot = async (...roles: Role[]): Promise<TestApp> => {
    // The last one by name, so that it comes first for no other reason.
    const env = { LICHESS_USERNAME: 'Pipe_Rook6' };
    const app = await bootTestApp({ databaseUrl: database.url, lichessUrl, roles, env });
    apps.push(app);
    return app;
  };
  const stop = async (app: TestApp): Promise<void> => {
    apps = apps.filter((other) => other !== app);
    await app.close();
  };
  const trackAll = async (app: TestApp, names: readonly string[]): Promise<void> => {
    for (const name of names) await app.module.get(PlayersService, { strict: false }).track(name);
  };
  const trigger = async (app: TestApp, name: string): Promise<number> =>
    (await app.module.get(PipelinesService, { strict: false }).trigger(name, 'api')).run.id;
  const look = async (app: TestApp, id: number): Promise<RunTree> =>
    app.module.get(RunsService, { strict: false }).getTree(id);
  const untilEnded = async (app: TestApp, id: number): Promise<RunTree[]> => {
    const seen: RunTree[] = [];
    await until(
      async () => {
        const tree = await look(app, id);
        seen.push(tree);
        return isFinal(tree.state);
      },
      { timeoutMs: 30_000, everyMs: 5, what: () => `the end of ${JSON.stringify(seen.at(-1))}` },
    );
    return seen;
  };

  it('are started once by twenty who ask at the same time', async () => {
    const app = await boot();
    const ids = await Promise.all(Array.from({ length: 20 }, () => trigger(app, 'daily')));
    expect(new Set(ids).size).toBe(1);
    expect((await look(app, ids[0] ?? 0)).stages.map(({ name }) => name)).toEqual(['sync', 'replay', 'tidy']);
    // The scheduler tracks the home player as it starts, maybe before it plans the syncs: somebody has to do that one.
    await boot('scheduler', 'ingestion');
    await untilEnded(app, ids[0] ?? 0);
    expect(await trigger(app, 'daily')).not.toBe(ids[0]);
  });

  it('count what has ended, never go back, and are at 100% only when all is done', async () => {
    const app = await boot('scheduler');
    await trackAll(app, [...PLAYERS, 'Nobody_At_All']);
    const id = await trigger(app, 'sync-due-players');
    await until(async () => (await look(app, id)).stages[0]?.total === PLAYERS.length + 1);
    // Handed out is not done: nobody works on the syncs yet.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await look(app, id)).toMatchObject({ state: 'running', percent: 0, stages: [{ percent: 0, finished: 0 }] });

    await boot('ingestion');
    const seen = await untilEnded(app, id);
    const percents = seen.map(({ percent }) => percent ?? -1);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(seen.filter(({ percent }) => percent === 100).every(({ state }) => state === 'done')).toBe(true);
    expect(seen.at(-1)).toMatchObject({
      state: 'done',
      percent: 100,
      message: 'sync: completed with errors: 1 of 7 failed',
      stages: [{ name: 'sync', state: 'done', total: 7, finished: 6, failed: 1 }],
    });
    const [row] = await queryDatabase<{ count: number }>(database.url, 'select count(*)::int from games');
    expect(row?.count).toBe(PLAYERS.length * GAMES_EACH);
    expect(lichess.stats.maxInFlight).toBe(1);
  });

  it('go on when the scheduler is replaced and the queue forgot everything', async () => {
    const first = await boot('scheduler');
    await trackAll(first, PLAYERS);
    const id = await trigger(first, 'daily');
    await until(async () => (await look(first, id)).stages[0]?.total === PLAYERS.length);
    await stop(first);
    await queryDatabase(database.url, 'truncate pgboss.job');
    const second = await boot('scheduler', 'ingestion');
    const seen = await untilEnded(second, id);
    expect(seen.at(-1)).toMatchObject({ state: 'done', stages: [{ finished: 6 }, { finished: 1 }, { finished: 1 }] });
    const [row] = await queryDatabase<{ syncs: number }>(
      database.url,
      `select count(*)::int as syncs from runs where kind = 'sync'`,
    );
    expect(row?.syncs).toBe(PLAYERS.length);
  });

  it('say what failed without stopping the other stages', async () => {
    const app = await boot('scheduler', 'ingestion');
    jest.spyOn(app.module.get(TidyStage, { strict: false }), 'begin').mockRejectedValue(new Error('the broom is gone'));
    const id = await trigger(app, 'daily');
    const tree = (await untilEnded(app, id)).at(-1);
    expect(tree).toMatchObject({ state: 'failed', errorCode: 'stages-failed', message: 'tidy: the broom is gone' });
    expect(tree?.percent).toBeLessThan(100);
    expect(tree?.stages.map(({ state }) => state)).toEqual(['done', 'done', 'failed']);
  });

  it('read the home player first, then the others in the order of the plan', async () => {
    const app = await boot('scheduler');
    await trackAll(app, PLAYERS);
    await queryDatabase(
      database.url,
      `insert into player_syncs (player_id, synced_at)
       values ('pipe_rook2', now() - interval '9 hours'), ('pipe_rook3', now() - interval '30 hours'), ('pipe_rook4', now())`,
    );
    const id = await trigger(app, 'sync-due-players');
    const stage = await until(async () => (await look(app, id)).stages.find(({ total }) => total !== null));
    const syncs = await app.module.get(RunsService, { strict: false }).list({ parentId: stage.id, limit: 50 });
    expect(syncs.toReversed().map(({ playerId }) => playerId)).toEqual([
      'pipe_rook6',
      'pipe_rook1',
      'pipe_rook5',
      'pipe_rook3',
      'pipe_rook2',
    ]);
  });

  /** Syncs in the order in which a single worker took them up. */
  const listStarted = async (): Promise<string[]> =>
    (
      await queryDatabase<{ player_id: string }>(
        database.url,
        `select player_id from runs where kind = 'sync' and started_at is not null order by started_at`,
      )
    ).map(({ player_id: player }) => player);

  it.each([false, true])('let what somebody waits for go first (queue lost: %s)', async (lost) => {
    const app = await boot('scheduler');
    await trackAll(app, PLAYERS.slice(0, 4));
    await queryDatabase(database.url, `insert into player_syncs (player_id, synced_at) values ('pipe_rook6', now())`);
    const id = await trigger(app, 'sync-due-players');
    await until(async () => (await look(app, id)).stages[0]?.total === 4);
    await app.sync.request({ player: 'Pipe_Rook5', startedBy: 'api' });
    // The home player becomes due while the fan-out waits, and a tick comes.
    await queryDatabase(database.url, `update player_syncs set synced_at = now() - interval '1 day'`);
    await queryDatabase(
      database.url,
      `update schedules set enabled = true, cron = '* * * * * *' where name = 'orchestrate'`,
    );
    const home = `select 1 from runs where player_id = 'pipe_rook6'`;
    await until(async () => (await queryDatabase(database.url, home)).length === 1);
    await queryDatabase(database.url, `update schedules set enabled = false`);
    if (lost) await queryDatabase(database.url, 'truncate pgboss.job');
    await boot('ingestion');
    await untilEnded(app, id);
    const started = await listStarted();
    expect(started.slice(0, 2)).toEqual(['pipe_rook5', 'pipe_rook6']);
    expect(started.slice(2)).toHaveLength(4);
  });

  it('end although a part of them can never be done, and go on with it when its dead letter is replayed', async () => {
    const app = await boot('scheduler');
    await trackAll(app, PLAYERS.slice(0, 3));
    await queryDatabase(
      database.url,
      `create function poison() returns trigger language plpgsql as $$ begin
         if new.name = 'sync:pipe_rook2' then raise exception 'poisoned'; end if;
         return new; end $$`,
    );
    await queryDatabase(
      database.url,
      'create trigger poison before insert or update on leases for each row execute function poison()',
    );
    const id = await trigger(app, 'sync-due-players');
    await until(async () => (await look(app, id)).stages[0]?.total === 4);
    // All attempts but the last have failed.
    await queryDatabase(
      database.url,
      `insert into job_failures (queue, job_id, name, payload, state, attempts, errors, message)
       select 'lichess', 'sync-player/' || id, 'sync-player', json_build_object('runId', id), 'retrying', $1, '[]', ''
       from runs where player_id = 'pipe_rook2'`,
      [JOBS['sync-player'].attempts - 1],
    );
    await boot('ingestion');
    const tree = (await untilEnded(app, id)).at(-1);
    expect(tree?.stages[0]).toMatchObject({ total: 4, finished: 3, failed: 1, state: 'done' });
    const runs = app.module.get(RunsService, { strict: false });
    const [failed] = await runs.list({ state: 'failed', limit: 5 });
    expect(failed).toMatchObject({ playerId: 'pipe_rook2', errorCode: 'dead-letter', message: 'Given up: poisoned' });

    await queryDatabase(database.url, 'drop trigger poison on leases');
    const jobs = app.module.get(JobsService, { strict: false });
    // A job of it that a queue still had does not wake the dead.
    const runId = failed?.id ?? 0;
    await jobs.enqueue(JOBS['sync-player'], [{ runId }]);
    await until(async () => {
      const { waiting, active } = await jobs.count('lichess');
      return waiting + active === 0;
    });
    expect(await runs.get(runId)).toMatchObject({ state: 'failed', errorCode: 'dead-letter' });
    expect(await jobs.replay({ name: 'sync-player' })).toBe(1);
    await until(async () => (await runs.get(failed?.id ?? 0)).state === 'done');
    expect((await jobs.listFailures({ limit: 5 })).length).toBe(0);
  });

  it('go on with a replay that a fault interrupted, and count each record once', async () => {
    const app = await boot('scheduler');
    const [run] = await queryDatabase<{ id: number }>(
      database.url,
      `insert into runs (kind, started_by, state) values ('replay', 'test', 'done') returning id`,
    );
    await queryDatabase(
      database.url,
      `insert into rejected_records (source, position, reason, raw, raw_sha256, first_run_id, last_run_id)
       select 'test', 'line ' || n, 'broken', raw, encode(sha256(raw), 'hex'), $1, $1
       from (select n, convert_to('{"id":"broken' || n, 'UTF8') as raw from generate_series(1, 300) n) lines`,
      [run?.id],
    );
    const id = await trigger(app, 'replay-rejected');
    const received = async (): Promise<number> =>
      (
        await queryDatabase<{ sum: number }>(
          database.url,
          `select coalesce(sum(received), 0)::int as sum from runs where kind = 'replay'`,
        )
      )[0]?.sum ?? 0;
    await until(async () => (await received()) > 20, { everyMs: 2 });
    await stop(app);
    const before = await received();
    const next = await boot('scheduler');
    const tree = (await untilEnded(next, id)).at(-1);
    expect(before).toBeLessThan(300);
    expect(tree).toMatchObject({ state: 'done', stages: [{ name: 'replay', total: 1, finished: 1, failed: 0 }] });
    expect(await received()).toBe(300);
    const runs = await next.module.get(RunsService, { strict: false }).list({ kind: 'replay', limit: 5 });
    expect(runs[0]).toMatchObject({ state: 'done', total: 300, failed: 300, finished: 0, percent: 100 });
  });

  it('are forgotten after 90 days, but not the runs that games refer to', async () => {
    const app = await boot('scheduler');
    await trackAll(app, ['Pipe_Rook1']);
    const insert = async (kind: string, days: number, parent: number | null): Promise<number> => {
      const [row] = await queryDatabase<{ id: number }>(
        database.url,
        `insert into runs (kind, name, parent_id, player_id, started_by, state, percent, finished_at)
         values ($1, 'daily', $2, case when $1 = 'sync' then 'pipe_rook1' end, 'test', 'done', 100,
           now() - $3::integer * interval '1 day') returning id`,
        [kind, parent, days],
      );
      return row?.id ?? 0;
    };
    const old = await insert('pipeline', 91, null);
    const sync = await insert('sync', 91, await insert('stage', 91, old));
    const recent = await insert('pipeline', 89, null);
    await insert('stage', 89, recent);
    await untilEnded(app, await trigger(app, 'tidy'));
    const left = await queryDatabase<{ id: number; kind: string; parent_id: number | null }>(
      database.url,
      `select id, kind, parent_id from runs where started_by = 'test' order by id`,
    );
    expect(left).toEqual([
      { id: sync, kind: 'sync', parent_id: null },
      { id: recent, kind: 'pipeline', parent_id: null },
      { id: recent + 1, kind: 'stage', parent_id: recent },
    ]);
  });
});
