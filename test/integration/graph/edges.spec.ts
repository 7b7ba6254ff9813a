import fc from 'fast-check';
import pg from 'pg';
import { EdgesRepository } from '../../../src/graph/edges.repository.js';
import { EdgesService, type RebuildProgress } from '../../../src/graph/edges.service.js';
import { Database } from '../../../src/database/database.service.js';
import { createDataSource } from '../../../src/database/data-source.js';
import { SCHEMA } from '../../../src/schema.js';
import { readEdges, recountEdges } from '../../support/edges.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const PLAYERS = ['anna_rook', 'Bert_rook', 'carl-rook', 'dora_rook', 'ab', 'a-b', 'a_b'].map((name) =>
  name.toLowerCase(),
);
const STARTED = Date.UTC(2026, 0, 1);

const INSERT = `
insert into games (id, rated, variant, speed, perf, status, winner, created_at, last_move_at, white_id, black_id, moves, plies,
  first_run_id, last_run_id)
select id, rated, 'standard', speed, speed, status, winner, at, at, white, black, 'e4', 1, 1, 1
from json_to_recordset($1::json) as g (id text, rated boolean, speed text, status text, winner text, at timestamptz, white text,
  black text)
on conflict (id) do update set rated = excluded.rated, speed = excluded.speed, status = excluded.status,
  winner = excluded.winner, created_at = excluded.created_at, white_id = excluded.white_id, black_id = excluded.black_id`;

/** Few ids, pairs and moments, so that they meet. */
const anyGame = fc.record({
  id: fc.integer({ min: 0, max: 60 }).map((number) => `edge${number}`),
  white: fc.option(fc.constantFrom(...PLAYERS), { freq: 12 }),
  black: fc.option(fc.constantFrom(...PLAYERS), { freq: 12 }),
  speed: fc.constantFrom('blitz', 'blitz', 'bullet'),
  rated: fc.boolean(),
  at: fc.integer({ min: 0, max: 5 }).map((ms) => new Date(STARTED + ms).toISOString()),
  end: fc.constantFrom(
    { status: 'mate', winner: 'white' },
    { status: 'resign', winner: 'black' },
    { status: 'draw', winner: null },
    { status: 'outoftime', winner: null },
    { status: 'unknownFinish', winner: null },
    { status: 'started', winner: null },
    { status: 'aborted', winner: null },
    { status: 'noStart', winner: 'white' },
  ),
});
const anyGames = fc.uniqueArray(anyGame, { selector: ({ id }) => id, minLength: 1, maxLength: 30 });
const anyStep = fc.oneof(
  { weight: 3, arbitrary: anyGames },
  { weight: 1, arbitrary: fc.record({ remove: fc.integer({ min: 0, max: 6 }) }) },
);

describe('the edges of the player network', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = await connect();
    await client.query(`insert into players (id, name) select name, name from unnest($1::text[]) name`, [PLAYERS]);
    await client.query(`insert into runs (kind, started_by, state) values ('replay', 'test', 'done')`);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const connect = async (): Promise<pg.Client> => {
    const opened = new pg.Client({ connectionString: database.url });
    await opened.connect();
    return opened;
  };
  type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;
  const take = async (step: Step, by = client): Promise<void> => {
    if ('remove' in step) {
      await by.query(`delete from games where id like 'edge%' || $1`, [step.remove]);
      return;
    }
    const rows = step.map(({ end, ...game }) => ({ ...game, ...end })).sort((a, b) => (a.id < b.id ? -1 : 1));
    await by.query(INSERT, [JSON.stringify(rows)]);
  };
  const expectTrue = async (): Promise<void> => {
    const recounted = await recountEdges(database.url);
    expect(await readEdges(database.url)).toEqual(recounted);
  };

  it('are what the games say after any games were stored, changed and deleted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 6 }), async (steps) => {
        await client.query('truncate games cascade');
        expect(await readEdges(database.url)).toEqual([]);
        for (const step of steps) await take(step);
        await expectTrue();
      }),
      { numRuns: 150 },
    );
  });

  it('stay so when a transaction is rolled back', async () => {
    for (const games of fc.sample(anyGames, { numRuns: 3, seed: 1 })) await take(games);
    await client.query('begin');
    await take({ remove: 1 });
    for (const games of fc.sample(anyGames, { numRuns: 3, seed: 2 })) await take(games);
    await client.query('rollback');
    await expectTrue();
  });

  it('are right after 20 writers at once', async () => {
    const writers = await Promise.all(Array.from({ length: 20 }, connect));
    try {
      const work = async (writer: pg.Client, seed: number): Promise<void> => {
        for (const step of fc.sample(anyStep, { numRuns: 10, seed })) await untilNoDeadlock(() => take(step, writer));
      };
      await Promise.all(writers.map(work));
    } finally {
      await Promise.all(writers.map((writer) => writer.end()));
    }
    await expectTrue();
  });

  describe('rebuilt', () => {
    const withService = async <T>(work: (service: EdgesService) => Promise<T>): Promise<T> => {
      const dataSource = createDataSource(database.url, SCHEMA);
      await dataSource.initialize();
      try {
        return await work(new EdgesService(new EdgesRepository(new Database(dataSource))));
      } finally {
        await dataSource.destroy();
      }
    };
    const rebuild = (): Promise<{ edges: number; corrected: number }> => withService((service) => service.rebuild());

    it('do not change', async () => {
      const before = await readEdges(database.url);
      expect(before.length).toBeGreaterThan(10);
      expect(await rebuild()).toEqual({ edges: before.length, corrected: 0 });
      expect(await readEdges(database.url)).toEqual(before);
    });

    it('are put right where they were wrong, missing or too many', async () => {
      const before = await readEdges(database.url);
      await client.query('begin');
      await client.query(`delete from edges where player_a = 'ab'`);
      const { rowCount: changed } = await client.query(
        `update edges set games = games + 1 where player_b = 'dora_rook'`,
      );
      await client.query(`update edges set first_at = first_at - interval '1 ms' where player_b = 'carl-rook'`);
      await client.query(`insert into edges values ('nobody', 'noone', 'blitz', true, 1, 1, 0, 0, now(), now())`);
      await client.query('commit');
      expect(changed).toBeGreaterThan(0);
      expect(await readEdges(database.url)).not.toEqual(before);
      const { corrected } = await rebuild();
      expect(corrected).toBeGreaterThan(3);
      expect(await readEdges(database.url)).toEqual(before);
    });

    it('are put right some players at a time, and progress is told', async () => {
      const rows = await client.query<{ id: string }>(
        `insert into players (id, name) select 'quiet_rook' || n, 'quiet' from generate_series(1, 1500) n returning id`,
      );
      const before = await readEdges(database.url);
      await client.query('update edges set games = games + 1');
      const told: RebuildProgress[] = [];
      const { corrected } = await withService((service) => service.rebuild((progress) => told.push({ ...progress })));
      await client.query('delete from players where id = any ($1)', [rows.rows.map(({ id }) => id)]);
      expect(await readEdges(database.url)).toEqual(before);
      const ofPlayers = PLAYERS.length + 1_500;
      expect(told.map(({ players }) => players)).toEqual([0, 1_000, ofPlayers]);
      expect(told.every((progress) => progress.ofPlayers === ofPlayers)).toBe(true);
      expect(told.at(-1)?.corrected).toBe(corrected);
      expect(corrected).toBe(before.length);
    });

    it('are right although others write meanwhile', async () => {
      const writer = await connect();
      const over = new AbortController();
      const write = async (): Promise<void> => {
        for (let seed = 1; !over.signal.aborted; seed++) {
          for (const step of fc.sample(anyStep, { numRuns: 5, seed })) await untilNoDeadlock(() => take(step, writer));
        }
      };
      const writing = write();
      try {
        await withService(async (service) => {
          for (let i = 0; i < 10; i++) {
            await untilNoDeadlock(() =>
              client.query('update edges set games = games + 2, draws = draws + 2, first_at = last_at'),
            );
            await service.rebuild();
          }
        });
      } finally {
        over.abort();
        await writing;
        await writer.end();
      }
      await rebuild();
      await expectTrue();
    });
  });
});

async function untilNoDeadlock(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === 20 || (error as { code?: string }).code !== '40P01') throw error;
    }
  }
}
