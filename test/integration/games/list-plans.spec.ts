import { makePageQuery } from '../../../src/games/games.repository.js';
import type { PlayerId } from '../../../src/chess/ids.js';
import { makePlayersQuery } from '../../../src/players/players.service.js';
import { makeRunsQuery } from '../../../src/runs/runs.service.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

const GAMES = 100_000;
const PLAYERS = 20_000;
const RUNS = 30_000;
const LIMIT = 51;
/** Far more would be read by whoever sorts, or goes through all rows of another kind. */
const MOST_ROWS = 40 * LIMIT;

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

const FILL = `
  insert into users (name, name_key, role) values ('one', 'one', 'member'), ('two', 'two', 'member');
  insert into runs (kind, state, started_by, user_id, percent)
    select (array['export', 'import', 'crawl', 'sync'])[1 + n % 4], (array['done', 'failed'])[1 + n / 4 % 2], 'api',
      (select min(id) + n / 8 % 2 from users), null from generate_series(1, ${RUNS}) as n;
  insert into players (id, name, tracked, account_state)
    select id, id, n % 100 = 0, (array['seen', 'open'])[1 + n % 2]
    from (select n, substr(md5(n::text), 1, 12) as id from generate_series(1, ${PLAYERS}) as n) as made;
  insert into games (id, rated, variant, speed, perf, status, created_at, last_move_at, moves, plies, white_id, black_id,
      first_run_id, last_run_id)
    select substr(md5(n::text), 1, 8), n % 2 = 0, 'standard', (array['blitz', 'bullet', 'rapid'])[1 + n % 3], 'blitz', 'resign',
      at, at, 'e4', 1, substr(md5((1 + n % ${PLAYERS})::text), 1, 12), null, 1, 1
    from (select n, timestamptz '2026-01-01' + n / 3 * interval '1 minute' as at from generate_series(1, ${GAMES}) as n) as made
    on conflict do nothing;
  vacuum analyze games, players, runs`;

describe('the first page and a deep one of', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    for (const statement of FILL.split(';')) await queryDatabase(database.url, statement);
  }, 60_000);
  afterAll(() => database.drop());

  const explain = async ({ sql, values }: { sql: string; values: unknown[] }): Promise<Plan[]> => {
    const [row] = await queryDatabase<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      database.url,
      `explain (analyze, format json) ${sql}`,
      values,
    );
    const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)];
    return flat(row?.['QUERY PLAN'][0].Plan as Plan);
  };
  const expectIndexScans = async (query: { sql: string; values: unknown[] }, index: RegExp): Promise<void> => {
    const nodes = await explain(query);
    expect(nodes.map((node) => node['Node Type']).filter((type) => /Sort|Seq Scan|Bitmap/.test(type))).toEqual([]);
    expect(nodes.flatMap((node) => node['Index Name'] ?? []).join()).toMatch(index);
    for (const node of nodes) {
      const read = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
      expect(read).toBeLessThan(MOST_ROWS);
    }
    expect(nodes[0]?.['Actual Rows']).toBe(LIMIT);
  };

  describe('all games', () => {
    const middle = { createdAt: new Date(Date.UTC(2026, 0, 12)), id: 'zzzzzzzz' as never };
    it.each([
      {},
      { speed: 'rapid' },
      { rated: false },
      { since: new Date(Date.UTC(2026, 0, 2)), until: new Date(Date.UTC(2026, 0, 20)) },
    ])('%j', async (filter) => {
      for (const order of ['newest', 'oldest'] as const) {
        for (const after of [undefined, middle]) {
          for (const detail of [false, true]) {
            const query = makePageQuery({ filter, order, limit: LIMIT, after }, detail);
            await expectIndexScans(query, /games_created_at_id_idx/);
          }
        }
      }
    });
  });

  it.each([{}, { accountState: 'open' } as const])('players %j', async (filter) => {
    for (const afterId of [undefined, '8' as PlayerId]) {
      await expectIndexScans(makePlayersQuery({ ...filter, afterId, limit: LIMIT }), /^players_name_order_idx$/);
    }
  });

  it('players whose names begin alike', async () => {
    for (const afterId of [undefined, 'ab1' as PlayerId]) {
      const query = makePlayersQuery({ namePrefix: 'AB', afterId, limit: 21 });
      const nodes = await explain(query);
      expect(nodes.map((node) => node['Index Name']).filter(Boolean)).toEqual(['players_name_order_idx']);
      expect(nodes.map((node) => node['Rows Removed by Filter'] ?? 0)).toEqual(nodes.map(() => 0));
    }
  });

  it.each(['export', 'import', 'crawl'] as const)('runs of the kind %s', async (kind) => {
    const [user] = await queryDatabase<{ id: number }>(database.url, 'select min(id) as id from users');
    for (const beforeId of [undefined, RUNS / 2]) {
      for (const state of [undefined, 'done', 'failed'] as const) {
        for (const userId of [undefined, user?.id]) {
          const query = makeRunsQuery({ kind, state, userId, beforeId, limit: LIMIT });
          await expectIndexScans(query, /^runs_(kind_id_idx|user_id_idx|failed_idx|pkey)$/);
        }
      }
    }
  });
});
