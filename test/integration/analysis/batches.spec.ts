import type { Abstract, Type } from '@nestjs/common';
import { AnalysisJobs } from '../../../src/analysis/analysis-jobs.js';
import { AnalysisRequests } from '../../../src/analysis/analysis-requests.service.js';
import { AnalysisTasksRepository } from '../../../src/analysis/analysis-tasks.repository.js';
import { AnalysisWork } from '../../../src/analysis/analysis-work.service.js';
import { BatchPlanner } from '../../../src/analysis/batches/batch-planner.service.js';
import { type BatchRequest, type BatchView, MOST_GAMES } from '../../../src/analysis/batches/batch-view.js';
import { BatchesService } from '../../../src/analysis/batches/batches.service.js';
import type { GameId, PlayerId } from '../../../src/chess/ids.js';
import { Database } from '../../../src/database/database.service.js';
import { AppLogger } from '../../../src/observability/logger.js';
import type { JobRunner } from '../../../src/queues/job-runner.js';
import type { AnalyseGamePayload } from '../../../src/queues/jobs.js';
import { insertGames } from '../../support/insert-games.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

type GiveUp = (payload: AnalyseGamePayload, reason: string) => Promise<void>;

const GAMES = 60;
// Of each batch twice as many games are in the queue.
const ENGINES = 16;
const RACES = 15;

const requestOf = (player: string, more: Partial<BatchRequest> = {}): BatchRequest => ({
  player: player as PlayerId,
  filter: {},
  ...more,
});
const gamesOf = (white: string, count: number): { id: string; moves: string; white: string }[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `${white.slice(0, 5)}${String(n).padStart(3, '0')}`,
    moves: 'e4 e5 Nf3',
    white,
  }));

describe('batches, looked at from within', () => {
  let database: TestDatabase;
  let app: TestApp;
  let batches: BatchesService;
  let planner: BatchPlanner;
  let userId: number;

  const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    queryDatabase<T & Record<string, unknown>>(database.url, sql, values);
  const get = async (id: number): Promise<BatchView> => batches.get(id, { userId, seesAll: true });
  const act = async (id: number, action: 'cancel' | 'pause' | 'resume'): Promise<BatchView> =>
    batches[action](id, { userId, seesAll: true });
  const start = async (request: BatchRequest): Promise<BatchView> => {
    const { id } = await batches.request(request, userId);
    return until(async () => {
      const batch = await get(id);
      return batch.state !== 'planning' && batch;
    });
  };
  /** As a process leaves it that dies after it has answered. */
  const insertUnplanned = async (request: unknown, slot: number): Promise<number> => {
    const user = await insertUser();
    const [row] = await query<{ id: number }>(
      `with run as (insert into runs (kind, started_by, user_id, percent) values ('analysis', 'api', $1, 0) returning id)
       insert into analysis_batches (run_id, user_id, request, slot) select id, $1, $2, $3 from run returning run_id as id`,
      [user, JSON.stringify(request), slot],
    );
    return row?.id ?? 0;
  };
  const insertUser = async (): Promise<number> => {
    const name = `otter${Math.random().toString(36).slice(2)}`;
    const [row] = await query<{ id: number }>(
      `insert into users (name, name_key, role) values ($1, $1, 'member') returning id`,
      [name],
    );
    return row?.id ?? 0;
  };
  const listOpen = async (id: number): Promise<GameId[]> =>
    app.module.get(AnalysisTasksRepository, { strict: false }).listOpen(id, MOST_GAMES);
  const endGame = async (id: number, gameId: GameId, state: 'done' | 'failed' = 'done'): Promise<void> =>
    app.module
      .get(Database, { strict: false })
      .transaction((tx) => app.module.get(AnalysisTasksRepository, { strict: false }).end(tx, id, gameId, { state }));
  /** Games that wait in the queue, in their turn. */
  const listQueued = async (): Promise<string[]> => {
    const rows = await query<{ id: string }>(
      `select data->'payload'->>'gameId' as id from pgboss.job where name = 'analysis' order by created_on`,
    );
    return rows.map((row) => row.id);
  };
  /** A batch whose first games are taken out of the queue. */
  const startWithoutJobs = async (): Promise<BatchView> => {
    await query('truncate pgboss.job');
    const batch = await start(requestOf('inner_rook'));
    await until(async () => (await listQueued()).length === 2 * ENGINES);
    await query('truncate pgboss.job');
    return batch;
  };
  const sumOf = ({ done, failed, skipped }: BatchView, open: readonly unknown[]): number =>
    done + failed + skipped + open.length;

  beforeAll(async () => {
    database = await createTestDatabase();
    await insertGames(database.url, [
      ...gamesOf('inner_rook', GAMES),
      ...gamesOf('going_rook', 4),
      ...gamesOf('fades_rook', 2),
    ]);
    app = await bootTestApp({
      databaseUrl: database.url,
      lichessUrl: 'http://127.0.0.1:9',
      roles: ['api'],
      env: { ENGINE_PROCESSES: String(ENGINES) },
    });
    batches = app.module.get(BatchesService, { strict: false });
    planner = app.module.get(BatchPlanner, { strict: false });
    userId = await insertUser();
  });
  afterEach(async () => {
    for (const { id } of await query<{ id: number }>(
      'select run_id as id from analysis_batches where ended_at is null',
    )) {
      await act(id, 'cancel');
    }
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('games that are deleted meanwhile are skipped, and the sums stay right', async () => {
    const { id, total } = await start(requestOf('going_rook'));
    expect(total).toBe(4);
    await query(`delete from games where id = 'going001'`);
    const work = app.module.get(AnalysisWork, { strict: false });
    for (const gameId of await listOpen(id)) {
      const task = await work.findOpenTask(id, gameId, async () => Promise.resolve(false));
      if (!task) throw new Error('There is no task');
      expect(await work.tryWork(task, new AbortController().signal)).toBe('ended');
    }
    expect(await get(id)).toMatchObject({ state: 'running', total: 4, done: 3, completedAt: null });
    await planner.look();
    const ended = await get(id);
    expect(ended).toMatchObject({ state: 'done', total: 4, done: 3, failed: 0, skipped: 1, progress: 100 });
    expect(ended.skippedBecause.vanished).toBe(1);
    expect(sumOf(ended, [])).toBe(4);
  }, 60_000);

  it('a batch all of whose games are deleted ends', async () => {
    const { id } = await start(requestOf('fades_rook'));
    await act(id, 'pause');
    await query(`delete from games where white_id = 'fades_rook'`);
    await planner.look();
    expect(await get(id)).toMatchObject({ state: 'done', total: 2, done: 0, skipped: 2, progress: 100 });
  });

  it('one that selects more games than a batch may have is told so, unless it says which to take', async () => {
    await query(
      `with run as (insert into runs (kind, started_by, state) values ('replay', 'test', 'done') returning id)
       insert into games (id, rated, variant, speed, perf, status, created_at, last_move_at, moves, plies, first_run_id, last_run_id)
       select 'm' || lpad(n::text, 7, '0'), true, 'standard', 'bullet', 'bullet', 'mate', now() + n * interval '1 s', now(), 'e4', 1, id, id
       from run, generate_series(0, $1::integer) as n`,
      [MOST_GAMES],
    );
    const refused = await start({ filter: { speed: 'bullet' } });
    expect(refused).toMatchObject({ state: 'failed', error: 'too-many-games', total: null, progress: 0 });
    expect(refused.message).toContain('100,000');
    expect(refused.completedAt).not.toBeNull();
    expect(await listOpen(refused.id)).toEqual([]);
    // Its place is free, and a batch that says how many has the newest.
    const newest = await start({ filter: { speed: 'bullet' }, maxGames: 2 });
    expect(newest.total).toBe(2);
    expect(await listOpen(newest.id)).toEqual(['m0100000', 'm0099999']);
    await act(newest.id, 'cancel');
    await query(`delete from games where id = 'm0000000'`);
    expect(await start({ filter: { speed: 'bullet' } })).toMatchObject({ state: 'queued', total: MOST_GAMES });
  }, 120_000);

  it('one that nobody has planned is planned by the next look, also beside one that cannot be', async () => {
    const broken = await insertUnplanned({ ...requestOf('inner_rook'), nodes: 'many' }, 1);
    const lost = await insertUnplanned(requestOf('inner_rook'), 2);
    await planner.look();
    expect(await get(broken)).toMatchObject({ state: 'failed', error: 'planning-failed', total: null });
    expect(await get(lost)).toMatchObject({ state: 'queued', total: GAMES });
  });

  it('the batch of a user who is disabled or deleted is cancelled, and its place is free', async () => {
    const ids = [await insertUnplanned(requestOf('inner_rook'), 1), await insertUnplanned(requestOf('inner_rook'), 2)];
    for (const id of ids) await planner.plan(id);
    const [disabled, deleted] = await Promise.all(ids.map(get));
    await query('update users set disabled_at = now() where id = $1', [disabled?.userId]);
    await query('delete from users where id = $1', [deleted?.userId]);
    await planner.look();
    for (const id of ids) {
      expect(await get(id)).toMatchObject({ state: 'cancelled', skippedBecause: { cancelled: GAMES } });
      expect(await listOpen(id)).toEqual([]);
    }
    expect((await get(ids[1] ?? 0)).userId).toBeNull();
    expect(await query('select from analysis_batches where slot is not null')).toEqual([]);
  });

  it('stays cancelled when a game that failed before is repeated and done', async () => {
    const { id } = await start(requestOf('inner_rook'));
    await endGame(id, 'inner000' as GameId, 'failed');
    const cancelled = await act(id, 'cancel');
    await endGame(id, 'inner000' as GameId);
    const repeated = await get(id);
    expect(repeated).toMatchObject({ state: 'cancelled', error: 'cancelled', done: 1, failed: 0 });
    expect(repeated.progress).toBe(cancelled.progress);
    expect(sumOf(repeated, [])).toBe(GAMES);
  });

  it('puts no more than the next games into the queue when one has ended', async () => {
    const { id } = await startWithoutJobs();
    const open = await listOpen(id);
    await endGame(id, open[0] as GameId);
    await planner.handOutNext(id);
    expect(await listQueued()).toEqual(open.slice(ENGINES + 1, 2 * ENGINES + 1));
  });

  it('puts the next games into the queue as well when one was given up', async () => {
    let giveUp: GiveUp | undefined;
    const runner = { register: (_: unknown, __: unknown, given: GiveUp) => void (giveUp = given) };
    const find = <T>(type: Type<T> | Abstract<T>): T => app.module.get(type, { strict: false });
    new AnalysisJobs(
      find(AnalysisRequests),
      find(AnalysisWork),
      planner,
      runner as unknown as JobRunner,
      find(AppLogger),
    ).onModuleInit();
    const { id } = await startWithoutJobs();
    const open = await listOpen(id);
    await giveUp?.({ runId: id, gameId: open[0] as GameId }, 'The engine is gone');
    expect(await get(id)).toMatchObject({ failed: 1, done: 0 });
    expect(await listQueued()).toContain(open[2 * ENGINES]);
  });

  it.each(['pause', 'resume', 'cancel'] as const)(
    'to %s locks nothing that planning needs while it waits for it',
    async (action) => {
      const id = await insertUnplanned(requestOf('inner_rook'), 1);
      if (action === 'resume') await act(id, 'pause');
      let acting: Promise<BatchView> | undefined;
      await app.module.get(Database, { strict: false }).transaction(async (tx) => {
        // As planning does it: first the batch, then its run.
        await tx.execute('select from analysis_batches where run_id = $1 for update', [id]);
        acting = act(id, action);
        const waits = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
        await until(async () => (await query(waits)).length === 1);
        expect(await tx.query('select from runs where id = $1 for update skip locked', [id])).toHaveLength(1);
      });
      await acting;
    },
  );

  it(`${RACES} times, whoever does what at the same time: one thing is true afterwards`, async () => {
    for (let n = 0; n < RACES; n++) {
      const id = await insertUnplanned(requestOf('inner_rook'), 1);
      const wishes = (['pause', 'resume', 'resume', 'pause', 'resume', 'cancel'] as const).slice(n % 5);
      const outcomes = await Promise.allSettled([
        planner.plan(id),
        planner.look(),
        ...wishes.map((action) => act(id, action)),
        planner.look(),
      ]);
      const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []));
      expect(errors.filter(({ name }) => name !== 'BatchEndedError')).toEqual([]);
      expect(await get(id)).toMatchObject({ state: 'cancelled', secondsLeft: null });
      expect(await listOpen(id)).toEqual([]);
      expect(await query('select from analysis_batches where slot is not null')).toEqual([]);
    }
  }, 60_000);

  it('no game of a batch that rests is begun, and none is put into the queue', async () => {
    const { id } = await startWithoutJobs();
    const [gameId] = await listOpen(id);
    const find = async (): Promise<unknown> =>
      app.module
        .get(AnalysisWork, { strict: false })
        .findOpenTask(id, gameId as GameId, async () => Promise.resolve(false));
    await act(id, 'pause');
    await planner.look();
    expect([await find(), await listQueued()]).toEqual([undefined, []]);
    await act(id, 'resume');
    await until(async () => (await listQueued()).length === 2 * ENGINES);
    expect(await find()).toMatchObject({ runId: id, inBatch: true, isHeld: false });
  });

  it('two who resume it at the same time are both told that it goes on', async () => {
    const { id } = await start(requestOf('inner_rook'));
    for (let n = 0; n < RACES; n++) {
      await act(id, 'pause');
      const views = await Promise.all(Array.from({ length: 4 }, () => act(id, 'resume')));
      expect(views.map(({ state }) => state)).toEqual(Array(4).fill('queued'));
    }
  });
});
