import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { jest } from '@jest/globals';
import { request } from 'undici';
import { resultOf } from '../../src/chess/status.js';
import { GamesService } from '../../src/games/games.service.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { HOME_PLAYER, type LichessGameJson, loadWorld } from '../../src/rehearsal/world/world.js';
import { ApiServer } from '../support/api-server.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

interface Page {
  items: { id: string; createdAt: string }[];
  nextCursor?: string;
}

const PLAYER = HOME_PLAYER.toLowerCase();
const GAMES = `/api/players/${PLAYER}/games`;
const NDJSON = { accept: 'application/x-ndjson' };
const byAge = (a: LichessGameJson, b: LichessGameJson): number => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);

describe("a player's games over HTTP", () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let lichessUrl: string;
  let api: ApiServer;
  /** What the world says the player played, oldest first. */
  let played: LichessGameJson[];

  beforeAll(async () => {
    database = await createTestDatabase();
    const world = await loadWorld();
    lichess = new RehearsalServer({ world: { ...world, runningAsExported: true } });
    lichessUrl = await lichess.start();
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl });
    await api.syncPlayer(HOME_PLAYER);
    played = world.games.filter(colorOf).sort(byAge);
  });

  afterAll(async () => {
    await api.close();
    await lichess.stop();
    await database.drop();
  });

  const colorOf = ({ players }: LichessGameJson): 'white' | 'black' | undefined =>
    players.white.user?.id === PLAYER ? 'white' : players.black.user?.id === PLAYER ? 'black' : undefined;

  const opponentOf = (game: LichessGameJson): string | undefined =>
    (colorOf(game) === 'white' ? game.players.black : game.players.white).user?.id;

  const outcomeOf = (game: LichessGameJson): 'win' | 'loss' | 'draw' | undefined => {
    const result = resultOf(game.status, game.winner);
    if (result === 'draw') return 'draw';
    return result === 'white' || result === 'black' ? (result === colorOf(game) ? 'win' : 'loss') : undefined;
  };

  const idsFrom = async (query: Record<string, string>): Promise<string[]> => {
    const answer = await api.get(`${GAMES}?${new URLSearchParams(query)}`, NDJSON);
    expect([answer.status, answer.type]).toEqual([200, 'application/x-ndjson']);
    return linesOf(answer.text).map(({ id }) => id);
  };

  const walk = async (query: Record<string, string>): Promise<string[]> => {
    const ids: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = (await api.get<Page>(`${GAMES}?${new URLSearchParams({ ...query, ...(cursor && { cursor }) })}`))
        .json;
      ids.push(...page.items.map(({ id }) => id));
      expect(page.items.length).toBeLessThanOrEqual(Number(query.limit ?? 50));
      cursor = page.nextCursor;
      if (cursor === undefined) return ids;
    }
  };

  it.each(['3', '50', '200'])('come exactly once each in pages of %s, in both orders', async (limit) => {
    const oldest = played.map(({ id }) => id);
    expect(await walk({ limit, order: 'oldest' })).toEqual(oldest);
    expect(await walk({ limit })).toEqual(oldest.reverse());
  });

  it('do not move between pages while new ones arrive', async () => {
    const first = (await api.get<Page>(`${GAMES}?limit=5`)).json;
    const newId = 'ZZZZnew1';
    await queryDatabase(database.url, `create table copy as select * from games where id = $1`, [first.items[0]?.id]);
    await queryDatabase(database.url, `update copy set id = '${newId}', created_at = now()`);
    await queryDatabase(database.url, `insert into games select * from copy`);
    try {
      const next = (await api.get<Page>(`${GAMES}?limit=5&cursor=${first.nextCursor}`)).json;
      expect(next.items.map(({ id }) => id)).toEqual(
        played
          .slice(-10, -5)
          .map(({ id }) => id)
          .reverse(),
      );
    } finally {
      await queryDatabase(database.url, `delete from games where id = '${newId}'`);
      await queryDatabase(database.url, `drop table copy`);
    }
  });

  it('are refused a cursor of the other order', async () => {
    const { nextCursor } = (await api.get<Page>(`${GAMES}?limit=1&order=oldest`)).json;
    expect(await api.get(`${GAMES}?cursor=${nextCursor}&order=newest`)).toMatchObject({ status: 400 });
  });

  type Filter = [Record<string, string>, (game: LichessGameJson) => boolean];
  const filters = (): Filter[] => {
    const middle = played[Math.floor(played.length / 2)] as LichessGameJson;
    const later = played[Math.floor(played.length * 0.8)] as LichessGameJson;
    const rival = opponentOf(played.find(opponentOf) as LichessGameJson) ?? '';
    const eco = played.find((game) => game.opening)?.opening?.eco ?? '';
    const name = played.findLast((game) => game.opening)?.opening?.name ?? '';
    const since = new Date(middle.createdAt).toISOString();
    const until = new Date(later.createdAt).toISOString();
    const within = ({ createdAt }: LichessGameJson): boolean =>
      createdAt >= middle.createdAt && createdAt < later.createdAt;
    return [
      [{ speed: 'blitz' }, (game) => game.speed === 'blitz'],
      [{ speed: 'correspondence' }, (game) => game.speed === 'correspondence'],
      [{ color: 'white' }, (game) => colorOf(game) === 'white'],
      [{ color: 'black' }, (game) => colorOf(game) === 'black'],
      [{ result: 'win' }, (game) => outcomeOf(game) === 'win'],
      [{ result: 'loss' }, (game) => outcomeOf(game) === 'loss'],
      [{ result: 'draw' }, (game) => outcomeOf(game) === 'draw'],
      [{ rated: 'true' }, (game) => game.rated],
      [{ rated: '0' }, (game) => !game.rated],
      [{ opponent: rival.toUpperCase() }, (game) => opponentOf(game) === rival],
      [{ opponent: 'nobody_here' }, () => false],
      [{ opening: eco.toLowerCase() }, (game) => game.opening?.eco === eco],
      [{ opening: eco.slice(0, 1) }, (game) => beginsWith(game, eco.slice(0, 1))],
      [{ opening: name.slice(0, 6) }, (game) => beginsWith(game, name.slice(0, 6))],
      [{ opening: '%' }, () => false],
      [{ since }, (game) => game.createdAt >= middle.createdAt],
      [{ until }, (game) => game.createdAt < later.createdAt],
      [
        { since, until, color: 'white', result: 'win' },
        (game) => within(game) && colorOf(game) === 'white' && outcomeOf(game) === 'win',
      ],
      [
        { rated: '1', speed: 'rapid', result: 'loss' },
        (game) => game.rated && game.speed === 'rapid' && outcomeOf(game) === 'loss',
      ],
    ];
  };

  it('are filtered as the world itself says', async () => {
    let hits = 0;
    for (const [query, holds] of filters()) {
      const expected = played.filter(holds).map(({ id }) => id);
      expect([query, await walk({ ...query, order: 'oldest', limit: '200' })]).toEqual([query, expected]);
      expect([query, await idsFrom({ ...query, order: 'newest' })]).toEqual([query, expected.toReversed()]);
      if (expected.length > 0 && expected.length < played.length) hits++;
    }
    expect(hits).toBeGreaterThanOrEqual(filters().length - 4);
  });

  it('come in full as NDJSON, each line as the game by itself', async () => {
    const answer = await api.get(`${GAMES}?order=oldest`, NDJSON);
    expect(answer.headers.vary).toBe('accept, accept-encoding');
    const lines = linesOf(answer.text);
    expect(lines.map(({ id }) => id)).toEqual(played.map(({ id }) => id));
    for (const line of lines.slice(0, 20)) expect((await api.get(`/api/games/${line.id}`)).json).toEqual(line);
  });

  it('are nothing as NDJSON when nothing fits', async () => {
    expect(await api.get(`${GAMES}?opponent=nobody_here`, NDJSON)).toMatchObject({ status: 200, text: '' });
  });

  it('refuse limit and cursor as NDJSON', async () => {
    expect(await api.get(`${GAMES}?limit=5`, NDJSON)).toMatchObject({ status: 400, type: 'application/problem+json' });
  });

  describe('as an endless stream', () => {
    let taken: number;
    let ended: boolean;

    /** Makes the list endless; gives back the body of an answer that nobody reads. */
    const openEndless = async (server: ApiServer): Promise<Readable> => {
      const games = server.app.get(GamesService);
      const one = await games.get(played[0]?.id ?? '');
      [taken, ended] = [0, false];
      jest.spyOn(games, 'stream').mockImplementation(async function* () {
        try {
          for (;;) {
            taken++;
            await Promise.resolve();
            yield one;
          }
        } finally {
          ended = true;
        }
      });
      const headers = { ...server.authorization, ...NDJSON };
      const { body } = await request(`${server.address}${GAMES}`, { headers });
      body.on('error', () => undefined);
      await once(body, 'readable');
      return body;
    };

    afterEach(() => jest.restoreAllMocks());

    it('wait for a reader that takes nothing, and stop when it goes away', async () => {
      const body = await openEndless(api);
      let before = -1;
      await until(() => before === (before = taken), { everyMs: 300 });
      expect(taken).toBeLessThan(50_000);
      body.destroy();
      await until(() => ended);
    });

    it('do not keep the server from stopping', async () => {
      const other = await ApiServer.start({ databaseUrl: database.url, lichessUrl });
      await openEndless(other);
      const asked = Date.now();
      await other.close();
      expect(Date.now() - asked).toBeLessThan(15_000);
      await until(() => ended);
    });
  });
});

function beginsWith({ opening }: LichessGameJson, text: string): boolean {
  const wanted = text.toLowerCase();
  return [opening?.eco, opening?.name].some((value) => value?.toLowerCase().startsWith(wanted));
}

function linesOf(text: string): { id: string }[] {
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as { id: string }]));
}
