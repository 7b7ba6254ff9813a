import type { OpenAPIObject } from '@nestjs/swagger';
import type { BatchFailure } from '../../src/analysis/batches/batch-view.js';
import { ApiServer } from '../support/api-server.js';
import { type BatchJson, followBatch, makeMember, type TestMember } from '../support/batches.js';
import { SMALL_ENGINE } from '../support/engines.js';
import { insertGames, type PlainGame } from '../support/insert-games.js';
import { differences } from '../support/open-api-check.js';
import { makeRandomGame } from '../support/random-game.js';
import { RookeryProcess } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const GAMES = 10;
const PLIES = 30;
const gamesOf = (white: string, count: number, prefix: string): PlainGame[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `${prefix}${String(n).padStart(8 - prefix.length, '0')}`,
    moves: makeRandomGame(n + 1, PLIES),
    white,
  }));

describe('batches of analyses', () => {
  let database: TestDatabase;
  let api: ApiServer;
  let document: OpenAPIObject;
  let member: TestMember;
  const workers: RookeryProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    await insertGames(database.url, [
      { id: 'broken01', moves: 'e4 e5 Ke5', white: 'steady_rook' },
      { id: 'atomic01', moves: 'e4 e5', white: 'steady_rook', variant: 'atomic' },
      ...gamesOf('steady_rook', GAMES, 'steady'),
      ...gamesOf('early_rook', 30, 'early'),
    ]);
    api = await ApiServer.start({
      databaseUrl: database.url,
      lichessUrl: 'http://127.0.0.1:9',
      env: { ROLES: 'api' },
    });
    document = (await api.get<OpenAPIObject>('/docs-json')).json;
    member = await makeMember(api, database.url, 'steady_otter');
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await api.close();
    await database.drop();
  });

  const startWorker = (): RookeryProcess => {
    const env = {
      DATABASE_URL: database.url,
      ENGINE_PATH: SMALL_ENGINE,
      ENGINE_PROCESSES: '1',
      ENGINE_NODES: '3000',
      JOBS_STALL_MS: '1500',
    };
    const worker = new RookeryProcess([], env, 'test/support/analysis-process.mjs');
    workers.push(worker);
    return worker;
  };
  const fits = (schema: string, value: unknown): void =>
    expect(differences(document, { $ref: `#/components/schemas/${schema}` }, value)).toEqual([]);
  const count = async (sql: string): Promise<number> =>
    (await queryDatabase(database.url, `select from ${sql}`)).length;

  it('goes to 100 per cent with the last game stored and never back, the same by events and by asking', async () => {
    const { json: batch } = await member.start({ player: 'steady_rook' });
    fits('BatchDto', batch);
    const following = followBatch(api, batch.id, member.headers);
    await until(async () => (await member.get(batch.id)).state === 'queued');
    startWorker();
    const asked: BatchJson[] = [];
    await until(
      async () => {
        const view = await member.get(batch.id);
        asked.push(view);
        if (view.progress === 100)
          expect(await count(`games g join game_analyses a on a.game_id = g.id where g.white_id = 'steady_rook'`)).toBe(
            GAMES + 2,
          );
        return view.completedAt !== null;
      },
      { timeoutMs: 60_000, everyMs: 10 },
    );
    const events = await following;
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['batch', 'end']);
    const told = events.filter(({ type }) => type !== 'ping').map(({ data }) => data);
    told.forEach((view) => fits('BatchDto', view));
    expect(told.at(-1)).toEqual(asked.at(-1));
    expect(told.at(-1)).toMatchObject({
      state: 'done',
      total: GAMES + 2,
      done: GAMES,
      failed: 1,
      skipped: 1,
      progress: 100,
    });
    expect(told.at(-1)?.skippedBecause.unsupported).toBe(1);
    for (const views of [told, asked]) {
      for (const view of views.filter(({ total }) => total !== null)) {
        expect(view.total).toBe(GAMES + 2);
        const toCome = GAMES + 2 - view.done - view.failed - view.skipped;
        expect(view.progress).toBe(Math.floor((100 * (GAMES + 2 - toCome)) / (GAMES + 2)));
      }
      const progress = views.map((view) => view.progress);
      expect(progress).toEqual(progress.toSorted((a, b) => a - b));
      expect(progress[0]).toBe(0);
      expect(views.every(({ completedAt, progress: percent }) => (percent === 100) === (completedAt !== null))).toBe(
        true,
      );
    }
    const byMoment = new Map(asked.map((view) => [[view.done, view.failed, view.skipped, view.state].join(), view]));
    const both = told.filter((view) => byMoment.has([view.done, view.failed, view.skipped, view.state].join()));
    expect(both.length).toBeGreaterThanOrEqual(3);
    for (const view of both)
      expect(view).toEqual(byMoment.get([view.done, view.failed, view.skipped, view.state].join()));
    expect(asked.some(({ secondsLeft }) => secondsLeft !== null && secondsLeft > 0)).toBe(true);
  });

  it('lists what failed, with reasons, page by page', async () => {
    const { json: list } = await api.get<{ items: BatchJson[] }>('/api/analysis-batches', member.headers);
    const path = `/api/analysis-batches/${list.items[0]?.id}/failures?limit=1`;
    type FailurePage = { items: BatchFailure[]; nextCursor?: string };
    const first = (await api.get<FailurePage>(path, member.headers)).json;
    const second = (await api.get<FailurePage>(`${path}&cursor=${first.nextCursor}`, member.headers)).json;
    fits('BatchFailuresDto', first);
    expect([...first.items, ...second.items].map(({ gameId, state }) => [gameId, state])).toEqual([
      ['atomic01', 'unsupported'],
      ['broken01', 'failed'],
    ]);
    expect(second.items[0]?.reason).toContain('Ke5');
    expect(second.nextCursor).toBeUndefined();
  });

  it('skips what is analysed, unless more nodes or results of another kind are wanted; what failed is tried again', async () => {
    const again = await member.start({ player: 'steady_rook' });
    expect(await member.untilEnded(again.json.id)).toMatchObject({
      state: 'failed',
      failed: 1,
      skippedBecause: { analysed: GAMES + 1 },
    });
    const deeper = await member.start({ player: 'steady_rook', maxGames: 2, nodes: 4_000 });
    expect(await member.untilEnded(deeper.json.id)).toMatchObject({
      state: 'done',
      done: 2,
      skipped: 0,
      progress: 100,
    });
    const game = `steady${String(GAMES - 1).padStart(2, '0')}`;
    await queryDatabase(database.url, `delete from plugin_results where plugin = 'move-quality' and game_id = $1`, [
      game,
    ]);
    const others = await member.start({ player: 'steady_rook', plugins: ['phases'], maxGames: 3 });
    expect(await member.untilEnded(others.json.id)).toMatchObject({ done: 0, skipped: 3 });
    const scores = await member.start({ player: 'steady_rook', plugins: ['move-quality'], maxGames: 3 });
    expect(await member.untilEnded(scores.json.id)).toMatchObject({ done: 1, skipped: 2 });
  });

  it('is cancelled for good; the game in hand is stored, and counts for nobody', async () => {
    const { json: next } = await member.start({ player: 'early_rook', nodes: 30_000 });
    await until(async () => (await count(`analysis_tasks where run_id = ${next.id} and state = 'running'`)) === 1);
    const { json: cancelled } = await member.act(next.id, 'cancel');
    expect(cancelled).toMatchObject({ state: 'cancelled', done: 0, skippedBecause: { cancelled: 30 } });
    await until(
      async () =>
        (await count(`leases where name like 'analyse:%' and holder is not null and expires_at > now()`)) === 0,
      { timeoutMs: 60_000 },
    );
    expect(await member.get(next.id)).toEqual(cancelled);
    const stored = await count(`games g join game_analyses a on a.game_id = g.id where g.white_id = 'early_rook'`);
    expect(stored).toBeGreaterThanOrEqual(1);
    expect(stored).toBeLessThanOrEqual(2);
  }, 180_000);
});
