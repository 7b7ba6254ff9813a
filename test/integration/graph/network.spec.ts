import { isDatabaseUnavailable } from '../../../src/database/database.errors.js';
import { Database } from '../../../src/database/database.service.js';
import { readInThread } from '../../../src/graph/network-thread.js';
import type { EdgeGame } from '../../../src/graph/core/edge.js';
import type { NetworkFilter } from '../../../src/graph/core/network-filter.js';
import { aGame, counts, randomGames, winnerOf } from '../../../src/graph/core/spec-kit.js';
import { EdgesService } from '../../../src/graph/edges.service.js';
import {
  InvalidEdgeError,
  InvalidNetworkQuestionError,
  NetworkUnavailableError,
  PlayerNotInNetworkError,
} from '../../../src/graph/graph.errors.js';
import { GraphGamesRepository } from '../../../src/graph/graph-games.repository.js';
import { GraphService } from '../../../src/graph/graph.service.js';
import type { ChainBy, HopView, NeighbourView, PagePosition } from '../../../src/graph/graph-view.js';
import { NetworkStore } from '../../../src/graph/network-store.js';
import { AppLogger } from '../../../src/observability/logger.js';
import { storeNetworkGames } from '../../support/network-games.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

const DAY_MS = 86_400_000;
const FILTERS: NetworkFilter[] = [
  {},
  { speeds: ['blitz'] },
  { speeds: ['bullet', 'rapid'], rated: true },
  { rated: false },
  { minGames: 2 },
  { since: 20 * DAY_MS, until: 60 * DAY_MS },
  { minRatingGap: 400 },
  { minRatingGap: 300, upsets: true },
  { rated: true, speeds: ['blitz', 'rapid'], since: 10 * DAY_MS, minRatingGap: 100 },
];
const BYS: ChainBy[] = ['games', 'wins'];

/** Whom each player has an arc to, game by game. */
function arcsOf(games: readonly EdgeGame[], by: ChainBy, filter: NetworkFilter): Map<string, Set<string>> {
  const numbers = new Map<string, number>();
  const add = (from: string, to: string): void =>
    void numbers.set(`${from} ${to}`, (numbers.get(`${from} ${to}`) ?? 0) + 1);
  for (const game of games) {
    if (!counts(game, filter)) continue;
    const winner = winnerOf(game);
    if (by === 'games' || winner === game.white) add(game.white, game.black);
    if (by === 'games' || winner === game.black) add(game.black, game.white);
  }
  const arcs = new Map<string, Set<string>>();
  for (const [key, number] of numbers) {
    const [from = '', to = ''] = key.split(' ');
    if (number >= (filter.minGames ?? 1)) arcs.set(from, (arcs.get(from) ?? new Set()).add(to));
  }
  return arcs;
}

/** Hops of a shortest chain, found by looking at everything. */
function hopsBetween(arcs: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): number | null {
  let reached = new Set([from]);
  for (let hops = 0; ; hops++) {
    if (reached.has(to)) return hops;
    const next = new Set([...reached, ...[...reached].flatMap((player) => [...(arcs.get(player) ?? [])])]);
    if (next.size === reached.size) return null;
    reached = next;
  }
}

describe('the player network', () => {
  const games = randomGames(5, 30, 260);
  const players = [...new Set(games.flatMap(({ white, black }) => [white, black]))].sort();
  let database: TestDatabase;
  let app: TestApp;
  let graph: GraphService;
  let store: NetworkStore;
  let stored: Map<string, EdgeGame>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const ids = await storeNetworkGames(database.url, games);
    stored = new Map(ids.map((id, i) => [id, games[i] as EdgeGame]));
    // Games that are no edge: open, aborted, against the computer.
    const [first] = await storeNetworkGames(database.url, [aGame('p0', 'loner'), aGame('p1', 'loner')], 'none');
    await queryDatabase(
      database.url,
      `update games set status = case id when $1 then 'aborted' else 'started' end where id like 'none%'`,
      [first],
    );
    app = await bootTestApp({
      databaseUrl: database.url,
      lichessUrl: 'http://127.0.0.1:9',
      env: { GRAPH_MAX_AGE_S: '0' },
    });
    graph = app.module.get(GraphService, { strict: false });
    store = app.module.get(NetworkStore, { strict: false });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const expectHop = (hop: HopView, by: ChainBy, filter: NetworkFilter): void => {
    expect(hop.games.length).toBeGreaterThan(0);
    for (const { id, createdAt } of hop.games) {
      const game = stored.get(id) as EdgeGame;
      expect([game.white, game.black].sort()).toEqual([hop.from, hop.to].sort());
      expect(counts(game, filter)).toBe(true);
      expect(createdAt.getTime()).toBe(game.createdAt);
      if (by === 'wins') expect(winnerOf(game)).toBe(hop.from);
    }
  };

  describe.each(FILTERS)('with the filter %j', (filter) => {
    const sample = (step: number): string[] => players.filter((_, i) => i % step === 0);

    it.each(BYS)('finds chains by %s as short as there are, with stored games for every hop', async (by) => {
      const arcs = arcsOf(games, by, filter);
      let found = 0;
      for (const from of sample(5)) {
        for (const to of sample(4)) {
          const chain = await graph.chain(from, to, by, filter);
          expect([from, to, chain.length]).toEqual([from, to, hopsBetween(arcs, from, to)]);
          if (chain.length === null) continue;
          expect([chain.players[0], chain.players.at(-1), chain.hops.length]).toEqual([from, to, chain.length]);
          chain.hops.forEach((hop) => expectHop(hop, by, filter));
          found += chain.hops.length;
        }
      }
      expect(found).toBeGreaterThan(0);
    });

    it.each(BYS)('says how far everybody is by %s, page by page', async (by) => {
      const arcs = arcsOf(games, by, filter);
      const [target = ''] = players;
      const seen: { player: string; distance: number }[] = [];
      for (let after: PagePosition | undefined, isLast = false; !isLast;) {
        const page = await graph.distances(target, by, filter, { limit: 7, after });
        for (const { player, distance, via } of page.items) {
          seen.push({ player, distance });
          if (via === null) expect(distance).toBe(0);
          else expect([arcs.get(player)?.has(via), hopsBetween(arcs, via, target)]).toEqual([true, distance - 1]);
        }
        after = page.next;
        isLast = !after;
        if (isLast) expect(page.unreachable).toBe(players.length - seen.length);
      }
      const truth = players
        .map((player) => ({ player, distance: hopsBetween(arcs, player, target) }))
        .filter((entry): entry is { player: string; distance: number } => entry.distance !== null)
        .sort((a, b) => a.distance - b.distance || (a.player < b.player ? -1 : 1));
      expect(seen).toEqual(truth);
    });

    it('lists opponents with their scores, page by page', async () => {
      for (const player of sample(7)) {
        const seen: NeighbourView[] = [];
        for (let after: PagePosition | undefined, isLast = false; !isLast;) {
          const page = await graph.neighbours(player, filter, { limit: 3, after });
          seen.push(...page.items);
          after = page.next;
          isLast = !after;
          if (isLast) expect(page.total).toBe(seen.length);
        }
        const fitting = games.filter((game) => counts(game, filter) && [game.white, game.black].includes(player));
        const met = new Map<string, EdgeGame[]>();
        for (const game of fitting) {
          const opponent = game.white === player ? game.black : game.white;
          met.set(opponent, [...(met.get(opponent) ?? []), game]);
        }
        const truth = [...met]
          .map(([opponent, list]) => ({
            player: opponent,
            games: list.length,
            wins: list.filter((game) => winnerOf(game) === player).length,
            draws: list.filter(({ outcome }) => outcome === 'draw').length,
            losses: list.filter((game) => winnerOf(game) === opponent).length,
          }))
          .filter((entry) => entry.games >= (filter.minGames ?? 1))
          .sort((a, b) => b.games - a.games || (a.player < b.player ? -1 : 1));
        expect(seen.map(({ edges: _, ...rest }) => rest)).toEqual(truth);
        for (const { edges, games: number } of seen) {
          expect(edges.reduce((sum, edge) => sum + edge.games, 0)).toBeGreaterThanOrEqual(number);
        }
      }
    });
  });

  it('sums up what two players did, with their newest games', async () => {
    const { white, black } = games.find((game) => counts(game, {}) && winnerOf(game) === game.white) as EdgeGame;
    const record = await graph.headToHead(white, black, {});
    const met = games.filter((game) => [white, black].every((player) => [game.white, game.black].includes(player)));
    expect(record.total).toEqual({
      games: met.length,
      wins: met.filter((game) => winnerOf(game) === white).length,
      draws: met.filter(({ outcome }) => outcome === 'draw').length,
      losses: met.filter((game) => winnerOf(game) === black).length,
    });
    expect(record.byYear).toEqual([{ year: 1970, score: record.total }]);
    expect(record.games.map(({ createdAt }) => createdAt.getTime())).toEqual(
      met.map(({ createdAt }) => createdAt).sort((a, b) => b - a),
    );
    const strangers = players.find((player) => !met.some((game) => [game.white, game.black].includes(player)));
    const none = await graph.headToHead(white, strangers as string, { until: 0 });
    expect(none).toMatchObject({ total: { games: 0 }, firstAt: null, games: [] });
  });

  it('refuses players it does not have, and questions that make no sense', async () => {
    await expect(graph.chain('p0', 'loner', 'games', {})).rejects.toThrow(PlayerNotInNetworkError);
    await expect(graph.chain('p0', 'p1', 'games', { since: 5, until: 5 })).rejects.toThrow(InvalidNetworkQuestionError);
  });

  it('is read once however many ask, and not again while no edge changes', async () => {
    const before = await store.refresh({ games: true });
    const many = await Promise.all(Array.from({ length: 20 }, (_, i) => store.refresh({ games: i % 2 === 0 })));
    expect(new Set(many).size).toBe(1);
    expect(many[0]).not.toBe(before);
    expect(await store.get({ games: true })).toBe(many[0]);
    expect(await store.get({ games: false })).toBe(many[0]);
  });

  it('is read anew when games came in', async () => {
    const before = await store.get({ games: true });
    expect((await graph.neighbours('p0', {}, { limit: 200 })).items.map(({ player }) => player)).not.toContain(
      'newcomer',
    );
    await storeNetworkGames(database.url, [aGame('newcomer', 'p0', { createdAt: Date.now() })], 'late');
    const chain = await graph.chain('newcomer', 'p0', 'wins', { since: Date.now() - DAY_MS });
    expect(chain).toMatchObject({ length: 1, hops: [{ games: [{ id: 'late0000', winner: 'white' }] }] });
    expect(chain.asOf.getTime()).toBeGreaterThan(before.asOf.getTime());
  });

  it('is not looked after before its time, but for a chain whose game is gone', async () => {
    const shared = app.module.get(Database, { strict: false });
    const patient = { ...app.config, graph: { maxAgeS: 3_600 } };
    const held = new NetworkStore(shared, patient, app.module.get(AppLogger, { strict: false }));
    const asked = new GraphService(held, app.module.get(GraphGamesRepository, { strict: false }));
    await storeNetworkGames(database.url, [aGame('gone_a', 'gone_b'), aGame('gone_b', 'gone_c')], 'gone');
    expect((await asked.chain('gone_a', 'gone_b', 'wins', {})).length).toBe(1);
    const before = await held.get({ games: false });
    await queryDatabase(database.url, `delete from games where id = 'gone0000'`);
    expect((await asked.chain('gone_b', 'gone_c', 'wins', {})).length).toBe(1);
    expect(await held.get({ games: false })).toBe(before);
    await expect(asked.chain('gone_a', 'gone_b', 'wins', {})).rejects.toThrow(PlayerNotInNetworkError);
    expect(await held.get({ games: false })).not.toBe(before);
  });

  it('answers as it was while a new one is read', async () => {
    const MAX_AGE_MS = 1_000;
    const shared = app.module.get(Database, { strict: false });
    const soon = { ...app.config, graph: { maxAgeS: MAX_AGE_MS / 1_000 } };
    const held = new NetworkStore(shared, soon, app.module.get(AppLogger, { strict: false }));
    const before = await held.get({ games: false });
    const readAt = Date.now();
    await storeNetworkGames(database.url, [aGame('fresh_a', 'fresh_b')], 'soon');
    let oldAnswers = 0;
    const after = await until(async () => {
      const isDue = Date.now() - readAt > MAX_AGE_MS;
      const answer = await held.get({ games: false });
      if (answer !== before) return answer;
      if (isDue) oldAnswers++;
      return undefined;
    });
    expect(oldAnswers).toBeGreaterThan(0);
    expect(before.network.find('fresh_a')).toBeUndefined();
    expect(after.network.find('fresh_a')).toBeDefined();
  });

  it('is of one moment while others write', async () => {
    const over = new AbortController();
    const write = async (): Promise<void> => {
      for (let i = 0; !over.signal.aborted; i++) {
        await queryDatabase(database.url, `delete from games where id like 'busy%'`);
        const fresh = randomGames(i, 20, 60).map((game) => ({
          ...game,
          white: `b${game.white}`,
          black: `b${game.black}`,
        }));
        await storeNetworkGames(database.url, fresh, 'busy');
      }
    };
    const writing = write();
    try {
      for (let i = 0; i < 8; i++) expect((await store.refresh({ games: true })).network.games).toBeDefined();
    } finally {
      over.abort();
      await writing;
    }
  });

  it('is given up in time, and the database is said not to be there where it is not', async () => {
    await expect(readInThread(database.url, true, { deadlineMs: 1 })).rejects.toThrow(NetworkUnavailableError);
    const nowhere = 'postgres://nobody:nothing@127.0.0.1:9/none';
    const error: unknown = await readInThread(nowhere, false, { deadlineMs: 30_000 }).catch(
      (reason: unknown) => reason,
    );
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it('says so when edges contradict the games, until they are rebuilt', async () => {
    await queryDatabase(database.url, `update edges set games = games + 1 where player_a = 'p0'`);
    await expect(store.refresh({ games: true })).rejects.toThrow(InvalidEdgeError);
    const { corrected } = await app.module.get(EdgesService, { strict: false }).rebuild();
    expect(corrected).toBeGreaterThan(0);
    expect((await store.refresh({ games: true })).network.games).toBeDefined();
  });
});
