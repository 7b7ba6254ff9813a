import fc from 'fast-check';
import type { PlayerId } from '../../../src/chess/ids.js';
import { SPEEDS } from '../../../src/chess/speed.js';
import { Database } from '../../../src/database/database.service.js';
import {
  CRAWL_DEFAULTS,
  CRAWL_PRIORITIES,
  type CrawlSettings,
  makeCrawlSettings,
} from '../../../src/ingestion/crawl/crawl-policy.js';
import { CrawlsRepository } from '../../../src/ingestion/crawl/crawls.repository.js';
import { FrontierRepository } from '../../../src/ingestion/crawl/frontier.repository.js';
import { type OracleGame, type OracleWorld, searchBreadthFirst, type Visit } from '../../support/crawl-oracle.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const FIRST_MINUTE = Date.UTC(2025, 0, 1);
const PLAYERS = ['amber_rook', 'brisk_rook', 'calm_rook', 'dusty_rook', 'eager_rook', 'fond_rook', 'ghost', '!gone'];
const SEED = 'amber_rook' as PlayerId;

/** Seldom, since each of these leaves out many. */
const seldom = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
/** Neighbours in the list, so that there are levels. */
const pair = fc
  .record({ at: fc.nat(PLAYERS.length - 1), steps: fc.constantFrom(1, 1, 1, 2), turned: fc.boolean() })
  .map(({ at, steps, turned }) => {
    const ids = [PLAYERS[at] ?? '', PLAYERS[(at + steps) % PLAYERS.length] ?? ''];
    return turned ? ids.reverse() : ids;
  });
const rating = fc.option(fc.integer({ min: 1_400, max: 1_600 }), { nil: undefined });
const plainGame = fc
  .record({
    pair,
    ratings: fc.tuple(rating, rating),
    anonymous: fc.constantFrom('none', 'none', 'none', 'none', 'none', 'none', 'white', 'black'),
    // Few minutes, so that games share one.
    createdAt: fc.integer({ min: 0, max: 12 }).map((minute) => FIRST_MINUTE + minute * 60_000),
    status: fc.constantFrom('mate', 'mate', 'draw', 'draw', 'resign', 'outoftime', 'aborted', 'noStart', 'started'),
    speed: fc.constantFrom(...SPEEDS.slice(1, 4)),
  })
  .map(({ pair: [white = '', black = ''], ratings, anonymous, ...game }) => ({
    ...game,
    white: anonymous === 'white' ? undefined : { id: white, rating: ratings[0] },
    black: anonymous === 'black' ? undefined : { id: black, rating: ratings[1] },
  }));
const settings = fc.record({
  depth: fc.constantFrom(1, 2, 3, 3),
  maxPlayers: fc.constantFrom(2, 3, 4, 5, 10, 10, 10, 10),
  since: seldom(fc.constant(new Date(FIRST_MINUTE + 240_000).toISOString())),
  speeds: seldom(fc.subarray(SPEEDS.slice(1, 4))).map((speeds) => speeds ?? []),
  minGames: fc.constantFrom(1, 1, 1, 2, 3),
  minRating: seldom(fc.integer({ min: 1_400, max: 1_500 })),
  maxRating: seldom(fc.integer({ min: 1_500, max: 1_600 })),
  bots: fc.boolean(),
  closed: fc.boolean(),
  priority: fc.constantFrom(...CRAWL_PRIORITIES),
});

describe('the frontier of a crawl', () => {
  let database: TestDatabase;
  let app: TestApp;
  let db: Database;
  let frontier: FrontierRepository;
  let crawls: CrawlsRepository;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
    db = app.module.get(Database);
    frontier = app.module.get(FrontierRepository, { strict: false });
    crawls = app.module.get(CrawlsRepository, { strict: false });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  /** Stores exactly this world. */
  const store = async ({ games, bots, closed }: OracleWorld): Promise<void> => {
    for (const table of ['crawl_players', 'games', 'runs', 'players']) await db.execute(`delete from ${table}`);
    await db.execute(
      `insert into players (id, name, title, account_state)
       select id, id, case when id = any($2::text[]) then 'BOT' end, case when id = any($3::text[]) then 'closed' else 'open' end
       from unnest($1::text[]) as id`,
      [PLAYERS, [...(bots ?? [])], [...(closed ?? [])]],
    );
    await db.execute(
      `with run as (insert into runs (kind, started_by, state) values ('replay', 'test', 'done') returning id)
       insert into games (id, rated, variant, speed, perf, status, created_at, last_move_at, white_id, black_id, white_rating,
         black_rating, moves, plies, first_run_id, last_run_id)
       select g.id, true, 'standard', speed, speed, status, at, at, g.white ->> 'id', g.black ->> 'id',
         (g.white ->> 'rating')::smallint, (g.black ->> 'rating')::smallint, '', 0, run.id, run.id
       from run, json_to_recordset($1::json) as g (id text, speed text, status text, at timestamptz, white json, black json)`,
      [JSON.stringify(games.map((game) => ({ ...game, at: new Date(game.createdAt).toISOString() })))],
    );
  };

  /** Draws up level by level, each of whose players counts as read. */
  const crawl = async (rules: CrawlSettings): Promise<Visit[]> => {
    const run = await db.transaction((tx) => crawls.insert(tx, { playerId: SEED, startedBy: 'test', settings: rules }));
    const id = run?.id ?? 0;
    for (let depth = 1; depth <= rules.depth; depth++) {
      await db.execute(
        `update crawl_players set state = 'done', started_at = now() where run_id = $1 and state = 'waiting'`,
        [id],
      );
      const { chosen } = await crawls.findReach(id);
      await db.transaction((tx) => frontier.draw(tx, id, depth, rules, rules.maxPlayers - chosen));
    }
    const players = await crawls.listPlayers(id, rules, { limit: 1_000 });
    return players
      .filter(({ state }) => state !== 'skipped')
      .map(({ playerId, depth, foundFrom, gamesTogether }) => ({
        player: playerId,
        depth,
        foundFrom,
        games: gamesTogether,
      }));
  };

  it('is that of a breadth-first search in plain TypeScript, whatever the games and the rules', async () => {
    const depths: number[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.array(plainGame, { minLength: 5, maxLength: 50, size: 'max' }),
        settings,
        seldom(fc.subarray(PLAYERS.slice(1))),
        seldom(fc.subarray(PLAYERS.slice(1))),
        async (plain, wishes, someBots, someClosed) => {
          const [bots, closed] = [someBots ?? [], someClosed ?? []];
          const games = plain.map((game, i): OracleGame => ({ ...game, id: `cross${String(i).padStart(3, '0')}` }));
          const rules = makeCrawlSettings(wishes);
          await store({ games, bots: new Set(bots), closed: new Set(closed) });
          const expected = searchBreadthFirst({ games, bots: new Set(bots) }, SEED, rules, new Set(closed));
          depths.push(expected.at(-1)?.depth ?? 0);
          expect(await crawl(rules)).toEqual(expected);
        },
      ),
      { numRuns: Number(process.env.CRAWL_WORLDS ?? 120), seed: 6 },
    );
    expect(depths.filter((depth) => depth >= 2).length).toBeGreaterThan(depths.length / 10);
    expect(depths).toContain(3);
  });

  describe('of a small world', () => {
    const games = (pairs: readonly (readonly [string, string, number])[]): OracleGame[] =>
      pairs.flatMap(([white, black, count], pair) =>
        Array.from({ length: count }, (_, i) => ({
          id: `plain${pair}${String(i).padStart(2, '0')}`,
          createdAt: FIRST_MINUTE + (pair * 100 + i) * 60_000,
          status: 'mate',
          speed: 'blitz',
          white: { id: white, rating: 1_500 },
          black: { id: black, rating: 1_500 + pair },
        })),
      );

    it('keeps those left out with the reason, and counts them', async () => {
      await store({
        games: games([
          [SEED, 'brisk_rook', 9],
          [SEED, 'calm_rook', 5],
          [SEED, 'dusty_rook', 4],
          ['eager_rook', SEED, 1],
          ['fond_rook', SEED, 7],
        ]),
        bots: new Set(['fond_rook']),
      });
      const rules = { ...CRAWL_DEFAULTS, maxPlayers: 3, minGames: 2 };
      await crawl(rules);
      const [{ id } = { id: 0 }] = await db.query<{ id: number }>(`select id from runs where kind = 'crawl'`);
      const left = await crawls.listPlayers(id, rules, { state: 'skipped', limit: 9 });
      expect(left.map(({ playerId, why }) => [playerId, why])).toEqual([
        ['dusty_rook', '4 games with amber_rook; left out: others went first and the number of players is used up'],
        ['fond_rook', '7 games with amber_rook; left out: a BOT account'],
        ['eager_rook', '1 game with amber_rook; left out: too few games together'],
      ]);
      const [, level] = await crawls.listLevels(id);
      expect(level).toMatchObject({ chosen: 2, leftOut: { limit: 1, bot: 1, 'few-games': 1 } });
    });

    it('takes who was left out at a level before when they have enough games with one of this level', async () => {
      const world = games([
        [SEED, 'brisk_rook', 3],
        [SEED, 'calm_rook', 1],
        ['brisk_rook', 'calm_rook', 2],
      ]);
      await store({ games: world });
      const rules = { ...CRAWL_DEFAULTS, depth: 2, minGames: 2 };
      expect((await crawl(rules)).at(-1)).toEqual({
        player: 'calm_rook',
        depth: 2,
        foundFrom: 'brisk_rook',
        games: 2,
      });
    });

    it.each([null, new Date(FIRST_MINUTE).toISOString()])(
      'counts games that lead to nobody, since %s',
      async (since) => {
        const met = games([
          [SEED, 'brisk_rook', 2],
          [SEED, 'ghost', 3],
          ['!gone', SEED, 1],
          [SEED, 'calm_rook', 4],
          ['dusty_rook', SEED, 5],
          ['brisk_rook', 'eager_rook', 6],
        ]);
        await store({ games: met });
        // Of the last three pairs: two games with nobody, one of them unfinished; three with the computer; one of somebody else.
        await db.execute(`update games set black_id = null where id in ('plain300', 'plain301')`);
        await db.execute(`update games set status = 'aborted' where id = 'plain301'`);
        await db.execute(
          `update games set white_id = null, white_ai_level = 3 where id in ('plain400', 'plain401', 'plain402')`,
        );
        await db.execute(`update games set black_id = null where id = 'plain500'`);
        await crawl({ ...CRAWL_DEFAULTS, since });
        const [{ id } = { id: 0 }] = await db.query<{ id: number }>(`select id from runs where kind = 'crawl'`);
        const [first, level] = await crawls.listLevels(id);
        expect(first?.deadEnds).toEqual({});
        expect(level).toMatchObject({ chosen: 3, deadEnds: { anonymous: 1, computer: 3, deleted: 4 } });
      },
    );

    it('is counted for the estimate of a first level', async () => {
      await store({
        games: games([
          [SEED, 'brisk_rook', 3],
          [SEED, 'calm_rook', 1],
          ['brisk_rook', 'dusty_rook', 3],
        ]),
      });
      await expect(frontier.countFirstLevel(SEED, CRAWL_DEFAULTS)).resolves.toBe(2);
      await expect(frontier.countFirstLevel(SEED, { ...CRAWL_DEFAULTS, minGames: 2 })).resolves.toBe(1);
    });
  });
});
