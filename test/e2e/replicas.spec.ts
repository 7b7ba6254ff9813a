import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunView } from '../../src/runs/run-view.js';
import { bearer, makeToken } from '../support/accounts.js';
import { SMALL_ENGINE } from '../support/engines.js';
import { makeGames, makeNdjson } from '../support/game-files.js';
import { insertGames } from '../support/insert-games.js';
import { makeRandomGame } from '../support/random-game.js';
import { describeWithRedis, startRedis } from '../support/redis-server.js';
import { ReplicasClient } from '../support/replicas-client.js';
import { RookeryProcess } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const LOAD_S = Number(process.env.REPLICAS_SECONDS ?? 14);
const SINGLES = 24;
const IN_BATCH = 6;
const FILES = 8;
/** Who asks for an export hangs up after some of these milliseconds, and sends it again. */
const HANG_UPS_MS = [2, 4, 6, 8, 12, 16, 100, 1_000];
const GAMES_IN_FILE = 20;
const READERS = 4;
const READER_PAUSE_MS = 15;
/** Who asks for a batch: one before the kills, one after them. */
const EARLY = 'early_otter';
const LATE = 'late_otter';

/** Writes down what ends, so that what ended twice is seen. */
const NOTE_ENDS = `
  create table ends (what text, id text);
  create function note_end() returns trigger language plpgsql as $$ begin
    insert into ends select tg_table_name, string_agg(to_jsonb(new) ->> key, ' ') from unnest(tg_argv) as key;
    return null;
  end $$;
  create trigger note_end after update on runs for each row
    when (new.state = 'done' and old.state <> 'done') execute function note_end('id');
  create trigger note_end after update on analysis_tasks for each row
    when (new.state = 'done' and old.state <> 'done') execute function note_end('run_id', 'game_id');
  create trigger note_end after insert or update on game_analyses for each row
    execute function note_end('game_id')`;

/** Something that starts work; gives the number of its run, or nothing when the request was lost. */
type Start = () => Promise<{ id: number } | undefined>;

describe('two api replicas and two workers with jobs in PostgreSQL', () => contract(async () => ({})));
// The same again, and the gate is near its time limit: REPLICAS_REDIS=on for it.
if (process.env.REPLICAS_REDIS === 'on') {
  describeWithRedis('two api replicas and two workers with jobs in Redis', () =>
    contract(async () => {
      const { url, stop } = await startRedis();
      return { url, stop };
    }),
  );
}

function contract(openQueue: () => Promise<{ url?: string; stop?: () => Promise<void> }>): void {
  let database: TestDatabase;
  let home: string;
  let queue: Awaited<ReturnType<typeof openQueue>>;
  let client: ReplicasClient;
  let apis: RookeryProcess[];
  let workers: RookeryProcess[];
  const members: Record<string, Record<string, string>> = {};
  const files = makeGames(FILES * GAMES_IN_FILE);

  beforeAll(async () => {
    [database, queue] = await Promise.all([createTestDatabase(), openQueue()]);
    home = await mkdtemp(join(tmpdir(), 'rookery-replicas-'));
    await insertGames(database.url, [
      ...gamesOf('single_rook', SINGLES, 'single'),
      ...gamesOf(EARLY, IN_BATCH, 'early'),
      ...gamesOf(LATE, IN_BATCH, 'late'),
    ]);
    await queryDatabase(database.url, NOTE_ENDS);
    for (const user of [EARLY, LATE]) {
      members[user] = bearer(await makeToken(database.url, { user, role: 'member', scope: 'write' }));
    }
    apis = [start(['start'], 'api'), start(['start'], 'api')];
    workers = [start(['start', '--worker'], 'ingestion,analysis'), start(['start', '--worker'], 'ingestion,analysis')];
    const addresses = await Promise.all(apis.map(addressOf));
    await Promise.all(workers.map(addressOf));
    client = new ReplicasClient(addresses, bearer(await makeToken(database.url)));
  }, 60_000);
  afterAll(async () => {
    await Promise.all([...apis, ...workers].map((process) => process.kill()));
    await client.close();
    await queue.stop?.();
    await database.drop();
    await rm(home, { recursive: true, force: true });
  });

  const start = (args: readonly string[], roles: string): RookeryProcess =>
    new RookeryProcess(args, {
      DATABASE_URL: database.url,
      ...(queue.url && { REDIS_URL: queue.url }),
      ROOKERY_HOME: home,
      ROLES: roles,
      PORT: '0',
      LICHESS_URL: 'http://127.0.0.1:9',
      ENGINE_PATH: SMALL_ENGINE,
      ENGINE_PROCESSES: '1',
      ENGINE_NODES: '3000',
      JOBS_STALL_MS: '1500',
    });

  const post = (
    path: string,
    body?: unknown,
    { headers, hangUpMs }: { headers?: Record<string, string>; hangUpMs?: number } = {},
  ): ReturnType<Start> => {
    const raw = typeof body === 'string';
    const type = raw ? 'application/octet-stream' : 'application/json';
    return client.ask<{ id: number }>(path, {
      method: 'POST',
      headers: { ...(body !== undefined && { 'content-type': type }), ...headers },
      body: raw || body === undefined ? body : JSON.stringify(body),
      hangUpMs,
    });
  };
  const postBatch = (user: string) => (): ReturnType<Start> =>
    post('/api/analysis-batches', { player: user }, { headers: members[user] });

  /** All that is started, the kinds mixed. */
  const makeOrders = (): Start[] => {
    const singles = Array.from({ length: SINGLES }, (_, n) => () => post(`/api/games/${idOf('single', n)}/analysis`));
    const imports = Array.from({ length: FILES }, (_, n) => () => {
      const games = files.slice(n * GAMES_IN_FILE, (n + 1) * GAMES_IN_FILE);
      return post(`/api/imports?name=part${n}.ndjson`, makeNdjson(games));
    });
    // Nothing but its key keeps an export from being started twice: all others join what is under way.
    const exports = HANG_UPS_MS.map((hangUpMs) => () => post('/api/exports', { format: 'pgn' }, { hangUpMs }));
    const every = Math.floor(SINGLES / FILES);
    const mixed = imports.flatMap((one, n) => [
      ...singles.slice(n * every, (n + 1) * every),
      one,
      ...exports.slice(n, n + 1),
    ]);
    return [postBatch(EARLY), ...mixed, postBatch(LATE)];
  };

  const read = async (isOver: () => boolean, started: readonly number[]): Promise<void> => {
    for (let n = 0; !isOver(); n++) {
      const paths = [
        '/api/players/single_rook/games?limit=20',
        `/api/games/${idOf('single', n % SINGLES)}`,
        '/api/players/single_rook',
        started.length > 0 ? `/api/runs/${started[n % started.length]}` : '/api/runs',
      ];
      await client.ask(paths[n % paths.length] ?? '');
      await sleep(READER_PAUSE_MS);
    }
  };

  /** Kills an api process that has a POST in hand and a worker that has a game in hand. */
  const killOneOfEach = async (): Promise<void> => {
    const [api] = apis;
    const worker = await until(
      async () => {
        const held = await queryDatabase<{ pid: string }>(
          database.url,
          `select split_part(holder, '/', 2) as pid from leases where name like 'analyse:%' and expires_at > clock_timestamp()`,
        );
        return workers.find(({ pid }) => held.some((lease) => lease.pid === String(pid)));
      },
      { what: 'a worker with a game in hand' },
    );
    await worker.kill();
    await until(() => client.countUnderWay(0) > 0, { everyMs: 1, what: 'a POST that is under way' });
    await api?.kill();
  };

  it('lose no job and under 1% of requests when one of each is killed under load', async () => {
    const orders = makeOrders();
    const started: number[] = [];
    let isOver = false;
    const giveOrders = async (): Promise<void> => {
      for (const order of orders) {
        const run = await order();
        if (run) started.push(run.id);
        await sleep((LOAD_S * 1_000) / orders.length);
      }
    };
    const killing = sleep((LOAD_S * 1_000) / 3).then(killOneOfEach);
    await Promise.all([
      ...Array.from({ length: READERS }, () => read(() => isOver, started)),
      Promise.all([giveOrders(), killing]).finally(() => (isOver = true)),
    ]);

    const { asked, retried, lost, replayed } = client.tally;
    expect(asked).toBeGreaterThan(10 * LOAD_S);
    expect(lost.slice(0, asked / 100)).toEqual(lost);
    // The one that is gone was asked again and again, and nobody needed it.
    expect(retried).toBeGreaterThan(asked / 10);
    // Some who hung up had been understood before.
    expect(replayed).toBeGreaterThan(0);
    expect(started.length).toBeGreaterThanOrEqual(orders.length - lost.length);
    await untilAllEnded();
    await expectEachDoneOnce(started);
    await expectNothingDoubled();
  }, 180_000);

  async function untilAllEnded(): Promise<void> {
    // A game that a worker died on waits half a minute for its lease to run out.
    await until(
      async () => {
        const sql = `select from runs where state not in ('done', 'failed')`;
        return (await queryDatabase(database.url, sql)).length === 0;
      },
      { timeoutMs: 90_000, everyMs: 250, what: 'the end of all runs' },
    );
  }

  async function expectEachDoneOnce(started: readonly number[]): Promise<void> {
    const runs = await queryDatabase<Pick<RunView, 'id' | 'state'>>(
      database.url,
      `select id, state from runs where kind in ('analysis', 'import', 'export') order by id`,
    );
    expect(runs.filter(({ state }) => state !== 'done')).toEqual([]);
    const ids = runs.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(started.toSorted((a, b) => a - b)));
    // What was sent again was not started again, not even what the process that was killed had in hand and could not note.
    const { lost } = client.tally;
    expect(new Set(started).size).toBe(started.length);
    expect(ids.length - started.length).toBeLessThanOrEqual(lost.length);
    const again = await queryDatabase(
      database.url,
      'select what, id, count(*)::int as times from ends group by what, id having count(*) > 1',
    );
    expect(again).toEqual([]);
    const ended = await queryDatabase<{ id: string }>(database.url, `select id from ends where what = 'runs'`);
    expect(ended.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(ids);
  }

  async function expectNothingDoubled(): Promise<void> {
    const [figures] = await queryDatabase(
      database.url,
      `select (select count(*)::int from game_analyses where state = 'done') as analysed,
         (select count(*)::int from analysis_tasks where state <> 'done') as left,
         (select count(*)::int from game_analyses a where a.plies + 1 <>
           (select count(*) from game_plies p where p.game_id = a.game_id)) as torn,
         (select sum(inserted)::int from runs where kind = 'import') as inserted,
         (select count(*)::int from games) as games,
         (select count(*)::int from job_failures where state = 'dead') as dead`,
    );
    const analysed = SINGLES + 2 * IN_BATCH;
    const inserted = FILES * GAMES_IN_FILE;
    expect(figures).toEqual({ analysed, left: 0, torn: 0, inserted, games: analysed + inserted, dead: 0 });
  }
}

function idOf(prefix: string, n: number): string {
  return `${prefix}${String(n).padStart(8 - prefix.length, '0')}`;
}

function gamesOf(white: string, count: number, prefix: string): Parameters<typeof insertGames>[1] {
  return Array.from({ length: count }, (_, n) => ({ id: idOf(prefix, n), moves: makeRandomGame(n + 1, 20), white }));
}

async function addressOf(process: RookeryProcess): Promise<string> {
  return until(() => /"address":"([^"]+)"/.exec(process.output)?.[1], {
    timeoutMs: 60_000,
    what: () => `a process that listens: ${process.output}`,
  });
}
