import { type Answer, ApiServer } from '../support/api-server.js';
import { bearer, makeToken } from '../support/accounts.js';
import { insertGames } from '../support/insert-games.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';

interface Page {
  items: { id: number | string; state?: string }[];
  nextCursor?: string;
}
interface ListCase {
  path: string;
  /** Adds row number $1; where they fall in a list that is being read is up to the list. */
  add: string;
  rows: number;
  /** Of all items of the path. */
  order: 'falling' | 'rising' | 'by time';
}

const ROWS = 13;
const addRun = (kind: string, more = ''): string =>
  `with run as (insert into runs (kind, state, started_by, user_id, error_code)
     select '${kind}', case when $1::integer % 3 = 0 then 'done' else 'failed' end, 'api', (select id from users where name = 'one'),
       case when $1 % 3 = 1 then 'stopped' end returning id) ${more || 'select from run'}`;
const LISTS: ListCase[] = [
  {
    path: '/api/players',
    add: `insert into players (id, name, tracked, account_state)
      values ('list_' || $1::integer, 'List_' || $1, $1 % 2 = 0, case when $1 % 3 = 0 then 'open' else 'seen' end)`,
    rows: ROWS + 2,
    order: 'rising',
  },
  {
    path: '/api/games',
    add: `insert into games (id, rated, variant, speed, perf, status, created_at, last_move_at, moves, plies, white_id, black_id,
        opening_eco, opening_name, first_run_id, last_run_id)
      select 'gamelis' || chr(64 + $1::integer), $1 % 2 = 0, 'standard', case when $1 % 3 = 0 then 'blitz' else 'rapid' end, 'blitz',
        'resign', at, at, 'e4', 1, 'white_rook', 'black_rook', 'B12', 'Caro-Kann', min(id), min(id) from runs,
        (select timestamptz '2026-02-01' + $1 / 2 * interval '1 day' as at) as moment group by at`,
    rows: ROWS + 1,
    order: 'by time',
  },
  {
    path: '/api/crawls',
    add: addRun('crawl', `insert into crawls (run_id, settings) select id, '{"depth":1}' from run`),
    rows: ROWS,
    order: 'falling',
  },
  {
    path: '/api/exports',
    add: addRun(
      'export',
      `insert into exports (run_id, request)
     select id, '{"format":"pgn","selection":{"filter":{}}}' from run`,
    ),
    rows: ROWS,
    order: 'falling',
  },
  { path: '/api/imports', add: addRun('import'), rows: ROWS, order: 'falling' },
];

describe('the list', () => {
  let database: TestDatabase;
  let api: ApiServer;
  const headers: Record<string, Record<string, string>> = {};

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', env: { ROLES: 'api' } });
    for (const user of ['one', 'two']) {
      headers[user] = bearer(await makeToken(database.url, { user, role: 'member', scope: 'write' }));
    }
    await insertGames(database.url, [{ id: 'aaaaaaa1', moves: 'e4' }]);
    for (const { add } of LISTS) for (let n = 1; n <= ROWS; n++) await queryDatabase(database.url, add, [n]);
    await queryDatabase(
      database.url,
      `with file as (insert into import_files (name, fingerprint, format, checked, first_run_id) 
         select 'part' || n || '.pgn', 'print' || n, 'pgn', true, (select min(id) from runs) from generate_series(1, 2) as n
         returning id, name)
       insert into import_tasks (run_id, file_id, place, path)
       select (select max(id) from runs where kind = 'import'), id, right(name, 5)::char(1)::integer, '/home/x/' || name from file`,
    );
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const get = (path: string, user = 'one'): Promise<Answer<Page>> => api.get<Page>(path, headers[user]);
  const readAll = async (path: string, between?: () => Promise<void>): Promise<Page['items']> => {
    const items: Page['items'] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; await between?.()) {
      const joint = path.includes('?') ? '&' : '?';
      const { json, status } = await get(`${path}${joint}limit=3${cursor && `&cursor=${cursor}`}`);
      expect([status, json.items.length <= 3]).toEqual([200, true]);
      items.push(...json.items);
      cursor = json.nextCursor;
    }
    return items;
  };
  const idsOf = async (path: string): Promise<unknown[]> => (await readAll(path)).map(({ id }) => id);

  describe.each(LISTS)('$path', ({ path, add, rows, order }) => {
    it('comes in pages without a gap or a repeat, in order, whatever is added meanwhile', async () => {
      const before = await idsOf(path);
      expect(before).toHaveLength(rows);
      if (order === 'falling') expect(before).toEqual(before.toSorted((a, b) => Number(b) - Number(a)));
      if (order === 'rising') expect(before).toEqual(before.toSorted());
      let n = ROWS;
      const during = await readAll(path, async () => {
        if (n < ROWS + 3) await queryDatabase(database.url, add, [++n]);
      });
      const ids = during.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => before.includes(id))).toEqual(before);
      expect(await idsOf(path)).toHaveLength(rows + 3);
    });

    it('is one line for each item for whoever prefers that', async () => {
      const ids = await idsOf(path);
      const lines = await api.get(path, { ...headers.one, accept: 'application/x-ndjson' });
      expect(lines).toMatchObject({ status: 200, type: 'application/x-ndjson' });
      const items = lines.text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: unknown });
      expect(items.map(({ id }) => id)).toEqual(ids);
      const refused = await api.get(`${path}?limit=3`, { ...headers.one, accept: 'application/x-ndjson' });
      expect(refused).toMatchObject({ status: 400, json: { errors: [{ field: 'limit' }] } });
    });

    it('refuses what is no cursor of its own, and filters that it does not know', async () => {
      const others = await get('/api/runs?limit=1');
      for (const cursor of ['x', '%00', 'bm9uZQ', others.json.nextCursor ?? '']) {
        const { status, type, json } = await get(`${path}?cursor=${cursor}`);
        expect([status, type]).toEqual([400, 'application/problem+json']);
        expect(json).toMatchObject({ errors: [{ field: 'cursor' }] });
      }
      for (const [field, value] of [
        ['limit', '0'],
        ['limit', '201'],
        ['colour', 'x'],
      ] as const) {
        expect(await get(`${path}?${field}=${value}`)).toMatchObject({ status: 400, json: { errors: [{ field }] } });
      }
    });
  });

  describe.each(['/api/crawls', '/api/exports', '/api/imports'])('%s', (path) => {
    it('can be that of one state', async () => {
      const all = await readAll(path);
      for (const state of ['done', 'failed', 'stopped', 'running']) {
        const expected = all.filter((item) => item.state === state).map(({ id }) => id);
        expect(await idsOf(`${path}?state=${state}`)).toEqual(expected);
      }
      expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['done', 'failed', 'stopped']));
      expect(await get(`${path}?state=asleep`)).toMatchObject({ status: 400, json: { errors: [{ field: 'state' }] } });
    });
  });

  it.each(['/api/exports', '/api/imports'])('%s shows one’s own, and all to an owner', async (path) => {
    const own = await idsOf(path);
    expect(own.length).toBeGreaterThanOrEqual(ROWS);
    expect((await get(path, 'two')).json.items).toEqual([]);
    const all = await api.get<Page>(`${path}?limit=200`);
    expect(all.json.items.map(({ id }) => id)).toEqual(own);
  });

  it('of crawls is shared, and says by which rules', async () => {
    const { items } = (await get('/api/crawls?limit=200', 'two')).json;
    expect(items.length).toBeGreaterThanOrEqual(ROWS);
    expect(items[0]).toMatchObject({ kind: 'crawl', settings: { depth: 1 }, wish: 'go' });
    expect((await get('/api/crawls?player=white_rook')).json.items).toEqual([]);
  });

  it('of imports counts files and names no folder', async () => {
    const { text, json } = await get('/api/imports?limit=200');
    expect(text).not.toContain('/home/');
    const counts = json.items.filter((item) => (item as { fileCount?: number }).fileCount);
    expect(counts).toMatchObject([{ fileCount: 2, fileName: 'part1.pgn' }]);
  });

  it('of players goes by the beginning of the name, what Lichess says, and whether they are tracked', async () => {
    const all = await readAll('/api/players');
    type Player = { id: string; tracked: boolean; accountState: string };
    const those = (test: (player: Player) => boolean): unknown[] =>
      (all as unknown as Player[]).filter(test).map(({ id }) => id);
    expect(await idsOf('/api/players?name=LIST_1')).toEqual(those(({ id }) => id.startsWith('list_1')));
    expect(await idsOf('/api/players?name=list_1~')).toEqual([]);
    expect(await idsOf('/api/players?name=%25')).toEqual([]);
    expect(await idsOf('/api/players?tracked=true')).toEqual(those(({ tracked }) => tracked));
    expect(await idsOf('/api/players?tracked=false&accountState=open')).toEqual(
      those(({ tracked, accountState }) => !tracked && accountState === 'open'),
    );
    expect(await get('/api/players?accountState=lost')).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'accountState' }] },
    });
  });

  it('of games goes by speed, rating, time and opening, and by nothing that needs a player', async () => {
    const all = (await readAll('/api/games')) as unknown as {
      id: string;
      speed: string;
      rated: boolean;
      createdAt: string;
    }[];
    const ids = (test: (game: (typeof all)[number]) => boolean): string[] => all.filter(test).map(({ id }) => id);
    expect(all.map(({ createdAt }) => createdAt)).toEqual(
      all
        .map(({ createdAt }) => createdAt)
        .toSorted()
        .reverse(),
    );
    expect(await idsOf('/api/games?speed=rapid&rated=false')).toEqual(
      ids(({ speed, rated }) => speed === 'rapid' && !rated),
    );
    expect(await idsOf('/api/games?since=2026-02-02&until=2026-02-05')).toEqual(
      ids(({ createdAt }) => createdAt >= '2026-02-02' && createdAt < '2026-02-05'),
    );
    expect(await idsOf('/api/games?opening=caro')).toEqual(ids(({ id }) => id.startsWith('gamelis')));
    expect(await idsOf('/api/games?order=oldest')).toEqual(all.map(({ id }) => id).toReversed());
    for (const field of ['color', 'result', 'opponent', 'player']) {
      expect(await get(`/api/games?${field}=white`)).toMatchObject({ status: 400, json: { errors: [{ field }] } });
    }
  });
});
